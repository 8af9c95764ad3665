import { z } from 'zod';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { UserActor } from '@/lib/identity/actor';
import type { Platform } from '@/lib/platform';
import type { ConnectionAttempt } from '@/lib/platform/generated/prisma/client';
import { problemJson, readProblem } from './connection-row';
import { hashState } from './start-connecting';

/** How a sign-in ended, for the page the browser comes back to. */
export type ConnectOutcome =
  /** `problems`: warnings, e.g. a session only. */
  | { readonly kind: 'connected'; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] };

export type TakenAttempt =
  | { readonly kind: 'taken'; readonly attempt: ConnectionAttempt }
  | { readonly kind: 'expired'; readonly attemptId: string }
  /** The same person loads the callback again: it ended as it ended. */
  | { readonly kind: 'finished'; readonly attemptId: string; readonly outcome: ConnectOutcome }
  /** Never begun, superseded, or begun by somebody else. */
  | { readonly kind: 'unknown' };

/**
 * Takes the attempt of a state once: of two callbacks with the same state one gets it. Only the person who began it
 * can take it, so nobody can slip his own sign-in under somebody else's company (C1).
 */
export async function takeAttempt(
  platform: Platform,
  input: { state: string; userId: string },
): Promise<TakenAttempt> {
  const now = platform.clock.now();
  const own = { stateHash: hashState(input.state), userId: input.userId, consumedAt: null };
  const { count } = await platform.db.connectionAttempt.updateMany({
    where: { ...own, expiresAt: { gt: now } },
    data: { consumedAt: now },
  });
  const attempt = await platform.db.connectionAttempt.findUnique({ where: { stateHash: own.stateHash } });
  if (!attempt || attempt.userId !== input.userId) return { kind: 'unknown' };
  if (count === 1) return { kind: 'taken', attempt };
  if (attempt.consumedAt === null) return { kind: 'expired', attemptId: attempt.id };
  const outcome = parseOutcome(attempt.outcome);
  return outcome ? { kind: 'finished', attemptId: attempt.id, outcome } : { kind: 'unknown' };
}

/** Keeps how an attempt ended. */
export async function storeOutcome(
  platform: Platform,
  attemptId: string,
  outcome: ConnectOutcome,
): Promise<void> {
  await platform.db.connectionAttempt.update({
    where: { id: attemptId },
    data: { outcome: { kind: outcome.kind, problems: outcome.problems.map(problemJson) } },
  });
}

const outcomeSchema = z.object({ kind: z.enum(['connected', 'failed']), problems: z.array(z.unknown()) });
const idSchema = z.uuid();

/**
 * What the page shows after the return from DATEV; an unknown id and another person's or company's attempt are the
 * same failure.
 */
export async function readOutcome(
  platform: Platform,
  input: { actor: UserActor; attemptId: string },
): Promise<ConnectOutcome> {
  const id = idSchema.safeParse(input.attemptId);
  const { userId, companyId } = input.actor;
  const attempt = id.success
    ? await platform.db.connectionAttempt.findFirst({ where: { id: id.data, userId, companyId } })
    : null;
  return parseOutcome(attempt?.outcome) ?? unknownAttempt;
}

export const unknownAttempt: ConnectOutcome = {
  kind: 'failed',
  problems: [{ code: 'CONNECTION_ATTEMPT_UNKNOWN', params: {} }],
};

function parseOutcome(stored: unknown): ConnectOutcome | null {
  const parsed = outcomeSchema.safeParse(stored);
  if (!parsed.success) return null;
  const problems = parsed.data.problems.map(readProblem).filter((problem) => problem !== null);
  return { kind: parsed.data.kind, problems };
}
