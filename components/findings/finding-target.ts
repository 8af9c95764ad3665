import { entryFormId } from '@/components/cash-book/cash-book-address';
import type { FindingJson } from '@/lib/preflight/finding';

export interface FindingTarget {
  /** Message `findings.targets.*`. */
  readonly label:
    | 'document'
    | 'connection'
    | 'connect'
    | 'folder'
    | 'package'
    | 'documents'
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

const connect: FindingTarget = { label: 'connect', href: '/datev-verbindung#verbinden' };
const folder: FindingTarget = { label: 'folder', href: '/datev-verbindung#ordner' };
const parcel: FindingTarget = { label: 'package', href: '/belege/paket' };
const documents: FindingTarget = { label: 'documents', href: '/belege' };

/**
 * Codes whose place to mend is not the document they were found at; the first pattern that fits decides. Null: no page of ours
 * mends it, only the document itself or somebody else.
 */
const targetsByCode: readonly (readonly [RegExp, FindingTarget | null])[] = [
  [/^(ACCOUNT_LENGTH_MISMATCH|ACCOUNT_ROWS_LENGTH|PARTNER_ACCOUNTS_LENGTH)$/, accountLength],
  [/^CASH_OPENING_BALANCE/, cashBook],
  [/^ACCOUNT_/, accounts],
  [/^PARTNER_ACCOUNT/, partners],
  [/^INVOICE_NUMBER_(MAPPED|CHARACTERS|COLLISION)/, settings],
  [/^LEDGER_FOLDER_(CHOICE_NEEDED|DISAPPEARED)$/, folder],
  // What DATEV will never take this way goes to the Berater as a package.
  [/^(DATEV_DCO01301|FISCAL_YEAR_TOO_OLD|FISCAL_YEAR_CUT_MONTH)$/, parcel],
  [/^TRANSFER_(NO_DOCUMENT_LEFT|NOTHING_TO_SEND)$/, documents],
  [/^(CONNECTION_(CHECK_OUTDATED|PERMISSION_LOST|DISCONNECTING)|CLIENT_NEVER_CHECKED)$/, connection],
  [/^CONNECTION_|^DATEV_(SIGN_IN_REFUSED|CLIENT_UNKNOWN|DCO01005)$|^TRANSFER_OTHER_DATASET$/, connect],
  [/^DATEV_(NO_RIGHT|DCO01002|DCO01009)$/, connection],
  [/^DATEV_/, null],
  [/^(EXTENDED_FORM|CLIENT|FISCAL_YEAR|LEDGER|DOCUMENT_MANAGEMENT|CONFIGURATION)_/, connection],
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
