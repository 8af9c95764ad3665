/**
 * Where a file of a push is (K6). `kept`: not to be carried, offered for download. `waiting`, `sending`: on its way to
 * DATEV. `failed`: could not be sent. The others are DATEV's word: `uploaded`, then `imported`, `corrupted`, `deleted`,
 * `auto_deleted` of payroll files; `accepted` of an EXTF file in the data centre, which the Berater still imports.
 */
export const fileStates = [
  'kept',
  'waiting',
  'sending',
  'uploaded',
  'accepted',
  'imported',
  'corrupted',
  'deleted',
  'auto_deleted',
  'failed',
] as const;
export type FileState = (typeof fileStates)[number];

/** Where a file stands in the published answer (K8). Whatever is not at DATEV could not be sent, so far or for good. */
export const publishedStates = [
  'FAILED',
  'UPLOADED',
  'IMPORTED',
  'CORRUPTED',
  'DELETED',
  'AUTO_DELETED',
] as const;
export type PublishedState = (typeof publishedStates)[number];

export function publishedState(state: FileState): PublishedState {
  switch (state) {
    case 'kept':
    case 'waiting':
    case 'sending':
    case 'failed':
      return 'FAILED';
    case 'uploaded':
    case 'accepted':
      return 'UPLOADED';
    case 'imported':
      return 'IMPORTED';
    case 'corrupted':
      return 'CORRUPTED';
    case 'deleted':
      return 'DELETED';
    case 'auto_deleted':
      return 'AUTO_DELETED';
  }
}

/** A state column that holds something else is a bug. */
export function readFileState(text: string): FileState {
  const state = fileStates.find((known) => known === text);
  if (!state) throw new Error(`unknown state of a file ${text}`);
  return state;
}

/**
 * Whether a file counts as handed over: DATEV has it and has not given it back, or somebody downloaded it. A file that
 * DATEV forgot after it was imported stays handed over; one that was never imported does not (see `delivery.ts`).
 */
export function isHandedOver(file: {
  readonly state: FileState;
  readonly wasImported: boolean;
  readonly downloadedAt: Date | null;
}): boolean {
  if (file.downloadedAt !== null) return true;
  switch (file.state) {
    case 'uploaded':
    case 'accepted':
    case 'imported':
      return true;
    case 'auto_deleted':
      return file.wasImported;
    case 'kept':
    case 'waiting':
    case 'sending':
    case 'failed':
    case 'corrupted':
    case 'deleted':
      return false;
  }
}
