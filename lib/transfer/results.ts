/** What became of a document of a job (P3). `pending` until DATEV has answered. */
export const documentResults = [
  'pending',
  'held_back',
  'accepted',
  'accepted_with_warning',
  'refused',
  'unknown',
  'cancelled',
] as const;
export type DocumentResult = (typeof documentResults)[number];

/** A document and the names of its files in the job; these names are what ties an entry to it. */
export interface SentDocument {
  readonly documentId: string;
  readonly ledgerFileName: string | null;
  readonly imageFileNames: readonly string[];
}

/** The two fields of a protocol entry that carry meaning; texts change at DATEV's will and decide nothing. */
export interface EntrySignal {
  readonly type: string | null;
  readonly fileName: string | null;
}

type Weight = 'information' | 'warning' | 'error' | 'unrecognised';

/** DATEV's `type`, whatever its case; a word DATEV never documented counts as neither good nor bad. */
function weightOf(type: string | null): Weight {
  const word = (type ?? '').trim().toLowerCase();
  return word === 'information' || word === 'warning' || word === 'error' ? word : 'unrecognised';
}

/** Names are compared without case: Windows systems at DATEV may change it. */
function nameKey(fileName: string): string {
  return fileName.trim().toLowerCase();
}

interface Heard {
  readonly ledger: ReadonlySet<Weight>;
  readonly image: ReadonlySet<Weight>;
}

/**
 * The result of every document of a job, from DATEV's status and the `type` and `filename` of the entries alone (P3).
 * Where DATEV's answer leaves it open the result is `unknown`: the document stays locked and a person decides, because
 * guessing "refused" could send it twice and guessing "accepted" could lose it.
 *
 * @param status 2, 3, 4, 5, 6; anything else (also null) tells nothing
 */
export function documentResultsOf(
  status: number | null,
  documents: readonly SentDocument[],
  entries: readonly EntrySignal[],
): ReadonlyMap<string, DocumentResult> {
  const names = new Set(
    documents.flatMap(({ ledgerFileName, imageFileNames }) =>
      [...(ledgerFileName === null ? [] : [ledgerFileName]), ...imageFileNames].map(nameKey),
    ),
  );
  const errors = entries.filter(({ type }) => weightOf(type) === 'error');
  const hasUnassignedError = errors.some(
    ({ fileName }) => fileName === null || !names.has(nameKey(fileName)),
  );
  const isSilent = errors.length === 0;
  return new Map(
    documents.map((document) => [
      document.documentId,
      resultOf(status, heardOf(document, entries), { hasUnassignedError, isSilent }),
    ]),
  );
}

function heardOf(document: SentDocument, entries: readonly EntrySignal[]): Heard {
  const ledgerKey = document.ledgerFileName === null ? null : nameKey(document.ledgerFileName);
  const imageKeys = new Set(document.imageFileNames.map(nameKey));
  const ledger = new Set<Weight>();
  const image = new Set<Weight>();
  for (const { type, fileName } of entries) {
    if (fileName === null) continue;
    const key = nameKey(fileName);
    if (key === ledgerKey) ledger.add(weightOf(type));
    if (imageKeys.has(key)) image.add(weightOf(type));
  }
  return { ledger, image };
}

function resultOf(
  status: number | null,
  heard: Heard,
  job: { hasUnassignedError: boolean; isSilent: boolean },
): DocumentResult {
  switch (status) {
    case 2:
      // "Processed" and an error on this document contradict each other.
      return heard.ledger.has('error') || heard.image.has('error') ? 'unknown' : acceptedResult(heard);
    case 3:
      return 'refused';
    case 4:
      // "Partially" without a single error names nobody, so it may be anybody.
      return job.isSilent ? 'unknown' : partialResult(heard, job.hasUnassignedError);
    case 5:
      return 'cancelled';
    case 6:
      return partialResult(heard, job.hasUnassignedError);
    default:
      return 'unknown';
  }
}

function partialResult(heard: Heard, hasUnassignedError: boolean): DocumentResult {
  if (heard.ledger.has('error')) return 'refused';
  // An image that failed says nothing about the posting rows of the same document.
  if (heard.image.has('error') || heard.ledger.has('unrecognised') || hasUnassignedError) return 'unknown';
  return acceptedResult(heard);
}

function acceptedResult(heard: Heard): DocumentResult {
  const isRemarked = [heard.ledger, heard.image].some(
    (weights) => weights.has('warning') || weights.has('unrecognised'),
  );
  return isRemarked ? 'accepted_with_warning' : 'accepted';
}

/** Nothing of the document is at DATEV, so it may be claimed again without a reason. */
export function isFreeAgain(result: DocumentResult): boolean {
  return result === 'refused' || result === 'held_back';
}

export function isAccepted(result: DocumentResult): boolean {
  return result === 'accepted' || result === 'accepted_with_warning';
}
