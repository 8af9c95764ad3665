import { createHash } from 'node:crypto';
import type { Dataset } from '../world/dataset';
import { clientIdOf } from '../world/dataset';
import type { ImportedDocument, Job, JobFile } from '../world/job';
import type { World } from '../world/world';
import { bookCash } from './cash-rules';
import { checkAgainstDataset } from './dataset-rules';
import { checkDocument, folderOf, isLedger, monthOf } from './document-rules';
import type { ArchiveDocument, Extension } from './document-xml';
import { readLedgerFile } from './ledger-file';
import { checkLedgerRules } from './ledger-rules';
import { type Remark, refusal } from './remark';

export interface ImportContext {
  readonly job: Job;
  readonly dataset: Dataset;
  readonly world: World;
  /** The uploaded files by name; a name in document.xml must equal one of them byte for byte. */
  readonly files: ReadonlyMap<string, JobFile>;
}

export interface DocumentOutcome {
  readonly document: ImportedDocument;
  readonly remarks: readonly Remark[];
}

/** Checks one document of the package and books it if nothing refuses it. */
export function importDocument(
  context: ImportContext,
  document: ArchiveDocument,
  ordinal: number,
): DocumentOutcome {
  const { job, dataset, world, files } = context;
  const ledger = document.extensions.find(isLedger);
  const images = document.extensions.filter(({ type }) => type === 'File').map(({ fileName }) => fileName);
  const about = {
    guid: document.guid,
    ledgerFile: ledger?.fileName ?? null,
    images,
    folderName: ledger ? folderOf(ledger) : null,
    month: ledger ? monthOf(ledger) : null,
  };
  const guid = images.length > 0 ? (document.guid?.toUpperCase() ?? null) : null;
  const known = world.guidsOf(clientIdOf(dataset));
  if (guid !== null && known.has(guid)) {
    return {
      document: { ...about, documentId: null, outcome: 'skipped', rows: [], errors: [] },
      remarks: [],
    };
  }
  const structure = [
    ...checkReferences(document, files),
    ...checkDocument(document, job, dataset, world.clock.now()),
  ];
  const { remarks, rows } =
    structure.length > 0 || !ledger ? { remarks: structure, rows: [] } : checkLedger(context, ledger);
  const errors = remarks.filter(({ severity }) => severity === 'error').map(({ text }) => text);
  if (errors.length > 0) {
    return { document: { ...about, documentId: null, outcome: 'refused', rows, errors }, remarks };
  }
  if (guid !== null) known.add(guid);
  const documentId = guid?.replaceAll('-', '') ?? documentIdOf(job, ordinal);
  return { document: { ...about, documentId, outcome: 'accepted', rows, errors: [] }, remarks };
}

function checkReferences(document: ArchiveDocument, files: ImportContext['files']): Remark[] {
  return document.extensions
    .filter(({ fileName }) => !files.has(fileName))
    .map(({ fileName }) => refusal(`Die Datei „${fileName}“ wurde nicht übertragen`));
}

function checkLedger(
  { dataset, world, files }: ImportContext,
  ledger: Extension,
): { remarks: Remark[]; rows: ImportedDocument['rows'] } {
  const content = world.folder.getContent(files.get(ledger.fileName)?.sha256 ?? '');
  const reading = readLedgerFile(content ?? new Uint8Array());
  if (reading.kind === 'refused') return { remarks: reading.errors.map(refusal), rows: [] };
  const { file } = reading;
  const remarks = [...checkLedgerRules(file), ...checkAgainstDataset(file, dataset, world.clock.now())];
  if (file.kind !== ledger.type) remarks.push(refusal('Die Art der Zeilen passt nicht zu document.xml'));
  if (!(file.consolidated.Date ?? '').startsWith(monthOf(ledger) ?? 'kein Monat')) {
    remarks.push(
      refusal(`Das Belegdatum ${file.consolidated.Date} liegt nicht im Buchungsmonat ${monthOf(ledger)}`),
    );
  }
  const isSound = remarks.every(({ severity }) => severity !== 'error');
  if (isSound && file.kind === 'cashLedger') {
    remarks.push(
      ...bookCash(file, folderOf(ledger) ?? dataset.ledgerFolderNames.cashLedgerImport[0] ?? '', dataset),
    );
  }
  return { remarks, rows: file.rows };
}

function documentIdOf(job: Job, ordinal: number): string {
  return createHash('md5').update(`${job.id} ${ordinal}`).digest('hex').toUpperCase();
}
