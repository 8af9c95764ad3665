import type { Archive, ArchiveDocument, Property } from './document-format';
import type { DocumentFileNames } from './file-names';
import type { JobDocument, JobFilesInput } from './job-files';
import { ledgerKindOf } from './ledger-format';
import type { Generator } from './ledger-of-booking';

/**
 * document.xml of a job. Left out on purpose: Berater- and Mandantennummer (a mismatch would refuse the whole package),
 * processID unless asked for (1 is forbidden, 2 locks the document), repository unless asked for (DATEV files by ledger and month).
 */
export function archiveOfJob(
  input: JobFilesInput,
  documents: readonly { readonly document: JobDocument; readonly names: DocumentFileNames }[],
  generator: Generator,
): Archive {
  const properties = propertiesOf(input);
  const { archive = {} } = input;
  return {
    version: '6.0',
    guid: archive.guid ?? null,
    generatingSystem: generator.system,
    header: {
      date: germanWallClock(input.createdAt),
      description: archive.description ?? null,
      consultantNumber: archive.target ? String(archive.target.consultantNumber) : null,
      clientNumber: archive.target ? String(archive.target.clientNumber) : null,
      clientName: archive.target?.clientName ?? null,
      repository: archive.repository ?? [],
    },
    documents: documents.map(({ document, names }) => archiveDocument(input, document, names, properties)),
  };
}

function archiveDocument(
  input: JobFilesInput,
  document: JobDocument,
  names: DocumentFileNames,
  properties: readonly Property[],
): ArchiveDocument {
  return {
    guid: document.guid,
    type: typeOf(input),
    processId: document.process === 'archive' ? '2' : null,
    description: document.booking.description,
    keywords: document.booking.keywords,
    extensions: [
      { kind: ledgerKindOf(input.ledger), datafile: names.data, properties },
      ...names.images.map((name) => ({ kind: 'File', name }) as const),
    ],
    repository: document.repository ?? [],
    internalProperty: null,
  };
}

/** Key 1 the month; key 3 the folder, or for cash key 2 the account: never both. */
function propertiesOf({ month, folderName, ledger, cashAccountNo }: JobFilesInput): Property[] {
  const place =
    ledger === 'cash' && cashAccountNo ? { key: '2', value: cashAccountNo } : { key: '3', value: folderName };
  return [{ key: '1', value: month }, place];
}

function typeOf({ ledger }: JobFilesInput): string | null {
  switch (ledger) {
    case 'accounts_payable':
      return '1';
    case 'accounts_receivable':
      return '2';
    case 'cash':
      return null;
  }
}

const wallClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** The format has no zone: German time, `2026-02-01T10:00:00`. */
function germanWallClock(instant: Date): string {
  return wallClock.format(instant).replace(' ', 'T');
}
