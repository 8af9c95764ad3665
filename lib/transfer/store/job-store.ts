import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import type { TransferJob } from '@/lib/platform/generated/prisma/client';
import type { JobEvent } from '../events';
import {
  CashTurnLost,
  type JobRecord,
  type JobStore,
  type Lease,
  LeaseLost,
  type StoredJobFile,
} from '../ports';
import { isTerminal, type Job } from '../state';
import { transition } from '../transition';
import { cashTurn, isCashTurnTaken, wakeNextCashJob } from './cash-order';
import { columnsOf, jobOf, recordOf } from './job-row';
import { announceJob } from './queues';
import { refreshTransfer } from './refresh-transfer';
import { type ExtraColumns, writeEvent } from './write-event';

type StorePlatform = Pick<Platform, 'db' | 'queue' | 'clock' | 'settings'>;

/** A step may write thousands of rows; Prisma's five seconds are for requests of people. */
const transactionOptions = { timeout: 60_000, maxWait: 20_000 };

/** The rows of jobs in PostgreSQL. Every write checks the lease's number under the row's lock. */
export function createJobStore(platform: StorePlatform): JobStore {
  const { db } = platform;
  return {
    load: async (lease) => recordOf(await readFenced(db, lease)),
    record: async (lease, events) => {
      try {
        return await db.$transaction((tx) => recordEvents(platform, tx, lease, events), transactionOptions);
      } catch (error) {
        throw isCashTurnTaken(error) ? new CashTurnLost(lease.jobId, { cause: error }) : error;
      }
    },
    files: (lease) => readFiles(db, lease),
    markUploading: (lease, positions) =>
      db.$transaction(async (tx) => {
        const row = await lockFenced(tx, lease);
        await tx.jobFile.updateMany({
          where: { jobId: lease.jobId, position: { in: [...positions] } },
          data: { state: 'uploading' },
        });
        return { isCancelRequested: row.cancelRequestedAt !== null };
      }),
    markFiles: (lease, files) => db.$transaction((tx) => markFiles(platform, tx, lease, files)),
    answerOf: (lease) => readAnswer(db, lease),
    cashTurn: async (lease) => cashTurn(db, await readFenced(db, lease)),
  };
}

const withTransfer = { transfer: { select: { consultantNumber: true, clientNumber: true } } } as const;

async function readFenced(db: Tx, lease: Lease) {
  const row = await db.transferJob.findFirst({
    where: { id: lease.jobId, leaseNumber: lease.number },
    include: withTransfer,
  });
  if (!row) throw lost(lease);
  return row;
}

/** Locks the job's row; nobody can take the job over before this transaction ends. */
async function lockFenced(tx: Tx, lease: Lease) {
  const [transfer] = await tx.$queryRaw<{ consultantNumber: number; clientNumber: number }[]>`
    SELECT transfer."consultantNumber", transfer."clientNumber"
    FROM "TransferJob" AS job JOIN "Transfer" AS transfer ON transfer."id" = job."transferId"
    WHERE job."id" = ${lease.jobId}::uuid AND job."leaseNumber" = ${lease.number} FOR UPDATE OF job`;
  if (!transfer) throw lost(lease);
  return { ...(await tx.transferJob.findUniqueOrThrow({ where: { id: lease.jobId } })), transfer };
}

function lost({ jobId, number }: Lease): LeaseLost {
  return new LeaseLost(`lease ${number} of job ${jobId} is not the newest`);
}

async function recordEvents(
  platform: StorePlatform,
  tx: Tx,
  lease: Lease,
  events: readonly JobEvent[],
): Promise<JobRecord> {
  const row = await lockFenced(tx, lease);
  return events.length === 0 ? recordOf(row) : await applyEvents(platform, tx, row, events);
}

/** A job's row under its lock. */
export type LockedRow = Awaited<ReturnType<typeof readFenced>>;

/**
 * Applies events to a locked job: the new state, the rows of the events, the transfer's state, and the message for the
 * next run, all in the caller's transaction.
 */
export async function applyEvents(
  platform: StorePlatform,
  tx: Tx,
  row: LockedRow,
  events: readonly JobEvent[],
): Promise<JobRecord> {
  const now = platform.clock.now();
  const keepUntil = keepUntilOf(platform, now);
  let job = jobOf(row);
  let extra: ExtraColumns = {};
  for (const event of events) {
    const before = job;
    job = transition(before, event, now);
    const context = {
      jobId: row.id,
      companyId: row.companyId,
      now,
      keepUntil,
      row,
      before,
      after: job,
    };
    extra = { ...extra, ...(await writeEvent(tx, context, event)) };
  }
  await tx.transferJob.updateMany({ where: { id: row.id }, data: { ...columnsOf(job), ...extra } });
  await refreshTransfer(tx, row.transferId, now);
  await announceNext(platform, tx, row, job, now);
  return { ...recordOf(row), job };
}

/** Until when what DATEV says now has to be kept (P2). */
export function keepUntilOf({ settings }: Pick<Platform, 'settings'>, receivedAt: Date): Date {
  const keepUntil = new Date(receivedAt);
  keepUntil.setUTCFullYear(keepUntil.getUTCFullYear() + settings.protocolRetentionYears);
  return keepUntil;
}

/** Locks a job that no worker has to hold, for acts of people; they go through the same transition. */
export async function lockJob(
  tx: Tx,
  where: { jobId: string; companyId: string },
): Promise<LockedRow | null> {
  await tx.$queryRaw`SELECT 1 FROM "TransferJob"
    WHERE "id" = ${where.jobId}::uuid AND "companyId" = ${where.companyId}::uuid FOR UPDATE`;
  return await tx.transferJob.findFirst({
    where: { id: where.jobId, companyId: where.companyId },
    include: withTransfer,
  });
}

async function announceNext(
  platform: StorePlatform,
  tx: Tx,
  row: TransferJob,
  job: Job,
  now: Date,
): Promise<void> {
  if (job.nextRunAt !== null && job.nextRunAt > now) await announceJob(platform, tx, job.nextRunAt);
  if (isTerminal(job.state) && row.ledger === 'cash') await wakeNextCashJob(platform, tx, row, now);
}

async function readFiles(db: Tx, lease: Lease): Promise<StoredJobFile[]> {
  await readFenced(db, lease);
  const documents = await db.transferDocument.findMany({
    where: { jobId: lease.jobId, releasedAt: null },
    select: { id: true, ledgerFileName: true, imageFileNames: true },
  });
  const owners = new Map(
    documents.flatMap(({ id, ledgerFileName, imageFileNames }) =>
      [ledgerFileName ?? '', ...imageFileNames].map((name) => [name, id] as const),
    ),
  );
  const files = await db.jobFile.findMany({ where: { jobId: lease.jobId }, orderBy: { position: 'asc' } });
  return files.map((file) => ({
    position: file.position,
    fileName: file.fileName,
    contentType: file.contentType,
    sha256: file.sha256,
    size: file.size,
    kind: file.kind as StoredJobFile['kind'],
    state: file.state as StoredJobFile['state'],
    documentId: owners.get(file.fileName) ?? null,
  }));
}

async function markFiles(
  { clock }: StorePlatform,
  tx: Tx,
  lease: Lease,
  { uploaded, pending }: { readonly uploaded: readonly number[]; readonly pending: readonly number[] },
): Promise<void> {
  await lockFenced(tx, lease);
  const files = (positions: readonly number[]) => ({ jobId: lease.jobId, position: { in: [...positions] } });
  if (pending.length > 0) await tx.jobFile.updateMany({ where: files(pending), data: { state: 'pending' } });
  await tx.jobFile.updateMany({
    where: files(uploaded),
    data: { state: 'uploaded', uploadedAt: clock.now() },
  });
  const sent = await tx.jobFile.aggregate({
    where: { jobId: lease.jobId, state: 'uploaded' },
    _count: true,
    _sum: { size: true },
  });
  await tx.transferJob.updateMany({
    where: { id: lease.jobId },
    data: { filesSent: sent._count, bytesSent: sent._sum.size ?? 0 },
  });
}

async function readAnswer(db: Tx, lease: Lease): ReturnType<JobStore['answerOf']> {
  await readFenced(db, lease);
  const { jobId } = lease;
  const documents = await db.transferDocument.findMany({
    where: { jobId, releasedAt: null },
    select: { id: true, ledgerFileName: true, imageFileNames: true },
  });
  const { _max } = await db.protocolEntry.aggregate({ where: { jobId }, _max: { fetch: true } });
  const entries = await db.protocolEntry.findMany({
    where: { jobId, fetch: _max.fetch ?? 0 },
    orderBy: { position: 'asc' },
    select: { type: true, fileName: true },
  });
  return { documents: documents.map(({ id, ...names }) => ({ documentId: id, ...names })), entries };
}
