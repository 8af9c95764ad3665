import { storedJson } from '@/lib/documents/stored-json';
import { type Actor, actorRecord } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import type { TransferSchedule } from '@/lib/platform/generated/prisma/client';
import type { ScheduleWish } from './rule';
import { readScheduleRow, ruleColumns } from './schedule-row';
import { nextSlot } from './slots';

/**
 * Sets when the company's documents go by themselves (T11). Counts from now on: a slot that has passed today is not made up
 * for. A pause stays.
 */
export async function saveSchedule(platform: Platform, actor: Actor, wish: ScheduleWish): Promise<void> {
  requirePermission(actor, 'schedules.change');
  const { companyId } = actor;
  const now = platform.clock.now();
  const columns = {
    ...ruleColumns(wish.rule),
    ledgers: [...wish.ledgers],
    activeFrom: now,
    nextSlotAt: nextSlot(wish.rule, now).at,
    changedBy: storedJson(actorRecord(actor)),
    changedAt: now,
  };
  await platform.db.$transaction(async (tx) => {
    const before = await lockedSchedule(tx, companyId);
    await tx.transferSchedule.upsert({
      where: { companyId },
      create: { companyId, ...columns },
      update: { ...columns, revision: { increment: 1 } },
    });
    await recordAudit(tx, {
      actor,
      action: 'schedule.changed',
      details: { before: before && shortOf(before), after: { ...wish.rule, ledgers: [...wish.ledgers] } },
    });
  });
}

/** Stops the schedule, or lets it go on; slots that passed during the pause are not made up for. False: there is none. */
export async function pauseSchedule(
  platform: Platform,
  actor: Actor,
  input: { readonly isPaused: boolean },
): Promise<boolean> {
  requirePermission(actor, 'schedules.change');
  const { companyId } = actor;
  const now = platform.clock.now();
  return await platform.db.$transaction(async (tx) => {
    const before = await lockedSchedule(tx, companyId);
    if (!before) return false;
    if (before.isPaused === input.isPaused) return true;
    await tx.transferSchedule.update({
      where: { companyId },
      data: {
        isPaused: input.isPaused,
        activeFrom: now,
        nextSlotAt: nextSlot(readScheduleRow(before).rule, now).at,
        revision: { increment: 1 },
        changedBy: storedJson(actorRecord(actor)),
        changedAt: now,
      },
    });
    await recordAudit(tx, { actor, action: input.isPaused ? 'schedule.paused' : 'schedule.resumed' });
    return true;
  });
}

/** From now on only by click; what was run stays readable. False: there was none. */
export async function removeSchedule(platform: Platform, actor: Actor): Promise<boolean> {
  requirePermission(actor, 'schedules.change');
  const { companyId } = actor;
  return await platform.db.$transaction(async (tx) => {
    const before = await lockedSchedule(tx, companyId);
    if (!before) return false;
    await tx.transferSchedule.delete({ where: { companyId } });
    await recordAudit(tx, { actor, action: 'schedule.removed', details: { before: shortOf(before) } });
    return true;
  });
}

async function lockedSchedule(tx: Tx, companyId: string): Promise<TransferSchedule | null> {
  await tx.$queryRaw`SELECT 1 FROM "TransferSchedule" WHERE "companyId" = ${companyId}::uuid FOR UPDATE`;
  return await tx.transferSchedule.findUnique({ where: { companyId } });
}

function shortOf(row: TransferSchedule) {
  const { rule, ledgers } = readScheduleRow(row);
  return { ...rule, ledgers: [...ledgers] };
}
