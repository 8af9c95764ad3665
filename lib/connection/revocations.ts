import type { TokenSet } from '@/lib/datev/auth/token-answer';
import type { TokenTypeHint } from '@/lib/datev/auth/types';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import type { PendingRevocation } from '@/lib/platform/generated/prisma/client';
import { applyEvent, lockConnection } from './connection-row';
import { datevAuthOf } from './datev';
import { httpLogOf } from './http-log';
import { sealedColumns } from './kept-tokens';

/**
 * How long new tokens of a sign-in wait for their confirmation before a worker revokes them: a process that dies
 * between DATEV's answer and our "connected" leaves no orphan grant (C3). Longer than all time-outs of a sign-in.
 */
const confirmationGraceMs = 5 * 60 * 1000;

const minute = 60 * 1000;
/** Waits between attempts of one revocation; the last one repeats until DATEV has forgotten the token (C8). */
const retryDelaysMs = [minute, 5 * minute, 15 * minute, 60 * minute, 6 * 60 * minute, 24 * 60 * minute];

/** Wait after so many failed attempts. */
export function revocationDelayMs(attempts: number): number {
  return retryDelaysMs[Math.min(attempts, retryDelaysMs.length) - 1] ?? minute;
}

type KnownTokens = Pick<TokenSet, 'accessToken' | 'refreshToken'>;

/**
 * Notes tokens DATEV has to forget, in the caller's transaction.
 * @param when `now`, or `unless_confirmed`: only if nobody takes them back within five minutes
 * @returns ids, refresh token first
 */
export async function noteRevocations(
  platform: Platform,
  tx: Tx,
  input: {
    companyId: string;
    /** The DATEV that issued them. */
    environment: string;
    tokens: KnownTokens;
    when: 'now' | 'unless_confirmed';
  },
): Promise<string[]> {
  const { companyId, environment, tokens } = input;
  const wait = input.when === 'now' ? 0 : confirmationGraceMs;
  const listed: [TokenTypeHint, string | null][] = [
    ['refresh_token', tokens.refreshToken],
    ['access_token', tokens.accessToken],
  ];
  const ids: string[] = [];
  for (const [tokenTypeHint, token] of listed) {
    if (token === null) continue;
    const { id } = await tx.pendingRevocation.create({
      data: {
        companyId,
        environment,
        tokenSealed: platform.vault.seal(token, { companyId, column: sealedColumns.pendingToken }),
        tokenTypeHint,
        nextAttemptAt: new Date(platform.clock.now().getTime() + wait),
      },
    });
    ids.push(id);
  }
  return ids;
}

/**
 * Takes noted tokens back because the sign-in was confirmed.
 * @returns false when a worker has begun to revoke them: they are worth nothing any more
 */
export async function withdrawRevocations(tx: Tx, ids: readonly string[]): Promise<boolean> {
  const { count } = await tx.pendingRevocation.deleteMany({ where: { id: { in: [...ids] }, attempts: 0 } });
  return count === ids.length;
}

/** Makes waiting revocations due at once: a sign-in was not confirmed. */
export async function hastenRevocations(platform: Platform, ids: readonly string[]): Promise<void> {
  await platform.db.pendingRevocation.updateMany({
    where: { id: { in: [...ids] }, attempts: 0 },
    data: { nextAttemptAt: platform.clock.now() },
  });
}

/**
 * Revokes all tokens of a company DATEV has to forget: due ones, and failed ones before their time, because somebody
 * waits for it. Tokens of a sign-in still being confirmed are left alone.
 * @returns whether a refresh token may still be valid at DATEV
 */
export async function revokeNow(
  platform: Platform,
  companyId: string,
): Promise<{ readonly isRefreshTokenLeft: boolean }> {
  const given = {
    companyId,
    environment: platform.settings.datev.environment,
    OR: [{ attempts: { gt: 0 } }, { nextAttemptAt: { lte: platform.clock.now() } }],
  };
  const rows = await platform.db.pendingRevocation.findMany({ where: given, orderBy: refreshTokensFirst });
  for (const row of rows) await attemptRevocation(platform, row);
  await completeDisconnect(platform, companyId);
  const left = await platform.db.pendingRevocation.count({
    where: { ...given, tokenTypeHint: 'refresh_token' },
  });
  return { isRefreshTokenLeft: left > 0 };
}

const mostAtOnce = 100;

/**
 * Worker job (every minute): tries due revocations again until they worked (C8), and ends the connections that waited for them.
 * @returns how many DATEV has forgotten, and how many failed again
 */
export async function retryRevocations(platform: Platform): Promise<{ revoked: number; failed: number }> {
  const rows = await platform.db.pendingRevocation.findMany({
    where: {
      environment: platform.settings.datev.environment,
      nextAttemptAt: { lte: platform.clock.now() },
    },
    orderBy: refreshTokensFirst,
    take: mostAtOnce,
  });
  let revoked = 0;
  for (const row of rows) if (await attemptRevocation(platform, row)) revoked += 1;
  // A process may have died between DATEV's last yes and the end of the connection: nothing is left to revoke then.
  const ending = await platform.db.connection.findMany({
    where: { state: 'disconnecting' },
    select: { companyId: true },
  });
  for (const companyId of new Set([...rows, ...ending].map((row) => row.companyId))) {
    await completeDisconnect(platform, companyId);
  }
  return { revoked, failed: rows.length - revoked };
}

/** The refresh token goes first because it can bring new access tokens; it sorts after `access_token`. */
const refreshTokensFirst = [{ tokenTypeHint: 'desc' as const }, { createdAt: 'asc' as const }];

/** One attempt. The row is claimed by moving its next attempt, so two workers never ask for the same token at once. */
async function attemptRevocation(platform: Platform, row: PendingRevocation): Promise<boolean> {
  const attempts = row.attempts + 1;
  const claimed = await platform.db.pendingRevocation.updateMany({
    where: { id: row.id, attempts: row.attempts },
    data: {
      attempts,
      nextAttemptAt: new Date(platform.clock.now().getTime() + revocationDelayMs(attempts)),
    },
  });
  if (claimed.count === 0) return false;
  const result = await datevAuthOf(platform).revoke({
    token: platform.vault.open(row.tokenSealed, {
      companyId: row.companyId,
      column: sealedColumns.pendingToken,
    }),
    hint: row.tokenTypeHint === 'refresh_token' ? 'refresh_token' : 'access_token',
    onExchange: httpLogOf(platform, { companyId: row.companyId }),
  });
  if (result.kind === 'ok') {
    // Two may have asked for one token at once: the second finds the row gone.
    await platform.db.pendingRevocation.deleteMany({ where: { id: row.id } });
    return true;
  }
  await platform.db.pendingRevocation.updateMany({
    where: { id: row.id },
    data: { lastError: 'error' in result ? result.error : result.kind },
  });
  return false;
}

/** A connection that was only waiting for its revocations is not connected any more. */
async function completeDisconnect(platform: Platform, companyId: string): Promise<void> {
  await platform.db.$transaction(async (tx) => {
    // Locked first: a disconnect that is just noting its tokens is waited for.
    const row = await lockConnection(tx, companyId);
    const left = await tx.pendingRevocation.count({ where: { companyId } });
    if (left > 0) return;
    if (row?.state === 'disconnecting') await applyEvent(platform, tx, row, { kind: 'tokens_revoked' });
  });
}
