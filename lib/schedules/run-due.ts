import { systemActor } from '@/lib/identity/actor';
import type { Platform } from '@/lib/platform';
import { sortFindings } from '@/lib/preflight/finding-order';
import { requestTransfer } from '@/lib/transfer/request-transfer';
import { endRun, type RunEnd, RunOvertaken, type TakenRun, takeRun } from './runs';
import { readScheduleRow, type StoredSchedule } from './schedule-row';
import { latestSlot, nextSlot, type SlotTarget, targetsOf } from './slots';

const mostAtOnce = 200;

/**
 * Asks for the transfers of every schedule that is due (T11). Any number of workers may call it at any time: each ledger and
 * month of a slot is asked for once. One company's trouble never holds up another's.
 * @returns how many transfers were asked for
 */
export async function runDueSchedules(platform: Platform, signal?: AbortSignal): Promise<number> {
  const rows = await platform.db.transferSchedule.findMany({
    where: { isPaused: false, nextSlotAt: { lte: platform.clock.now() } },
    orderBy: { nextSlotAt: 'asc' },
    take: mostAtOnce,
  });
  let requested = 0;
  for (const row of rows) {
    if (signal?.aborted) break;
    requested += await runSchedule(platform, readScheduleRow(row), signal);
  }
  return requested;
}

/**
 * The newest slot of a schedule. Where no worker ran for so long that several passed, the older ones are left out: their
 * documents are still open, and a weekly slot sends the month before along.
 */
async function runSchedule(
  platform: Platform,
  schedule: StoredSchedule,
  signal: AbortSignal | undefined,
): Promise<number> {
  const slot = latestSlot(schedule.rule, platform.clock.now());
  const targets = slot.at > schedule.activeFrom ? targetsOf(schedule.rule, schedule.ledgers, slot) : [];
  let requested = 0;
  let isComplete = true;
  for (const target of targets) {
    if (signal?.aborted) return requested;
    const taken = await takeRun(platform, { companyId: schedule.companyId, slot, target });
    if (taken.kind === 'busy') isComplete = false;
    if (taken.kind !== 'taken') continue;
    const end = await runTarget(platform, taken.run, target);
    if (end === null) isComplete = false;
    else if (end === 'requested') requested += 1;
  }
  if (isComplete) await moveOn(platform, schedule, slot.at);
  return requested;
}

/** @returns how it ended; null: it broke and is begun again when its lease is over */
async function runTarget(
  platform: Platform,
  run: TakenRun,
  target: SlotTarget,
): Promise<RunEnd['state'] | null> {
  try {
    return await askForTransfer(platform, run, target);
  } catch (error) {
    if (error instanceof RunOvertaken) return null;
    platform.log.error({ err: error, companyId: run.companyId, run: run.id }, 'scheduled transfer failed');
    return null;
  }
}

async function askForTransfer(
  platform: Platform,
  run: TakenRun,
  { ledger, month }: SlotTarget,
): Promise<RunEnd['state'] | null> {
  const { db, clock } = platform;
  const finish = async (end: RunEnd) => {
    await endRun(db, run, end);
    return end.state;
  };
  if ((await countOpen(platform, run.companyId, { ledger, month })) === 0) {
    return await finish({ state: 'nothing_to_send', endedAt: clock.now() });
  }
  const result = await requestTransfer(
    platform,
    systemActor(run.companyId),
    { ledger, month, isUnattended: true },
    // With the claims or not at all: a process that dies here has asked for nothing, or has noted that it did.
    (tx, transferId) => endRun(tx, run, { state: 'requested', transferId, endedAt: clock.now() }),
  );
  switch (result.kind) {
    case 'requested':
      return 'requested';
    case 'already_under_way':
    case 'already_transferred':
      return await finish({
        state: 'nothing_to_send',
        transferId: result.transferId,
        endedAt: clock.now(),
      });
    case 'refused':
    case 'nothing_to_send':
      // Without a reason: the documents changed in this very moment, so they are looked at again.
      if (result.findings.length === 0) return null;
      return await finish({
        state: 'skipped',
        findings: sortFindings(result.findings),
        endedAt: clock.now(),
      });
    case 'handled_elsewhere':
    case 'not_found':
      return await finish({ state: 'nothing_to_send', endedAt: clock.now() });
  }
}

async function countOpen(
  { db }: Platform,
  companyId: string,
  { ledger, month }: SlotTarget,
): Promise<number> {
  const where = { companyId, accountingMonth: month, state: 'open' };
  return ledger === 'cash'
    ? await db.cashEntryRecord.count({ where })
    : await db.invoice.count({ where: { ...where, ledger } });
}

/** The schedule waits for its next slot, unless somebody changed it meanwhile. */
async function moveOn({ db }: Platform, schedule: StoredSchedule, ran: Date): Promise<void> {
  const { companyId, revision, rule } = schedule;
  await db.transferSchedule.updateMany({
    where: { companyId, revision },
    data: { nextSlotAt: nextSlot(rule, ran).at },
  });
}
