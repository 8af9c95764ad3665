import type { IsoDate } from '@/lib/bookkeeping/calendar';
import { groupBy } from '@/lib/bookkeeping/group-by';
import { checkPartnerAccount } from '@/lib/bookkeeping/partner-accounts';
import type { RecordWarning } from '@/lib/bookkeeping/payroll/ascii-files';
import { warningBySeverity } from '@/lib/bookkeeping/payroll/problems';
import type { Problem } from '@/lib/bookkeeping/problem';
import { partnerColumns } from './extf-columns';
import { extfLimits } from './extf-file';
import { extfHeader } from './extf-header';
import { type ExtfPartner, partnerProblem, partnerRecord, partnerSeverity } from './partner';
import { partnerRow } from './partner-row';
import { writeExtfLine } from './write-extf';

export interface ExtfPartnersInput {
  readonly consultantNumber: number;
  readonly clientNumber: number;
  /** First day of the Wirtschaftsjahr. */
  readonly fiscalYearStart: IsoDate;
  /** Digits of G/L accounts, 4–8; person accounts have one more. */
  readonly accountLength: number;
  readonly partners: readonly ExtfPartner[];
  readonly createdAt: Date;
}

/** Files for the Berater. The content is text with CRLF in characters of Windows-1252. */
export interface ExtfFiles {
  readonly files: readonly { readonly name: string; readonly content: string }[];
  readonly warnings: readonly RecordWarning[];
}

/**
 * `EXTF_Stammdaten.csv`: Debitoren/Kreditoren, category 16 version 5 (K5). A partner with an error is left out and told,
 * the others go. More than 99,999 become several files, the most DATEV takes in one.
 * @throws RangeError for numbers no dataset has (they come from the connection, not from people)
 */
export function buildExtfPartners(input: ExtfPartnersInput): ExtfFiles {
  const shared = sharedAccounts(input.partners);
  // Written at once: a hundred thousand rows of 254 cells would not fit into memory.
  const lines: string[] = [];
  const warnings: RecordWarning[] = [];
  for (const partner of input.partners) {
    const found = checkAccount(partner, input.accountLength, shared);
    const row =
      found.length === 0 && partner.accountNo !== null ? partnerRow(partner, partner.accountNo) : null;
    const problems = [...found, ...(row?.problems ?? [])];
    warnings.push(...warningBySeverity(partnerRecord(partner), problems, partnerSeverity));
    if (row && !problems.some((problem) => partnerSeverity(problem) === 'blocker')) {
      lines.push(writeExtfLine(row.cells));
    }
  }
  return { files: filesOf(input, lines), warnings };
}

/** Partners by account, only accounts with several. */
function sharedAccounts(partners: readonly ExtfPartner[]): ReadonlyMap<string, readonly ExtfPartner[]> {
  const withAccount = partners.filter(({ accountNo }) => accountNo !== null);
  const groups = groupBy(withAccount, ({ accountNo }) => accountNo ?? '');
  return new Map([...groups].filter(([, group]) => group.length > 1));
}

function checkAccount(
  partner: ExtfPartner,
  accountLength: number,
  shared: ReadonlyMap<string, readonly ExtfPartner[]>,
): Problem[] {
  const { accountNo, kind } = partner;
  if (accountNo === null) return [partnerProblem(partner, 'PARTNER_EXPORT_ACCOUNT_MISSING', {}, 'accountNo')];
  const [outOfRange] = checkPartnerAccount(accountNo, kind, accountLength);
  if (outOfRange) {
    const params = { accountNo, expected: outOfRange.params.expected ?? '' };
    return [partnerProblem(partner, 'PARTNER_EXPORT_ACCOUNT_RANGE', params, 'accountNo')];
  }
  const others = shared.get(accountNo)?.filter((other) => other !== partner) ?? [];
  if (others.length === 0) return [];
  const names = others.slice(0, 5).map(({ name }) => name);
  const params = { accountNo, others: `${names.join(', ')}${others.length > 5 ? ' …' : ''}` };
  return [partnerProblem(partner, 'PARTNER_EXPORT_ACCOUNT_SHARED', params, 'accountNo')];
}

function filesOf(input: ExtfPartnersInput, lines: readonly string[]): ExtfFiles['files'] {
  const parts = Array.from({ length: Math.ceil(lines.length / extfLimits.rows) }, (_, index) =>
    lines.slice(index * extfLimits.rows, (index + 1) * extfLimits.rows),
  );
  const header = extfHeader({
    ...input,
    category: 16,
    formatName: 'Debitoren/Kreditoren',
    formatVersion: 5,
    label: 'Debitoren und Kreditoren',
  });
  const names = partnerColumns.map(({ name }) => ({ text: name, isQuoted: false }));
  const head = `${writeExtfLine(header)}${writeExtfLine(names)}`;
  return parts.map((part, index) => ({
    name: index === 0 ? 'EXTF_Stammdaten.csv' : `EXTF_Stammdaten_${index + 1}.csv`,
    content: `${head}${part.join('')}`,
  }));
}
