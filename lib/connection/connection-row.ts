import { z } from 'zod';
import type { Problem } from '@/lib/bookkeeping/problem';
import { type Actor, systemActor } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import type { Platform } from '@/lib/platform';
import type { OnlyTx, Tx } from '@/lib/platform/db';
import { type Connection, Prisma } from '@/lib/platform/generated/prisma/client';
import { type ConnectionEvent, type ConnectionStanding, readConnectionState, transition } from './state';

/**
 * Message after every change of state, in the transaction of the change: `{companyId, state}`. Held transfers go on
 * by `connected` (C6).
 */
export const connectionChangedQueue = 'connection-changed';

const problemSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.string()),
  path: z.string().optional(),
});

/** A stored problem; null where there is none. */
export function readProblem(stored: unknown): Problem | null {
  const parsed = problemSchema.safeParse(stored);
  if (!parsed.success) return null;
  const { path, ...problem } = parsed.data;
  return path === undefined ? problem : { ...problem, path };
}

/** A problem as a JSON column keeps it. */
export function problemJson(problem: Problem): Prisma.InputJsonObject {
  return {
    code: problem.code,
    params: { ...problem.params },
    ...(problem.path === undefined ? {} : { path: problem.path }),
  };
}

/** For a nullable JSON column. */
export function nullableProblemJson(problem: Problem | null): Prisma.InputJsonObject | typeof Prisma.DbNull {
  return problem ? problemJson(problem) : Prisma.DbNull;
}

/** State and cause as stored. */
export function standingOf(row: Pick<Connection, 'state' | 'stateProblem'>): ConnectionStanding {
  return { state: readConnectionState(row.state), problem: readProblem(row.stateProblem) };
}

/**
 * Locks a company's connection until the transaction ends and reads it anew: whoever writes tokens or state comes
 * through here, in this and every other process (C7).
 */
export async function lockConnection(tx: Tx, companyId: string): Promise<Connection | null> {
  await tx.$queryRaw`SELECT 1 FROM "Connection" WHERE "companyId" = ${companyId}::uuid FOR UPDATE`;
  return await tx.connection.findUnique({ where: { companyId } });
}

/** The row if it belongs to the environment this process talks to; tokens of another one are never used (C12). */
export function inThisEnvironment(platform: Platform, row: Connection | null): Connection | null {
  return row?.environment === platform.settings.datev.environment ? row : null;
}

/**
 * Applies an event to a locked connection: state, cause, audit entry and message in one transaction.
 * @param details more for the audit entry; never a token
 * @returns the new standing
 */
export async function applyEvent(
  platform: Platform,
  tx: OnlyTx,
  row: Connection,
  event: ConnectionEvent,
  change: { actor?: Actor; details?: Prisma.InputJsonObject } = {},
): Promise<ConnectionStanding> {
  const before = standingOf(row);
  const after = transition(before, event);
  if (after === before || (after.state === before.state && after.problem?.code === before.problem?.code)) {
    return before;
  }
  await tx.connection.update({
    where: { companyId: row.companyId },
    data: {
      state: after.state,
      stateProblem: nullableProblemJson(after.problem),
      ...(after.state === before.state ? {} : { stateChangedAt: platform.clock.now() }),
    },
  });
  await announce(platform, tx, row.companyId, before, after, change);
  return after;
}

/** Audit entry and message of a change of state. */
export async function announce(
  platform: Platform,
  tx: OnlyTx,
  companyId: string,
  before: ConnectionStanding,
  after: ConnectionStanding,
  change: { actor?: Actor; details?: Prisma.InputJsonObject },
): Promise<void> {
  await recordAudit(tx, {
    actor: change.actor ?? systemActor(companyId),
    action: `connection.${after.state}`,
    subject: companyId,
    details: {
      before: before.state,
      after: after.state,
      cause: after.problem?.code ?? null,
      ...change.details,
    },
  });
  if (before.state !== after.state) {
    await prepareQueue(platform);
    await platform.queue.enqueue(tx, connectionChangedQueue, { companyId, state: after.state });
  }
}

const prepared = new WeakMap<Platform['queue'], Promise<void>>();

/** The web may change a connection before any worker has ever run; a message to a queue that is not there would fail. */
async function prepareQueue(platform: Platform): Promise<void> {
  const preparing = prepared.get(platform.queue) ?? platform.queue.prepare([connectionChangedQueue]);
  prepared.set(platform.queue, preparing);
  try {
    await preparing;
  } catch (cause) {
    prepared.delete(platform.queue);
    throw cause;
  }
}
