declare const centsBrand: unique symbol;

/** Amount in integer cents of the document's currency. Never a float; range ±999,999,999,999 (DATEV: 10 digits before the point). */
export type Cents = number & { readonly [centsBrand]: true };

const largestCents = 999_999_999_999;

/** Brands an integer as cents; a fraction or an amount DATEV could never carry is a bug of the caller. */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value) || Math.abs(value) > largestCents) {
    throw new RangeError(`not an amount in cents: ${value}`);
  }
  return (value === 0 ? 0 : value) as Cents;
}

const decimalPattern = /^(-?)(\d{1,10})(?:\.(\d{1,2}))?$/;

/** Reads `"1309.00"`, `"-5.5"`, `"12"`; anything else (comma, blank, plus sign, third decimal) is null. */
export function parseAmount(text: string): Cents | null {
  const match = decimalPattern.exec(text);
  if (!match) return null;
  const [, sign, whole = '0', fraction = ''] = match;
  const value = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return cents(sign === '-' ? -value : value);
}

/** Writes DATEV's and our API's form: point, exactly two decimals, no leading zero, no plus: `-1309.00`. */
export function formatAmount(value: Cents): string {
  const digits = String(Math.abs(value)).padStart(3, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Sum that stays in integers. */
export function sumCents(values: Iterable<Cents>): Cents {
  let total = 0;
  for (const value of values) total += value;
  return cents(total);
}

/** For German readers: `-1309` cents → `-13,09`, thousands with points. */
export function formatGermanAmount(value: Cents): string {
  const [whole = '0', fraction = '00'] = formatAmount(value).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, '.')},${fraction}`;
}

/** Exact sum of any number of amounts; may leave the range of `Cents`, see `centsOrNull`. */
export function sumExactly(values: Iterable<Cents>): bigint {
  let total = 0n;
  for (const value of values) total += BigInt(value);
  return total;
}

/** An exact sum as cents, or null if no DATEV field could carry it. */
export function centsOrNull(value: bigint): Cents | null {
  const limit = BigInt(largestCents);
  return value > limit || value < -limit ? null : cents(Number(value));
}
