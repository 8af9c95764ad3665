import { berlinDay } from '@/lib/bookkeeping/calendar';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { ConnectionDescription } from '@/lib/connection/describe-connection';
import type { ConnectionState } from '@/lib/connection/state';
import type { NoticeContent } from './notice';

/** A connection as it stands. */
export type ConnectionSight = Pick<ConnectionDescription, 'state' | 'problems' | 'expiry' | 'isLongTerm'> & {
  /** State as stored; an access that ran out is not connected any more although nobody has written it down. */
  readonly storedState: ConnectionState;
  readonly stateChangedAt: Date | null;
};

/**
 * What the admins have to be told of a connection as it stands now (C6, C7); null: nothing. Looking twice, or from two
 * workers, gives the same occasion, and a person is told once of each.
 */
export function dueNotice(sight: ConnectionSight): NoticeContent | null {
  switch (sight.state) {
    case 'permission_lost':
    case 'needs_reconnect':
      return lossOf(sight);
    case 'connected':
      return expiryWarningOf(sight);
    case 'not_connected':
    case 'disconnecting':
      return null;
  }
}

/** True while a loss is still to be told of: afterwards the mail would only frighten. */
export function isLost(state: ConnectionState): boolean {
  return state === 'permission_lost' || state === 'needs_reconnect';
}

function lossOf(sight: ConnectionSight): NoticeContent | null {
  const problem = sight.problems[0] ?? null;
  if (problem?.code === 'CONNECTION_EXPIRED') {
    // That a session ends after hours is no news, unless a transfer needed it.
    if (!sight.isLongTerm && !isLost(sight.storedState)) return null;
    // Seen by the calendar first and once more when a call fails: the same end of the same access.
    return { kind: 'connection_lost', occasion: `expired:${problem.params.expiresAt}`, problem };
  }
  return { kind: 'connection_lost', occasion: `lost:${sight.stateChangedAt?.toISOString() ?? ''}`, problem };
}

/** 30, 7 and 1 day before the end (C7); whoever was away meanwhile hears only of the nearest. */
function expiryWarningOf({ expiry, problems }: ConnectionSight): NoticeContent | null {
  if (expiry.kind !== 'running' || expiry.warning === null) return null;
  const problem = problems.find(({ code }) => code === 'CONNECTION_EXPIRES_SOON') ?? null;
  const occasion = `expires:${expiry.warning}:${berlinDay(expiry.expiresAt)}`;
  return { kind: 'connection_expires', occasion, problem };
}

/** Ends that lie so near to each other are one: some sign-ins tell it anew in seconds with every refresh. */
const sameEndMs = 3 * 24 * 60 * 60 * 1000;

/** Whether a warning of this threshold was written down already for practically the same end. */
export function isWarnedOf(content: NoticeContent, earlier: readonly StoredOccasion[]): boolean {
  const [word, threshold] = content.occasion.split(':');
  if (word !== 'expires') return false;
  return earlier.some(
    ({ occasion, problem }) =>
      occasion.startsWith(`expires:${threshold}:`) &&
      Math.abs(endOf(problem) - endOf(content.problem)) < sameEndMs,
  );
}

export interface StoredOccasion {
  readonly occasion: string;
  readonly problem: Problem | null;
}

function endOf(problem: Problem | null): number {
  return Date.parse(problem?.params.expiresAt ?? '');
}
