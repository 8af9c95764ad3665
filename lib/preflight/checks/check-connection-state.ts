import { berlinDay, type IsoDate } from '@/lib/bookkeeping/calendar';
import type { Problem } from '@/lib/bookkeeping/problem';
import { type Finding, type FindingSubject, toFinding } from '../finding';
import { preflightFinding } from '../preflight-finding';

/** The words of `Connection.state`. */
export type ConnectionStateWord =
  | 'not_connected'
  | 'connected'
  | 'permission_lost'
  | 'needs_reconnect'
  | 'disconnecting';

/** What is known about the company's connection. */
export interface ConnectionFacts {
  readonly state: ConnectionStateWord;
  /** What led to the state; explains more than the state alone. */
  readonly problem: Problem | null;
  /** `455148-1`; null before anybody has entered numbers. */
  readonly clientId: string | null;
  /** End of the refresh token; null: DATEV did not say. */
  readonly expiresAt: Date | null;
  readonly isLongTerm: boolean;
}

/** Days before the end at which people are told (C7); inside a week it is a warning. */
const noticeDays = 30;
const warningDays = 7;
const dayMs = 24 * 60 * 60 * 1000;

/** Connected, confirmed, and for how long (C5, C6, C7). */
export function checkConnectionState(connection: ConnectionFacts, companyName: string, now: Date): Finding[] {
  const clientId = connection.clientId ?? '';
  const label = clientId === '' ? companyName : `${companyName} (${clientId})`;
  const subject: FindingSubject = { kind: 'connection', id: connection.clientId, label };
  switch (connection.state) {
    case 'connected':
      return checkExpiry(connection, clientId, subject, now);
    case 'not_connected':
      return [
        explained(connection) ??
          preflightFinding('CONNECTION_NOT_CONNECTED', { company: companyName }, subject),
      ];
    case 'permission_lost':
      return [explained(connection) ?? preflightFinding('CONNECTION_PERMISSION_LOST', { clientId }, subject)];
    case 'needs_reconnect':
      return [
        explained(connection) ?? preflightFinding('CONNECTION_RECONNECT_NEEDED', { clientId }, subject),
      ];
    case 'disconnecting':
      return [toFinding({ code: 'CONNECTION_DISCONNECTING', params: { clientId } }, subject)];
  }

  /** Without a usable connection nothing goes, whatever the severity of its cause. */
  function explained({ problem }: ConnectionFacts): Finding | null {
    return problem && toFinding(problem, subject, { severity: 'blocker' });
  }
}

function checkExpiry(
  { expiresAt, isLongTerm }: ConnectionFacts,
  clientId: string,
  subject: FindingSubject,
  now: Date,
): Finding[] {
  if (!expiresAt) return [];
  const left = expiresAt.getTime() - now.getTime();
  const params = { clientId, expiresAt: expiresAt.toISOString() };
  if (left <= 0) return [toFinding({ code: 'CONNECTION_EXPIRED', params }, subject)];
  if (!isLongTerm) return [toFinding({ code: 'CONNECTION_SESSION_ONLY', params }, subject)];
  if (left > noticeDays * dayMs) return [];
  const days = String(Math.floor(left / dayMs));
  const severity = left <= warningDays * dayMs ? 'warning' : 'hint';
  return [toFinding({ code: 'CONNECTION_EXPIRES_SOON', params: { ...params, days } }, subject, { severity })];
}

/** One check per calendar day in Germany is enough; an older answer is said (C5). */
export function checkAge(takenOn: IsoDate, subject: FindingSubject, now: Date): Finding[] {
  return takenOn === berlinDay(now)
    ? []
    : [preflightFinding('CONNECTION_CHECK_OUTDATED', { day: takenOn }, subject)];
}
