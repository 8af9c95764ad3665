import { describe, expect, it } from 'vitest';
import type { AccountRow } from '@/lib/bookkeeping/account-table';
import { booked, codesOf, confirmedRows, heldBack, rowsOf, rulesOfFour, skr03 } from './example-invoice';

const row = (changes: Partial<AccountRow>): AccountRow => ({
  direction: 'outgoing',
  taxCase: 'domestic',
  taxRate: '19.00',
  rule: '',
  accountNo: '8400',
  taxKey: null,
  isAutomatic: true,
  state: 'confirmed',
  ...changes,
});

describe('booking an invoice', () => {
  it('makes one row per account and rate, summing to the invoice (B3)', () => {
    const booking = booked({
      grossAmount: '1428.00',
      positions: [
        { grossAmount: '1190.00', taxRate: '19', taxCase: 'domestic' },
        { grossAmount: '119.00', taxRate: '7.00', taxCase: 'domestic' },
        { grossAmount: '119.00', taxRate: '19.00', taxCase: 'domestic' },
      ],
    });
    expect(rowsOf(booking)).toEqual(['8400 19.00 1309.00', '8300 7.00 119.00']);
  });

  it('keeps rows with different cost centres apart and adds up KOST quantities (B3)', () => {
    const booking = booked({
      grossAmount: '300.00',
      positions: [
        { grossAmount: '100.00', taxRate: '19', taxCase: 'domestic', costCenter1: '10', costQuantity: '1.5' },
        { grossAmount: '100.00', taxRate: '19', taxCase: 'domestic', costCenter1: '20' },
        {
          grossAmount: '100.00',
          taxRate: '19',
          taxCase: 'domestic',
          costCenter1: '10',
          costQuantity: '0.25',
        },
      ],
    });
    expect(booking.rows.map(({ costCenter1, costQuantity }) => [costCenter1, costQuantity])).toEqual([
      ['10', '1.7500'],
      ['20', null],
    ]);
  });

  it('loses no KOST quantity where another position of the row has none (B5)', () => {
    const position = { grossAmount: '50.00', taxRate: '19', taxCase: 'domestic' as const, costCenter1: '10' };
    const booking = booked({
      grossAmount: '100.00',
      positions: [position, { ...position, costQuantity: '1.5' }],
    });
    expect(booking.rows.map(({ costQuantity }) => costQuantity)).toEqual(['1.5000']);
  });

  it('keeps a credit note negative (B3)', () => {
    const booking = booked({
      grossAmount: '-119.00',
      positions: [{ grossAmount: '-119.00', taxRate: '19', taxCase: 'domestic' }],
    });
    expect(rowsOf(booking)).toEqual(['8400 19.00 -119.00']);
    expect(booking.total).toBe(-11_900);
  });

  it('spreads a discount on the whole invoice over the rates by gross, and shows it (B3)', () => {
    const booking = booked({
      grossAmount: '1299.00',
      positions: [
        { grossAmount: '1190.00', taxRate: '19', taxCase: 'domestic' },
        { grossAmount: '119.00', taxRate: '7', taxCase: 'domestic' },
      ],
      discount: { grossAmount: '10.00', text: 'Treuerabatt' },
    });
    expect(rowsOf(booking)).toEqual(['8400 19.00 1180.91', '8300 7.00 118.09']);
    const note = booking.notes.find(({ code }) => code === 'INVOICE_DISCOUNT_SPREAD');
    expect(note?.params.shares).toBe('8400 (19.00 %): 9,09; 8300 (7.00 %): 0,91');
  });

  it('gives the cent that rounding leaves over to the largest row (B3)', () => {
    const positions = ['10', '20', '30'].map((costCenter1) => ({
      grossAmount: costCenter1 === '20' ? '100.01' : '100.00',
      taxRate: '19',
      taxCase: 'domestic' as const,
      costCenter1,
    }));
    const booking = booked({ grossAmount: '299.01', positions, discount: { grossAmount: '1.00' } });
    expect(rowsOf(booking)).toEqual(['8400 19.00 99.67', '8400 19.00 99.67', '8400 19.00 99.67']);
  });

  it('puts a rounding line on the largest row and says so (B3)', () => {
    const booking = booked({
      grossAmount: '226.02',
      positions: [
        { grossAmount: '107.00', taxRate: '7', taxCase: 'domestic' },
        { grossAmount: '119.00', taxRate: '19', taxCase: 'domestic' },
      ],
      roundingAmount: '0.02',
    });
    expect(rowsOf(booking)).toEqual(['8300 7.00 107.00', '8400 19.00 119.02']);
    expect(codesOf(booking.notes)).toContain('INVOICE_ROUNDING_PLACED');
  });

  it('books a final invoice as billed: the deposit lowers the row of its rate (B3)', () => {
    const booking = booked({
      grossAmount: '5950.00',
      positions: [
        { grossAmount: '11900.00', taxRate: '19', taxCase: 'domestic', text: 'Leistung' },
        { grossAmount: '-5950.00', taxRate: '19', taxCase: 'domestic', text: 'Abschlag vom 01.12.' },
      ],
    });
    expect(rowsOf(booking)).toEqual(['8400 19.00 5950.00']);
    expect(booking.rows[0]?.text).toBe('Beratung Januar');
  });

  it('drops rows that net to 0.00 and says so (B3)', () => {
    const booking = booked({
      grossAmount: '119.00',
      positions: [
        { grossAmount: '119.00', taxRate: '19', taxCase: 'domestic' },
        { grossAmount: '7.00', taxRate: '7', taxCase: 'domestic' },
        { grossAmount: '-7.00', taxRate: '7', taxCase: 'domestic' },
      ],
    });
    expect(rowsOf(booking)).toEqual(['8400 19.00 119.00']);
    expect(codesOf(booking.notes)).toContain('ROW_NETS_TO_ZERO');
  });

  it('sends mixed signs with a hint for the adviser', () => {
    const booking = booked({
      grossAmount: '109.00',
      positions: [
        { grossAmount: '119.00', taxRate: '19', taxCase: 'domestic' },
        { grossAmount: '-10.00', taxRate: '7', taxCase: 'domestic' },
      ],
    });
    expect(codesOf(booking.notes)).toContain('ROWS_MIXED_SIGNS');
  });

  it('explains a sum that does not fit and never smears the difference (B3)', () => {
    const problems = heldBack({ grossAmount: '119.01' });
    expect(problems.find(({ code }) => code === 'INVOICE_SUM_MISMATCH')?.params).toEqual({
      positions: '119,00',
      grossAmount: '119,01',
      difference: '0,01',
      currency: 'EUR',
    });
  });

  it('holds back a total of 0.00 and an invoice without positions', () => {
    const zero = [
      { grossAmount: '1.00', taxRate: '19', taxCase: 'domestic' as const },
      { grossAmount: '-1.00', taxRate: '19', taxCase: 'domestic' as const },
    ];
    expect(codesOf(heldBack({ grossAmount: '0.00', positions: zero }))).toContain('INVOICE_TOTAL_ZERO');
    expect(codesOf(heldBack({ positions: [] }))).toContain('INVOICE_WITHOUT_POSITIONS');
  });

  it('books foreign currency with its rate to six digits (B3)', () => {
    const booking = booked({ currency: 'USD', exchangeRate: '1.1479' });
    expect([booking.currencyCode, booking.exchangeRate]).toEqual(['USD', '1.147900']);
    expect(codesOf(booked({ currency: 'USD' }).notes)).toContain('EXCHANGE_RATE_MISSING');
    const euro = booked({ exchangeRate: '1' });
    expect(euro.exchangeRate).toBeNull();
    expect(codesOf(euro.notes)).toContain('EXCHANGE_RATE_LEFT_OUT');
    expect(codesOf(heldBack({ currency: 'SLE' }))).toContain('CURRENCY_UNKNOWN');
    expect(codesOf(heldBack({ currency: 'IDR', exchangeRate: '17123.5' }))).toContain(
      'EXCHANGE_RATE_TOO_LARGE',
    );
  });

  it("books OSS by the adviser's row for all rates, with both countries (B4)", () => {
    const table = {
      rows: [row({ taxCase: 'oss', taxRate: '*', accountNo: '8320', taxKey: '10', isAutomatic: false })],
    };
    const oss = { positions: [{ grossAmount: '119.00', taxRate: '21.00', taxCase: 'oss' as const }] };
    const booking = booked({ ...oss, shipFromCountry: 'DE', shipToCountry: 'NL' }, table);
    expect(booking.rows[0]).toMatchObject({ accountNo: '8320', taxKey: '10', tax: '21.00' });
    expect(codesOf(heldBack(oss, table))).toContain('OSS_COUNTRIES_MISSING');
  });

  it.each([
    ['ATU12345678', []],
    ['el 123456789', []],
    ['XI123456789', []],
    ['DE123456789', ['VAT_ID_GERMAN']],
    ['CHE-123.456.789', ['VAT_ID_NOT_EU']],
    ['GB123456789', ['VAT_ID_NOT_EU']],
    ['123456789', ['VAT_ID_NOT_EU']],
    [null, ['VAT_ID_MISSING']],
    [' ', ['VAT_ID_MISSING']],
  ])('tells of an intra-EU supply to a buyer with the VAT id %s (B4)', (vatId, expected) => {
    const positions = [{ grossAmount: '100.00', taxRate: '0', taxCase: 'intra_eu_supply' as const }];
    const { notes } = booked({ grossAmount: '100.00', positions, partner: { name: 'Holz Wien', vatId } });
    expect(codesOf(notes).filter((code) => code.startsWith('VAT_ID'))).toEqual(expected);
  });

  it('leaves out a due date that is not after the document date and a service date after it, and says so', () => {
    const booking = booked({ dueDate: '2026-01-15', serviceDate: '2026-01-16' });
    expect([booking.dueDate, booking.deliveryDate]).toEqual([null, null]);
    expect(codesOf(booking.notes)).toEqual(
      expect.arrayContaining(['DUE_DATE_LEFT_OUT', 'SERVICE_DATE_LEFT_OUT']),
    );
  });

  it('asks for the number and the name (B5)', () => {
    expect(codesOf(heldBack({ number: ' ' }))).toContain('INVOICE_NUMBER_MISSING');
    expect(codesOf(heldBack({ partner: { name: '' } }))).toContain('PARTNER_NAME_MISSING');
  });

  it('reports everything that is wrong at once', () => {
    const codes = codesOf(
      heldBack({ number: '', currency: 'SLE', grossAmount: '1.00', partner: { name: '' } }),
    );
    expect(codes).toEqual(
      expect.arrayContaining([
        'INVOICE_NUMBER_MISSING',
        'CURRENCY_UNKNOWN',
        'INVOICE_SUM_MISMATCH',
        'PARTNER_NAME_MISSING',
      ]),
    );
  });

  it('excludes payment condition against Skonto and due date, and a payment order against the payment block', () => {
    expect(codesOf(heldBack({ paymentConditionsId: '10' }))).toContain('PAYMENT_CONDITIONS_EXCLUSIVE');
    const block = { paymentConditionsId: '9', dueDate: null };
    expect(codesOf(heldBack({ ...block, paymentOrder: true }))).toContain('PAYMENT_ORDER_BLOCKED');
    expect(booked(block).paymentConditionsId).toBe('9');
    expect(codesOf(heldBack({ ...block, paymentConditionsId: '8' }))).toContain('PAYMENT_CONDITIONS_RANGE');
  });
});

describe('accounts and tax keys (B4)', () => {
  it('books by confirmed rows only; a proposal is refused', () => {
    const table = { rows: [row({ state: 'proposed' })] };
    expect(codesOf(heldBack({}, table))).toEqual(['ACCOUNT_ROW_NOT_CONFIRMED']);
    expect(codesOf(heldBack({}, { rows: [] }))).toEqual(['ACCOUNT_ROW_MISSING']);
  });

  it('lets the account of the caller win', () => {
    const positions = [
      { grossAmount: '119.00', taxRate: '19', taxCase: 'domestic' as const, accountNo: '8401', taxKey: '3' },
    ];
    expect(booked({ positions }).rows[0]).toMatchObject({
      accountNo: '8401',
      taxKey: '3',
      accountSource: 'caller',
    });
  });

  it("warns when nobody knows whether the caller's account carries the tax", () => {
    const positions = [
      { grossAmount: '119.00', taxRate: '19', taxCase: 'domestic' as const, accountNo: '8200' },
    ];
    expect(codesOf(booked({ positions }).notes)).toContain('TAX_TREATMENT_UNKNOWN');
  });

  it.each([
    [
      'an automatic account that is only proposed',
      '8300',
      '7',
      [row({ accountNo: '8300', taxRate: '7.00', state: 'proposed' })],
    ],
    ['a row of another rate', '8200', '7', [row({ accountNo: '8200', isAutomatic: false, taxKey: '3' })]],
    [
      'a row of another direction',
      '4980',
      '19',
      [row({ accountNo: '4980', isAutomatic: false, direction: 'incoming', taxKey: '9' })],
    ],
  ] as const)(
    "warns when the table knows the caller's account by no more than %s",
    (_, accountNo, taxRate, rows) => {
      const positions = [{ grossAmount: '119.00', taxRate, taxCase: 'domestic' as const, accountNo }];
      expect(codesOf(booked({ positions }, { rows }).notes)).toContain('TAX_TREATMENT_UNKNOWN');
    },
  );

  it("says nothing where a confirmed row names the caller's account for this case", () => {
    const positions = [
      { grossAmount: '119.00', taxRate: '19', taxCase: 'domestic' as const, accountNo: '8200' },
    ];
    const rows = [row({ accountNo: '8200', isAutomatic: false })];
    expect(codesOf(booked({ positions }, { rows }).notes)).not.toContain('TAX_TREATMENT_UNKNOWN');
  });

  it("adds the table's key to the caller's account, for every rate of OSS too", () => {
    const rows = [row({ accountNo: '8320', isAutomatic: false, taxCase: 'oss', taxRate: '*', taxKey: '10' })];
    const positions = [{ grossAmount: '119.00', taxRate: '20', taxCase: 'oss' as const, accountNo: '8320' }];
    const shipment = { shipFromCountry: 'DE', shipToCountry: 'AT' };
    expect(booked({ positions, ...shipment }, { rows }).rows[0]).toMatchObject({ taxKey: '10' });
  });

  it("takes no key for the caller's account where rows name different ones", () => {
    const rows = [
      row({ accountNo: '8200', isAutomatic: false, taxKey: '3', rule: 'partner:K1' }),
      row({ accountNo: '8200', isAutomatic: false, taxKey: '2', rule: 'text:Hosting' }),
    ];
    const positions = [
      { grossAmount: '119.00', taxRate: '19', taxCase: 'domestic' as const, accountNo: '8200' },
    ];
    const booking = booked({ positions }, { rows });
    expect(booking.rows.map(({ taxKey }) => taxKey)).toEqual([null]);
    expect(codesOf(booking.notes)).toContain('TAX_TREATMENT_UNKNOWN');
  });

  it('refuses a key on an automatic account', () => {
    const positions = [{ grossAmount: '119.00', taxRate: '19', taxCase: 'domestic' as const, taxKey: '3' }];
    expect(codesOf(heldBack({ positions }))).toContain('TAX_KEY_ON_AUTOMATIC_ACCOUNT');
    const named = [{ grossAmount: '119.00', taxRate: '19', accountNo: '8400', taxKey: '3' }];
    expect(codesOf(heldBack({ positions: named }))).toContain('TAX_KEY_ON_AUTOMATIC_ACCOUNT');
  });

  it('writes accounts without leading zeros and leaves key 0 out', () => {
    const positions = [
      { grossAmount: '119.00', taxRate: '0', taxCase: 'exempt' as const, accountNo: '0400', taxKey: '0' },
    ];
    expect(booked({ positions }).rows[0]).toMatchObject({ accountNo: '400', taxKey: null });
  });

  it('prefers a partner rule to a text rule, that to the general row, and refuses a tie', () => {
    const text = row({ rule: 'text:Beratung', accountNo: '8410' });
    const partner = row({ rule: 'partner:K100', accountNo: '8420' });
    expect(rowsOf(booked({}, { rows: [row({}), text] }))).toEqual(['8410 19.00 119.00']);
    expect(rowsOf(booked({}, { rows: [row({}), text, partner] }))).toEqual(['8420 19.00 119.00']);
    const tie = { rows: [text, row({ rule: 'text:Januar', accountNo: '8411' })] };
    expect(codesOf(heldBack({}, tie))).toEqual(['ACCOUNT_ROW_AMBIGUOUS']);
  });

  it('asks for a missing tax case and for one that contradicts rate or direction', () => {
    const held = (taxCase: 'export' | 'intra_eu_acquisition' | null, taxRate: string) =>
      codesOf(heldBack({ positions: [{ grossAmount: '119.00', taxRate, taxCase }] }));
    expect(held(null, '19')).toEqual(['TAX_CASE_MISSING']);
    expect(held('export', '19')).toContain('TAX_CASE_RATE');
    expect(held('intra_eu_acquisition', '19')).toContain('TAX_CASE_DIRECTION');
  });

  it('sends no rate where the amount contains no tax', () => {
    const incoming = {
      direction: 'incoming' as const,
      partner: { name: 'Lieferant', accountNo: '70100' },
      positions: [{ grossAmount: '119.00', taxRate: '19', taxCase: 'intra_eu_acquisition' as const }],
    };
    expect(booked(incoming).rows[0]).toMatchObject({ accountNo: '3425', tax: null, taxRate: '19.00' });
  });

  it('has presets only for cases that two sources confirm', () => {
    const outgoing = confirmedRows('skr04').filter(({ direction }) => direction === 'outgoing');
    expect(outgoing.map(({ accountNo }) => accountNo)).toEqual(['4400', '4300', '4120', '4125']);
    expect(confirmedRows('skr03').every(({ taxKey }) => taxKey === null)).toBe(true);
  });
});

describe('account length (M3)', () => {
  it('refuses an account of another length and proposes the one it most likely is', () => {
    const problems = heldBack({ partner: { name: 'X' } }, skr03, { ...rulesOfFour, accountLength: 6 });
    const problem = problems.find(({ code }) => code === 'ACCOUNT_LENGTH_MISMATCH');
    expect(problem?.params).toEqual({ accountNo: '8400', accountLength: '6', proposal: '840000' });
  });

  it.each([
    ['outgoing' as const, '70100'],
    ['outgoing' as const, '1010'],
    ['incoming' as const, '69999'],
    ['incoming' as const, '700000'],
  ])('refuses the person account of an %s invoice outside its range: %s', (direction, accountNo) => {
    const problems = heldBack({ direction, partner: { name: 'X', accountNo } });
    expect(codesOf(problems)).toContain('PARTNER_ACCOUNT_RANGE');
  });

  it('takes the person account from what the company knows, else the collective one', () => {
    const partnerAccounts = {
      byMatchKey: new Map([['K100', '10777']]),
      collective: { customer: '10000', supplier: null },
    };
    const rules = { ...rulesOfFour, partnerAccounts };
    const known = booked({ partner: { name: 'X', customerNumber: 'K100' } }, skr03, rules);
    const unknown = booked({ partner: { name: 'X', customerNumber: 'K101' } }, skr03, rules);
    expect([known.partnerAccountNo, unknown.partnerAccountNo]).toEqual(['10777', '10000']);
  });

  it('says when DATEV named no length', () => {
    const booking = booked({}, skr03, { ...rulesOfFour, accountLength: null });
    expect(codesOf(booking.notes)).toContain('ACCOUNT_LENGTH_UNKNOWN');
  });
});
