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
  await failDeadPushes(platform, actor.companyId);
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

async function failDeadPushes(platform: Platform, companyId: string): Promise<void> {
  const now = platform.clock.now();
  await platform.db.dataPush.updateMany({
    where: { companyId, state: 'running', requestedAt: { lt: new Date(now.getTime() - diedAfterMs) } },
    data: { state: 'failed', failure: 'died', finishedAt: now },
  });
}

/** For whoever watches. */
export async function tellPhase(platform: Platform, pushId: string, phase: PushPhase): Promise<void> {
  await platform.db.dataPush.updateMany({ where: { id: pushId, state: 'running' }, data: { phase } });
}

/** Ends a push that made no files. What it would have carried is due as before. */
export async function failPush(
  platform: Platform,
  pushId: string,
  failure: 'timed_out' | 'error',
): Promise<void> {
  await platform.db.dataPush.updateMany({
    where: { id: pushId, state: 'running' },
    data: { state: 'failed', failure, finishedAt: platform.clock.now() },
  });
}

/** Ends a push whose files are stored. */
export async function finishPush(platform: Platform, pushId: string): Promise<void> {
  await platform.db.dataPush.updateMany({
    where: { id: pushId, state: 'running' },
    data: { state: 'done', finishedAt: platform.clock.now() },
  });
}
