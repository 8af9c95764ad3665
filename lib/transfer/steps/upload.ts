import type { DxsoClient } from '@/lib/datev/dxso/types';
import { decideAfterLostUpload, decideAfterMissingFile, decideAfterUpload } from '../decide/upload';
import type { JobEvent } from '../events';
import type { StoredJobFile } from '../ports';
import { createByteBudget } from './byte-budget';
import { FileMarks } from './file-marks';
import { contextOf, datevJobIdOf, type JobRun, type StepFunction } from './job-run';

/** Bytes of files in memory at once, of all lanes of one job. */
const bytesInFlight = 40 * 1024 * 1024;

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

/** A file on its way out: marked, and read unless the store has lost it. */
interface Loaded {
  readonly file: StoredJobFile;
  readonly content: Uint8Array | null;
}

/** Runs the lanes; the first event that ends the sending ends it for all of them, after what is under way. */
async function sendAll(run: JobRun, marks: FileMarks): Promise<JobEvent | null> {
  const datev = await run.datev();
  const budget = createByteBudget(bytesInFlight);
  let stop: JobEvent | null = null;
  let failure: { readonly error: unknown } | null = null;

  /** Whoever gets a file from here gives its bytes back to the budget. */
  async function load(): Promise<Loaded | null> {
    if (stop || failure || run.signal.aborted || marks.isCancelRequested) return null;
    const file = await marks.next();
    if (!file) return null;
    await budget.take(file.size);
    try {
      return { file, content: await run.ports.readFile(run.record(), file.sha256) };
    } catch (error) {
      budget.give(file.size);
      throw error;
    }
  }

  async function lane(): Promise<void> {
    let loaded = await load();
    while (loaded) {
      const { size } = loaded.file;
      if (stop || failure) {
        budget.give(size);
        return;
      }
      // The next file is marked and read while this one is sent.
      const next = load();
      const sending = sendOne(run, datev, loaded, marks).finally(() => budget.give(size));
      const [event] = await Promise.all([sending, next]).catch(async (error: unknown) => {
        await next.then((unsent) => unsent && budget.give(unsent.file.size)).catch(() => undefined);
        throw error;
      });
      // An unclear file decides for all: whatever else happened, this DATEV job is given up.
      if (event && (stop === null || event.type === 'withdrawal_begun')) stop = event;
      loaded = await next;
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
  { file, content }: Loaded,
  marks: FileMarks,
): Promise<JobEvent | null> {
  if (content === null) return decideAfterMissingFile(file);
  const { fileName, contentType, position } = file;
  const result = await datev.uploadFile(run.record().clientId, datevJobIdOf(run), {
    fileName,
    contentType,
    content,
  });
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
