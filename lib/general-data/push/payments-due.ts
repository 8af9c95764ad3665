import { isDeepStrictEqual } from 'node:util';
import type { PreparedPayment } from '../people/prepare-payroll';

export interface PaymentsDue {
  /** Not handed over yet. */
  readonly due: readonly PreparedPayment[];
  /** Handed over, and not wanted any more: only a person can take them back. */
  readonly withdrawn: readonly PreparedPayment[];
}

/**
 * What of a prepared month still has to go. Movement data adds up at DATEV: a payment that was handed over and goes again
 * is paid twice. So payments are compared one by one, two equal ones counting as two.
 */
export function paymentsDue(
  wanted: readonly PreparedPayment[],
  delivered: readonly PreparedPayment[],
): PaymentsDue {
  return { due: without(wanted, delivered), withdrawn: without(delivered, wanted) };
}

/** `left` without one equal payment for each of `right`. */
export function without(
  left: readonly PreparedPayment[],
  right: readonly PreparedPayment[],
): PreparedPayment[] {
  const rest = [...left];
  for (const payment of right) {
    const index = rest.findIndex((other) => isDeepStrictEqual(other, payment));
    if (index !== -1) rest.splice(index, 1);
  }
  return rest;
}
