import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents } from '@/lib/bookkeeping/money';
import {
  exactCents,
  millionthsOf,
  parseMillionths,
  percentOf,
  roundedDivision,
  roundToCents,
} from '@/lib/e-invoice/semantic/decimal-amount';

describe('amounts of the XML (B3)', () => {
  it.each([
    ['336.9', 33690],
    ['-0.0000', 0],
    ['+5', 500],
    ['.5', 50],
    ['8870', 887000],
    ['007.10', 710],
    ['9999999999.99', 999_999_999_999],
  ])('%s is read exactly', (text, expected) => {
    const amount = parseMillionths(text);
    expect(amount === null ? null : exactCents(amount)).toBe(expected);
  });

  it.each(['', '.', '-', '1,00', '1e3', '0x10', ' 1', '1.0000001', 'NaN', '1.2.3', '1234567890123456789'])(
    '%j is none',
    (text) => {
      expect(parseMillionths(text)).toBeNull();
    },
  );

  it('has no cents when a part of a cent remains or no field could hold it', () => {
    expect(exactCents(parseMillionths('1.005') ?? 0n)).toBeNull();
    expect(exactCents(parseMillionths('10000000000.00') ?? 0n)).toBeNull();
  });

  it('rounds half a cent away from zero, both ways', () => {
    expect(
      ['0.005', '-0.005', '0.0049', '-0.0049'].map((text) => roundToCents(parseMillionths(text) ?? 0n)),
    ).toEqual([1, -1, 0, 0]);
  });

  it.each([
    [31_486, '7.00', 2204],
    [-485, '19.00', -92],
    [250, '7.00', 18],
    [-250, '7.00', -18],
    [100, '0.00', 0],
  ])('%i at %s %% is %i', (amount, percent, expected) => {
    expect(percentOf(cents(amount), percent)).toBe(expected);
  });

  it('survives the way to millionths and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), (amount) => {
        expect(exactCents(millionthsOf(cents(amount)))).toBe(amount);
      }),
    );
  });

  it('divides to the nearest whole number', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        (a, b) => {
          const error = roundedDivision(a, b) * b - a;
          expect(2n * (error < 0n ? -error : error)).toBeLessThanOrEqual(b);
        },
      ),
    );
  });
});
