import type { Ledger } from '@/lib/bookkeeping/invoice';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { ClientBasics, FiscalYear } from '@/lib/datev/dxso/types';
import { clientIdOf } from './client-numbers';

/**
 * What has changed at DATEV since the snapshot before (M5): name, Belege online, years, account length, ledgers.
 * The codes are those of the catalogue of configuration changes in `lib/preflight`.
 */
export function compareBasics(previous: ClientBasics, current: ClientBasics): Problem[] {
  const clientId = clientIdOf(current);
  const change = (code: string, params: Record<string, string> = {}): Problem => ({
    code: `CONFIGURATION_${code}`,
    params: { clientId, ...params },
  });
  const problems: Problem[] = [];
  if (previous.name !== current.name) {
    problems.push(change('NAME_CHANGED', { before: previous.name, after: current.name }));
  }
  if (previous.isDocumentManagementAvailable !== current.isDocumentManagementAvailable) {
    const direction = current.isDocumentManagementAvailable ? 'ADDED' : 'REMOVED';
    problems.push(change(`DOCUMENT_MANAGEMENT_${direction}`));
  }
  const pairs = pairYears(previous.fiscalYears, current.fiscalYears);
  return [
    ...problems,
    ...pairs.flatMap(({ before, after }) => {
      if (!after) return before ? [change('YEAR_REMOVED', { year: periodOf(before) })] : [];
      if (!before) return [change('YEAR_ADDED', describeYear(after))];
      return compareYear(before, after, change);
    }),
  ];
}

type Change = (code: string, params?: Record<string, string>) => Problem;

interface YearPair {
  readonly before: FiscalYear | undefined;
  readonly after: FiscalYear | undefined;
}

/** Same start is the same year; a moved start is recognised by the same end. */
function pairYears(previous: readonly FiscalYear[], current: readonly FiscalYear[]): YearPair[] {
  const left = [...previous];
  const take = (fits: (year: FiscalYear) => boolean): FiscalYear | undefined => {
    const index = left.findIndex(fits);
    return index < 0 ? undefined : left.splice(index, 1)[0];
  };
  const byStart = current.map((after) => ({ after, before: take(({ start }) => start === after.start) }));
  const kept = byStart.map(({ after, before }) => ({
    after,
    before: before ?? take(({ end }) => end === after.end),
  }));
  return [...left.map((before) => ({ before, after: undefined })), ...kept].sort((a, b) =>
    startOf(a).localeCompare(startOf(b)),
  );
}

function startOf({ before, after }: YearPair): string {
  return (after ?? before)?.start ?? '';
}

function compareYear(before: FiscalYear, after: FiscalYear, change: Change): Problem[] {
  const year = periodOf(after);
  const problems: Problem[] = [];
  if (periodOf(before) !== year) {
    problems.push(change('YEAR_DATES_CHANGED', { before: periodOf(before), after: year }));
  }
  if (before.accountLength !== after.accountLength) {
    problems.push(
      change('ACCOUNT_LENGTH_CHANGED', {
        year,
        before: lengthText(before),
        after: lengthText(after),
      }),
    );
  }
  for (const { ledger, has } of ledgerFlags) {
    if (has(before) === has(after)) continue;
    problems.push(change(`LEDGER_${has(after) ? 'ADDED' : 'REMOVED'}`, { year, ledger }));
  }
  return problems;
}

const ledgerFlags: readonly { ledger: Ledger; has: (year: FiscalYear) => boolean }[] = [
  { ledger: 'accounts_receivable', has: (year) => year.accountsReceivable },
  { ledger: 'accounts_payable', has: (year) => year.accountsPayable },
  { ledger: 'cash', has: (year) => year.cash },
];

function describeYear(year: FiscalYear): Record<string, string> {
  const ledgers = ledgerFlags.filter(({ has }) => has(year)).map(({ ledger }) => ledger);
  return {
    year: periodOf(year),
    accountLength: lengthText(year),
    ledgers: ledgers.length > 0 ? ledgers.join(', ') : '–',
  };
}

function periodOf({ start, end }: FiscalYear): string {
  return `${start}/${end}`;
}

function lengthText({ accountLength }: FiscalYear): string {
  return accountLength === null ? '–' : String(accountLength);
}
