import fc from 'fast-check';
import type { InvoiceJson } from '@/lib/bookkeeping/invoice-json';

/** Invoices as callers send them: sensible ones, careless ones and hostile ones, all readable by the API's schema. */

/** Mostly one of the sensible values, now and then a careless or hostile one. */
function mostly<T>(sensible: readonly T[], careless: readonly T[], weight = 40): fc.Arbitrary<T> {
  return fc.oneof(
    { arbitrary: fc.constantFrom(...sensible), weight },
    { arbitrary: fc.constantFrom(...careless), weight: 1 },
  );
}

const amount = fc.oneof(
  { arbitrary: fc.integer({ min: 1, max: 500_000 }), weight: 40 },
  { arbitrary: fc.integer({ min: 1, max: 3 }), weight: 4 },
  { arbitrary: fc.integer({ min: -50_000, max: 0 }), weight: 4 },
  { arbitrary: fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), weight: 1 },
);

/** Any text is acceptable: what does not fit is mapped and said. */
const text = fc.oneof(
  {
    arbitrary: fc.constantFrom(
      'Beratung',
      'Wartung & Pflege',
      'Ä'.repeat(61),
      'A\nB',
      '',
      ' ',
      '日本',
      'e\u0301',
      '\u0001',
      '\uFFFE',
    ),
    weight: 6,
  },
  {
    arbitrary: fc
      .string({ maxLength: 130, unit: 'binary' })
      .map((characters) => characters.replaceAll('\u0000', '')),
    weight: 1,
  },
  { arbitrary: fc.string({ maxLength: 130, unit: 'grapheme' }), weight: 1 },
);

const date = fc
  .date({ min: new Date('2025-12-25'), max: new Date('2026-03-05'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

const number = fc.oneof(
  { arbitrary: fc.stringMatching(/^RE[-/ ._#]2026[-/]?[0-9]{1,4}$/), weight: 30 },
  { arbitrary: fc.constantFrom('', ' ', 'RÜ/1', '№', 'A'.repeat(37), '$%&*+-/', '\u0001'), weight: 1 },
  { arbitrary: fc.string({ maxLength: 45, unit: 'grapheme' }), weight: 1 },
);

const treatments = {
  outgoing: [
    ['domestic', '19.00'],
    ['domestic', '19'],
    ['domestic', '7.00'],
    ['exempt', '0.00'],
    ['export', '0'],
    ['intra_eu_supply', '0.00'],
    ['oss', '21.00'],
  ],
  incoming: [
    ['domestic', '19.00'],
    ['domestic', '7.00'],
    ['intra_eu_acquisition', '19.00'],
    ['reverse_charge', '7.00'],
  ],
} as const;
const oddTreatments = [
  ['domestic', '0.00'],
  ['export', '19.00'],
  ['small_business', '0.00'],
  ['intra_eu_acquisition', '19.00'],
  ['reverse_charge', '19.00'],
  ['not_taxable', '5.5'],
  [null, '19.00'],
] as const;

const nullable = <T>(value: fc.Arbitrary<T>, weight = 2): fc.Arbitrary<T | null> =>
  fc.oneof({ arbitrary: fc.constant(null), weight }, { arbitrary: value, weight: 1 });

const amountText = (value: number): string => {
  const digits = String(Math.abs(value)).padStart(3, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

const position = (sign: number, direction: 'outgoing' | 'incoming') =>
  fc.record({
    cents: amount.map((value) => value * sign),
    treatment: mostly<readonly [TaxCaseJson, string]>(treatments[direction], oddTreatments),
    accountNo: mostly([null, null, null, '4711', '0400'], ['84000', '8', '10000', '000', '123456789']),
    taxKey: mostly([null], ['3', '09', '0', '231', '99999'], 60),
    costCenter1: mostly([null, '100', ' 1 0 ', ''], ['A'.repeat(37)], 100),
    costCenter2: nullable(fc.constantFrom('200', 'ä', 'a\tb'), 8),
    costQuantity: mostly([null, '1', '2.5', '0.0001'], ['999999999999.9999'], 100),
    text: nullable(text),
    accountName: nullable(text, 6),
  });

const partner = (direction: 'outgoing' | 'incoming') =>
  fc.record({
    name: fc.oneof(
      { arbitrary: fc.constant('Möbel Müller & Söhne GmbH'), weight: 20 },
      { arbitrary: text, weight: 1 },
    ),
    city: nullable(text),
    country: fc.constantFrom(null, 'DE', 'FR', 'EL'),
    vatId: mostly([null, 'DE123456789', 'ATU-1234567', 'DE 123 456 789'], ['A'.repeat(20), 'ü']),
    customerNumber: fc.constantFrom(null, 'K100', 'A'.repeat(16), ' '),
    accountNo: mostly(direction === 'outgoing' ? [null, '10100', '69999'] : [null, '70100', '99999'], [
      '70100',
      '10100',
      '1010',
      '010100',
      '101000',
    ]),
    iban: mostly(
      [null, 'DE33762500000121540061', 'DE33 7625 0000 0121 5400 61'],
      ['DE00762500000121540061', 'x'],
    ),
    bic: mostly([null, 'COBADEFF', 'COBADEFFXXX', 'cobadeff'], ['COBADEFFX']),
    bankCode: mostly([null], ['76250000', '1'], 100),
    bankAccount: mostly([null], ['121540061', 'A'.repeat(31)], 100),
    bankCountry: mostly([null, 'DE', 'US'], ['UK'], 100),
  });

const skonto = fc.array(
  fc.record({
    percentage: mostly(['3.00', '2.00'], ['0.00', '1']),
    amount: fc.integer({ min: -1, max: 3_000 }).map(amountText),
    date,
  }),
  { maxLength: 3 },
);

/** Skonto as a merchant writes it: so many days, so many cents, and a due date behind it. */
const merchantSkonto = fc.array(
  fc.record({ days: fc.integer({ min: 8, max: 12 }), cents: fc.integer({ min: 1, max: 900 }) }),
  { minLength: 1, maxLength: 2 },
);

function termsOf(issueDate: string, steps: readonly { days: number; cents: number }[]) {
  const ordered = [...steps].sort((left, right) => right.cents - left.cents);
  const after = (days: number) =>
    new Date(Date.parse(issueDate) + days * 86_400_000).toISOString().slice(0, 10);
  return {
    skonto: ordered.map(({ days, cents }, index) => ({
      percentage: `${3 - index}.00`,
      amount: amountText(cents),
      date: after(days + index * 10),
    })),
    dueDate: after(30),
  };
}

type TaxCaseJson = InvoiceJson['positions'][number]['taxCase'];
type SkontoJson = { percentage: string; amount: string; date: string };

/** An invoice of the public JSON; four of five sum up. */
export const invoiceJson: fc.Arbitrary<InvoiceJson> = fc
  .tuple(
    fc.constantFrom(1, 1, 1, 1, -1),
    fc.constantFrom('outgoing' as const, 'outgoing' as const, 'incoming' as const),
  )
  .chain(([sign, direction]) =>
    fc.record({
      head: fc.record({
        externalId: fc.uuid(),
        direction: fc.constant(direction),
        number,
        issueDate: date,
        serviceDate: nullable(date),
        dueDate: nullable(date, 1),
        currency: mostly(['EUR', 'EUR', 'EUR', 'USD'], ['SLE']),
        exchangeRate: mostly([null, null, '1.1479', '0.000001'], ['17123.5']),
        orderId: nullable(fc.constantFrom('B-77', '#1001', 'A'.repeat(31), 'a.b'), 2),
        text: nullable(text, 1),
        information: nullable(text, 3),
        partner: partner(direction),
        ownVatId: mostly([null, 'DE333456789', 'DE-1'], ['A'.repeat(16)]),
        shipFromCountry: mostly([null, 'DE', 'DE', 'DE'], ['UK']),
        shipToCountry: mostly([null, 'FR', 'AT', 'GR'], ['EL']),
        skonto: fc.oneof(
          { arbitrary: fc.constant<SkontoJson[]>([]), weight: 5 },
          { arbitrary: skonto, weight: 1 },
        ),
        paymentConditionsId: mostly([null], ['9', '10', '8', '1000', '0010'], 20),
        paymentOrder: nullable(fc.boolean(), 3),
        paidAt: nullable(date, 6),
        keywords: nullable(text, 4),
        internalInvoiceId: nullable(fc.constantFrom('42', 'A'.repeat(13), 'a b'), 6),
        typeOfReceivable: nullable(fc.constantFrom('Miete', 'A'.repeat(11)), 8),
        description: nullable(text, 4),
      }),
      positions: fc.array(position(sign, direction), { minLength: 0, maxLength: 6, size: 'max' }),
      terms: nullable(merchantSkonto, 2),
      discount: nullable(fc.integer({ min: -5, max: 3_000 }), 4),
      rounding: nullable(fc.integer({ min: -3, max: 110 }), 8),
      error: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
      sign: fc.constant(sign),
    }),
  )
  .map(({ head, positions, terms, discount, rounding, error, sign }): InvoiceJson => {
    const sum = positions.reduce((total, { cents }) => total + cents, 0);
    const total = sum - (discount ?? 0) * sign + (rounding ?? 0) + error;
    const clamped = Math.max(-999_999_999_999, Math.min(999_999_999_999, total));
    return {
      ...head,
      ...(terms ? termsOf(head.issueDate, terms) : {}),
      grossAmount: amountText(clamped),
      positions: positions.map(({ cents, treatment: [taxCase, taxRate], ...rest }) => ({
        ...rest,
        taxCase,
        taxRate,
        grossAmount: amountText(cents),
      })),
      discount: discount === null ? null : { grossAmount: amountText(discount * sign), text: null },
      roundingAmount: rounding === null ? null : amountText(rounding),
    };
  });
