import { toFinding } from '@/lib/preflight/finding';
import { patience } from './backoff';
import { held, nextTry } from './decide/events-for';
import type { JobEvent } from './events';
import { nextStep, type Step } from './next-step';
import { type JobPorts, type JobRecord, type Lease, LeaseLost } from './ports';
import {
  cancel,
  fetchProtocol,
  finalise,
  poll,
  recoverFinalisation,
  resume,
  settle,
  withdraw,
  withdrawForCancel,
  withdrawStale,
} from './steps/after-upload';
import { build, check, chooseFolder, create, recoverCreation } from './steps/before-upload';
import { contextOf, type JobRun, type StepFunction } from './steps/job-run';
import { upload } from './steps/upload';

const steps: Readonly<Record<Step, StepFunction>> = {
  resume,
  check,
  create,
  recover_creation: recoverCreation,
  choose_folder: chooseFolder,
  build,
  upload,
  finalise,
  recover_finalisation: recoverFinalisation,
  poll,
  fetch_protocol: fetchProtocol,
  settle,
  withdraw_stale: withdrawStale,
  withdraw_for_cancel: withdrawForCancel,
  withdraw,
  cancel,
};

/** Steps of one run; more of them mean that something turns in a circle. */
const mostSteps = 100;

/**
 * Moves a job step by step until it has to wait, needs somebody, or is at its end. Safe to be interrupted anywhere: the
 * next worker begins with whatever state was stored last.
 * @returns the job as it was left; null when another worker has taken it over
 */
export async function driveJob(
  ports: JobPorts,
  lease: Lease,
  signal: AbortSignal,
): Promise<JobRecord | null> {
  try {
    const run = await startRun(ports, lease, signal);
    for (let count = 0; count < mostSteps && !signal.aborted; count += 1) {
      const step = nextStep(run.record().job, ports.now());
      if (step === null) break;
      await takeStep(run, step);
    }
    return run.record();
  } catch (error) {
    if (error instanceof LeaseLost) return null;
    throw error;
  }
}

async function startRun(ports: JobPorts, lease: Lease, signal: AbortSignal): Promise<JobRun> {
  let record = await ports.store.load(lease);
  let session: ReturnType<JobPorts['openDatev']> | null = null;
  return {
    ports,
    lease,
    signal,
    record: () => record,
    store: async (events) => {
      record = await ports.store.record(lease, events);
      return record.job;
    },
    datev: () => {
      session ??= ports.openDatev(record);
      return session;
    },
  };
}

async function takeStep(run: JobRun, step: Step): Promise<void> {
  let events: readonly JobEvent[];
  try {
    events = await steps[step](run);
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
    run.ports.reportFault(run.record(), step, error);
    const job = await run.store([]);
    // The database may have committed and only its answer got lost: then the job goes on from where it really stands.
    if (nextStep(job, run.ports.now()) !== step) return;
    events = [afterFault(run, step)];
  }
  await run.store(events);
}

/** A bug or broken I/O of ours. The same step again later; a job that keeps failing is shown instead of tried for ever. */
function afterFault(run: JobRun, step: Step): JobEvent {
  const context = contextOf(run);
  if (context.job.attempts + 1 < patience) {
    return { type: 'delayed', until: nextTry(context), countsAsAttempt: true, gets: 0 };
  }
  return held(
    'internal_error',
    toFinding({ code: 'TRANSFER_INTERNAL_ERROR', params: { step } }, context.subject),
  );
}
