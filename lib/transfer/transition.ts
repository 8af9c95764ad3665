import type { JobEvent, JobEventType } from './events';
import {
  endsByCancel,
  type HoldReason,
  isRevocable,
  isTerminal,
  type Job,
  type JobState,
  type WithdrawalAim,
  waitsForPerson,
} from './state';

/** An event that cannot happen in this state: a bug of ours, never an answer of DATEV. */
export class ImpossibleTransition extends Error {
  constructor(
    readonly job: Job,
    readonly event: JobEvent,
  ) {
    super(`a job in ${job.state}${job.hold ? ` (held: ${job.hold})` : ''} cannot be ${event.type}`);
    this.name = 'ImpossibleTransition';
  }
}

/** Jobs an event may happen to, where that is more than a list of states. */
type ExpectedJobs = 'revocable' | 'living' | 'waiting_for_person' | 'finalised_at_datev';

/** States in which an event may happen. */
const expectedStates: Readonly<Record<JobEventType, readonly JobState[] | ExpectedJobs>> = {
  checked: ['planned', 'checked'],
  checked_again: ['created', 'built', 'uploading', 'uploaded'],
  creation_begun: ['checked'],
  creation_answered: ['creating'],
  creation_unclear: ['creating'],
  creation_not_executed: ['creating'],
  folder_found: ['created'],
  built: ['created'],
  upload_begun: ['built'],
  upload_completed: ['uploading'],
  finalise_intended: ['uploaded'],
  finalise_not_executed: ['finalising', 'processing'],
  finalised: ['finalising', 'withdrawing'],
  status_received: 'finalised_at_datev',
  job_gone: ['processing'],
  protocol_received: ['answered'],
  protocol_missing: ['answered'],
  settled: ['reported'],
  settled_by_hand: 'waiting_for_person',
  withdrawal_begun: ['created', 'built', 'uploading', 'uploaded'],
  withdrawn: ['withdrawing'],
  held: 'living',
  resumed: 'living',
  delayed: 'living',
  failed: ['planned', 'checked'],
  cancel_requested: 'revocable',
  cancelled: ['planned', 'checked', 'creating'],
};

/**
 * The one function that changes a job. What it returns is stored together with the event's rows in one transaction, so a
 * crash leaves either the state before or the state after, never something between.
 * @param now time of the event
 * @throws ImpossibleTransition when the event cannot happen in this state
 */
export function transition(job: Job, event: JobEvent, now: Date): Job {
  if (!isExpected(job, expectedStates[event.type]) || (job.hold !== null && !movesHeldJobs.has(event.type))) {
    throw new ImpossibleTransition(job, event);
  }
  return apply(job, event, now);
}

function isExpected(job: Job, expected: readonly JobState[] | ExpectedJobs): boolean {
  switch (expected) {
    case 'living':
      return !isTerminal(job.state);
    case 'revocable':
      return isRevocable(job.state);
    case 'waiting_for_person':
      return waitsForPerson(job);
    case 'finalised_at_datev':
      // One settled by hand before it had a job at DATEV has nothing that could answer.
      return job.datevJobId !== null && finalised.has(job.state);
    default:
      return expected.includes(job.state);
  }
}

const finalised: ReadonlySet<JobState> = new Set(['processing', 'answered', 'done']);

/** A held job stands still; only these may reach it. */
const movesHeldJobs: ReadonlySet<JobEventType> = new Set(['resumed', 'cancel_requested', 'settled_by_hand']);

function apply(job: Job, event: JobEvent, now: Date): Job {
  switch (event.type) {
    case 'checked':
      return advance(job, {
        state: 'checked',
        checkedOn: event.day,
        checkNotBefore: null,
        ...gets(job, event.gets),
      });
    case 'checked_again':
      return advance(job, { checkedOn: event.day, checkNotBefore: null, ...gets(job, event.gets) });
    case 'creation_begun':
      return { ...job, state: 'creating' };
    case 'creation_answered':
      return advance(job, {
        state: 'created',
        datevJobId: event.datevJobId,
        datevCreatedAt: now,
        accountLength: event.accountLength,
        folderNames: event.folderNames,
      });
    case 'creation_unclear':
    case 'creation_not_executed':
      return { ...job, state: 'checked', attempts: job.attempts + 1, nextRunAt: event.retryAt };
    case 'folder_found':
      return advance(job, { ledgerFolderName: event.folderName });
    case 'built':
      return advance(job, { state: 'built' });
    case 'upload_begun':
      return advance(job, { state: 'uploading' });
    case 'upload_completed':
      return advance(job, { state: 'uploaded' });
    case 'finalise_intended':
      return { ...job, state: 'finalising' };
    case 'finalise_not_executed':
      return {
        ...job,
        state: 'uploaded',
        attempts: job.attempts + 1,
        nextRunAt: event.retryAt,
        isFinaliseUnclear: job.isFinaliseUnclear || event.wasUnclear,
        ...gets(job, event.gets),
      };
    case 'finalised':
      return advance(job, {
        state: 'processing',
        withdrawalAim: null,
        finalisedAt: job.finalisedAt ?? now,
        nextRunAt: event.firstPollAt,
      });
    case 'status_received':
      return receiveStatus(job, event.status, event.nextPollAt, now);
    case 'job_gone':
      return advance(job, { state: 'reported', pollCount: job.pollCount + 1, ...gets(job, 1) });
    case 'protocol_received':
    case 'protocol_missing':
      return advance(job, { state: 'reported', ...gets(job, 1) });
    case 'settled':
    case 'settled_by_hand':
      return { ...job, state: 'done', hold: null, withdrawalAim: null, attempts: 0, nextRunAt: null };
    case 'withdrawal_begun':
      return advance(job, {
        state: 'withdrawing',
        withdrawalAim: event.aim,
        checkNotBefore: event.needsFreshCheck ? now : job.checkNotBefore,
      });
    case 'withdrawn':
      return withdraw(job, aimOf(job), event.restartAt);
    case 'held':
      return {
        ...job,
        ...(canEndNow(job, event.reason)
          ? { nextRunAt: now }
          : { hold: event.reason, nextRunAt: event.retryAt }),
        checkedOn: null,
        checkNotBefore: event.needsFreshCheck ? now : job.checkNotBefore,
        ...gets(job, event.gets),
      };
    case 'resumed':
      return {
        ...job,
        hold: null,
        attempts: 0,
        // Somebody has looked, so the count begins anew.
        restarts: job.hold === 'restarted_too_often' ? 0 : job.restarts,
        nextRunAt: event.at,
      };
    case 'delayed':
      return {
        ...job,
        nextRunAt: event.until,
        attempts: job.attempts + (event.countsAsAttempt ? 1 : 0),
        pollCount: job.state === 'processing' ? job.pollCount + event.gets : job.pollCount,
        ...gets(job, event.gets),
      };
    case 'failed':
      return { ...job, state: 'failed', hold: null, nextRunAt: null };
    case 'cancel_requested':
      return { ...job, isCancelRequested: true, hold: null, nextRunAt: event.at };
    case 'cancelled':
      return { ...job, state: 'cancelled', hold: null, nextRunAt: null };
  }
}

/** A step that succeeded: whatever was counted against it is forgotten. */
function advance(job: Job, patch: Partial<Job>): Job {
  return { ...job, attempts: 0, ...patch };
}

function gets(job: Job, count: number): { getCount: number } {
  return { getCount: job.getCount + count };
}

/** Status 2 to 6 end the waiting; anything else (1, an unknown value) keeps it going. */
function receiveStatus(job: Job, status: number | null, nextPollAt: Date, now: Date): Job {
  const isFinal = status !== null && status >= 2 && status <= 6;
  const counted = { datevStatus: status, pollCount: job.pollCount + 1, ...gets(job, 1) };
  return isFinal
    ? advance(job, { ...counted, state: 'answered', nextRunAt: now })
    : { ...job, ...counted, nextRunAt: nextPollAt };
}

/** Somebody has cancelled it meanwhile: then there is nothing to wait for, but for what only a person can say. */
function canEndNow(job: Job, hold: HoldReason): boolean {
  return job.isCancelRequested && endsByCancel(job.state) && !waitsForPerson({ hold });
}

/** A job that was cancelled while it was withdrawn has nothing to wait for afterwards. */
function aimOf({ withdrawalAim, isCancelRequested }: Job): WithdrawalAim {
  const aim = withdrawalAim ?? 'restart';
  return isCancelRequested && aim.startsWith('hold:') ? 'restart' : aim;
}

/** Forgets the DATEV job that is gone, and goes where the withdrawal wanted to. */
function withdraw(job: Job, aim: WithdrawalAim, restartAt: Date): Job {
  const forgotten: Job = {
    ...job,
    datevJobId: null,
    datevCreatedAt: null,
    accountLength: null,
    folderNames: [],
    ledgerFolderName: null,
    isFinaliseUnclear: false,
    withdrawalAim: null,
    attempts: 0,
    checkedOn: job.checkNotBefore === null ? job.checkedOn : null,
    restarts: job.restarts + 1,
  };
  switch (aim) {
    case 'restart':
      return { ...forgotten, state: 'planned', nextRunAt: restartAt };
    case 'cancel':
      return { ...forgotten, state: 'cancelled', nextRunAt: null };
    case 'fail':
      return { ...forgotten, state: 'failed', nextRunAt: null };
    case 'hold:setup':
      return held(forgotten, 'setup');
    case 'hold:folder_choice':
      // The names stay: they are what the customer chooses from.
      return { ...held(forgotten, 'folder_choice'), folderNames: job.folderNames };
    case 'hold:account_length':
      return held(forgotten, 'account_length');
  }
}

function held(job: Job, hold: 'setup' | 'folder_choice' | 'account_length'): Job {
  return { ...job, state: 'planned', hold, checkedOn: null, nextRunAt: null };
}
