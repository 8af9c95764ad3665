import { type Cents, cents } from './money';

/**
 * Spreads an amount over rows by their weight: each share is rounded commercially to the cent, and what rounding leaves
 * over goes to the heaviest row, so that the shares always sum to the amount exactly (B3). Weights are not negative and
 * not all zero.
 */
export function allocateByWeight(amount: Cents, weights: readonly Cents[]): Cents[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total <= 0n || weights.some((weight) => weight < 0)) {
    throw new RangeError('weights must not be negative and must not all be zero');
  }
  const shares = weights.map((weight) => divideRounded(BigInt(amount) * BigInt(weight), total));
  const heaviest = indexOfLargest(weights);
  const rest = BigInt(amount) - shares.reduce((sum, share) => sum + share, 0n);
  return shares.map((share, index) => cents(Number(index === heaviest ? share + rest : share)));
}

/** Index of the largest value; the first of several equal ones, so that a repetition gives the same result. */
export function indexOfLargest(values: readonly number[]): number {
  return values.reduce((best, value, index) => (value > (values[best] ?? -Infinity) ? index : best), 0);
}

function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const magnitude = dividend < 0n ? -dividend : dividend;
  const rounded = (magnitude * 2n + divisor) / (divisor * 2n);
  return dividend < 0n ? -rounded : rounded;
}
