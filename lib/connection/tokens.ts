import { setTimeout as wait } from 'node:timers/promises';
import type { TokenSet } from '@/lib/datev/auth/token-answer';
import type { RefreshResult } from '@/lib/datev/auth/types';
import type { Platform } from '@/lib/platform';
import type { Connection } from '@/lib/platform/generated/prisma/client';
import { clientIdOf } from './client-numbers';
import { applyEvent, inThisEnvironment, lockConnection, standingOf } from './connection-row';
import { datevAuthOf } from './datev';
import { httpLogOf } from './http-log';
import { openTokens, sealTokens } from './kept-tokens';
import { noteRevocations } from './revocations';
import { type ConnectionState, holdsGrant } from './state';

/** A usable access token, or why there is none. */
export type AccessToken =
  | {
      readonly kind: 'token';
      readonly accessToken: string;
      /** Number of this pair of tokens; a later one is newer. */
      readonly generation: number;
      readonly clientId: string;
    }
  | { readonly kind: 'none'; readonly reason: 'reconnect_needed' | 'not_connected' }
  /** DATEV's sign-in does not answer; nothing is lost, later is another try. */
  | { readonly kind: 'unavailable'; readonly retryAfterMs: number | null };

/** Renewed this long before the end, so that a request under way never carries a dead token (C7). */
const renewBeforeMs = 90_000;
/** After two unclear answers nobody of this process asks again for so long: a failed refresh is never looped. */
const pauseAfterFailureMs = 60_000;
/** Longer than every time-out at DATEV together: a transaction that ends earlier would lose the new token. */
const lockTimeoutMs = 5 * 60_000;

/**
 * Gives a good access token, renewed if need be.
 * @param input.refusedGeneration DATEV refused this one (401): anything newer will do, the same will not
 */
export async function accessTokenOf(
  platform: Platform,
  input: { companyId: string; refusedGeneration?: number },
): Promise<AccessToken> {
  const row = await platform.db.connection.findUnique({ where: { companyId: input.companyId } });
  return (
    usableToken(platform, inThisEnvironment(platform, row), input.refusedGeneration) ??
    (await refreshTogether(platform, input))
  );
}

/** What the row gives without asking DATEV; null: it has to be renewed. */
function usableToken(
  platform: Platform,
  row: Connection | null,
  refusedGeneration: number | undefined,
): AccessToken | null {
  if (!row) return { kind: 'none', reason: 'not_connected' };
  const { state } = standingOf(row);
  if (!holdsGrant(state)) return { kind: 'none', reason: reasonOf(state) };
  const tokens = openTokens(platform.vault, row.companyId, row);
  if (!tokens) return { kind: 'none', reason: 'reconnect_needed' };
  const isFresh = tokens.accessTokenExpiresAt.getTime() - platform.clock.now().getTime() > renewBeforeMs;
  if (!isFresh || row.tokenGeneration === refusedGeneration) return null;
  return {
    kind: 'token',
    accessToken: tokens.accessToken,
    generation: row.tokenGeneration,
    clientId: clientIdOf(row),
  };
}

function reasonOf(state: ConnectionState): 'reconnect_needed' | 'not_connected' {
  return state === 'needs_reconnect' ? 'reconnect_needed' : 'not_connected';
}

interface RefreshDesk {
  /** By company: everybody of this process waits for one refresh and holds no database connection meanwhile. */
  readonly running: Map<string, Promise<AccessToken>>;
  /** By company: no refresh before this instant. */
  readonly pausedUntil: Map<string, number>;
}

const desks = new WeakMap<Platform['db'], RefreshDesk>();

async function refreshTogether(
  platform: Platform,
  input: { companyId: string; refusedGeneration?: number },
): Promise<AccessToken> {
  const desk = desks.get(platform.db) ?? { running: new Map(), pausedUntil: new Map() };
  desks.set(platform.db, desk);
  const { companyId } = input;
  const running = await desk.running.get(companyId);
  const isAnswered = running && !(running.kind === 'token' && running.generation === input.refusedGeneration);
  if (isAnswered) return running;
  const pauseMs = (desk.pausedUntil.get(companyId) ?? 0) - platform.clock.now().getTime();
  if (pauseMs > 0) return { kind: 'unavailable', retryAfterMs: pauseMs };

  const refresh = refreshTokenOnce(platform, input);
  desk.running.set(companyId, refresh);
  try {
    const outcome = await refresh;
    if (outcome.kind === 'unavailable') {
      const pause = Math.max(outcome.retryAfterMs ?? 0, pauseAfterFailureMs);
      desk.pausedUntil.set(companyId, platform.clock.now().getTime() + pause);
    } else {
      desk.pausedUntil.delete(companyId);
    }
    return outcome;
  } finally {
    desk.running.delete(companyId);
  }
}

/** A new pair, and the generation it replaces. */
interface Issued {
  readonly tokens: TokenSet;
  readonly generation: number;
}

/**
 * Spends the refresh token once (C7): locks the row against every other process, reads it again, asks DATEV, and
 * commits the new pair in this transaction of its own before anybody uses it.
 */
async function refreshTokenOnce(
  platform: Platform,
  input: { companyId: string; refusedGeneration?: number },
): Promise<AccessToken> {
  const { companyId } = input;
  const held: { issued: Issued | null } = { issued: null };
  try {
    return await platform.db.$transaction(
      async (tx): Promise<AccessToken> => {
        // A server that ends idle transactions would end this one while DATEV is being asked.
        await tx.$executeRaw`SET LOCAL idle_in_transaction_session_timeout = 0`;
        const row = inThisEnvironment(platform, await lockConnection(tx, companyId));
        const usable = usableToken(platform, row, input.refusedGeneration);
        if (usable || !row) return usable ?? { kind: 'none', reason: 'not_connected' };

        const outcome = await askForTokens(platform, row);
        switch (outcome.kind) {
          case 'issued':
            held.issued = { tokens: outcome.tokens, generation: row.tokenGeneration };
            await tx.connection.update({
              where: { companyId },
              data: {
                ...sealTokens(platform.vault, companyId, outcome.tokens),
                tokenGeneration: row.tokenGeneration + 1,
              },
            });
            return tokenOf(row, outcome.tokens);
          case 'lost':
            await applyEvent(platform, tx, row, { kind: 'grant_lost', problem: outcome.problem });
            return { kind: 'none', reason: 'reconnect_needed' };
          case 'unavailable':
            return outcome;
        }
      },
      { maxWait: lockTimeoutMs, timeout: lockTimeoutMs },
    );
  } catch (cause) {
    if (!held.issued) throw cause;
    return await saveDespite(platform, companyId, held.issued, cause);
  }
}

function tokenOf(row: Connection, tokens: TokenSet): AccessToken {
  return {
    kind: 'token',
    accessToken: tokens.accessToken,
    generation: row.tokenGeneration + 1,
    clientId: clientIdOf(row),
  };
}

type Asked =
  | { readonly kind: 'issued'; readonly tokens: TokenSet }
  | { readonly kind: 'lost'; readonly problem: { code: string; params: Record<string, string> } }
  | { readonly kind: 'unavailable'; readonly retryAfterMs: number | null };

/** Asks DATEV under the lock: once, and once more after an unclear answer, with the token we still have. */
async function askForTokens(platform: Platform, row: Connection): Promise<Asked> {
  const { companyId } = row;
  const clientId = clientIdOf(row);
  const tokens = openTokens(platform.vault, companyId, row);
  const refreshToken = tokens?.refreshToken ?? null;
  const endedAt = refreshToken === null ? row.accessTokenExpiresAt : row.refreshTokenExpiresAt;
  const hasEnded = endedAt !== null && endedAt <= platform.clock.now();
  if (!tokens || refreshToken === null || hasEnded) {
    // Asking with a token known to be over would only raise the error rate.
    const expiresAt = endedAt?.toISOString() ?? '';
    return { kind: 'lost', problem: { code: 'CONNECTION_EXPIRED', params: { clientId, expiresAt } } };
  }
  const ask = (): Promise<RefreshResult> =>
    datevAuthOf(platform).refresh({
      previous: { ...tokens, refreshToken },
      onExchange: httpLogOf(platform, { companyId }),
    });
  const first = await ask();
  const result = first.kind === 'unclear' ? await ask() : first;
  switch (result.kind) {
    case 'ok':
      return { kind: 'issued', tokens: result.tokens };
    case 'invalid_grant':
      return { kind: 'lost', problem: { code: 'CONNECTION_GRANT_LOST', params: { clientId } } };
    case 'refused':
      // Our credentials, not the customer's grant: nobody has to reconnect for that.
      platform.log.error({ companyId, error: result.error }, 'DATEV refuses this application');
      return { kind: 'unavailable', retryAfterMs: null };
    case 'unavailable':
      return result;
    case 'unclear':
      return { kind: 'unavailable', retryAfterMs: null };
  }
}

/** A minute in all: as long as a database takes to restart or to give its work to another. */
const savingDelaysMs = [200, 1_000, 5_000, 10_000, 20_000, 30_000];

/**
 * The database failed after DATEV had issued the new pair: the old one is spent, so this memory holds the only good
 * token. Tries to store it for a minute; the generation makes sure nothing newer is overwritten. Where the connection has been
 * given up meanwhile, DATEV has to forget the new pair as well (C8).
 */
async function saveDespite(
  platform: Platform,
  companyId: string,
  issued: Issued,
  cause: unknown,
): Promise<AccessToken> {
  platform.log.error({ companyId, err: cause }, 'renewed token not committed, trying again');
  for (const delay of savingDelaysMs) {
    await wait(delay);
    try {
      const { count } = await platform.db.connection.updateMany({
        where: { companyId, tokenGeneration: issued.generation },
        data: {
          ...sealTokens(platform.vault, companyId, issued.tokens),
          tokenGeneration: issued.generation + 1,
        },
      });
      // Stored now, or the commit had worked after all and only its answer was lost: either way the row knows.
      const row = await platform.db.connection.findUnique({ where: { companyId } });
      const usable = usableToken(platform, inThisEnvironment(platform, row), issued.generation);
      if (count === 0 && !isRowOf(row, issued)) await noteUnused(platform, companyId, issued);
      if (usable) return usable;
      break;
    } catch (error) {
      platform.log.error({ companyId, err: error }, 'renewed token still not stored');
    }
  }
  throw cause;
}

/** Whether the row keeps this very pair: its commit had worked, and only the answer was lost. */
function isRowOf(row: Connection | null, { generation }: Issued): boolean {
  return row?.tokenGeneration === generation + 1 && row.accessTokenSealed !== null;
}

/** Nobody will ever use them. Were they given up with the row already, they are forgotten twice, which does no harm. */
async function noteUnused(platform: Platform, companyId: string, { tokens }: Issued): Promise<void> {
  const { environment } = platform.settings.datev;
  await platform.db.$transaction((tx) =>
    noteRevocations(platform, tx, { companyId, environment, tokens, when: 'now' }),
  );
}
