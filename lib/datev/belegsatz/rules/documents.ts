import { parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import type { Problem } from '@/lib/bookkeeping/problem';
import { ledgerKindOf } from '../ledger-format';
import { belegsatzProblem } from '../problems';
import { eachDocument, isLedgerExtension, type LedgerExtension, type PackageRule } from './package-rule';

const place = 'document.xml';

/** The schema's pattern is `6.0` with a dot that matches anything. */
export const checkArchiveVersion: PackageRule = ({ archive: { version } }) =>
  version === '6.0' ? [] : [belegsatzProblem('PACKAGE_VERSION', { version }, place)];

/** Rule 13, and the kinds a Rechnungsdatenservice job may carry: exactly one ledger file, else only images. */
export const checkExtensions = eachDocument(({ extensions }, document) => {
  const ledgers = extensions.filter(isLedgerExtension);
  const foreign = extensions.filter(
    (extension) => extension.kind !== 'File' && !isLedgerExtension(extension),
  );
  const problems: Problem[] = foreign.map(({ kind }) =>
    belegsatzProblem('PACKAGE_EXTENSION_KIND', { document, kind }, place),
  );
  if (ledgers.length !== 1) {
    const params = { document, count: String(ledgers.length) };
    problems.push(belegsatzProblem('PACKAGE_LEDGER_COUNT', params, place));
  }
  return problems;
});

/** Rules 8 and 16: key 1 is a real month (the schema lets `2026-13` pass) and the job's. */
export const checkMonths = eachDocument(({ extensions }, document, job) =>
  extensions.filter(isLedgerExtension).flatMap(({ properties }) => {
    const month = properties.find(({ key }) => key === '1')?.value ?? '';
    if (parseAccountingMonth(month) === null) {
      return [belegsatzProblem('PACKAGE_MONTH_UNREAL', { document, month }, place)];
    }
    if (month === job.month) return [];
    return [belegsatzProblem('PACKAGE_MONTH_DIFFERS', { document, month, jobMonth: job.month }, place)];
  }),
);

/** Rule 10: month and folder, each once; key 2 only for cash and never beside key 3. */
export const checkProperties = eachDocument(({ extensions }, document) =>
  extensions
    .filter(isLedgerExtension)
    .filter((extension) => !hasRightKeys(extension))
    .map(() => belegsatzProblem('PACKAGE_PROPERTIES', { document }, place)),
);

function hasRightKeys({ kind, properties }: LedgerExtension): boolean {
  const keys = properties
    .map(({ key }) => key)
    .sort()
    .join('');
  return keys === '13' || (kind === 'cashLedger' && keys === '12');
}

/** Rule 9: the folder is one the job answer named. */
export const checkFolders = eachDocument(({ extensions }, document, { folderNames }) =>
  extensions.filter(isLedgerExtension).flatMap(({ properties }) => {
    const folder = properties.find(({ key }) => key === '3')?.value;
    if (folderNames === null || folder === undefined || folderNames.includes(folder)) return [];
    const params = { document, folder, known: folderNames.join(', ') };
    return [belegsatzProblem('PACKAGE_FOLDER_UNKNOWN', params, place)];
  }),
);

/** Rule 11: type 1 with incoming, type 2 with outgoing invoices, none with cash. */
export const checkTypes = eachDocument(({ type, extensions }, document) => {
  const kind = extensions.find(isLedgerExtension)?.kind;
  const fitting = kind === 'accountsPayableLedger' ? '1' : kind === 'accountsReceivableLedger' ? '2' : null;
  return type === null || type === fitting
    ? []
    : [belegsatzProblem('PACKAGE_TYPE_MISMATCH', { document }, place)];
});

/** Rule 12: with ledger data the inbox (1) is forbidden. */
export const checkProcessIds = eachDocument(({ processId, extensions }, document) =>
  processId === '1' && extensions.some(isLedgerExtension)
    ? [belegsatzProblem('PACKAGE_PROCESS_ID', { document }, place)]
    : [],
);

/** Rule 15: the job's import type is the kind of all its ledgers, in document.xml and inside the files. */
export const checkKinds = eachDocument(({ extensions }, document, job) => {
  const jobKind = ledgerKindOf(job.ledger);
  return extensions.filter(isLedgerExtension).flatMap(({ kind, datafile }) => {
    const kinds = [kind, job.ledgers.get(datafile)?.kind ?? kind];
    const other = kinds.find((candidate) => candidate !== jobKind);
    return other ? [belegsatzProblem('PACKAGE_LEDGER_KIND', { document, kind: other, jobKind }, place)] : [];
  });
});

/** Rule 31: a number twice in the same ledger and job would post twice; suppliers count their numbers apart. */
export const checkNumberRepeats: PackageRule = ({ ledger, ledgers }) => {
  if (ledger === 'cash') return [];
  const seen = new Map<string, string>();
  return [...ledgers].flatMap(([fileName, content]) => {
    const number = content.consolidatedInvoiceId ?? content.rows[0]?.invoiceId ?? '';
    const row = content.rows[0];
    const issuer = ledger === 'accounts_payable' ? (row?.partyId ?? row?.supplierName ?? '') : '';
    const key = JSON.stringify([number.toLowerCase(), issuer.toLowerCase()]);
    const otherFileName = seen.get(key);
    seen.set(key, otherFileName ?? fileName);
    if (otherFileName === undefined) return [];
    return [belegsatzProblem('PACKAGE_NUMBER_DUPLICATE', { number, fileName, otherFileName }, fileName)];
  });
};

/** A GUID names one document; the second one would be skipped by DATEV. */
export const checkGuidRepeats: PackageRule = ({ archive }) => {
  const seen = new Set<string>();
  return archive.documents.flatMap(({ guid }) => {
    if (guid === null) return [];
    const key = guid.toLowerCase();
    const isKnown = seen.has(key);
    seen.add(key);
    return isKnown ? [belegsatzProblem('PACKAGE_GUID_DUPLICATE', { guid }, place)] : [];
  });
};
