import type { IsoDate } from '@/lib/bookkeeping/calendar';

/** Where a job stands. One row of README.md each; the database holds no other word (CHECK constraint). */
export const jobStates = [
  'planned',
  'checked',
  'creating',
  'created',
  'built',
  'uploading',
  'uploaded',
  'finalising',
  'processing',
  'answered',
  'reported',
  'withdrawing',
  'done',
  'cancelled',
  'failed',
] as const;
export type JobState = (typeof jobStates)[number];

/** Nothing happens to these any more. */
export const terminalStates = ['done', 'cancelled', 'failed'] as const satisfies readonly JobState[];

/** A DATEV job may exist, DATEV has not been told to process it: DELETE still works. */
const revocableStates = [
  'planned',
  'checked',
  'creating',
  'created',
  'built',
  'uploading',
  'uploaded',
  'finalising',
  'withdrawing',
] as const satisfies readonly JobState[];

/**
 * Why a job waits for somebody. A hold leaves `state` alone, so the job goes on exactly where it stood (C6).
 * - `permission`: token or right lost; goes on after the reconnect
 * - `other_dataset`: the company is now connected with another dataset than the transfer was made for
 * - `setup`: DATEV or preflight says that the dataset is not ready for this ledger and month
 * - `folder_choice`: several folders at DATEV, nobody has chosen yet (M6)
 * - `account_length`: job answer and client basics keep disagreeing
 * - `datev_unreachable`: many tries in a row without an answer; goes on by itself
 * - `restarted_too_often`: one DATEV job after the other had to be given up
 * - `outcome_unknown`: nobody can tell whether DATEV took the job; a person decides
 * - `internal_error`: a step failed by a bug of ours again and again
 * - `status_unknown`: DATEV took it and gave no result within a day; the status can be read by hand
 */
export const holdReasons = [
  'permission',
  'other_dataset',
  'setup',
  'folder_choice',
  'account_length',
  'datev_unreachable',
  'restarted_too_often',
  'internal_error',
  'outcome_unknown',
  'status_unknown',
] as const;
export type HoldReason = (typeof holdReasons)[number];

/** Holds that end by the word of a person who has looked into Belege online. */
const holdsForPeople = ['outcome_unknown', 'status_unknown'] as const satisfies readonly HoldReason[];

/** Whether somebody has to say what became of the job. Nothing of it goes out meanwhile: a held job has no next run. */
export function waitsForPerson({ hold }: Pick<Job, 'hold'>): boolean {
  return holdsForPeople.some((reason) => reason === hold);
}

/**
 * Whether DATEV itself can still be asked what became of it. Not before its PUT was intended: then there is nothing to ask, and
 * "going on" would send it, perhaps for the second time.
 */
export function canAskDatev(job: Pick<Job, 'state' | 'hold'>): boolean {
  return waitsForPerson(job) && (job.state === 'finalising' || job.state === 'processing');
}

/** What follows when the DATEV job is gone. `hold:…` returns to `planned` and waits there. */
export const withdrawalAims = [
  'restart',
  'cancel',
  'fail',
  'hold:setup',
  'hold:folder_choice',
  'hold:account_length',
] as const;
export type WithdrawalAim = (typeof withdrawalAims)[number];

/** All a worker needs to know to decide what comes next: the row of a job without its documents and files. */
export interface Job {
  readonly state: JobState;
  readonly hold: HoldReason | null;
  /** Set while `withdrawing`. */
  readonly withdrawalAim: WithdrawalAim | null;
  readonly datevJobId: string | null;
  readonly datevCreatedAt: Date | null;
  readonly accountLength: number | null;
  /** Names DATEV gave with the job; empty before. */
  readonly folderNames: readonly string[];
  readonly ledgerFolderName: string | null;
  /** Berlin day of the last check that let this job pass (C5); null: check before going on. */
  readonly checkedOn: IsoDate | null;
  /** An error came at this time: only an answer of DATEV that is newer counts as a check (C5). */
  readonly checkNotBefore: Date | null;
  /** Once an answer to PUT was unclear: from then on a missing job proves nothing. */
  readonly isFinaliseUnclear: boolean;
  /**
   * The database was restored and may have forgotten what was done with this job since: DATEV may be asked about it, but nothing of
   * it goes out any more.
   */
  readonly isReadOnly: boolean;
  readonly finalisedAt: Date | null;
  readonly datevStatus: number | null;
  /** Tries of the present step that ended without a clear answer. */
  readonly attempts: number;
  /** DATEV jobs given up so far. */
  readonly restarts: number;
  /** Status GETs after finalising. */
  readonly pollCount: number;
  /** All GETs spent on this job (T8). */
  readonly getCount: number;
  readonly isCancelRequested: boolean;
  /** When a worker should look again; null: only an event from outside moves it. */
  readonly nextRunAt: Date | null;
}

export function isTerminal(state: JobState): boolean {
  return (terminalStates as readonly JobState[]).includes(state);
}

export function isRevocable(state: JobState): boolean {
  return (revocableStates as readonly JobState[]).includes(state);
}

/** Whether a wish to cancel is followed at once; in the other revocable states what may be at DATEV is looked at first. */
export function endsByCancel(state: JobState): boolean {
  return isRevocable(state) && state !== 'creating' && state !== 'finalising' && state !== 'withdrawing';
}

/** Whether a wish to cancel can still be followed. */
export function isStoppable(job: Pick<Job, 'state' | 'hold'>): boolean {
  return isRevocable(job.state) && !waitsForPerson(job);
}

/** A job as it is planned. */
export function plannedJob(now: Date): Job {
  return {
    state: 'planned',
    hold: null,
    withdrawalAim: null,
    datevJobId: null,
    datevCreatedAt: null,
    accountLength: null,
    folderNames: [],
    ledgerFolderName: null,
    checkedOn: null,
    checkNotBefore: null,
    isFinaliseUnclear: false,
    isReadOnly: false,
    finalisedAt: null,
    datevStatus: null,
    attempts: 0,
    restarts: 0,
    pollCount: 0,
    getCount: 0,
    isCancelRequested: false,
    nextRunAt: now,
  };
}
