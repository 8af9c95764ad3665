import type { Tx } from '@/lib/platform/db';
import type { DocumentResult } from '../results';
import { deriveTransferState, type TransferState } from '../transfer-state';
import { readHold, readJobState } from './job-row';

/** States in which a transfer is over; `finishedAt` is set with them. */
const endedStates: readonly TransferState[] = ['succeeded', 'partial', 'failed', 'cancelled'];

/** Writes the state that follows from the jobs. The transfer's row lock keeps two jobs from overwriting each other. */
export async function refreshTransfer(tx: Tx, transferId: string, now: Date): Promise<TransferState> {
  await tx.$queryRaw`SELECT 1 FROM "Transfer" WHERE "id" = ${transferId}::uuid FOR UPDATE`;
  const transfer = await tx.transfer.findUniqueOrThrow({
    where: { id: transferId },
    select: { state: true, finishedAt: true },
  });
  const jobs = await tx.transferJob.findMany({
    where: { transferId },
    select: { id: true, state: true, hold: true, datevStatus: true },
  });
  const counts = await tx.transferDocument.groupBy({
    by: ['jobId', 'result'],
    where: { jobId: { in: jobs.map(({ id }) => id) } },
  });
  const state = deriveTransferState(
    jobs.map((job) => ({
      state: readJobState(job.state),
      hold: readHold(job.hold),
      datevStatus: job.datevStatus,
      results: counts.flatMap(({ jobId, result }) => (jobId === job.id ? [result as DocumentResult] : [])),
    })),
  );
  const isEnded = endedStates.includes(state);
  if (state !== transfer.state || isEnded !== (transfer.finishedAt !== null)) {
    await tx.transfer.update({
      where: { id: transferId },
      data: { state, finishedAt: isEnded ? (transfer.finishedAt ?? now) : null },
    });
  }
  return state;
}
