import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';

/**
 * Message "a job is due". It names no job: the tables know which one is next, and the worker who hears it takes the
 * fairest (`takeNextLease`). So a message too many, too few or out of order does no harm.
 */
export const jobDueQueue = 'transfer-job-due';

const prepared = new WeakMap<Platform['queue'], Promise<void>>();

/** The web may send before any worker has ever run; a message to a queue that is not there would fail the click. */
export async function prepareQueues(platform: Pick<Platform, 'queue'>): Promise<void> {
  const preparing = prepared.get(platform.queue) ?? platform.queue.prepare([jobDueQueue]);
  prepared.set(platform.queue, preparing);
  try {
    await preparing;
  } catch (error) {
    prepared.delete(platform.queue);
    throw error;
  }
}

/** Leaves the message in the caller's transaction: the click and its work are one (design: nothing lost, rule 1). */
export async function announceJob(
  platform: Pick<Platform, 'queue'>,
  tx: Tx,
  startAfter: Date | null,
): Promise<void> {
  await prepareQueues(platform);
  await platform.queue.enqueue(tx, jobDueQueue, {}, startAfter ? { startAfter } : {});
}
