import type { Pace } from './poll-schedule';

/** Tries in a row without an answer after which a job rests visibly instead of trying on (T7). */
export const patience = 6;

/** DATEV jobs given up in a row after which a person has to look. */
export const mostRestarts = 5;

/** A `Retry-After` beyond this is taken for a mistake of a gateway. */
const longestRetryAfterMs = 60 * 60_000;

/**
 * When to try again: exponential with full jitter, never before DATEV's `Retry-After` (T7).
 * @param attempts tries so far, 0 for the first failure
 * @param random 0 ≤ random < 1
 */
export function retryAt(
  now: Date,
  attempts: number,
  pace: Pace,
  random: number,
  retryAfterMs: number | null = null,
): Date {
  const window = Math.min(pace.backoffCapMs, pace.backoffBaseMs * 2 ** Math.min(attempts, 20));
  // Half of the window is fixed, so that a retry never follows at once.
  const waitMs = window / 2 + random * (window / 2);
  const asked = Math.min(retryAfterMs ?? 0, longestRetryAfterMs);
  return new Date(now.getTime() + Math.max(Math.ceil(waitMs), asked));
}
