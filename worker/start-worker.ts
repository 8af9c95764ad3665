import { hostname } from 'node:os';
import { z } from 'zod';
import { connectionChangedQueue } from '@/lib/connection/connection-row';
import { settleHttpLog } from '@/lib/connection/http-log';
import { purgeConnectionRecords } from '@/lib/connection/maintenance';
import { retryRevocations } from '@/lib/connection/revocations';
import { carryDueFiles } from '@/lib/general-data/carrying/work';
import { purgeGeneralData } from '@/lib/general-data/nightly';
import { purgeIdentityRecords } from '@/lib/identity/maintenance';
import { noteNotices } from '@/lib/notices/note-notices';
import { sendDueNotices } from '@/lib/notices/send-notices';
import { refreshGauges } from '@/lib/operation/fill-gauges';
import { recordRetention } from '@/lib/operation/record-retention';
import type { Platform } from '@/lib/platform';
import { runDueSchedules } from '@/lib/schedules/run-due';
import { resumeForgottenHolds, resumeHeldJobs, retrySetupHolds } from '@/lib/transfer/resume-jobs';
import { runNextJob, sweepDeadLeases, type Worker } from '@/lib/transfer/run-jobs';
import { jobDueQueue } from '@/lib/transfer/store/queues';
import { startDueJobPump } from './due-job-pump';
import { createTimers } from './timers';

/** `ports` and `leaseSeconds` are for tests. */
export interface WorkerOptions extends Pick<Worker, 'ports' | 'leaseSeconds'> {
  /** Jobs moved at the same time by this process. */
  readonly concurrency?: number;
}

export interface RunningWorker {
  /** Hands work back and ends: what is under way stops at its next safe place. */
  stop(): Promise<void>;
}

const defaultConcurrency = 4;
const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Message of pg-boss's clock, once a night for all workers together. */
const nightlyQueue = 'worker-nightly';
const nightlyCron = '17 3 * * *';

const connectionChanged = z.object({ companyId: z.string(), state: z.string() });

/** Starts everything that happens without anybody clicking. Any number of workers may run on the same database (O1). */
export async function startWorker(
  platform: Platform,
  { concurrency = defaultConcurrency, ...options }: WorkerOptions = {},
): Promise<RunningWorker> {
  const { queue, log } = platform;
  const stopping = new AbortController();
  const worker: Worker = {
    owner: `${hostname()}:${process.pid}:${crypto.randomUUID().slice(0, 8)}`,
    signal: stopping.signal,
    ...options,
  };
  await queue.prepare([jobDueQueue, connectionChangedQueue, nightlyQueue]);
  await recordRetention(platform);
  const pump = startDueJobPump({
    lanes: concurrency,
    lookEveryMs: second,
    runNext: (taken) => runNextJob(platform, worker, taken),
    onError: (error) => log.error({ err: error }, 'looking for due jobs failed'),
  });
  await queue.work(jobDueQueue, { concurrency: 1 }, async () => pump.wake());
  await queue.work(connectionChangedQueue, { concurrency: 1 }, (data) => followConnection(platform, data));
  await queue.work(nightlyQueue, { concurrency: 1 }, () => nightly(platform));
  await queue.schedule(nightlyQueue, nightlyCron);

  const timers = createTimers(log);
  timers.every(15 * second, 'sweep', () => sweepDeadLeases(platform));
  timers.every(15 * second, 'gauges', () => refreshGauges(platform));
  timers.every(minute, 'revocations', () => retryRevocations(platform));
  timers.every(minute, 'forgotten holds', () => resumeForgottenHolds(platform));
  timers.every(10 * second, 'mails', () => sendDueNotices(platform, stopping.signal));
  timers.every(5 * second, 'payroll files', () => carryDueFiles(platform));
  timers.every(hour, 'notices', () => noteNotices(platform));
  timers.every(minute, 'schedules', () => runDueSchedules(platform, stopping.signal));
  log.info({ owner: worker.owner }, 'worker started');
  return {
    async stop() {
      stopping.abort();
      await Promise.all([pump.stop(), timers.stop()]);
      await settleHttpLog(platform);
      log.info({ owner: worker.owner }, 'worker stopped');
    },
  };
}

/** A change is told to the admins; a connection that is good again lets the company's held transfers go on (C6). */
async function followConnection(platform: Platform, data: object): Promise<void> {
  const { companyId, state } = connectionChanged.parse(data);
  if (state === 'connected') {
    const resumed = await resumeHeldJobs(platform, { companyId });
    if (resumed > 0) platform.log.info({ companyId, resumed }, 'held transfers go on');
  }
  await noteNotices(platform, { companyId });
}

async function nightly(platform: Platform): Promise<void> {
  const purged = await purgeConnectionRecords(platform);
  await purgeIdentityRecords(platform);
  const general = await purgeGeneralData(platform);
  const retried = await retrySetupHolds(platform);
  platform.log.info({ ...purged, retried, general }, 'nightly work done');
}
