import type { Platform } from '@/lib/platform';

export interface RateLimit {
  /** Requests in one window. */
  readonly most: number;
  readonly windowMs: number;
}

export interface RateDecision {
  readonly isAllowed: boolean;
  readonly remaining: number;
  /** Until the next window begins. */
  readonly resetMs: number;
}

/** Pure: start of the window an instant lies in. */
export function windowStartOf(now: Date, windowMs: number): Date {
  return new Date(Math.floor(now.getTime() / windowMs) * windowMs);
}

/**
 * Counts a request of this key, over all web processes: one statement, so two requests at once are two. Windows gone by
 * are removed when a new one begins.
 */
export async function countRequest(platform: Platform, key: string, limit: RateLimit): Promise<RateDecision> {
  const now = platform.clock.now();
  const windowStart = windowStartOf(now, limit.windowMs);
  const [row] = await platform.db.$queryRaw<{ count: number }[]>`
    INSERT INTO "RateWindow" ("key", "windowStart") VALUES (${key}, ${windowStart})
    ON CONFLICT ("key", "windowStart") DO UPDATE SET "count" = "RateWindow"."count" + 1
    RETURNING "count"`;
  const count = row?.count ?? 1;
  if (count === 1) {
    await platform.db.rateWindow.deleteMany({ where: { key, windowStart: { lt: windowStart } } });
  }
  return {
    isAllowed: count <= limit.most,
    remaining: Math.max(0, limit.most - count),
    resetMs: windowStart.getTime() + limit.windowMs - now.getTime(),
  };
}

/** After a success: what was counted under these keys no longer counts. */
export async function forgetRequests(platform: Platform, keys: readonly string[]): Promise<void> {
  await platform.db.rateWindow.deleteMany({ where: { key: { in: [...keys] } } });
}

/** No limit looks further back. */
const longestWindowMs = 24 * 60 * 60_000;

/** Housekeeping: windows of keys that nobody uses any more. */
export async function forgetOldRateWindows(platform: Platform): Promise<number> {
  const before = new Date(platform.clock.now().getTime() - 2 * longestWindowMs);
  const { count } = await platform.db.rateWindow.deleteMany({ where: { windowStart: { lt: before } } });
  return count;
}
