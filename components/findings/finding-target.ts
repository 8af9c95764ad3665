import { entryFormId } from '@/components/cash-book/cash-book-address';
import type { FindingJson } from '@/lib/preflight/finding';

export interface FindingTarget {
  /** Message `findings.targets.*`. */
  readonly label:
    | 'document'
    | 'connection'
    | 'accounts'
    | 'accountLength'
    | 'partners'
    | 'settings'
    | 'cashBook';
  readonly href: string;
}

const accounts: FindingTarget = { label: 'accounts', href: '/stammdaten/kontentabelle' };
const partners: FindingTarget = { label: 'partners', href: '/stammdaten/geschaeftspartner' };
const connection: FindingTarget = { label: 'connection', href: '/datev-verbindung' };
const accountLength: FindingTarget = { label: 'accountLength', href: '/stammdaten/kontenlaenge' };
const cashBook: FindingTarget = { label: 'cashBook', href: '/belege/kasse' };
const settings: FindingTarget = { label: 'settings', href: '/einstellungen/rechnungsnummern' };

/** Codes whose place to mend is not the document they were found at. */
const targetsByCode: readonly (readonly [RegExp, FindingTarget])[] = [
  [/^(ACCOUNT_LENGTH_MISMATCH|ACCOUNT_ROWS_LENGTH|PARTNER_ACCOUNTS_LENGTH)$/, accountLength],
  [/^CASH_OPENING_BALANCE/, cashBook],
  [/^ACCOUNT_/, accounts],
  [/^PARTNER_ACCOUNT/, partners],
  [/^INVOICE_NUMBER_(MAPPED|CHARACTERS|COLLISION)/, settings],
  [/^(CONNECTION|CLIENT|DATEV|FISCAL_YEAR|LEDGER|DOCUMENT_MANAGEMENT|BASIC_ACCOUNTING)_/, connection],
];

/** Pages of ours on which a finding can be mended, the most fitting first; none where it is mended elsewhere. */
export function findingTargets({ code, subject }: Pick<FindingJson, 'code' | 'subject'>): FindingTarget[] {
  const byCode = targetsByCode.find(([pattern]) => pattern.test(code))?.[1] ?? null;
  const targets = [byCode, subjectTarget(subject)].filter((target) => target !== null);
  return targets.filter(({ href }, index) => targets.findIndex((other) => other.href === href) === index);
}

/** The cash book with this entry in its form. */
function cashEntryPath(id: string): string {
  return `/belege/kasse?bewegung=${id}#${entryFormId}`;
}

function subjectTarget(subject: FindingJson['subject']): FindingTarget | null {
  switch (subject?.kind) {
    case 'invoice':
      return subject.id === null ? null : { label: 'document', href: `/belege/${subject.id}` };
    case 'cash_entry':
      return subject.id === null ? cashBook : { label: 'cashBook', href: cashEntryPath(subject.id) };
    case 'connection':
    case 'fiscal_year':
    case 'ledger':
      return connection;
    case 'account_row':
      return accounts;
    case 'partner':
      return partners;
    case 'company':
    case 'job':
    case 'file':
    case 'employee':
    case undefined:
      return null;
  }
}
