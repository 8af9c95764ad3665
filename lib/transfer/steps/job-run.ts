import type { DxsoClient } from '@/lib/datev/dxso/types';
import type { DecisionContext } from '../decide/answer';
import type { JobEvent } from '../events';
import type { JobPorts, JobRecord, Lease } from '../ports';
import type { Job } from '../state';

/** One worker moving one job, from taking the lease to letting it go. */
export interface JobRun {
  readonly ports: JobPorts;
  readonly lease: Lease;
  /** Ends the run at the next safe place: graceful stop, or the lease is gone. */
  readonly signal: AbortSignal;
  readonly record: () => JobRecord;
  /** Stores events now; the steps use it only for intents that must be stored before a request goes out. */
  readonly store: (events: readonly JobEvent[]) => Promise<Job>;
  /** Opened at the first use: many runs need no DATEV at all. */
  readonly datev: () => Promise<DxsoClient>;
}

/** A step of a job: does its part and answers what happened. Every step may be repeated by any worker at any time. */
export type StepFunction = (run: JobRun) => Promise<readonly JobEvent[]>;

/** What decisions may look at, at this moment. */
export function contextOf(run: JobRun): DecisionContext {
  const { ports } = run;
  const { id, job, clientId, ledger, month } = run.record();
  return {
    job,
    now: ports.now(),
    pace: ports.pace,
    random: ports.random(),
    subject: { kind: 'job', id, label: `${ledger} ${month}` },
    clientId,
    ledger,
    month,
  };
}

/** Id of the DATEV job in states that cannot be without one. */
export function datevJobIdOf(run: JobRun): string {
  const { datevJobId, state } = run.record().job;
  if (datevJobId === null) throw new Error(`a job in ${state} has no DATEV job`);
  return datevJobId;
}
