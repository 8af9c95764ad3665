import type { Platform } from '@/lib/platform';
import { driveJob } from './drive-job';
import { livePorts } from './live/live-ports';
import { type JobPorts, type Lease, LeaseLost } from './ports';
import { releaseLease, renewLease, takeLease, takeNextLease, usualLeaseSeconds } from './store/leases';
import { announceJob } from './store/queues';
import { watchedPorts } from './watched-ports';

/** Who works, and until when. */
export interface Worker {
  /** Unique for each process, for logs and the lease. */
  readonly owner: string;
  /** Aborted by a graceful stop: the run ends at the next safe place and hands the job back. */
  readonly signal: AbortSignal;
  /** How long it may be silent before another takes its job over; shorter where workers die on purpose. */
  readonly leaseSeconds?: number;
  /** How long a job may hang on something that never answers before it is given away. */
  readonly stallSeconds?: number;
  /** Other surroundings than the real ones, for tests. */
  readonly ports?: (platform: Platform) => JobPorts;
}

/**
 * Takes the job whose turn it is and moves it as far as it goes.
 * @param taken called when there was one, before it is moved
 * @returns false when no job was due
 */
export async function runNextJob(
  platform: Platform,
  worker: Worker,
  taken: () => void = () => undefined,
): Promise<boolean> {
  const lease = await takeNextLease(platform, worker.owner, worker.leaseSeconds);
  if (!lease) return false;
  taken();
  await runUnderLease(platform, lease, worker);
  return true;
}

/**
 * Moves one named job as far as it goes.
 * @returns false when it is not due or another worker is at it
 */
export async function runJob(platform: Platform, jobId: string, worker: Worker): Promise<boolean> {
  const lease = await takeLease(platform, jobId, worker.owner, worker.leaseSeconds);
  if (!lease) return false;
  await runUnderLease(platform, lease, worker);
  return true;
}

async function runUnderLease(platform: Platform, lease: Lease, worker: Worker): Promise<void> {
  const watch = keepLease(platform, lease, worker);
  const signal = AbortSignal.any([worker.signal, watch.ended.signal]);
  const log = platform.log.child({ jobId: lease.jobId, lease: lease.number, owner: lease.owner });
  try {
    const ports = watchedPorts((worker.ports ?? livePorts)(platform), watch.sign);
    const left = await Promise.race([driveJob(ports, lease, signal), watch.stalled]);
    if (left === 'stalled') log.error('transfer job abandoned: something it waits for never answers');
    else if (left)
      log.info(
        { state: left.job.state, hold: left.job.hold, nextRunAt: left.job.nextRunAt },
        'transfer job left',
      );
    else log.warn('transfer job taken over by another worker');
  } finally {
    watch.stop();
    await handBack(platform, lease);
  }
}

interface LeaseWatch {
  /** Aborted when the job belongs to another worker. */
  readonly ended: AbortController;
  /** Fulfilled when the run has given no sign for too long. */
  readonly stalled: Promise<'stalled'>;
  readonly sign: () => void;
  readonly stop: () => void;
}

/** Keeps the lease alive while the worker lives and the job moves; whoever loses it stops touching the job. */
function keepLease(platform: Platform, lease: Lease, worker: Worker): LeaseWatch {
  const { leaseSeconds = usualLeaseSeconds, stallSeconds = usualStallSeconds } = worker;
  const ended = new AbortController();
  let stall: (word: 'stalled') => void = () => undefined;
  const stalled = new Promise<'stalled'>((fulfil) => {
    stall = fulfil;
  });
  let lastSign = performance.now();
  const beat = () => {
    if (performance.now() - lastSign > stallSeconds * 1000) {
      // What is still under way may come back to life one day; by then its lease is void.
      ended.abort(new LeaseLost('stalled'));
      stall('stalled');
      return;
    }
    renewLease(platform, lease, leaseSeconds).catch((error: unknown) => {
      if (error instanceof LeaseLost) ended.abort(error);
      else platform.log.error({ err: error, jobId: lease.jobId }, 'lease not renewed');
    });
  };
  const timer = setInterval(beat, (leaseSeconds * 1000) / 3);
  timer.unref();
  return {
    ended,
    stalled,
    sign: () => {
      lastSign = performance.now();
    },
    stop: () => clearInterval(timer),
  };
}

/** Longer than any act may take: two uploads of three minutes each with a renewed token between them. */
const usualStallSeconds = 10 * 60;

/** Lets the job go; one that is still due (graceful stop) is announced to the others at once. */
async function handBack(platform: Platform, lease: Lease): Promise<void> {
  await releaseLease(platform, lease);
  const row = await platform.db.transferJob.findUnique({
    where: { id: lease.jobId },
    select: { nextRunAt: true, leaseUntil: true },
  });
  const isDue = row?.nextRunAt != null && row.nextRunAt <= platform.clock.now() && row.leaseUntil === null;
  if (isDue) await platform.db.$transaction((tx) => announceJob(platform, tx, null));
}

/**
 * Looks for jobs nobody is at although they are due: their worker died, a message got lost, or there is more to do than
 * workers do. Safe at any time and from any number of workers.
 * @returns how many there are
 */
export async function sweepDeadLeases(platform: Platform): Promise<number> {
  const late = new Date(platform.clock.now().getTime() - graceMs).toISOString();
  const [found] = await platform.db.$queryRaw<{ waiting: number; orphaned: number }[]>`
    SELECT count(*)::int AS waiting, count("leaseUntil")::int AS orphaned
    FROM "TransferJob"
    WHERE "nextRunAt" < ${late}::timestamp
      AND ("leaseUntil" IS NULL OR "leaseUntil" < (now() AT TIME ZONE 'UTC'))`;
  const { waiting, orphaned } = found ?? { waiting: 0, orphaned: 0 };
  if (waiting === 0) return 0;
  platform.log.warn({ waiting, orphaned }, 'transfer jobs are due and nobody is at them');
  // One message is enough: whoever takes a job looks for the next.
  await platform.db.$transaction((tx) => announceJob(platform, tx, null));
  return waiting;
}

/** A job that is due is normally taken at once; this late nobody has heard its message. */
const graceMs = 5_000;
