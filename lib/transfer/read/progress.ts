import type { HoldReason, JobState } from '../state';
import { isTerminal } from '../state';

/** What a transfer is doing at this moment, in words of the screen (T12). */
const transferPhases = [
  'waiting',
  'checking',
  'creating',
  'building',
  'uploading',
  'finalising',
  'processing',
  'fetching_protocol',
  'withdrawing',
  'held',
  'ended',
] as const;
export type TransferPhase = (typeof transferPhases)[number];

export interface TransferProgress {
  readonly phase: TransferPhase;
  /** Phase that follows; null at the end, and while somebody has to act. */
  readonly next: TransferPhase | null;
  /** When it goes on by itself; null: it is being worked on, or waits for somebody. */
  readonly nextAt: Date | null;
  /** A step that takes seconds stands still until `nextAt`: DATEV does not answer, or nobody may ask it now. */
  readonly isStandstill: boolean;
  readonly filesSent: number;
  readonly filesTotal: number;
  readonly bytesSent: number;
  readonly bytesTotal: number;
}

export interface ProgressOfJob {
  readonly state: JobState;
  readonly hold: HoldReason | null;
  readonly nextRunAt: Date | null;
  /** Tries in a row that did not succeed. */
  readonly attempts: number;
  readonly filesSent: number;
  readonly filesTotal: number;
  readonly bytesSent: bigint | number;
  readonly bytesTotal: bigint | number;
}

const phases: Readonly<Record<JobState, readonly [TransferPhase, TransferPhase | null]>> = {
  planned: ['waiting', 'checking'],
  checked: ['creating', 'building'],
  creating: ['creating', 'building'],
  created: ['building', 'uploading'],
  built: ['uploading', 'finalising'],
  uploading: ['uploading', 'finalising'],
  uploaded: ['finalising', 'processing'],
  finalising: ['finalising', 'processing'],
  processing: ['processing', 'fetching_protocol'],
  answered: ['fetching_protocol', 'ended'],
  reported: ['fetching_protocol', 'ended'],
  withdrawing: ['withdrawing', null],
  done: ['ended', null],
  cancelled: ['ended', null],
  failed: ['ended', null],
};

/** Progress of a transfer: that of its first job that has not ended, with the files of all of them. */
export function progressOf(jobs: readonly ProgressOfJob[], now: Date): TransferProgress {
  const total = (read: (job: ProgressOfJob) => bigint | number) =>
    jobs.reduce((sum, job) => sum + Number(read(job)), 0);
  const sums = {
    filesSent: total(({ filesSent }) => filesSent),
    filesTotal: total(({ filesTotal }) => filesTotal),
    bytesSent: total(({ bytesSent }) => bytesSent),
    bytesTotal: total(({ bytesTotal }) => bytesTotal),
  };
  const current = jobs.find(({ hold }) => hold !== null) ?? jobs.find(({ state }) => !isTerminal(state));
  if (!current) return { phase: 'ended', next: null, nextAt: null, isStandstill: false, ...sums };
  const nextAt = current.nextRunAt !== null && current.nextRunAt > now ? current.nextRunAt : null;
  if (current.hold !== null) return { phase: 'held', next: null, nextAt, isStandstill: false, ...sums };
  const [phase, next] = phases[current.state];
  // The check is the first thing a worker does; before, the job stands in the queue.
  return { phase, next, nextAt, isStandstill: standsStill(current, nextAt, now), ...sums };
}

/** A pause between two steps is shorter than this. */
const shortestStandstillMs = 10_000;

/** What waits in the queue, and what DATEV is processing, has its own words. */
function standsStill({ state, attempts }: ProgressOfJob, nextAt: Date | null, now: Date): boolean {
  if (nextAt === null) return false;
  if (attempts > 0) return true;
  const isPause = state === 'planned' || state === 'processing';
  return !isPause && nextAt.getTime() - now.getTime() >= shortestStandstillMs;
}
