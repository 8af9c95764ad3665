import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connected, order, thisMonth } from './datev-session';
import {
  archiveXml,
  type DocumentWish,
  type Kind,
  type LedgerWish,
  ledgerXml,
  PDF,
  type Row,
} from './package';

const month = thisMonth();
const date = `${month}-10`;
const later = (day: string) => `${month}-${day}`;
const RECEIVABLE = 'accountsReceivableLedgerImport';

const invoiceRow: Row = { date, amount: '119.00', accountNo: '8400', currencyCode: 'EUR', invoiceId: 'RE-1' };
const folder = [
  ['1', month],
  ['3', 'Ausgangsrechnungen'],
] as const;
const soundDocument: DocumentWish = { ledger: 'RE-1.xml', properties: folder, images: ['RE-1.pdf'] };

let { datev, caller } = {} as Awaited<ReturnType<typeof connected>>;

beforeEach(async () => {
  ({ datev, caller } = await connected({ manner: 'live', processingMs: 0 }));
});
afterEach(() => datev.close());

interface Entry {
  readonly time: string;
  readonly text: string;
  readonly type: string;
  readonly filename?: string;
  readonly context?: string;
}

interface Wish {
  readonly importType?: string;
  readonly files: Readonly<Record<string, string>>;
}

async function transfer({ importType = RECEIVABLE, files }: Wish) {
  const { path, id } = await caller.openJob(importType, month);
  for (const [name, content] of Object.entries(files)) {
    const response = await caller.upload(path, name, content);
    if (response.status !== 201) throw new Error(`${name}: ${await response.text()}`);
  }
  await caller.finalise(path);
  const { status } = (await (await caller.get(path)).json()) as { status: number };
  const entries = (await (await caller.get(`${path}/protocol-entries`)).json()) as Entry[];
  return {
    status,
    entries,
    id,
    errors: entries.filter(({ type }) => type === 'error').map(({ text }) => text),
  };
}

/** One invoice with an image; parts can be replaced. */
function invoice(ledger: Partial<LedgerWish> = {}, document: DocumentWish = {}, header = '') {
  return transfer({
    files: {
      'RE-1.xml': ledgerXml({ rows: [invoiceRow], ...ledger }),
      'RE-1.pdf': PDF,
      'document.xml': archiveXml([{ ...soundDocument, ...document }], header),
    },
  });
}

const row = (change: Row): Partial<LedgerWish> => ({ rows: [inOrder({ ...invoiceRow, ...change })] });

const fieldOrder =
  'date amount discountAmount accountNo buCode tax currencyCode invoiceId bookingText bankCode bankAccount paymentConditionsId paymentOrder discountPercentage discountPaymentDate discountAmount2 discountPercentage2 discountPaymentDate2 dueDate bpAccountNo deliveryDate orderId'.split(
    ' ',
  );

function inOrder(values: Row): Row {
  return Object.fromEntries(
    fieldOrder.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
  );
}

describe('a sound package (B1)', () => {
  it('is processed, entry by entry, and kept as posting proposals', async () => {
    const { status, entries, id } = await invoice();
    expect(status).toBe(2);
    expect(entries.filter(({ text }) => text === 'wurde empfangen!').map(({ filename }) => filename)).toEqual(
      ['RE-1.xml', 'RE-1.pdf', 'document.xml'],
    );
    expect(
      entries.some(
        ({ context, filename }) =>
          /^Beleg-ID Nr\. [0-9A-F]{32}$/.test(context ?? '') && filename === 'RE-1.pdf',
      ),
    ).toBe(true);
    expect(entries.every(({ time }) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/.test(time))).toBe(
      true,
    );
    expect(datev.world.jobs.get(id)?.result?.documents).toMatchObject([
      {
        outcome: 'accepted',
        folderName: 'Ausgangsrechnungen',
        month,
        images: ['RE-1.pdf'],
        rows: [invoiceRow],
      },
    ]);
  });

  it('may come without an image; DATEV makes a copy from the data', async () => {
    const { status, entries } = await transfer({
      files: {
        'RE-1.xml': ledgerXml({ rows: [invoiceRow] }),
        'document.xml': archiveXml([{ ...soundDocument, images: [] }]),
      },
    });
    expect(status).toBe(2);
    expect(entries.some(({ text }) => text.includes('Belegbild'))).toBe(true);
  });

  it('takes credit notes, foreign currency and Skonto (B3)', async () => {
    expect((await invoice(row({ amount: '-50.00' }))).status).toBe(2);
    const dollars = { rows: [{ ...invoiceRow, currencyCode: 'USD' }] };
    expect((await invoice(dollars)).status).toBe(2);
    const discount = {
      discountAmount: '2.38',
      discountPercentage: '2.00',
      discountPaymentDate: later('20'),
      dueDate: later('25'),
      bpAccountNo: '10000',
    };
    expect(await invoice(row(discount))).toMatchObject({ status: 2, errors: [] });
  });
});

describe('what refuses a document (B2)', () => {
  const cases: readonly (readonly [string, Partial<LedgerWish>, RegExp])[] = [
    ['a wrong sum', { consolidated: { consolidatedAmount: '119.01' } }, /Summe/],
    ['another date', { consolidated: { consolidatedDate: later('11') } }, /"date"/],
    ['another number', { consolidated: { consolidatedInvoiceId: 'RE-2' } }, /"invoiceId"/],
    ['another currency', { consolidated: { consolidatedCurrencyCode: 'USD' } }, /"currencyCode"/],
    ['a delivery date its rows lack', { consolidated: { consolidatedDeliveryDate: date } }, /"deliveryDate"/],
    ['an order its rows lack', { consolidated: { consolidatedOrderId: 'B-1' } }, /"orderId"/],
    ['an empty number', row({ invoiceId: '' }), /Rechnungsnummer ist leer/],
    ['a date outside the month', row({ date: '2025-01-31' }), /nicht im Buchungsmonat/],
    ['an account too long', row({ accountNo: '123456' }), /123456 passt nicht zur Kontenlänge 4/],
    ['a person account too long', row({ bpAccountNo: '100000' }), /Personenkonto 100000/],
    ['a plus sign', { ...row({ amount: '+119.00' }) }, /Pluszeichen/],
    [
      'Skonto without percentage',
      row({ discountAmount: '2.38', discountPaymentDate: later('20') }),
      /Skonto braucht/,
    ],
    [
      'Skonto of the whole amount',
      row({ discountAmount: '119.00', discountPercentage: '2.00', discountPaymentDate: later('20') }),
      /Skontobetrag erreicht/,
    ],
    [
      'a discount date before the invoice',
      row({ discountAmount: '2.38', discountPercentage: '2.00', discountPaymentDate: date }),
      /Skontodatum/,
    ],
    ['due on the day of the invoice', row({ dueDate: date }), /Fälligkeit/],
    [
      'payment conditions with a due date',
      row({ paymentConditionsId: '10', dueDate: later('20') }),
      /paymentConditionsId/,
    ],
    [
      'a direct debit with dunning block',
      row({ paymentConditionsId: '9', paymentOrder: 'true' }),
      /paymentOrder/,
    ],
    ['a bank code alone', row({ bankCode: '76250000' }), /bankCode und bankAccount/],
    ['a short German bank code', row({ bankCode: '7625', bankAccount: '121' }), /BLZ/],
    ['rows of another kind', { kind: 'accountsPayableLedger' }, /Art der Zeilen/],
    [
      'a forbidden character in the number',
      row({ invoiceId: 'RE_1' }),
      /"invoiceId" hat den unzulässigen Wert "RE_1"/,
    ],
    ['an amount of 0.00', row({ amount: '0.00' }), /"amount"/],
  ];

  it.each(cases)('%s', async (_what, ledger, reason) => {
    const { status, errors, entries } = await invoice(ledger);
    expect(status).toBe(3);
    expect(errors.join('\n')).toMatch(reason);
    expect(
      entries.filter(({ type }) => type === 'error').every(({ filename }) => filename === 'RE-1.xml'),
    ).toBe(true);
  });

  it('a second Skonto that is not smaller', async () => {
    const first = { discountAmount: '2.38', discountPercentage: '2.00', discountPaymentDate: later('15') };
    const second = {
      discountAmount2: '3.00',
      discountPercentage2: '1.00',
      discountPaymentDate2: later('20'),
    };
    expect((await invoice(row({ ...first, ...second }))).errors.join()).toMatch(/Skonto 2/);
  });

  it('an account that fitted until the account length changed (M3)', async () => {
    await order(datev, '/datasets/455148-1', { accountLength: 6 }, 'PUT');
    expect((await invoice(row({ bpAccountNo: '10000' }))).errors.join()).toMatch(/Kontenlänge 6/);
    expect((await invoice(row({ bpAccountNo: '1000000' }))).status).toBe(2);
  });

  it('a date in the cut first month of a fiscal year', async () => {
    const year = {
      start: later('05'),
      end: '2099-12-31',
      accountLength: 4,
      accountsPayable: true,
      accountsReceivable: true,
      cash: true,
    };
    await order(datev, '/datasets/455148-1', { fiscalYears: [year] }, 'PUT');
    expect((await invoice()).errors.join()).toMatch(/Rumpfmonat/);
  });
});

describe('what refuses a document because of document.xml (B2)', () => {
  const cases: readonly (readonly [string, DocumentWish, RegExp])[] = [
    [
      'a folder that does not exist',
      {
        properties: [
          ['1', month],
          ['3', 'Rechnungen'],
        ],
      },
      /Ordner „Rechnungen“/,
    ],
    ['no folder', { properties: [['1', month]] }, /Ordners/],
    ['no month', { properties: [['3', 'Ausgangsrechnungen']] }, /Buchungsmonat/],
    [
      'a month that is none',
      {
        properties: [
          ['1', '2026-13'],
          ['3', 'Ausgangsrechnungen'],
        ],
      },
      /Buchungsmonat/,
    ],
    [
      'another month than the job',
      {
        properties: [
          ['1', '2025-01'],
          ['3', 'Ausgangsrechnungen'],
        ],
      },
      /passt nicht zum Job/,
    ],
    [
      'a cash account for invoices',
      {
        properties: [
          ['1', month],
          ['2', '1000'],
        ],
      },
      /Eigenschaft 2/,
    ],
    ['the wrong type', { attributes: { type: '1' } }, /type passt nicht/],
    ['processID 1', { attributes: { processID: '1' } }, /processID 1/],
    ['an image that was not sent', { images: ['RE-1.pdf', 'missing.pdf'] }, /missing\.pdf/],
    ['a name in another case', { images: ['re-1.pdf'] }, /re-1\.pdf/],
    [
      'a kind the job was not made for',
      {
        kind: 'accountsPayableLedger',
        properties: [
          ['1', month],
          ['3', 'Eingangsrechnungen'],
        ],
      },
      /passt nicht zum Job/,
    ],
    ['the format Invoice', { kind: 'Invoice', properties: [['InvoiceType', 'Outgoing']] }, /Format Invoice/],
  ];

  it.each(cases)('%s', async (_what, document, reason) => {
    const { status, errors } = await invoice({}, document);
    expect(status).toBe(3);
    expect(errors.join('\n')).toMatch(reason);
  });

  it('follows a renamed folder (M6)', async () => {
    await order(
      datev,
      '/datasets/455148-1',
      { ledgerFolderNames: { [RECEIVABLE]: ['Ausgang & Co'] } },
      'PUT',
    );
    expect((await invoice()).status).toBe(3);
    expect(
      (
        await invoice(
          {},
          {
            properties: [
              ['1', month],
              ['3', 'Ausgang &amp; Co'],
            ],
          },
        )
      ).status,
    ).toBe(2);
  });
});

describe('what refuses the whole package', () => {
  it.each([
    ['no document.xml', {}, /document\.xml wurde nicht übertragen/],
    ['no XML', { 'document.xml': '<archive>' }, /kein lesbares XML/],
    ['a document type', { 'document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><archive/>' }, /Dokumenttypen/],
    ['another format', { 'document.xml': '<archive/>' }, /Wurzelelement/],
    ['no document', { 'document.xml': archiveXml([]) }, /document/],
  ])('%s', async (_what, files, reason) => {
    const { status, errors } = await transfer({ files });
    expect(status).toBe(3);
    expect(errors.join()).toMatch(reason);
  });

  it('numbers of another dataset in the header', async () => {
    expect(
      (await invoice({}, {}, '<consultantNumber>455148</consultantNumber><clientNumber>1</clientNumber>'))
        .status,
    ).toBe(2);
    const other = await invoice(
      {},
      {},
      '<consultantNumber>455148</consultantNumber><clientNumber>2</clientNumber>',
    );
    expect([other.status, other.errors.join()]).toEqual([3, expect.stringMatching(/Mandantennummer/)]);
  });
});

describe('several documents', () => {
  it('are judged one by one: 4 if some are refused, the file named (P3)', async () => {
    const second = { ...invoiceRow, invoiceId: 'RE-2' };
    const { status, entries, id } = await transfer({
      files: {
        'RE-1.xml': ledgerXml({ rows: [invoiceRow] }),
        'RE-2.xml': ledgerXml({ rows: [second], consolidated: { consolidatedAmount: '1.00' } }),
        'RE-1.pdf': PDF,
        'document.xml': archiveXml([soundDocument, { ledger: 'RE-2.xml', properties: folder }]),
      },
    });
    expect(status).toBe(4);
    expect(entries.filter(({ type }) => type === 'error').map(({ filename }) => filename)).toEqual([
      'RE-2.xml',
      'RE-2.xml',
    ]);
    expect(datev.world.jobs.get(id)?.result?.documents.map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'refused',
    ]);
  });

  it('warn about a file no document names, without failing', async () => {
    const { status, entries } = await transfer({
      files: {
        'RE-1.xml': ledgerXml({ rows: [invoiceRow] }),
        'RE-1.pdf': PDF,
        'extra.pdf': PDF,
        'document.xml': archiveXml([soundDocument]),
      },
    });
    expect(status).toBe(2);
    expect(entries.find(({ type }) => type === 'warning')).toMatchObject({ filename: 'extra.pdf' });
  });
});

describe('GUIDs (B6)', () => {
  const guid = '9ffd1116-da0c-4a30-95d4-ef93fe31097a';

  it('name the stored document, and a known one is skipped', async () => {
    const first = await invoice({}, { attributes: { guid } });
    expect(first.entries.map(({ context }) => context)).toContain(
      'Beleg-ID Nr. 9FFD1116DA0C4A3095D4EF93FE31097A',
    );
    const second = await invoice({}, { attributes: { guid: guid.toUpperCase() } });
    expect(second.status).toBe(2);
    expect(
      second.entries
        .filter(({ type }) => type === 'warning')
        .map(({ text }) => text)
        .join(),
    ).toMatch(/übersprungen/);
    expect(datev.world.jobs.get(second.id)?.result?.documents).toMatchObject([
      { outcome: 'skipped', rows: [] },
    ]);
  });

  it('of a refused document stay free', async () => {
    await invoice({ consolidated: { consolidatedAmount: '1.00' } }, { attributes: { guid } });
    expect(datev.world.jobs.size).toBe(1);
    const second = await invoice({}, { attributes: { guid } });
    expect(datev.world.jobs.get(second.id)?.result?.documents).toMatchObject([{ outcome: 'accepted' }]);
  });
});

describe('cash (T4)', () => {
  const cashRow = (amount: string): Row => ({ date, amount, currencyCode: 'EUR', bookingText: 'Kasse' });
  const cashDocument: DocumentWish = {
    ledger: 'K.xml',
    kind: 'cashLedger',
    properties: [
      ['1', month],
      ['3', 'Kasse'],
    ],
  };
  const cash = (rows: readonly Row[], document: DocumentWish = {}) =>
    transfer({
      importType: 'cashLedgerImport',
      files: {
        'K.xml': ledgerXml({ kind: 'cashLedger' satisfies Kind, rows }),
        'document.xml': archiveXml([{ ...cashDocument, ...document }]),
      },
    });

  it('is booked in its order and never below zero', async () => {
    await order(datev, '/datasets/455148-1', { openingCashBalance: 5_000 }, 'PUT');
    expect((await cash([cashRow('-50.01'), cashRow('100.00')])).errors.join()).toMatch(/negativ/);
    expect((await cash([cashRow('100.00'), cashRow('-150.00')])).status).toBe(2);
    expect(datev.world.datasets.get('455148-1')?.cashBalances).toEqual({ Kasse: 0 });
  });

  it('names the cash book by account or by name, not by both', async () => {
    expect(
      (
        await cash([cashRow('1.00')], {
          properties: [
            ['1', month],
            ['2', '1000'],
          ],
        })
      ).status,
    ).toBe(2);
    expect(
      (
        await cash([cashRow('1.00')], {
          properties: [
            ['2', '1000'],
            ['3', 'Kasse'],
          ],
        })
      ).errors.join(),
    ).toMatch(/nicht zusammen/);
  });

  it('warns when more than 30 characters of text come', async () => {
    const { status, entries } = await cash([{ ...cashRow('1.00'), bookingText: 'x'.repeat(31) }]);
    expect(status).toBe(2);
    expect(entries.some(({ type, text }) => type === 'warning' && text.includes('30 Zeichen'))).toBe(true);
  });

  it('does not process a job that was finalised while another was in progress', async () => {
    await order(datev, '/settings', { processingMs: 60_000 });
    const jobs = [
      await caller.openJob('cashLedgerImport', month),
      await caller.openJob('cashLedgerImport', month),
    ];
    for (const { path } of jobs) {
      await caller.upload(path, 'K.xml', ledgerXml({ kind: 'cashLedger', rows: [cashRow('1.00')] }));
      await caller.upload(path, 'document.xml', archiveXml([cashDocument]));
      await caller.finalise(path);
    }
    await order(datev, '/settings', { advanceClockMs: 60_000 });
    const statuses = await Promise.all(
      jobs.map(async ({ path }) => (await (await caller.get(path)).json()) as { status: number }),
    );
    expect(statuses.map(({ status }) => status)).toEqual([2, 3]);
  });
});

it('in the sandbox manner answers the same whatever was sent (P5)', async () => {
  await order(datev, '/settings', { manner: 'sandbox' });
  const nonsense = await transfer({ files: {} });
  const sound = await invoice();
  expect([nonsense.status, sound.status]).toEqual([4, 4]);
  const withoutTime = (entries: Entry[]) => entries.map(({ time: _time, ...entry }) => entry);
  expect(withoutTime(nonsense.entries)).toEqual(withoutTime(sound.entries));
  expect(new Set(sound.entries.map(({ type }) => type))).toEqual(
    new Set(['information', 'warning', 'error']),
  );
});
