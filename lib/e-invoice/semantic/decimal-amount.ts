import { type Cents, cents } from '@/lib/bookkeeping/money';

/**
 * An amount as the XML states it, exactly: integer millionths of the currency unit. Line amounts of sloppy generators carry
 * more than two decimals; they are added up exactly and only the sum is rounded (B3).
 */
export type Millionths = bigint;

const decimalPattern = /^([+-]?)(\d{1,18})?(?:\.(\d{0,18}))?$/;
const perCent = 10_000n;
const largestCents = 999_999_999_999n;

/** Reads an `xs:decimal` (`336.9`, `+5`, `.5`, `-0.0000`); more than six significant decimals or anything else is null. */
export function parseMillionths(text: string): Millionths | null {
  const match = decimalPattern.exec(text);
  if (!match) return null;
  const [, sign, whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return null;
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > 6) return null;
  const value = BigInt(whole || '0') * 1_000_000n + BigInt(significant.padEnd(6, '0'));
  return sign === '-' ? -value : value;
}

/** The amount in cents when it has no smaller part and fits DATEV's range, else null. */
export function exactCents(amount: Millionths): Cents | null {
  if (amount % perCent !== 0n) return null;
  const value = amount / perCent;
  return value > largestCents || value < -largestCents ? null : cents(Number(value));
}

/** Nearest cent, half away from zero, as EN 16931 rounds; null outside DATEV's range. */
export function roundToCents(amount: Millionths): Cents | null {
  return exactCents(roundedDivision(amount, perCent) * perCent);
}

export function millionthsOf(amount: Cents): Millionths {
  return BigInt(amount) * perCent;
}

/** Percent of an amount, to the nearest cent: `percentOf(31486, "7.00")` is 2204. */
export function percentOf(amount: Cents, percent: string): Cents {
  const hundredths = BigInt(percent.replace('.', ''));
  return cents(Number(roundedDivision(BigInt(amount) * hundredths, 10_000n)));
}

/** Integer division to the nearest whole number, half away from zero. */
export function roundedDivision(dividend: bigint, divisor: bigint): bigint {
  const half = divisor / 2n;
  return dividend < 0n ? -((-dividend + half) / divisor) : (dividend + half) / divisor;
}
