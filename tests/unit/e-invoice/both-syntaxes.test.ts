import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ciiXml } from './cii-xml';
import { type InvoiceModel, invoice, plainInvoice } from './invoice-model';
import { codes, positionsOf, reading, refusal } from './reading';
import { ublXml } from './ubl-xml';

const weBuy = { ownParties: { vatIds: ['DE 822 222 222'] } };

const everyField = invoice({
  typeCode: '380',
  seller: {
    name: 'Hanse Papier GmbH',
    vatId: 'DE 811111111',
    taxNumber: '60/123/45678',
    id: 'L-42',
    gln: '4000001000005',
    street: 'Am Wall 1',
    postCode: '28195',
    city: 'Bremen',
    country: 'DE',
  },
  buyer: { name: 'Donau Druck KG', vatId: 'DE822222222', id: 'K-9', city: 'Ulm', country: 'DE' },
  dueDate: '2026-04-04',
  deliveryDate: '2026-03-02',
  periodEnd: '2026-02-28',
  orderId: 'B-77/1',
  note: 'Lieferung 4711',
  terms: 'Zahlbar in 30 Tagen',
  iban: 'DE02 1203 0000 0000 2020 51',
  bic: 'BYLADEM1001',
});

describe.each([
  ['UBL', (model: InvoiceModel) => ublXml(model)],
  ['CII', ciiXml],
])('%s invoice', (_, xml) => {
  it('arrives with parties, dates, amounts and tax case (E1)', async () => {
    const {
      invoice: read,
      direction,
      questions,
      warnings,
      container,
    } = await reading(xml(everyField), weBuy);
    expect({ direction, questions, warnings, container }).toEqual({
      direction: 'incoming',
      questions: [],
      warnings: [],
      container: 'xml',
    });
    expect(read).toMatchObject({
      direction: 'incoming',
      number: 'R-2026-7',
      issueDate: '2026-03-05',
      serviceDate: '2026-03-02',
      dueDate: '2026-04-04',
      currency: 'EUR',
      exchangeRate: null,
      grossAmount: 11900,
      orderId: 'B-77/1',
      text: 'Lieferung 4711',
      information: 'Zahlbar in 30 Tagen',
      ownVatId: 'DE822222222',
      partner: {
        name: 'Hanse Papier GmbH',
        city: 'Bremen',
        country: 'DE',
        vatId: 'DE811111111',
        customerNumber: 'L-42',
        iban: 'DE02120300000000202051',
        bic: 'BYLADEM1001',
      },
      positions: [{ grossAmount: 11900, taxRate: '19.00', taxCase: 'domestic' }],
      roundingAmount: null,
    });
  });

  it('of our own company is outgoing: the buyer is the partner and our account is not his (E1)', async () => {
    const read = await reading(xml(everyField), { ownParties: { vatIds: ['DE811111111'] } });
    expect(read.direction).toBe('outgoing');
    expect(read.invoice.partner).toMatchObject({
      name: 'Donau Druck KG',
      customerNumber: 'K-9',
      iban: null,
      bic: null,
    });
    expect(read.invoice.ownVatId).toBe('DE811111111');
  });

  it('that we collect by direct debit names the buyer’s account (E1)', async () => {
    const model = invoice({ debitedIban: 'DE02500105170137075030', iban: 'DE02120300000000202051' });
    const read = await reading(xml(model), { ownParties: { vatIds: ['DE811111111'] } });
    expect(read.invoice.partner.iban).toBe('DE02500105170137075030');
  });

  it('without a delivery date was performed at the end of its period (E1)', async () => {
    const read = await reading(xml(invoice({ periodEnd: '2026-02-28' })), weBuy);
    expect(read.invoice.serviceDate).toBe('2026-02-28');
  });

  it('with allowances and charges of the document books the breakdown (B3, E1)', async () => {
    const model = invoice({
      lines: [
        { net: '200.00', category: 'S', rate: '19' },
        { net: '50.00', category: 'S', rate: '7' },
      ],
      allowances: [
        { isCharge: false, amount: '20.00', category: 'S', rate: '19' },
        { isCharge: true, amount: '5.95', category: 'S', rate: '7' },
      ],
      lineTotal: '250.00',
      allowanceTotal: '20.00',
      chargeTotal: '5.95',
      net: '235.95',
      shares: [
        { category: 'S', rate: '19', basis: '180.00', tax: '34.20' },
        { category: 'S', rate: '7', basis: '55.95', tax: '3.92' },
      ],
      tax: '38.12',
      gross: '274.07',
      payable: '274.07',
    });
    const read = await reading(xml(model), weBuy);
    expect(positionsOf(read)).toEqual([
      ['214.20', '19.00', 'domestic'],
      ['59.87', '7.00', 'domestic'],
    ]);
  });

  it('that is partly paid is booked in full, and says so (E1)', async () => {
    const read = await reading(xml(invoice({ prepaid: '19.00', payable: '100.00' })), weBuy);
    expect(read.invoice.grossAmount).toBe(11900);
    expect(read.warnings).toEqual([
      {
        code: 'E_INVOICE_PREPAID',
        params: { prepaid: '19,00 EUR', payable: '100,00 EUR', total: '119,00 EUR' },
      },
    ]);
  });

  it('whose amount due is rounded is booked unrounded, and says so (B3)', async () => {
    const read = await reading(xml(invoice({ rounding: '0.03', payable: '119.03' })), weBuy);
    expect(read.invoice.grossAmount).toBe(11900);
    expect(codes(read.warnings)).toEqual(['E_INVOICE_PAYABLE_ROUNDING']);
  });

  it('names every missing field at once (E2)', async () => {
    const { number, issueDate, currency, gross, ...rest } = plainInvoice;
    const problems = await refusal(xml(rest));
    expect([number, issueDate, currency, gross]).toHaveLength(4);
    expect(problems.map(({ params }) => params.field)).toEqual([
      'Rechnungsnummer (BT-1)',
      'Rechnungsdatum (BT-2)',
      'Währung (BT-5)',
      'Rechnungsbetrag mit Umsatzsteuer (BT-112)',
    ]);
  });

  it.each([
    ['a day that does not exist', { issueDate: '2026-02-30' }, 'Rechnungsdatum (BT-2)'],
    ['an amount with half a cent', { gross: '119.005' }, 'Rechnungsbetrag mit Umsatzsteuer (BT-112)'],
    ['an amount with a comma', { gross: '119,00' }, 'Rechnungsbetrag mit Umsatzsteuer (BT-112)'],
    [
      'an amount no DATEV field holds',
      { gross: '10000000000.00' },
      'Rechnungsbetrag mit Umsatzsteuer (BT-112)',
    ],
    ['a rate beyond 100 %', { shares: [{ ...plainInvoice.shares[0], rate: '190' }] }, 'Steuersatz (BT-119)'],
  ])('with %s is refused (B3, E2)', async (_case, change, field) => {
    const problems = await refusal(xml(invoice(change)));
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'E_INVOICE_FIELD_UNREADABLE',
        params: expect.objectContaining({ field }),
      }),
    );
  });

  it('with a number longer than any store takes is refused, not cut (B5)', async () => {
    const problems = await refusal(xml(invoice({ number: 'R'.repeat(201) })));
    expect(problems.map(({ path }) => path)).toEqual(['number']);
  });

  it('reads amounts with more or fewer decimals than two exactly (B3)', async () => {
    const model = invoice({
      net: '100',
      tax: '19.0',
      gross: '119.0000',
      lines: [{ net: '99.995', category: 'S', rate: '19.00' }],
    });
    const read = await reading(xml(model), weBuy);
    expect(read.invoice.grossAmount).toBe(11900);
  });
});

describe('any consistent invoice', () => {
  const share = fc.record({
    rate: fc.constantFrom('19', '7.00', '0'),
    lines: fc.array(fc.integer({ min: -50_000, max: 500_000 }), { minLength: 1, maxLength: 4 }),
  });

  it('arrives the same from UBL and CII, its positions add up to its total (B3, E1)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(share, { selector: ({ rate }) => rate, minLength: 1 }),
        async (shares) => {
          const model = consistentInvoice(shares);
          const [ubl, cii] = await Promise.all([
            reading(ublXml(model), weBuy),
            reading(ciiXml(model), weBuy),
          ]);
          expect(ubl.invoice).toEqual(cii.invoice);
          const sum = ubl.invoice.positions.reduce((total, { grossAmount }) => total + grossAmount, 0);
          expect(sum).toBe(ubl.invoice.grossAmount);
          expect(ubl.invoice.roundingAmount).toBeNull();
        },
      ),
      { numRuns: 200 },
    );
  });
});

function consistentInvoice(shares: readonly { rate: string; lines: readonly number[] }[]): InvoiceModel {
  const decimal = (amount: number) =>
    `${amount < 0 ? '-' : ''}${Math.floor(Math.abs(amount) / 100)}.${String(Math.abs(amount) % 100).padStart(2, '0')}`;
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
  const written = shares.map(({ rate, lines }) => {
    const basis = sum(lines);
    const hundredths = basis * Number.parseInt(rate, 10);
    const tax = Math.sign(hundredths) * Math.floor((Math.abs(hundredths) + 50) / 100);
    return { rate, lines, basis, tax, category: rate === '0' ? 'E' : 'S' };
  });
  const net = sum(written.map(({ basis }) => basis));
  const tax = sum(written.map((item) => item.tax));
  return invoice({
    shares: written.map((item) => ({
      category: item.category,
      rate: item.rate,
      basis: decimal(item.basis),
      tax: decimal(item.tax),
      ...(item.category === 'E' ? { reason: 'Steuerfrei nach § 4 Nr. 21 UStG' } : {}),
    })),
    lines: written.flatMap((item) =>
      item.lines.map((amount) => ({ net: decimal(amount), category: item.category, rate: item.rate })),
    ),
    lineTotal: decimal(net),
    net: decimal(net),
    tax: decimal(tax),
    gross: decimal(net + tax),
    payable: decimal(net + tax),
  });
}
