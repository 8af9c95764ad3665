import { createHash } from 'node:crypto';
import type { Platform } from '@/lib/platform';

/** Failures are counted over this time. */
export const signInWindowMs = 15 * 60_000;

interface Limit {
  readonly key: string;
  readonly most: number;
}

/**
 * Three counters (S3): guesses at one person from one address stop after 5; guesses at one person from many addresses
 * after 20, high enough that a stranger does not easily lock somebody out; guesses at many people from one address after 30.
 */
function signInLimits(email: string, address: string | null): readonly Limit[] {
  const limits = [{ key: keyOf('email', email), most: 20 }];
  if (address === null) return limits;
  return [
    ...limits,
    { key: keyOf('pair', `${email}\n${address}`), most: 5 },
    { key: keyOf('address', address), most: 30 },
  ];
}

function keyOf(kind: string, value: string): string {
  return createHash('sha256').update(`${kind}:${value}`).digest('hex');
}

/** Pure: how long to wait when these attempts lie inside the window; 0 = go on. */
export function waitAfterAttempts(attempts: readonly Date[], most: number, now: Date): number {
  if (attempts.length <= most) return 0;
  const newestFirst = [...attempts].sort((left, right) => right.getTime() - left.getTime());
  const blocking = newestFirst[most - 1];
  return blocking ? Math.max(1, blocking.getTime() + signInWindowMs - now.getTime()) : 0;
}

export interface CountedAttempt {
  readonly retryAfterMs: number;
  /** Takes the attempt back: it was refused unseen or succeeded. */
  readonly ids: readonly bigint[];
}

/**
 * Writes the attempt down first and counts afterwards, so that many attempts at the same instant see each other.
 * An attempt refused here is not counted, or trying would keep the door closed for ever.
 */
export async function countSignInAttempt(
  platform: Platform,
  email: string,
  address: string | null,
): Promise<CountedAttempt> {
  const now = platform.clock.now();
  const limits = signInLimits(email, address);
  const rows = await platform.db.signInAttempt.createManyAndReturn({
    data: limits.map(({ key }) => ({ key, at: now })),
    select: { id: true },
  });
  const ids = rows.map((row) => row.id);
  const since = new Date(now.getTime() - signInWindowMs);
  const attempts = await platform.db.signInAttempt.findMany({
    where: { key: { in: limits.map(({ key }) => key) }, at: { gt: since } },
    select: { key: true, at: true },
  });
  const waits = limits.map(({ key, most }) =>
    waitAfterAttempts(
      attempts.filter((attempt) => attempt.key === key).map((attempt) => attempt.at),
      most,
      now,
    ),
  );
  const retryAfterMs = Math.max(...waits);
  if (retryAfterMs > 0) await forgetAttempts(platform, ids);
  return { retryAfterMs, ids };
}

/** After a success: this attempt and what was counted against the person at this address. */
export async function forgetFailures(
  platform: Platform,
  email: string,
  address: string | null,
  ids: readonly bigint[],
): Promise<void> {
  await forgetAttempts(platform, ids);
  const own = signInLimits(email, address).filter(
    ({ key }) => address === null || key !== keyOf('address', address),
  );
  await platform.db.signInAttempt.deleteMany({ where: { key: { in: own.map(({ key }) => key) } } });
}

async function forgetAttempts(platform: Platform, ids: readonly bigint[]): Promise<void> {
  await platform.db.signInAttempt.deleteMany({ where: { id: { in: [...ids] } } });
}

/** Housekeeping: attempts outside the window count for nothing. */
export async function forgetOldSignInAttempts(platform: Platform): Promise<number> {
  const before = new Date(platform.clock.now().getTime() - signInWindowMs);
  const { count } = await platform.db.signInAttempt.deleteMany({ where: { at: { lt: before } } });
  return count;
}
