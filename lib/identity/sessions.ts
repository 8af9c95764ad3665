import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';

/** A browser stays signed in this long at most, and this long without being used. */
export const sessionLifetimeMs = 7 * 24 * 60 * 60_000;
export const sessionIdleMs = 12 * 60 * 60_000;
/** `lastSeenAt` is written at most this often: a page view is not a write. */
const seenPrecisionMs = 60_000;
const longestUserAgent = 300;

interface SessionTimes {
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

/** Pure: neither ended, nor too old, nor left alone too long. */
export function isSessionAlive(session: SessionTimes, now: Date): boolean {
  return (
    session.endedAt === null &&
    session.expiresAt > now &&
    session.lastSeenAt.getTime() + sessionIdleMs > now.getTime()
  );
}

export interface SignedInUser {
  readonly sessionId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  readonly isOperator: boolean;
}

export async function startSession(
  platform: Platform,
  input: { readonly userId: string; readonly ip: string | null; readonly userAgent: string | null },
): Promise<{ readonly id: string }> {
  const now = platform.clock.now();
  return platform.db.userSession.create({
    data: {
      userId: input.userId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + sessionLifetimeMs),
      ip: input.ip,
      userAgent: input.userAgent?.slice(0, longestUserAgent) ?? null,
    },
    select: { id: true },
  });
}

/** Who is behind this session; null when it ended, expired, or the person was disabled. Asked on every request. */
export async function readSession(platform: Platform, sessionId: string): Promise<SignedInUser | null> {
  const now = platform.clock.now();
  const session = await platform.db.userSession.findUnique({
    where: { id: sessionId },
    include: { user: { omit: { passwordHash: true, totpSecret: true } } },
  });
  if (!session || session.user.disabledAt || !isSessionAlive(session, now)) return null;
  if (now.getTime() - session.lastSeenAt.getTime() > seenPrecisionMs) {
    await platform.db.userSession.update({ where: { id: session.id }, data: { lastSeenAt: now } });
  }
  const { user } = session;
  return {
    sessionId: session.id,
    userId: user.id,
    name: user.name,
    email: user.email,
    locale: user.locale,
    isOperator: user.isOperator,
  };
}

export interface SessionView {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly userAgent: string | null;
  readonly ip: string | null;
  readonly isCurrent: boolean;
}

/** The living sessions of a person, the newest use first. */
export async function listSessions(platform: Platform, user: SignedInUser): Promise<SessionView[]> {
  const now = platform.clock.now();
  const sessions = await platform.db.userSession.findMany({
    where: { userId: user.userId, endedAt: null, expiresAt: { gt: now } },
    orderBy: { lastSeenAt: 'desc' },
  });
  return sessions
    .filter((session) => isSessionAlive(session, now))
    .map(({ id, createdAt, lastSeenAt, userAgent, ip }) => ({
      id,
      createdAt,
      lastSeenAt,
      userAgent,
      ip,
      isCurrent: id === user.sessionId,
    }));
}

/** Ends one of one's own sessions; a stranger's id changes nothing and answers false. */
export async function endSession(
  platform: Platform,
  input: { readonly userId: string; readonly sessionId: string },
): Promise<boolean> {
  const { count } = await platform.db.userSession.updateMany({
    where: { id: input.sessionId, userId: input.userId, endedAt: null },
    data: { endedAt: platform.clock.now() },
  });
  return count === 1;
}

/** Ends every session of a person but the one given; in the transaction of what he changed, where that is the reason. */
export async function endOtherSessions(
  platform: Pick<Platform, 'clock'> & { readonly db: Pick<Tx, 'userSession'> },
  input: { readonly userId: string; readonly keepSessionId: string | null },
): Promise<number> {
  const { count } = await platform.db.userSession.updateMany({
    where: {
      userId: input.userId,
      endedAt: null,
      ...(input.keepSessionId ? { id: { not: input.keepSessionId } } : {}),
    },
    data: { endedAt: platform.clock.now() },
  });
  return count;
}
