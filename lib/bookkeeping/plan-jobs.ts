import type { AccountingMonth } from './calendar';
import { formatFileSize } from './file-size';
import type { JobKey, Ledger } from './invoice';
import type { Problem } from './problem';
import { bookkeepingProblem } from './problems';

/** DATEV's limits of one dxso job (T1, T3), read as decimal megabytes: the smaller reading is right under both. */
export const jobLimits = {
  fileBytes: 20_000_000,
  jobBytes: 150_000_000,
  documents: 4_999,
  files: 4_900,
  /** One ledger file and 49 images make the 50 extensions a document may have. */
  imagesPerDocument: 49,
} as const;

/** What `document.xml` takes: itself, and for each document with its extensions. Generous, so that a plan is never too large. */
const documentXmlBytes = { frame: 2_000, document: 2_000, extension: 400 } as const;

/** A document as far as planning goes, in the order it has to be sent. */
export interface PlannableDocument {
  readonly id: string;
  readonly ledger: Ledger;
  readonly month: AccountingMonth;
  /** Upper bound of the LedgerImport file in bytes, see `ledgerBytesBound`. */
  readonly ledgerBytes: number;
  readonly images: readonly { readonly fileName: string; readonly size: number }[];
}

/** Which limit ended a job before the month was complete. */
type SplitReason = 'size' | 'documents' | 'files';

/** One dxso job: a ledger, a month, and the documents it carries. */
export interface PlannedJob extends JobKey {
  /** 1, 2, … inside the same ledger and month. */
  readonly part: number;
  readonly parts: number;
  readonly documentIds: readonly string[];
  readonly files: number;
  readonly bytes: number;
  /** Why another job follows for this month; null for the last one. */
  readonly splitBy: SplitReason | null;
}

export interface JobPlan {
  readonly jobs: readonly PlannedJob[];
  /** Documents no job could carry. */
  readonly refused: readonly { readonly id: string; readonly problems: readonly Problem[] }[];
}

/**
 * Bundles documents into as few jobs as DATEV's limits allow: one per ledger and month, everything of that month together, split
 * only at 150 MB, 4,999 documents or 4,900 files (T1). The order of the documents is kept, which cash needs (T4).
 */
export function planJobs(documents: readonly PlannableDocument[]): JobPlan {
  const refused: { id: string; problems: readonly Problem[] }[] = [];
  const groups = new Map<string, Draft[]>();
  for (const document of documents) {
    const problems = checkDocumentSize(document);
    if (problems.length > 0) {
      refused.push({ id: document.id, problems });
      continue;
    }
    const key = `${document.month} ${document.ledger}`;
    const drafts = groups.get(key) ?? [];
    groups.set(key, drafts);
    addToLast(drafts, document);
  }
  const jobs = [...groups.keys()].sort().flatMap((key) => finish(groups.get(key) ?? []));
  return { jobs, refused };
}

/** Sizes of a single document: 20 MB a file, 49 images, 150 MB together. */
export function checkDocumentSize(document: Pick<PlannableDocument, 'ledgerBytes' | 'images'>): Problem[] {
  const problems = document.images
    .filter((image) => image.size > jobLimits.fileBytes)
    .map((image) => {
      const params = { fileName: image.fileName, size: formatFileSize(image.size), limit: '20 MB' };
      return bookkeepingProblem('FILE_TOO_LARGE', params, 'attachments');
    });
  const count = document.images.length;
  if (count > jobLimits.imagesPerDocument) {
    const params = { count: String(count), limit: String(jobLimits.imagesPerDocument) };
    problems.push(bookkeepingProblem('TOO_MANY_ATTACHMENTS', params, 'attachments'));
  }
  const bytes = bytesOf(document) + documentXmlBytes.frame;
  if (problems.length === 0 && bytes > jobLimits.jobBytes) {
    const params = { size: formatFileSize(bytes), limit: '150 MB' };
    problems.push(bookkeepingProblem('DOCUMENT_TOO_LARGE_FOR_JOB', params, 'attachments'));
  }
  return problems;
}

/** Upper bound of a LedgerImport with that many rows: a row with every field at its longest takes under 6,000 bytes. */
export function ledgerBytesBound(rows: number): number {
  return 1_500 + rows * 6_000;
}

interface Draft extends JobKey {
  readonly documentIds: string[];
  files: number;
  bytes: number;
  splitBy: SplitReason | null;
}

function addToLast(drafts: Draft[], document: PlannableDocument): void {
  const files = 1 + document.images.length;
  const bytes = bytesOf(document);
  const last = drafts.at(-1);
  const reason = last ? splitReason(last, files, bytes) : null;
  if (last && reason === null) {
    last.documentIds.push(document.id);
    last.files += files;
    last.bytes += bytes;
    return;
  }
  if (last) last.splitBy = reason;
  const { ledger, month } = document;
  drafts.push({
    ledger,
    month,
    documentIds: [document.id],
    files: files + 1,
    bytes: bytes + documentXmlBytes.frame,
    splitBy: null,
  });
}

function splitReason(draft: Draft, files: number, bytes: number): SplitReason | null {
  if (draft.bytes + bytes > jobLimits.jobBytes) return 'size';
  if (draft.documentIds.length + 1 > jobLimits.documents) return 'documents';
  if (draft.files + files > jobLimits.files) return 'files';
  return null;
}

function bytesOf(document: Pick<PlannableDocument, 'ledgerBytes' | 'images'>): number {
  const images = document.images.reduce((sum, image) => sum + image.size, 0);
  const mention = documentXmlBytes.document + (1 + document.images.length) * documentXmlBytes.extension;
  return document.ledgerBytes + images + mention;
}

function finish(drafts: readonly Draft[]): PlannedJob[] {
  return drafts.map((draft, index) => ({ ...draft, part: index + 1, parts: drafts.length }));
}

const germanLedger: Readonly<Record<Ledger, string>> = {
  accounts_receivable: 'Rechnungsausgang',
  accounts_payable: 'Rechnungseingang',
  cash: 'Kasse',
};

const germanReason: Readonly<Record<SplitReason, string>> = {
  size: '150 MB erreicht',
  documents: '4.999 Belege erreicht',
  files: '4.900 Dateien erreicht',
};

/** The plan in German, one line a job, for logs, commands and previews. */
export function describeJobPlan(plan: JobPlan): string[] {
  return plan.jobs.map((job) => {
    const part = job.parts > 1 ? `, Teil ${job.part} von ${job.parts}` : '';
    const split = job.splitBy === null ? '' : ` (geteilt: ${germanReason[job.splitBy]})`;
    const load = `${job.documentIds.length} Belege, ${job.files} Dateien, höchstens ${formatFileSize(job.bytes)}`;
    return `${germanLedger[job.ledger]} ${job.month}${part}: ${load}${split}`;
  });
}
