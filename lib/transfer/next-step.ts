import { berlinDay } from '@/lib/bookkeeping/calendar';
import { endsByCancel, isTerminal, type Job } from './state';

/** What a worker does with a job next; one file each in `steps/`. */
export type Step =
  | 'resume'
  | 'check'
  | 'recover_creation'
  | 'create'
  | 'choose_folder'
  | 'build'
  | 'upload'
  | 'finalise'
  | 'recover_finalisation'
  | 'poll'
  | 'fetch_protocol'
  | 'settle'
  | 'withdraw_stale'
  | 'withdraw_for_cancel'
  | 'withdraw'
  | 'cancel';

/** How long DATEV keeps a job that was never finalised is unknown; older than this it counts as dead (datev-connection 15.6). */
const oldestOpenJobMs = 20 * 60 * 60 * 1000;

/**
 * The next step of a job, or null when there is nothing to do now. Called afresh by whichever worker holds the lease, so
 * every answer must be right after a crash in any state: `creating` and `finalising` seen here mean that a request went
 * out and its answer is lost.
 */
export function nextStep(job: Job, now: Date): Step | null {
  if (isTerminal(job.state)) return null;
  if (job.nextRunAt === null || job.nextRunAt > now) return null;
  if (job.hold !== null) return 'resume';
  return cancelStep(job) ?? staleStep(job, now) ?? stepOf(job, now);
}

/** A wish to cancel wins until the PUT; what may already be finalised is looked at first. */
function cancelStep(job: Job): Step | null {
  if (!job.isCancelRequested || !endsByCancel(job.state)) return null;
  return job.state === 'planned' || job.state === 'checked' ? 'cancel' : 'withdraw_for_cancel';
}

function staleStep(job: Job, now: Date): Step | null {
  const isOpenAtDatev = ['created', 'built', 'uploading', 'uploaded'].includes(job.state);
  if (!isOpenAtDatev || job.datevCreatedAt === null) return null;
  return now.getTime() - job.datevCreatedAt.getTime() > oldestOpenJobMs ? 'withdraw_stale' : null;
}

function stepOf(job: Job, now: Date): Step | null {
  const isChecked = job.checkedOn === berlinDay(now) && job.checkNotBefore === null;
  switch (job.state) {
    case 'planned':
      return 'check';
    case 'checked':
      return isChecked ? 'create' : 'check';
    case 'creating':
      return 'recover_creation';
    case 'created':
      if (!isChecked) return 'check';
      return job.ledgerFolderName === null ? 'choose_folder' : 'build';
    case 'built':
    case 'uploading':
      return isChecked ? 'upload' : 'check';
    case 'uploaded':
      return isChecked ? 'finalise' : 'check';
    case 'finalising':
      return 'recover_finalisation';
    case 'processing':
      return 'poll';
    case 'answered':
      return 'fetch_protocol';
    case 'reported':
      return 'settle';
    case 'withdrawing':
      return 'withdraw';
    case 'done':
    case 'cancelled':
    case 'failed':
      return null;
  }
}
