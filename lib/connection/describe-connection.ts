import type { Problem } from '@/lib/bookkeeping/problem';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Connection } from '@/lib/platform/generated/prisma/client';
import type { DatevEnvironment } from '@/lib/platform/settings';
import { clientIdOf } from './client-numbers';
import { inThisEnvironment, readProblem, standingOf } from './connection-row';
import { type Expiry, expiryOf } from './expiry';
import { type ConnectionStanding, type ConnectionState, holdsGrant } from './state';

/** Where a customer sees and ends his applications' access at DATEV (C9). */
const datevTokenPageUrl = 'https://apps.datev.de/tokrevui';

export type ConnectionLight = 'green' | 'amber' | 'red';

/** Everything the panel and the API show of a connection (C9). Holds no token and never will. */
export interface ConnectionDescription {
  readonly state: ConnectionState;
  readonly light: ConnectionLight;
  readonly environment: DatevEnvironment;
  /** Name as DATEV gave it. */
  readonly companyName: string | null;
  readonly consultantNumber: number | null;
  readonly clientNumber: number | null;
  /** False: DATEV granted one session only. */
  readonly isLongTerm: boolean;
  /** End of the grant; null: unknown or none. */
  readonly expiresAt: Date | null;
  readonly expiry: Expiry;
  /** Full name of the person who granted it at DATEV. */
  readonly grantedBy: string | null;
  /** User of ours who connected. */
  readonly connectedBy: string | null;
  readonly connectedAt: Date | null;
  readonly checkedAt: Date | null;
  readonly isCheckOk: boolean | null;
  readonly services: readonly string[];
  /** Cause of the state, result of the last check, warnings of the end: what somebody has to know, most urgent first. */
  readonly problems: readonly Problem[];
  /** Tokens DATEV still has to forget (C8). */
  readonly pendingRevocations: number;
  readonly tokenPageUrl: string;
}

/** The connection of the actor's company as panel and API show it (C9). */
export async function describeConnection(
  platform: Platform,
  input: { actor: Actor },
): Promise<ConnectionDescription> {
  const { actor } = input;
  requirePermission(actor, 'connection.read');
  const { companyId } = actor;
  const [row, pendingRevocations] = await Promise.all([
    platform.db.connection.findUnique({ where: { companyId } }),
    // Those not tried yet belong to a sign-in that is being confirmed.
    platform.db.pendingRevocation.count({ where: { companyId, attempts: { gt: 0 } } }),
  ]);
  return describeRow(inThisEnvironment(platform, row), {
    now: platform.clock.now(),
    environment: platform.settings.datev.environment,
    pendingRevocations,
  });
}

/** Pure: the row as a person sees it at this moment. */
export function describeRow(
  row: Connection | null,
  context: { now: Date; environment: DatevEnvironment; pendingRevocations: number },
): ConnectionDescription {
  const expiry = row && row.accessTokenSealed !== null ? expiryOfRow(row, context.now) : unknownExpiry;
  const { state, problem } = row ? deriveStanding(row, expiry) : notConnected;
  const problems = row ? problemsOf(row, { state, problem }, expiry) : [];
  return {
    state,
    light: lightOf(state, problems.length > 0),
    environment: context.environment,
    companyName: row?.companyName ?? null,
    consultantNumber: row?.consultantNumber ?? null,
    clientNumber: row?.clientNumber ?? null,
    isLongTerm: row?.isLongTerm ?? false,
    expiresAt: expiry.kind === 'unknown' ? null : expiry.expiresAt,
    expiry,
    grantedBy: row?.grantedByName ?? null,
    connectedBy: row?.connectedByUserName ?? null,
    connectedAt: row?.connectedAt ?? null,
    checkedAt: row?.lastCheckAt ?? null,
    isCheckOk: row?.lastCheckOk ?? null,
    services: row?.services ?? [],
    problems,
    pendingRevocations: context.pendingRevocations,
    tokenPageUrl: datevTokenPageUrl,
  };
}

const unknownExpiry: Expiry = { kind: 'unknown' };
const notConnected: ConnectionStanding = { state: 'not_connected', problem: null };

/** Without a refresh token the access ends with the access token. */
function expiryOfRow(row: Connection, now: Date): Expiry {
  const expiresAt = row.refreshTokenSealed === null ? row.accessTokenExpiresAt : row.refreshTokenExpiresAt;
  return expiryOf(expiresAt, row.isLongTerm, now);
}

/** An access that has run out is shown as such from the very minute, not from the first call that fails. */
function deriveStanding(row: Connection, expiry: Expiry): ConnectionStanding {
  const standing = standingOf(row);
  if (expiry.kind !== 'expired' || !holdsGrant(standing.state)) return standing;
  const params = { clientId: clientIdOf(row), expiresAt: expiry.expiresAt.toISOString() };
  return { state: 'needs_reconnect', problem: { code: 'CONNECTION_EXPIRED', params } };
}

function problemsOf(row: Connection, standing: ConnectionStanding, expiry: Expiry): Problem[] {
  const problems: Problem[] = standing.problem ? [standing.problem] : [];
  if (!holdsGrant(standing.state)) return problems;
  const checkProblem = row.lastCheckOk === false ? readProblem(row.lastCheckProblem) : null;
  if (checkProblem && standing.state === 'connected') problems.push(checkProblem);
  if (expiry.kind !== 'running') return problems;
  const params = { clientId: clientIdOf(row), expiresAt: expiry.expiresAt.toISOString() };
  if (!row.isLongTerm) problems.push({ code: 'CONNECTION_SESSION_ONLY', params });
  if (expiry.warning !== null) {
    problems.push({ code: 'CONNECTION_EXPIRES_SOON', params: { ...params, days: String(expiry.daysLeft) } });
  }
  return problems;
}

/** Green only where nothing has to be known; amber works but somebody should look; red transfers nothing. */
function lightOf(state: ConnectionState, hasProblems: boolean): ConnectionLight {
  switch (state) {
    case 'connected':
      return hasProblems ? 'amber' : 'green';
    case 'disconnecting':
      return 'amber';
    case 'not_connected':
    case 'permission_lost':
    case 'needs_reconnect':
      return 'red';
  }
}
