import { berlinTimestamp } from '../world/clock';

export const hrStates = ['uploaded', 'imported', 'corrupted', 'deleted', 'auto-deleted'] as const;
type HrState = (typeof hrStates)[number];

/** A payroll file in the data centre. Times are milliseconds of the stand-in's clock. */
export interface HrJob {
  readonly id: string;
  readonly clientId: string;
  readonly fileName: string;
  readonly fileProvider: string;
  readonly importFileType: string;
  readonly targetSystem: string;
  readonly payrollAccountingMonth: string;
  readonly creationTime: string;
  readonly mailAddress: string | null;
  readonly size: number;
  readonly sha256: string;
  readonly uploadedAt: number;
  /** Set by the payroll clerk, here by the control API. */
  readonly state: HrState;
  readonly stateSince: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Files nobody fetches are deleted after 60 days, finished ones after 365. */
function stateOf(job: HrJob, nowMs: number): { readonly state: HrState; readonly since: number } {
  const keptDays = { uploaded: 60, imported: 365, corrupted: 365, deleted: null, 'auto-deleted': null }[
    job.state
  ];
  if (keptDays !== null && nowMs - job.stateSince > keptDays * DAY_MS) {
    return { state: 'auto-deleted', since: job.stateSince + keptDays * DAY_MS };
  }
  return { state: job.state, since: job.stateSince };
}

/** DATEV's JobInfo. */
export function describeHrJob(job: HrJob, nowMs: number): Record<string, string> {
  const { state, since } = stateOf(job, nowMs);
  return { job_id: job.id, timestamp: berlinTimestamp(new Date(since)), state };
}
