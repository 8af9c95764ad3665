import type { Actor } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import { canAskDatev, type HoldReason, waitsForPerson } from './state';
import { jobOf } from './store/job-row';
import { applyEvents, lockJob } from './store/job-store';
import { announceJob } from './store/queues';

/** Holds that a mended connection may have cured. */
const curedByConnection: readonly HoldReason[] = [
  'permission',
  'other_dataset',
  'setup',
  'account_length',
  'datev_unreachable',
];

/** What a person may try again. Where the outcome is unknown, that asks DATEV once more, if there is anything to ask (`canAskDatev`). */
const curedByRetry: readonly HoldReason[] = [
  ...curedByConnection,
  'folder_choice',
  'restarted_too_often',
  'internal_error',
  'outcome_unknown',
  'status_unknown',
];

/**
 * Lets held jobs of a company go on, each where it stood (C6). Called when the connection is good again; a job that finds
 * the same obstacle is simply held again.
 * @returns how many go on
 */
export async function resumeHeldJobs(
  platform: Platform,
  input: { readonly companyId: string; readonly reasons?: readonly HoldReason[] },
): Promise<number> {
  const { companyId, reasons = curedByConnection } = input;
  const held = await platform.db.transferJob.findMany({
    where: { companyId, hold: { in: [...reasons] } },
    orderBy: [{ createdAt: 'asc' }, { sequence: 'asc' }],
    select: { id: true },
  });
  let resumed = 0;
  for (const { id } of held) {
    if (await resumeJob(platform, { jobId: id, companyId, reasons })) resumed += 1;
  }
  return resumed;
}

/**
 * Once a night: what waits for a set-up at DATEV is looked at again, with the day's answer (M5). Somebody may have mended it
 * without telling us.
 */
export async function retrySetupHolds(platform: Platform): Promise<number> {
  const companies = await platform.db.transferJob.findMany({
    where: { hold: { in: ['setup', 'account_length'] } },
    distinct: ['companyId'],
    select: { companyId: true },
  });
  let resumed = 0;
  for (const { companyId } of companies) {
    resumed += await resumeHeldJobs(platform, { companyId, reasons: ['setup', 'account_length'] });
  }
  return resumed;
}

/** One job; false when it is not (or no longer) held for such a reason. */
async function resumeJob(
  platform: Platform,
  input: { jobId: string; companyId: string; reasons: readonly HoldReason[] },
): Promise<boolean> {
  return await platform.db.$transaction(async (tx) => {
    const row = await lockJob(tx, input);
    if (!row || !input.reasons.some((reason) => reason === row.hold)) return false;
    const job = jobOf(row);
    if (waitsForPerson(job) && !canAskDatev(job)) return false;
    await applyEvents(platform, tx, row, [{ type: 'resumed', at: platform.clock.now() }]);
    await announceJob(platform, tx, null);
    return true;
  });
}

/**
 * The button "Erneut versuchen" of a held transfer, and "Status neu abrufen" of one whose result is missing.
 * @returns how many of its jobs go on
 */
export async function retryHeldTransfer(
  platform: Platform,
  actor: Actor,
  input: { readonly transferId: string },
): Promise<number> {
  requirePermission(actor, 'transfers.start');
  const { companyId } = actor;
  const held = await platform.db.transferJob.findMany({
    where: { companyId, transferId: input.transferId, hold: { not: null } },
    orderBy: { sequence: 'asc' },
    select: { id: true },
  });
  let resumed = 0;
  for (const { id } of held) {
    if (await resumeJob(platform, { jobId: id, companyId, reasons: curedByRetry })) resumed += 1;
  }
  if (resumed > 0) {
    await recordAudit(platform.db, {
      actor,
      action: 'transfer.retried',
      subject: input.transferId,
      details: { jobs: resumed },
    });
  }
  return resumed;
}
