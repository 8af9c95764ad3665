import { type Job, statusOf } from '../world/job';
import type { World } from '../world/world';
import { cannedResult } from './canned';
import { importJob } from './import-job';

/** The PUT arrived: processing starts and ends on its own. */
export function finaliseJob(job: Job, world: World): void {
  job.finalisedAt = world.clock.nowMs();
  job.manner = world.manner;
  job.processingMs = world.manner === 'live' ? world.processingMs : 0;
  if (world.manner === 'sandbox') world.keepResult(job, cannedResult(job));
  else setTimeout(() => settleJob(job, world), job.processingMs).unref();
  world.changed();
}

/** Computes the result once the processing time is over; later calls change nothing. */
export function settleJob(job: Job, world: World): void {
  const isDue = job.finalisedAt !== null && world.clock.nowMs() >= job.finalisedAt + job.processingMs;
  if (!isDue || job.result !== null || job.deletedAt !== null) return;
  world.keepResult(job, importJob(job, world));
}

/** Jobs whose processing a restart interrupted are taken up again. */
export function resumeProcessing(world: World): void {
  for (const job of world.jobs.values()) {
    if (statusOf(job, world.clock.nowMs()) === 1)
      setTimeout(() => settleJob(job, world), job.processingMs).unref();
  }
}
