import type { Dataset } from '../world/dataset';
import { coversMonth, fiscalYearsOf, importTarget } from '../world/fiscal-years';
import type { Job } from '../world/job';
import { importTypeOf } from './dataset-rules';
import type { ArchiveDocument, Extension } from './document-xml';
import { type LedgerKind, ledgerKinds } from './ledger-fields';
import { type Remark, refusal } from './remark';
import { isoMonth } from './value-checks';

const MONTH = '1';
const ACCOUNT = '2';
const FOLDER = '3';

export function isLedger(extension: Extension): extension is Extension & { readonly type: LedgerKind } {
  return ledgerKinds.some((kind) => kind === extension.type);
}

export function monthOf(extension: Extension): string | null {
  return propertyOf(extension, MONTH);
}

/** Folder or cash book name; a cash book may be named by its account instead. */
export function folderOf(extension: Extension): string | null {
  return propertyOf(extension, FOLDER) ?? propertyOf(extension, ACCOUNT);
}

function propertyOf(extension: Extension, key: string): string | null {
  return extension.properties.find((property) => property.key === key)?.value ?? null;
}

/** Rules for one `document` of document.xml, apart from the files it names. */
export function checkDocument(document: ArchiveDocument, job: Job, dataset: Dataset, now: Date): Remark[] {
  const ledgers = document.extensions.filter(isLedger);
  const remarks = ledgers.flatMap((ledger) => [
    ...checkType(document, ledger),
    ...checkProperties(ledger, dataset),
    ...checkJob(ledger, job, dataset, now),
  ]);
  if (ledgers.length > 1) remarks.push(refusal('Ein Dokument darf nur eine Belegsatzdatendatei nennen'));
  if (document.extensions.some(({ type }) => type === 'Invoice')) {
    remarks.push(refusal('Das Format Invoice ist im Rechnungsdatenservice nicht zugelassen'));
  }
  const hasSepa = document.extensions.some(({ type }) => type === 'SEPAFile');
  if (hasSepa && (document.processId !== '1' || document.extensions.length > 1)) {
    remarks.push(refusal('SEPA-Dateien brauchen processID 1 und stehen allein'));
  }
  return remarks;
}

function checkType(document: ArchiveDocument, { type }: Extension): Remark[] {
  const remarks: Remark[] = [];
  const wanted = type === 'accountsPayableLedger' ? '1' : type === 'accountsReceivableLedger' ? '2' : null;
  if (wanted !== null && document.type !== null && document.type !== wanted) {
    remarks.push(refusal('Das Attribut type passt nicht zur Belegsatzdatendatei'));
  }
  if (document.processId === '1') {
    remarks.push(refusal('processID 1 ist mit Belegsatzdaten nicht zulässig'));
  }
  return remarks;
}

function checkProperties(ledger: Extension & { readonly type: LedgerKind }, dataset: Dataset): Remark[] {
  const keys = ledger.properties.map((property) => property.key);
  const isCash = ledger.type === 'cashLedger';
  if (new Set(keys).size < keys.length) return [refusal('Eine Eigenschaft ist doppelt angegeben')];
  if (!isCash && keys.includes(ACCOUNT)) return [refusal('Eigenschaft 2 ist nur für Kassen zulässig')];
  if (keys.includes(ACCOUNT) && keys.includes(FOLDER)) {
    return [refusal('Kassenkonto und Kassenname dürfen nicht zusammen angegeben werden')];
  }
  const folder = propertyOf(ledger, FOLDER);
  if (folder === null)
    return isCash && keys.includes(ACCOUNT) ? [] : [refusal('Der Name des Ordners (Eigenschaft 3) fehlt')];
  const known = dataset.ledgerFolderNames[importTypeOf[ledger.type]];
  return known.includes(folder) ? [] : [refusal(`Den Ordner „${folder}“ gibt es nicht`)];
}

function checkJob(
  ledger: Extension & { readonly type: LedgerKind },
  job: Job,
  dataset: Dataset,
  now: Date,
): Remark[] {
  const month = monthOf(ledger);
  if (month === null || !isoMonth(month))
    return [refusal('Der Buchungsmonat (Eigenschaft 1) fehlt oder ist keiner')];
  if (job.importType !== null && job.importType !== importTypeOf[ledger.type]) {
    return [refusal('Die Art der Belegsatzdaten passt nicht zum Job')];
  }
  if (job.accountingMonth !== null && job.accountingMonth !== month) {
    return [refusal(`Der Buchungsmonat ${month} passt nicht zum Job (${job.accountingMonth})`)];
  }
  return provideFiscalYear(ledger.type, month, dataset, now);
}

/** A job without parameters has no fiscal year made for it yet; DATEV makes it while processing. */
function provideFiscalYear(kind: LedgerKind, month: string, dataset: Dataset, now: Date): Remark[] {
  const target = importTarget(dataset, importTypeOf[kind], month, now);
  if (target.kind === 'not_configured') return [refusal(`Für ${month} ist kein passendes Buch eingerichtet`)];
  const exists = fiscalYearsOf(dataset, now).some((year) => coversMonth(year, month));
  if (target.kind === 'created' && !exists) dataset.createdFiscalYears.push(target.fiscalYear);
  return [];
}
