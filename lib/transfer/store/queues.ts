import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';

/**
 * Message "a job is due". It names no job: the tables know which one is next, and the worker who hears it takes the
 * fairest (`takeNextLease`). So a message too many, too few or out of order does no harm.
 */
export const jobDueQueue = 'transfer-job-due';

/** Leaves the message in the caller's transaction: the click and its work are one (design: nothing lost, rule 1). */
export async function announceJob(
  platform: Pick<Platform, 'queue'>,
  tx: Tx,
  startAfter: Date | null,
): Promise<void> {
  await platform.queue.enqueue(tx, jobDueQueue, {}, startAfter ? { startAfter } : {});
}
