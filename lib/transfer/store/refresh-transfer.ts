import type { Tx } from '@/lib/platform/db';
import type { DocumentResult } from '../results';
import { deriveTransferState, type JobOutline, type TransferState } from '../transfer-state';
import { readHold, readJobState } from './job-row';

/** States in which a transfer is over; `finishedAt` is set with them. */
const endedStates: readonly TransferState[] = ['succeeded', 'partial', 'failed', 'cancelled'];

/** Writes the state that follows from the jobs. The transfer's row lock keeps two jobs from overwriting each other. */
export async function refreshTransfer(tx: Tx, transferId: string, now: Date): Promise<TransferState> {
  const [transfer] = await tx.$queryRaw<{ state: string; finishedAt: Date | null }[]>`
    SELECT "state", "finishedAt" FROM "Transfer" WHERE "id" = ${transferId}::uuid FOR UPDATE`;
  if (!transfer) throw new Error(`transfer ${transferId} is gone`);
  const state = deriveTransferState(await outlinesOf(tx, transferId));
  const isEnded = endedStates.includes(state);
  if (state !== transfer.state || isEnded !== (transfer.finishedAt !== null)) {
    await tx.transfer.update({
      where: { id: transferId },
      data: { state, finishedAt: isEnded ? (transfer.finishedAt ?? now) : null },
    });
  }
  return state;
}

/** Asked for with every step of every job, hence in one statement. */
async function outlinesOf(tx: Tx, transferId: string): Promise<JobOutline[]> {
  const jobs = await tx.$queryRaw<
    { state: string; hold: string | null; datevStatus: number | null; results: string[] }[]
  >`
    SELECT job."state", job."hold", job."datevStatus",
      ARRAY(SELECT DISTINCT document."result" FROM "TransferDocument" AS document WHERE document."jobId" = job."id") AS results
    FROM "TransferJob" AS job WHERE job."transferId" = ${transferId}::uuid`;
  return jobs.map(({ state, hold, datevStatus, results }) => ({
    state: readJobState(state),
    hold: readHold(hold),
    datevStatus,
    results: results as DocumentResult[],
  }));
}
