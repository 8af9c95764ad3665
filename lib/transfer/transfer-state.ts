import { type DocumentResult, isAccepted } from './results';
import { type HoldReason, isTerminal, type JobState } from './state';

/** What people and the API see of a transfer (design: public API). */
export const transferStates = [
  'queued',
  'running',
  'held',
  'processing',
  'succeeded',
  'partial',
  'failed',
  'cancelled',
] as const;
export type TransferState = (typeof transferStates)[number];

export interface JobOutline {
  readonly state: JobState;
  readonly hold: HoldReason | null;
  /** DATEV's last status; 4 is "partially" whatever the documents say. */
  readonly datevStatus: number | null;
  readonly results: readonly DocumentResult[];
}

/** States in which the job is with DATEV and we only wait and ask. */
const waitingStates: readonly JobState[] = ['processing', 'answered', 'reported'];

/**
 * The state of a transfer follows from its jobs and nothing else, so no column can claim what the jobs do not show.
 * Order of precedence while something is open: held (somebody must act), running, processing, queued.
 */
export function deriveTransferState(jobs: readonly JobOutline[]): TransferState {
  const open = jobs.filter(({ state }) => !isTerminal(state));
  if (open.length === 0) return outcomeOf(jobs);
  if (open.some(({ hold }) => hold !== null)) return 'held';
  const hasStarted = jobs.some(({ state }) => state !== 'planned');
  if (!hasStarted) return 'queued';
  return open.every(({ state }) => waitingStates.includes(state)) ? 'processing' : 'running';
}

/** `succeeded` only if DATEV took every document that was asked for; `partial` as soon as anything is left open. */
function outcomeOf(jobs: readonly JobOutline[]): TransferState {
  const results = jobs.flatMap((job) => job.results);
  const accepted = results.filter(isAccepted).length;
  const isPartial = jobs.some(({ datevStatus }) => datevStatus === 4);
  if (results.length > 0 && accepted === results.length && !isPartial) return 'succeeded';
  if (accepted > 0 || isPartial || results.includes('unknown')) return 'partial';
  if (jobs.every(({ state }) => state === 'cancelled')) return 'cancelled';
  return results.length > 0 && results.every((result) => result === 'cancelled') ? 'cancelled' : 'failed';
}
