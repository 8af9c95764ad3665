'use client';

import { useCallback, useEffect, useReducer } from 'react';
import { fromShownCompany } from '@/components/session/shown-company';
import type { Direction } from '@/lib/bookkeeping/invoice';
import type { UploadAnswer } from './upload-answer';
import { nextUploads, type Upload, type UploadState } from './upload-list';

/** Two at a time: the reading of an e-invoice is the slow part, and others want to work too. */
const mostAtOnce = 2;

/** The files of the page with what became of each; one that failed never holds up the others. */
export function useUploads(onSignedOut: () => void) {
  const [uploads, dispatch] = useReducer(nextUploads, []);

  useEffect(() => {
    const sending = uploads.filter(({ state }) => state.kind === 'sending').length;
    const waiting = uploads.filter(({ state }) => state.kind === 'waiting');
    for (const upload of waiting.slice(0, Math.max(0, mostAtOnce - sending))) {
      dispatch({ type: 'sent', key: upload.key });
      void send(upload).then((state) => {
        dispatch({ type: 'answered', key: upload.key, state });
        if (state.kind === 'signed_out') onSignedOut();
      });
    }
  }, [uploads, onSignedOut]);

  return {
    uploads,
    add: useCallback((files: readonly File[]) => dispatch({ type: 'added', files }), []),
    direct: useCallback(
      (key: number, direction: Direction) => dispatch({ type: 'directed', key, direction }),
      [],
    ),
    directAll: useCallback((direction: Direction) => dispatch({ type: 'all_directed', direction }), []),
    resume: useCallback(() => dispatch({ type: 'resumed' }), []),
  };
}

/** Refusals that come with their reason: another company is chosen, too large. */
const saidInBody = new Set([409, 413]);

async function send({ file, direction }: Upload): Promise<UploadState> {
  const query = new URLSearchParams({ name: file.name, ...(direction ? { direction } : {}) });
  try {
    const response = await fetch(`/belege/neu/datei?${query}`, {
      method: 'POST',
      headers: fromShownCompany({ 'content-type': file.type || 'application/octet-stream' }),
      body: file,
    });
    if (response.status === 401) return { kind: 'signed_out' };
    if (!response.ok && !saidInBody.has(response.status)) return { kind: 'interrupted' };
    return (await response.json()) as UploadAnswer;
  } catch (failure) {
    // No network or a broken answer: storing the same file again changes nothing, so it may simply be tried again.
    if (failure instanceof TypeError || failure instanceof SyntaxError) return { kind: 'interrupted' };
    throw failure;
  }
}
