const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** DATEV deletes what nobody imported after 60 days; asking longer tells nothing (K6). */
const longestWatchMs = 60 * day;

/** Tries to send a file while DATEV cannot be reached; afterwards a person has to look. */
export const mostAttempts = 12;

/** When to try again: half a minute, doubled up to six hours; later if DATEV asks for it. */
export function nextAttemptMs(attempts: number, retryAfterMs: number | null): number {
  const own = Math.min(30 * second * 2 ** Math.max(0, attempts - 1), 6 * hour);
  return Math.max(own, retryAfterMs ?? 0);
}

/**
 * When to ask for the state of a payroll file again: a clerk imports it hours or weeks later, and DATEV wants few
 * questions. null: not any more.
 */
export function nextPayrollLookMs(looks: number, ageMs: number): number | null {
  if (ageMs >= longestWatchMs) return null;
  const steps = [hour, 6 * hour, day];
  return steps[looks] ?? 3 * day;
}

/** The data centre checks an EXTF file within minutes; then the answer is final. null: not any more. */
export function nextExtfLookMs(looks: number, ageMs: number, retryAfterMs: number | null): number | null {
  if (ageMs >= longestWatchMs) return null;
  const steps = [10 * second, 30 * second, 2 * minute, 10 * minute, hour];
  return Math.max(steps[looks] ?? day, retryAfterMs ?? 0);
}
