import { inThisEnvironment, nullableProblemJson, readProblem } from '@/lib/connection/connection-row';
import { describeRow } from '@/lib/connection/describe-connection';
import { readConnectionState } from '@/lib/connection/state';
import type { Platform } from '@/lib/platform';
import type { Connection } from '@/lib/platform/generated/prisma/client';
import { type ConnectionSight, dueNotice, isWarnedOf } from './due-notices';
import type { NoticeContent } from './notice';
import { restoredNotice } from './restored-notice';

const dayMs = 24 * 60 * 60 * 1000;
/** Nothing is said of an end that is further away. */
const farthestWarningMs = 31 * dayMs;

/**
 * Writes down what the admins of one company, or of all, have to be told of their connections. Safe at any time and from any
 * number of workers: what is written down already stays as it is.
 * @returns how many notices are new
 */
export async function noteNotices(
  platform: Platform,
  input: { readonly companyId?: string } = {},
): Promise<number> {
  const rows = await platform.db.connection.findMany({
    where: input.companyId === undefined ? worthALook(platform) : { companyId: input.companyId },
  });
  let noted = 0;
  for (const row of rows) if (inThisEnvironment(platform, row)) noted += await noteOf(platform, row);
  return noted;
}

/** Lost, near their end, or well again after a loss that was told of. */
function worthALook({ clock }: Platform) {
  const horizon = new Date(clock.now().getTime() + farthestWarningMs);
  return {
    OR: [
      { state: { in: ['permission_lost', 'needs_reconnect'] } },
      { state: 'connected', refreshTokenExpiresAt: { lt: horizon } },
      { state: 'connected', stateChangedAt: { gt: new Date(clock.now().getTime() - 2 * dayMs) } },
    ],
  };
}

async function noteOf(platform: Platform, row: Connection): Promise<number> {
  const { companyId } = row;
  const content = dueNotice(sightOf(platform, row));
  if (content && (await isNews(platform, companyId, content))) {
    return await writeDown(platform, companyId, content, await adminsOf(platform, companyId));
  }
  const restored = await restoredNotice(platform, row);
  return restored ? await writeDown(platform, companyId, restored.content, restored.userIds) : 0;
}

/** The connection as its panel shows it. */
export function sightOf(platform: Platform, row: Connection): ConnectionSight {
  const { state, problems, expiry, isLongTerm } = describeRow(row, {
    now: platform.clock.now(),
    environment: platform.settings.datev.environment,
    pendingRevocations: 0,
  });
  const { stateChangedAt } = row;
  return { state, problems, expiry, isLongTerm, stateChangedAt, storedState: readConnectionState(row.state) };
}

async function isNews(platform: Platform, companyId: string, content: NoticeContent): Promise<boolean> {
  if (content.kind !== 'connection_expires') return true;
  const earlier = await platform.db.notice.findMany({
    where: { companyId, kind: content.kind },
    select: { occasion: true, problem: true },
  });
  const known = earlier.map(({ occasion, problem }) => ({ occasion, problem: readProblem(problem) }));
  return !isWarnedOf(content, known);
}

/** Who can mend it: the company's admins whose account works. */
async function adminsOf({ db }: Platform, companyId: string): Promise<string[]> {
  const members = await db.membership.findMany({
    where: { companyId, role: 'admin', user: { disabledAt: null } },
    select: { userId: true },
  });
  return members.map(({ userId }) => userId);
}

/** A sign-in anew gives up the old tokens first; it is told of only if it was not finished within this time. */
const renewingMs = 5 * 60_000;

function pauseBefore(problem: NoticeContent['problem']): number {
  return problem?.code === 'CONNECTION_RENEWING' ? renewingMs : 0;
}

async function writeDown(
  { db, clock }: Platform,
  companyId: string,
  { kind, occasion, problem }: NoticeContent,
  userIds: readonly string[],
): Promise<number> {
  const now = clock.now();
  const { count } = await db.notice.createMany({
    data: userIds.map((userId) => ({
      companyId,
      userId,
      kind,
      occasion,
      problem: nullableProblemJson(problem),
      nextAttemptAt: new Date(now.getTime() + pauseBefore(problem)),
      createdAt: now,
    })),
    skipDuplicates: true,
  });
  return count;
}
