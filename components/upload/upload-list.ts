import type { Direction } from '@/lib/bookkeeping/invoice';
import { largestUpload, type UploadAnswer } from './upload-answer';

export type UploadState =
  | { readonly kind: 'waiting' }
  /** On its way with this direction; null: the file has to tell it. */
  | { readonly kind: 'sending'; readonly direction: Direction | null }
  /** No network or no answer; as with an ended session nothing is lost, it can go on. */
  | { readonly kind: 'interrupted' }
  | UploadAnswer;

export interface Upload {
  readonly key: number;
  readonly file: File;
  /** What the person said; counts only where the invoice does not tell itself. */
  readonly direction: Direction | null;
  readonly state: UploadState;
}

export type UploadEvent =
  | { readonly type: 'added'; readonly files: readonly File[] }
  | { readonly type: 'sent'; readonly key: number }
  | { readonly type: 'answered'; readonly key: number; readonly state: UploadState }
  | { readonly type: 'directed'; readonly key: number; readonly direction: Direction }
  /** One answer for all files that ask, and for those of the list that may still ask. */
  | { readonly type: 'all_directed'; readonly direction: Direction }
  | { readonly type: 'resumed' };

/** Pure: the files of the page after something has happened. */
export function nextUploads(uploads: readonly Upload[], event: UploadEvent): readonly Upload[] {
  const change = (key: number, act: (upload: Upload) => Upload) =>
    uploads.map((upload) => (upload.key === key ? act(upload) : upload));
  switch (event.type) {
    case 'added':
      return [...uploads, ...added(event.files, (uploads.at(-1)?.key ?? 0) + 1)];
    case 'sent':
      return change(event.key, (upload) => ({
        ...upload,
        state: { kind: 'sending', direction: upload.direction },
      }));
    case 'answered':
      return change(event.key, (upload) => ({ ...upload, state: stateAfter(upload, event.state) }));
    case 'directed':
      return change(event.key, (upload) => directed(upload, event.direction));
    case 'all_directed':
      return uploads.map((upload) => (mayAsk(upload) ? directed(upload, event.direction) : upload));
    case 'resumed':
      return uploads.map((upload) =>
        canResume(upload.state) ? { ...upload, state: { kind: 'waiting' } } : upload,
      );
  }
}

/** Whether the file may simply be sent again. */
export function canResume({ kind }: UploadState): boolean {
  return kind === 'interrupted' || kind === 'signed_out';
}

function added(files: readonly File[], firstKey: number): Upload[] {
  return files.map((file, index) => ({
    key: firstKey + index,
    file,
    direction: null,
    state: file.size > largestUpload ? { kind: 'too_large' } : { kind: 'waiting' },
  }));
}

/** The file asks, but the person has answered while it was on its way: it goes again with that. */
function stateAfter({ direction, state }: Upload, answer: UploadState): UploadState {
  const isAnswered =
    answer.kind === 'direction_needed' &&
    state.kind === 'sending' &&
    direction !== null &&
    state.direction !== direction;
  return isAnswered ? { kind: 'waiting' } : answer;
}

function directed(upload: Upload, direction: Direction): Upload {
  const asks = upload.state.kind === 'direction_needed';
  return { ...upload, direction, state: asks ? { kind: 'waiting' } : upload.state };
}

function mayAsk({ direction, state }: Upload): boolean {
  if (state.kind === 'direction_needed') return true;
  return direction === null && (state.kind === 'waiting' || state.kind === 'sending' || canResume(state));
}
