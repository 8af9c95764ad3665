import type { DxsoClient } from '@/lib/datev/dxso/types';
import { FileDamagedError } from '@/lib/platform/files';
import { decideAfterLostUpload, decideAfterMissingFile, decideAfterUpload } from '../decide/upload';
import type { JobEvent } from '../events';
import type { FileContent, StoredJobFile } from '../ports';
import { FileMarks } from './file-marks';
import { contextOf, datevJobIdOf, type JobRun, type StepFunction } from './job-run';

/**
 * POST files: each by its own request (T3), a few at a time. A file found `uploading` at the start was under way when its
 * worker died, which is an unclear answer.
 */
export const upload: StepFunction = async (run) => {
  if (run.record().job.state === 'built') await run.store([{ type: 'upload_begun' }]);
  const files = await run.ports.store.files(run.lease);
  if (files.some(({ state }) => state === 'uploading')) return [decideAfterLostUpload()];
  const pending = files.filter(({ state }) => state === 'pending');
  const marks = new FileMarks(run.ports.store, run.lease, pending);
  const stop = await sendAll(run, marks);
  await marks.finish();
  if (stop) return [stop];
  return marks.isComplete ? [{ type: 'upload_completed' }] : [];
};

/** A file on its way out: marked, and opened unless the store has lost it. */
interface Opened {
  readonly file: StoredJobFile;
  readonly content: FileContent | null;
}

/** Runs the lanes; the first event that ends the sending ends it for all of them, after what is under way. */
async function sendAll(run: JobRun, marks: FileMarks): Promise<JobEvent | null> {
  const datev = await run.datev();
  let stop: JobEvent | null = null;
  let failure: { readonly error: unknown } | null = null;

  async function open(): Promise<Opened | null> {
    if (stop || failure || run.signal.aborted || marks.isCancelRequested) return null;
    const file = await marks.next();
    return file && { file, content: await run.ports.readFile(run.record(), file) };
  }

  async function lane(): Promise<void> {
    let opened = await open();
    while (opened && !stop && !failure) {
      // The next file is marked and opened while this one is sent; whether that went well is asked afterwards.
      const next = open();
      next.catch(() => undefined);
      const event = await sendOne(run, datev, opened, marks);
      // An unclear file decides for all: whatever else happened, this DATEV job is given up.
      if (event && (stop === null || event.type === 'withdrawal_begun')) stop = event;
      opened = await next;
    }
  }

  async function guardedLane(): Promise<void> {
    try {
      await lane();
    } catch (error) {
      failure ??= { error };
    }
  }

  await Promise.all(Array.from({ length: run.ports.uploadParallelism }, guardedLane));
  if (failure !== null) throw (failure as { error: unknown }).error;
  return stop;
}

async function sendOne(
  run: JobRun,
  datev: DxsoClient,
  { file, content }: Opened,
  marks: FileMarks,
): Promise<JobEvent | null> {
  if (content === null) return decideAfterMissingFile(file);
  const { fileName, contentType, position } = file;
  const result = await datev
    .uploadFile(run.record().clientId, datevJobIdOf(run), { fileName, contentType, content })
    .catch(damageOnly);
  if (result === 'damaged') {
    // DATEV has at most a request without its end; what it makes of that is not known, so the mark stays.
    marks.noteUnclear(position);
    return decideAfterMissingFile(file);
  }
  const verdict = decideAfterUpload(result, file, contextOf(run));
  switch (verdict.file) {
    case 'uploaded':
      marks.noteUploaded(position);
      return null;
    case 'unclear':
      marks.noteUnclear(position);
      return verdict.event;
    case 'not_there':
      return verdict.event;
  }
}

function damageOnly(error: unknown): 'damaged' {
  if (error instanceof FileDamagedError) return 'damaged';
  throw error;
}
