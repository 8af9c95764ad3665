import { describe, expect, it } from 'vitest';
import { formatAmount } from '@/lib/bookkeeping/money';
import { booked, codesOf, heldBack } from './example-invoice';

const first = { percentage: '3.00', amount: '39.27', date: '2026-01-22' };
const second = { percentage: '2.00', amount: '26.18', date: '2026-01-29' };
const mixed = {
  grossAmount: '1309.00',
  positions: [
    { grossAmount: '1190.00', taxRate: '19', taxCase: 'domestic' as const },
    { grossAmount: '119.00', taxRate: '7', taxCase: 'domestic' as const },
  ],
};

describe('Skonto (B3)', () => {
  it('splits both steps over the rows by gross, to the cent, with the same percentage and date', () => {
    const booking = booked({ ...mixed, skonto: [second, first] });
    const shares = booking.rows.map(({ skonto }) =>
      skonto.map(({ percentage, date, amount }) => `${percentage} ${date} ${formatAmount(amount)}`),
    );
    expect(shares).toEqual([
      ['3.00 2026-01-22 35.70', '2.00 2026-01-29 23.80'],
      ['3.00 2026-01-22 3.57', '2.00 2026-01-29 2.38'],
    ]);
    expect(codesOf(booking.notes)).toContain('SKONTO_SPLIT');
  });

  it.each([
    ['35.76', []],
    ['35.75', []],
    ['20.00', []],
    ['35.77', ['SKONTO_ABOVE_PERCENTAGE']],
    ['600.00', ['SKONTO_ABOVE_PERCENTAGE']],
  ])('%s at 3 %% of 1.190,50 is told when it is more than the percentage gives', (amount, expected) => {
    const positions = [{ grossAmount: '1190.50', taxRate: '19', taxCase: 'domestic' as const }];
    const booking = booked({ grossAmount: '1190.50', positions, skonto: [{ ...first, amount }] });
    expect(codesOf(booking.notes).filter((code) => code === 'SKONTO_ABOVE_PERCENTAGE')).toEqual(expected);
    expect(booking.rows[0]?.skonto.map((step) => formatAmount(step.amount))).toEqual([amount]);
  });

  it('gives the cent that rounding leaves over to the largest row', () => {
    const positions = ['1', '2', '3'].map((costCenter1) => ({
      grossAmount: costCenter1 === '3' ? '100.10' : '100.00',
      taxRate: '19',
      taxCase: 'domestic' as const,
      costCenter1,
    }));
    const booking = booked({ grossAmount: '300.10', positions, skonto: [{ ...first, amount: '10.00' }] });
    expect(booking.rows.map(({ skonto }) => skonto[0]?.amount)).toEqual([333, 333, 334]);
  });

  it('leaves Skonto off a row whose share rounds to nothing', () => {
    const positions = [
      { grossAmount: '119.00', taxRate: '19', taxCase: 'domestic' as const },
      { grossAmount: '0.05', taxRate: '7', taxCase: 'domestic' as const },
    ];
    const booking = booked({ grossAmount: '119.05', positions, skonto: [{ ...first, amount: '3.57' }] });
    expect(booking.rows.map(({ skonto }) => skonto.length)).toEqual([1, 0]);
    expect(booking.rows[0]?.skonto[0]?.amount).toBe(357);
  });

  it('keeps the second step below the first on tiny rows', () => {
    const positions = [
      { grossAmount: '119.00', taxRate: '19', taxCase: 'domestic' as const },
      { grossAmount: '0.30', taxRate: '7', taxCase: 'domestic' as const },
    ];
    const steps = [
      { ...first, amount: '3.58' },
      { ...second, amount: '2.39' },
    ];
    const booking = booked({ grossAmount: '119.30', positions, skonto: steps });
    expect(booking.rows.map(({ skonto }) => skonto.map(({ amount }) => amount))).toEqual([[357, 239], [1]]);
  });

  it('is left out with a warning where there is no person account', () => {
    const booking = booked({ ...mixed, partner: { name: 'X' }, skonto: [first] });
    expect(booking.rows.every(({ skonto }) => skonto.length === 0)).toBe(true);
    const note = booking.notes.find(({ code }) => code === 'SKONTO_WITHOUT_PARTNER_ACCOUNT');
    expect(note?.params.skonto).toBe('3.00 % (39,27) bis 22.01.2026');
  });

  it.each([
    [
      'on a credit note',
      {
        grossAmount: '-119.00',
        positions: [{ grossAmount: '-119.00', taxRate: '19', taxCase: 'domestic' as const }],
        skonto: [first],
      },
      'SKONTO_ON_CREDIT_NOTE',
    ],
    [
      'of three steps',
      { ...mixed, skonto: [first, second, { ...second, date: '2026-02-01' }] },
      'SKONTO_TOO_MANY',
    ],
    ['of 0 %', { ...mixed, skonto: [{ ...first, percentage: '0.00' }] }, 'SKONTO_PERCENTAGE'],
    [
      'with a later step that is not lower',
      { ...mixed, skonto: [first, { ...second, percentage: '3.00' }] },
      'SKONTO_PERCENTAGE',
    ],
    [
      'with a later amount that is not lower',
      { ...mixed, skonto: [first, { ...second, amount: '39.27' }] },
      'SKONTO_AMOUNT',
    ],
    ['as large as the invoice', { ...mixed, skonto: [{ ...first, amount: '1309.00' }] }, 'SKONTO_AMOUNT'],
    ['of a negative amount', { ...mixed, skonto: [{ ...first, amount: '-1.00' }] }, 'SKONTO_AMOUNT'],
    ['on the document date', { ...mixed, skonto: [{ ...first, date: '2026-01-15' }] }, 'SKONTO_DATE'],
    ['on the due date', { ...mixed, skonto: [{ ...first, date: '2026-02-14' }] }, 'SKONTO_DATE'],
    ['twice on the same day', { ...mixed, skonto: [first, { ...second, date: first.date }] }, 'SKONTO_DATE'],
  ])('is held back %s', (_name, changes, code) => {
    expect(codesOf(heldBack(changes))).toContain(code);
  });
});
