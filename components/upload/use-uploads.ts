'use client';

import { useCallback, useEffect, useReducer } from 'react';
import type { Direction } from '@/lib/bookkeeping/invoice';
import { largestUpload, type UploadAnswer } from './upload-answer';

export type UploadState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending' }
  /** No network or no answer; as with an ended session nothing is lost, it can go on. */
  | { readonly kind: 'interrupted' }
  | UploadAnswer;

export interface Upload {
  readonly key: number;
  readonly file: File;
  readonly direction: Direction | null;
  readonly state: UploadState;
}

type Event =
  | { readonly type: 'added'; readonly files: readonly File[] }
  | { readonly type: 'changed'; readonly key: number; readonly state: UploadState }
  | { readonly type: 'direction'; readonly key: number; readonly direction: Direction }
  | { readonly type: 'resumed' };

/** Two at a time: the reading of an e-invoice is the slow part, and others want to work too. */
const mostAtOnce = 2;

function reduce(uploads: readonly Upload[], event: Event): readonly Upload[] {
  switch (event.type) {
    case 'added': {
      const next = (uploads.at(-1)?.key ?? 0) + 1;
      return [
        ...uploads,
        ...event.files.map((file, index) => ({
          key: next + index,
          file,
          direction: null,
          state:
            file.size > largestUpload ? ({ kind: 'too_large' } as const) : ({ kind: 'waiting' } as const),
        })),
      ];
    }
    case 'changed':
      return uploads.map((upload) => (upload.key === event.key ? { ...upload, state: event.state } : upload));
    case 'direction':
      return uploads.map((upload) =>
        upload.key === event.key
          ? { ...upload, direction: event.direction, state: { kind: 'waiting' } }
          : upload,
      );
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

/** The files of the page with what became of each; one that failed never holds up the others. */
export function useUploads(onSignedOut: () => void) {
  const [uploads, dispatch] = useReducer(reduce, []);

  useEffect(() => {
    const sending = uploads.filter(({ state }) => state.kind === 'sending').length;
    const waiting = uploads.filter(({ state }) => state.kind === 'waiting');
    for (const upload of waiting.slice(0, Math.max(0, mostAtOnce - sending))) {
      dispatch({ type: 'changed', key: upload.key, state: { kind: 'sending' } });
      void send(upload).then((state) => {
        dispatch({ type: 'changed', key: upload.key, state });
        if (state.kind === 'signed_out') onSignedOut();
      });
    }
  }, [uploads, onSignedOut]);

  return {
    uploads,
    add: useCallback((files: readonly File[]) => dispatch({ type: 'added', files }), []),
    direct: useCallback(
      (key: number, direction: Direction) => dispatch({ type: 'direction', key, direction }),
      [],
    ),
    resume: useCallback(() => dispatch({ type: 'resumed' }), []),
  };
}

async function send({ file, direction }: Upload): Promise<UploadState> {
  const query = new URLSearchParams({ name: file.name, ...(direction ? { direction } : {}) });
  try {
    const response = await fetch(`/belege/neu/datei?${query}`, {
      method: 'POST',
      headers: { 'content-type': file.type || 'application/octet-stream' },
      body: file,
    });
    if (response.status === 401) return { kind: 'signed_out' };
    if (!response.ok && response.status !== 413) return { kind: 'interrupted' };
    return (await response.json()) as UploadAnswer;
  } catch (failure) {
    // No network or a broken answer: storing the same file again changes nothing, so it may simply be tried again.
    if (failure instanceof TypeError || failure instanceof SyntaxError) return { kind: 'interrupted' };
    throw failure;
  }
}
