import type { TargetSystem } from '@/lib/bookkeeping/payroll/types';
import { storedJson } from '@/lib/documents/stored-json';
import { type Actor, actorRecord } from '@/lib/identity/actor';
import type { Platform } from '@/lib/platform';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import type { Dataset } from './dataset';

/** Longest time a push may take (K1). */
export const pushTimeLimitMs = 60_000;
/** A push that has run for so long has died with its process: its place is given to the next. */
const diedAfterMs = 2 * pushTimeLimitMs;

export type PushPhase = 'collecting' | 'building' | 'storing' | 'carrying';

export interface NewPush {
  readonly type: 'general' | 'payroll';
  readonly origin: 'push' | 'passthrough';
  readonly isForced: boolean;
  readonly payrollMonth: string | null;
  readonly targetSystem: TargetSystem;
  readonly dataset: Dataset;
}

/**
 * Takes the one place a company has for a running push; null: somebody else has it. A unique index holds it, so it counts
 * over all processes (K1).
 */
export async function claimPush(
  platform: Platform,
  actor: Actor,
  push: NewPush,
): Promise<{ id: string } | null> {
  await endDeadPushes(platform, actor.companyId);
  const { dataset, ...columns } = push;
  try {
    return await platform.db.dataPush.create({
      data: {
        ...columns,
        ...dataset,
        companyId: actor.companyId,
        requestedBy: storedJson(actorRecord(actor)),
        requestedAt: platform.clock.now(),
      },
      select: { id: true },
    });
  } catch (cause) {
    if (cause instanceof Prisma.PrismaClientKnownRequestError && cause.code === 'P2002') return null;
    throw cause;
  }
}

/**
 * Ends the pushes whose process died, of one company or (worker, every few seconds) of all: one whose files are stored is done, for the
 * worker sends them; of the others nothing was kept.
 */
export async function endDeadPushes(platform: Platform, companyId?: string): Promise<void> {
  const before = new Date(platform.clock.now().getTime() - diedAfterMs);
  const isDead = { ...(companyId === undefined ? {} : { companyId }), requestedAt: { lt: before } };
  await endRunning(platform, isDead, 'died');
}

/** Whether its files are stored, the push itself knows: its phase changes in the transaction that stores them. */
async function endRunning(
  platform: Platform,
  where: Prisma.DataPushWhereInput,
  failure: 'died' | 'timed_out' | 'error',
): Promise<void> {
  const finishedAt = platform.clock.now();
  await platform.db.dataPush.updateMany({
    where: { ...where, state: 'running', phase: 'carrying' },
    data: { state: 'done', finishedAt },
  });
  await platform.db.dataPush.updateMany({
    where: { ...where, state: 'running', phase: { not: 'carrying' } },
    data: { state: 'failed', failure, finishedAt },
  });
}

/** For whoever watches. */
export async function tellPhase(platform: Platform, pushId: string, phase: PushPhase): Promise<void> {
  await platform.db.dataPush.updateMany({ where: { id: pushId, state: 'running' }, data: { phase } });
}

/** Ends a push that made no files, as far as its process knows. What it would have carried is due as before. */
export async function failPush(
  platform: Platform,
  pushId: string,
  failure: 'timed_out' | 'error',
): Promise<void> {
  await endRunning(platform, { id: pushId }, failure);
}

/** Ends a push whose files are stored. */
export async function finishPush(platform: Platform, pushId: string): Promise<void> {
  await platform.db.dataPush.updateMany({
    where: { id: pushId, state: 'running' },
    data: { state: 'done', finishedAt: platform.clock.now() },
  });
}
