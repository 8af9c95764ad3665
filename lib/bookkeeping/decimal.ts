/**
 * Decimals that are no amounts: tax rates, Skonto percentages, exchange rates, KOST quantities. They travel as text with
 * a fixed number of decimals and are compared as integers, never as floats (B3).
 */

const percentPattern = /^(\d{1,2})(?:\.(\d{1,2}))?$/;
const ratePattern = /^(\d{1,9})(?:\.(\d{1,6}))?$/;
const quantityPattern = /^(\d{1,12})(?:\.(\d{1,4}))?$/;

function normalise(pattern: RegExp, text: string, decimals: number): string | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const [, whole = '0', fraction = ''] = match;
  return `${BigInt(whole)}.${fraction.padEnd(decimals, '0')}`;
}

/** `"19"`, `"19.0"`, `"19.00"` → `"19.00"`; 0.00 to 99.99, anything else null. */
export function parsePercent(text: string): string | null {
  return normalise(percentPattern, text, 2);
}

/** Percent text → hundredths of a percent: `"19.00"` → 1900. */
export function basisPointsOf(percent: string): number {
  return Number(percent.replace('.', ''));
}

/** Foreign units for 1 EUR → exactly six decimals; zero is null. More than 9999.999999 is readable but DATEV cannot carry it. */
export function parseExchangeRate(text: string): string | null {
  const rate = normalise(ratePattern, text, 6);
  return rate === null || /^0\.0+$/.test(rate) ? null : rate;
}

/** KOST-Menge → exactly four decimals; zero is null. */
export function parseQuantity(text: string): string | null {
  const quantity = normalise(quantityPattern, text, 4);
  return quantity === null || /^0\.0+$/.test(quantity) ? null : quantity;
}
