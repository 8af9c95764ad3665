import { createHash } from 'node:crypto';
import { formatGermanDate } from '@/lib/bookkeeping/calendar';
import { findNumberCollisions, type NumberedDocument } from '@/lib/bookkeeping/number-collisions';
import type { Problem } from '@/lib/bookkeeping/problem';
import { bookkeepingProblem } from '@/lib/bookkeeping/problems';
import { printableText } from '@/lib/bookkeeping/text-mapping';
import { archiveOfJob } from './archive-of-job';
import { buildDocumentXml } from './build-document-xml';
import { buildLedgerXml } from './build-ledger-xml';
import { checkLedgerRules } from './check-ledger-rules';
import { checkPackageRules } from './check-package-rules';
import { documentFileName } from './document-format';
import { type DocumentFileNames, JobFileNames } from './file-names';
import type { BuiltDocument, JobDocument, JobFile, JobFiles, JobFilesInput, JobImage } from './job-files';
import type { LedgerImport } from './ledger-format';
import { type Generator, ledgerOfBooking } from './ledger-of-booking';
import { belegsatzProblem, isBelegsatzBlocker } from './problems';
import type { LedgerContext } from './rules/ledger-rule';
import { validateDocumentXml, validateLedgerXml } from './validate-xml';

interface Candidate {
  readonly document: JobDocument;
  readonly names: DocumentFileNames;
  readonly ledger: LedgerImport;
  readonly content: Uint8Array;
  readonly problems: readonly Problem[];
}

/**
 * Makes everything one job carries. Each LedgerImport is checked against the schema and the rules when it is made (B2); one that
 * fails is held back and the rest goes (T9). document.xml is made of what is left and checked last, together with the files.
 */
export function buildJobFiles(input: JobFilesInput): JobFiles {
  const collisions = findNumberCollisions(input.ledger, input.documents.flatMap(numberedDocument));
  const guids = new Set<string>();
  const names = new JobFileNames(input.ledger);
  const generator = generatorOf(input);
  const made = inOrder(input).map((document) => {
    const doubles = [collisions.get(document.id), takeGuid(document, guids)].filter(
      (found) => found !== undefined,
    );
    return buildDocument(document, names, generator, input, doubles);
  });
  const candidates = input.ledger === 'cash' ? holdAfterFirst(made) : made;
  const heldBack = candidates
    .filter(({ problems }) => problems.some(isBelegsatzBlocker))
    .map(({ document, problems }) => ({ id: document.id, problems }));
  const built = candidates.filter(({ problems }) => !problems.some(isBelegsatzBlocker));
  if (built.length === 0) return { files: [], documents: [], heldBack, problems: checkJob(input) };
  const archive = archiveOfJob(input, built, generator);
  const documentXml = new TextEncoder().encode(buildDocumentXml(archive));
  const files = [...built.flatMap(filesOf), fileOf('document_xml', documentFileName, documentXml)];
  const problems = [
    ...checkJob(input),
    ...validateDocumentXml(documentXml, input.extraSchemas),
    ...checkPackageRules({
      ledger: input.ledger,
      month: input.month,
      archive,
      ledgers: new Map(built.map((candidate) => [candidate.names.data, candidate.ledger])),
      files,
      folderNames: input.folderNames,
    }),
  ];
  return { files, documents: built.map(builtDocument), heldBack, problems };
}

function buildDocument(
  document: JobDocument,
  jobNames: JobFileNames,
  generator: Generator,
  input: JobFilesInput,
  doubles: readonly Problem[],
): Candidate {
  const names = jobNames.take(nameOf(document), document.images.map(extensionOf));
  const ledger = ledgerOfBooking(document.booking, generator);
  const content = new TextEncoder().encode(buildLedgerXml(ledger));
  const violations = validateLedgerXml(names.data, content, input.extraSchemas);
  const context: LedgerContext = {
    fileName: names.data,
    month: input.month,
    fiscalYear: input.fiscalYear,
    accountLength: input.accountLength,
    automaticAccounts: input.automaticAccounts,
  };
  // The rules read numbers and dates, so they only make sense on a file that fits the schema.
  const broken = violations.length > 0 ? violations : checkLedgerRules(ledger, context);
  const problems = [...doubles, ...checkFit(document, names.data, input), ...broken];
  return { document, names, ledger, content, problems };
}

/**
 * The booking was made for this job: for its ledger, and for its account length. Shorter accounts would pass every later check, as
 * DATEV reads them as accounts with leading zeros, and so book on another account.
 */
function checkFit({ number, booking }: JobDocument, fileName: string, input: JobFilesInput): Problem[] {
  const problems: Problem[] = [];
  if (booking.ledger !== input.ledger) {
    const params = { document: number, kind: booking.ledger, jobKind: input.ledger };
    problems.push(belegsatzProblem('PACKAGE_LEDGER_KIND', params));
  }
  const isOtherLength =
    booking.accountLength !== null &&
    input.accountLength !== null &&
    booking.accountLength !== input.accountLength;
  if (isOtherLength) {
    const accounts =
      booking.kind === 'invoice' ? booking.rows.map((row) => row.accountNo) : [booking.accountNo];
    const accountNo = [...new Set(accounts.filter((account) => account !== null))].join(', ');
    const params = { fileName, row: '1', accountNo, accountLength: String(input.accountLength) };
    problems.push(belegsatzProblem('LEDGER_ACCOUNT_LENGTH', params, fileName));
  }
  return problems;
}

/** Cash goes by date; within a day in the order the caller decided, see `orderCashBook` (T4). */
function inOrder({ ledger, documents }: JobFilesInput): readonly JobDocument[] {
  if (ledger !== 'cash') return documents;
  return [...documents].sort(({ booking: left }, { booking: right }) =>
    left.date < right.date ? -1 : Number(left.date > right.date),
  );
}

/** DATEV would skip the second document of a GUID: it stays behind. */
function takeGuid({ guid }: JobDocument, taken: Set<string>): Problem | undefined {
  const key = guid.toLowerCase();
  if (taken.has(key)) return belegsatzProblem('PACKAGE_GUID_DUPLICATE', { guid });
  taken.add(key);
  return undefined;
}

/** Cash is imported in order: what comes after a movement that stays behind has to wait for it (T4). */
function holdAfterFirst(candidates: readonly Candidate[]): Candidate[] {
  const first = candidates.findIndex(({ problems }) => problems.some(isBelegsatzBlocker));
  const earlier = candidates[first]?.document.booking.date;
  if (earlier === undefined) return [...candidates];
  return candidates.map((candidate, index) => {
    if (index <= first) return candidate;
    const { date } = candidate.document.booking;
    const params = { date: formatGermanDate(date), earlierDate: formatGermanDate(earlier) };
    return {
      ...candidate,
      problems: [...candidate.problems, bookkeepingProblem('CASH_HELD_AFTER', params, 'date')],
    };
  });
}

/** Problems of the job itself, whatever its documents are. */
function checkJob(input: JobFilesInput): Problem[] {
  const length = [...input.folderName].length;
  const folder =
    length >= 1 && length <= 40
      ? []
      : [belegsatzProblem('FOLDER_NAME_INVALID', { folder: input.folderName })];
  const value = printableText(input.companyName);
  return value === ''
    ? [
        ...folder,
        belegsatzProblem('GENERATOR_NAME_INVALID', { field: 'companyName', value: input.companyName }),
      ]
    : folder;
}

/** Company and software as the files name them, at most 40 characters; they stand in no booking. */
function generatorOf(input: JobFilesInput): Generator {
  const name = (text: string) => [...printableText(text)].slice(0, 40).join('').trim();
  return {
    info: name(input.companyName),
    system: input.softwareName === null ? null : name(input.softwareName),
  };
}

function numberedDocument({ id, number, booking }: JobDocument): NumberedDocument[] {
  if (booking.kind === 'cash') return [];
  const partnerKey = (booking.partyId ?? booking.partnerName).toLowerCase();
  return [{ id, number, mapped: booking.invoiceId, partnerKey }];
}

/** Cash movements often have no number; their date makes the name speak. */
function nameOf({ booking }: JobDocument): string {
  if (booking.kind === 'invoice') return booking.invoiceId;
  return [booking.date, booking.invoiceId].filter((part) => part !== null).join('_');
}

const extensions: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/tiff': 'tif',
  // The original of an e-invoice, behind its readable view.
  'application/xml': 'xml',
};

function extensionOf({ contentType }: JobImage): string {
  const extension = extensions[contentType];
  if (extension === undefined) throw new Error(`an image of the type ${contentType} was never accepted`);
  return extension;
}

function filesOf({ document, names, content }: Candidate): JobFile[] {
  const images = document.images.map(
    ({ contentType, size, sha256 }, index): JobFile => ({
      kind: 'image',
      name: names.images[index] ?? '',
      contentType,
      size,
      sha256,
      content: null,
    }),
  );
  return [fileOf('ledger', names.data, content), ...images];
}

function fileOf(kind: 'ledger' | 'document_xml', name: string, content: Uint8Array): JobFile {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { kind, name, contentType: 'application/xml', size: content.length, sha256, content };
}

function builtDocument({ document, names, problems }: Candidate): BuiltDocument {
  const { id, guid, booking } = document;
  return { id, guid, sentNumber: booking.invoiceId, names, notes: [...booking.notes, ...problems] };
}
