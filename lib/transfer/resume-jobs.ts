import type { Actor } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import { byHandPauseMs } from './poll-schedule';
import { canAskDatev, type HoldReason, waitsForPerson } from './state';
import { jobOf } from './store/job-row';
import { applyEvents, type LockedRow, lockJob } from './store/job-store';
import { announceJob } from './store/queues';

/** Holds that a mended connection may have cured. */
const curedByConnection: readonly HoldReason[] = [
  'permission',
  'other_dataset',
  'setup',
  'account_length',
  'datev_unreachable',
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

/** A job that is held again at once is not tried more often than this. */
const lookAgainMs = 60 * 60_000;

/**
 * Every minute: what could go on and was told of by nobody. The message that the connection is good, or the click that chose the
 * folder, may have come while the job was still at the step that held it, or been lost with its process (C6, M6).
 */
export async function resumeForgottenHolds(platform: Platform): Promise<number> {
  const before = new Date(platform.clock.now().getTime() - lookAgainMs).toISOString();
  const { environment } = platform.settings.datev;
  const forgotten = await platform.db.$queryRaw<{ jobId: string; companyId: string; reason: HoldReason }[]>`
    SELECT job."id" AS "jobId", job."companyId", job."hold" AS "reason"
    FROM "TransferJob" job JOIN "Connection" connection ON connection."companyId" = job."companyId"
    WHERE job."hold" IN ('permission', 'other_dataset')
      AND connection."state" = 'connected' AND connection."environment" = ${environment}
      AND (job."heldAt" < connection."stateChangedAt" OR job."heldAt" < ${before}::timestamp)
    UNION ALL
    SELECT job."id", job."companyId", job."hold"
    FROM "TransferJob" job JOIN "LedgerFolderChoice" choice
      ON choice."companyId" = job."companyId" AND choice."ledger" = job."ledger"
    WHERE job."hold" = 'folder_choice' AND choice."folderName" = ANY (job."folderNames")`;
  let resumed = 0;
  for (const { reason, ...job } of forgotten) {
    if (await resumeJob(platform, { ...job, reasons: [reason] })) resumed += 1;
  }
  return resumed;
}

/** Goes on, once nobody holds the row; the caller has made sure that it may. */
async function resume(platform: Platform, tx: Tx, row: LockedRow): Promise<void> {
  await applyEvents(platform, tx, row, [{ type: 'resumed', at: platform.clock.now() }]);
  await announceJob(platform, tx, null);
}

/** One job; false when it is not (or no longer) held for such a reason. */
async function resumeJob(
  platform: Platform,
  input: { jobId: string; companyId: string; reasons: readonly HoldReason[] },
): Promise<boolean> {
  return await platform.db.$transaction(async (tx) => {
    const row = await lockJob(tx, input);
    if (!row || !input.reasons.some((reason) => reason === row.hold)) return false;
    await resume(platform, tx, row);
    return true;
  });
}

export interface RetryResult {
  /** Jobs that go on. */
  readonly resumed: number;
  /** When DATEV may be asked again about one of the others, because somebody had it asked a short time ago (T8). */
  readonly againAt: Date | null;
}

/** The button "Erneut versuchen" of a held transfer, and "Status neu abrufen" of one whose result is missing. */
export async function retryHeldTransfer(
  platform: Platform,
  actor: Actor,
  input: { readonly transferId: string },
): Promise<RetryResult> {
  requirePermission(actor, 'transfers.start');
  const { companyId } = actor;
  return await platform.db.$transaction(async (tx): Promise<RetryResult> => {
    const held = await tx.transferJob.findMany({
      where: { companyId, transferId: input.transferId, hold: { not: null } },
      orderBy: { sequence: 'asc' },
      select: { id: true },
    });
    const outcomes: RetryOutcome[] = [];
    for (const { id } of held) outcomes.push(await retryJob(platform, tx, { jobId: id, companyId }));
    const resumed = outcomes.filter((outcome) => outcome === 'resumed').length;
    if (resumed > 0) {
      await recordAudit(tx, {
        actor,
        action: 'transfer.retried',
        subject: input.transferId,
        details: { jobs: resumed },
      });
    }
    return { resumed, againAt: outcomes.find((outcome) => outcome instanceof Date) ?? null };
  });
}

type RetryOutcome = 'resumed' | 'not_held' | Date;

async function retryJob(
  platform: Platform,
  tx: Tx,
  where: { readonly jobId: string; readonly companyId: string },
): Promise<RetryOutcome> {
  const row = await lockJob(tx, where);
  if (!row || row.hold === null) return 'not_held';
  const job = jobOf(row);
  if (waitsForPerson(job)) {
    if (!canAskDatev(job)) return 'not_held';
    const now = platform.clock.now();
    const againAt = askableAt(row);
    if (againAt > now) return againAt;
    await tx.transferJob.update({ where: { id: row.id }, data: { statusAskedAt: now } });
  }
  await resume(platform, tx, row);
  return 'resumed';
}

/** When a person may have DATEV asked about a job again. */
function askableAt({ statusAskedAt }: LockedRow): Date {
  return new Date((statusAskedAt?.getTime() ?? 0) + byHandPauseMs);
}
