import type { Problem } from '@/lib/bookkeeping/problem';
import { clientIdOf } from '@/lib/connection/client-numbers';
import { applyEvent, lockConnection, problemJson } from '@/lib/connection/connection-row';
import { giveUpTokens } from '@/lib/connection/disconnect';
import { fileProblem } from '@/lib/general-data/carrying/send-file';
import { systemActor } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import type { Platform } from '@/lib/platform';
import type { OnlyTx } from '@/lib/platform/db';
import { toFinding } from '@/lib/preflight/finding';
import type { JobEvent } from '@/lib/transfer/events';
import { resumeHeldJobs } from '@/lib/transfer/resume-jobs';
import { isRevocable, terminalStates } from '@/lib/transfer/state';
import { readJobState } from '@/lib/transfer/store/job-row';
import { applyEvents, lockJob } from '@/lib/transfer/store/job-store';

/** What is known about the time between backup and restore. */
export type SinceBackup =
  /** Everything had been stopped before the backup, or nothing was done after it: a move to another server. */
  | 'nothing'
  /** The product went on working after the backup, or nobody can say: something was lost. */
  | 'unknown';

export interface AfterRestore {
  readonly resumedJobs: number;
  readonly heldJobs: number;
  readonly endedConnections: number;
  /** Documents that were not with DATEV when the backup was made. */
  readonly openDocuments: number;
}

/** A company may have many jobs, and nobody else is at work yet. Milliseconds. */
const patience = { timeout: 10 * 60_000, maxWait: 20_000 };

/**
 * Makes a restored database safe to work on. After a lost stretch of time DATEV may have jobs and documents this database
 * knows nothing of, and refresh tokens in it may be spent: then nothing goes out until people have looked (T5, C7).
 */
export async function settleAfterRestore(
  platform: Platform,
  input: { readonly since: SinceBackup; readonly backupAt: string },
): Promise<AfterRestore> {
  const companies = await platform.db.company.findMany({ select: { id: true } });
  let resumedJobs = 0;
  let heldJobs = 0;
  let endedConnections = 0;
  for (const { id: companyId } of companies) {
    await platform.db.$transaction(async (tx) => {
      await recordAudit(tx, {
        actor: systemActor(companyId),
        action: 'operation.restored',
        details: { backupAt: input.backupAt, since: input.since },
      });
      if (input.since === 'nothing') return;
      heldJobs += await holdLivingJobs(platform, tx, companyId);
      await keepPayrollFiles(platform, tx, companyId);
      if (await endConnection(platform, tx, companyId)) endedConnections += 1;
    }, patience);
    if (input.since === 'nothing' && (await isConnected(platform, companyId))) {
      // Its message that the connection is good again may have waited in the queue, which is not in the backup.
      resumedJobs += await resumeHeldJobs(platform, { companyId, reasons: ['permission', 'other_dataset'] });
    }
  }
  return { resumedJobs, heldJobs, endedConnections, openDocuments: await countOpen(platform) };
}

async function isConnected({ db }: Platform, companyId: string): Promise<boolean> {
  return (await db.connection.count({ where: { companyId, state: 'connected' } })) > 0;
}

/**
 * Jobs DATEV may have got in the lost time wait for a person; those finalised before the backup only have to be read. Of none of
 * them anything is sent any more, whatever DATEV says about it.
 */
async function holdLivingJobs(platform: Platform, tx: OnlyTx, companyId: string): Promise<number> {
  const isLiving = { companyId, state: { notIn: [...terminalStates] } };
  await tx.transferJob.updateMany({ where: isLiving, data: { isReadOnly: true } });
  const living = await tx.transferJob.findMany({
    where: isLiving,
    select: { id: true, state: true },
  });
  const jobs = living.filter(({ state }) => isRevocable(readJobState(state)));
  for (const { id: jobId } of jobs) {
    const row = await lockJob(tx, { jobId, companyId });
    if (!row) continue;
    const now = platform.clock.now();
    const { consultantNumber, clientNumber } = row.transfer;
    const problem: Problem = {
      code: 'TRANSFER_OUTCOME_UNKNOWN',
      params: {
        clientId: clientIdOf({ consultantNumber, clientNumber }),
        ledger: row.ledger,
        month: row.accountingMonth,
      },
    };
    const finding = toFinding(problem, { kind: 'job', id: row.id, label: row.accountingMonth });
    const held: JobEvent = {
      type: 'held',
      reason: 'outcome_unknown',
      finding,
      retryAt: null,
      needsFreshCheck: true,
      gets: 0,
    };
    await applyEvents(platform, tx, row, row.hold === null ? [held] : [{ type: 'resumed', at: now }, held]);
  }
  return jobs.length;
}

/** Payments sent twice are paid twice: whether a file that waited has gone since, a person looks up at DATEV. */
async function keepPayrollFiles({ clock }: Platform, tx: OnlyTx, companyId: string): Promise<void> {
  for (const kind of ['psd', 'bwd', 'extf'] as const) {
    await tx.dataPushFile.updateMany({
      where: { companyId, kind, state: { in: ['waiting', 'sending'] } },
      data: {
        state: 'failed',
        stateAt: clock.now(),
        nextLookAt: null,
        leaseUntil: null,
        problem: problemJson(fileProblem('FILE_SEND_UNCLEAR', { kind })),
      },
    });
  }
}

/** A refresh token spent after the backup must not be offered again: DATEV would take it for stolen. */
async function endConnection(platform: Platform, tx: OnlyTx, companyId: string): Promise<boolean> {
  const row = await lockConnection(tx, companyId);
  if (!row || row.accessTokenSealed === null) return false;
  await giveUpTokens(platform, tx, row);
  const problem = { code: 'CONNECTION_GRANT_LOST', params: { clientId: clientIdOf(row) } };
  await applyEvent(platform, tx, row, { kind: 'grant_lost', problem });
  return true;
}

async function countOpen({ db }: Platform): Promise<number> {
  const where = { state: { in: ['open', 'refused'] } };
  return (await db.invoice.count({ where })) + (await db.cashEntryRecord.count({ where }));
}
