import { proposeAccount, standardAccountLength } from '@/lib/bookkeeping/account-length';
import { chartsOfAccounts, presetRows } from '@/lib/bookkeeping/account-presets';
import { readAccountRows } from '@/lib/bookkeeping/account-rows';
import type { AccountRow } from '@/lib/bookkeeping/account-table';
import type { Problem } from '@/lib/bookkeeping/problem';
import { bookkeepingProblem } from '@/lib/bookkeeping/problems';
import { fileOf, readJsonFile } from './arguments';

export interface ChosenAccounts {
  readonly rows: readonly AccountRow[];
  /** Blockers if the file cannot be used, a warning if standard accounts were lengthened. */
  readonly problems: readonly Problem[];
}

/**
 * The rows to book by. Naming a chart on the command line confirms its preset rows; at another account length its four-digit
 * standard accounts get zeros on the right, which is said. A file's accounts are taken as they are (M3, B4).
 */
export function chooseAccounts(accounts: string, accountLength: number | null): ChosenAccounts {
  const chart = chartsOfAccounts.find((candidate) => candidate === accounts.toLowerCase());
  if (!chart) {
    const read = readAccountRows(readJsonFile(fileOf(accounts)));
    return read.ok ? { rows: read.value, problems: [] } : { rows: [], problems: read.problems };
  }
  const rows = presetRows(chart).map((row) => ({ ...row, state: 'confirmed' as const }));
  if (accountLength === null || accountLength === standardAccountLength) return { rows, problems: [] };
  const lengthened = rows.map((row) => ({
    ...row,
    accountNo: proposeAccount(row.accountNo, accountLength) ?? row.accountNo,
  }));
  const params = {
    from: String(standardAccountLength),
    to: String(accountLength),
    accounts: rows.map(({ accountNo }, index) => `${accountNo} → ${lengthened[index]?.accountNo}`).join(', '),
  };
  return { rows: lengthened, problems: [bookkeepingProblem('ACCOUNTS_LENGTHENED', params)] };
}
