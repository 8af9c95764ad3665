import { proposeAccount } from '@/lib/bookkeeping/account-length';
import { proposeAccountLength } from '@/lib/bookkeeping/account-rows';
import type { AccountTable } from '@/lib/bookkeeping/account-table';
import type { Direction } from '@/lib/bookkeeping/invoice';
import {
  checkPartnerAccount,
  type PartnerAccounts,
  type PartnerKind,
} from '@/lib/bookkeeping/partner-accounts';
import { bookkeepingProblem } from '@/lib/bookkeeping/problems';
import { type Finding, toFinding } from '../finding';
import { preflightFinding } from '../preflight-finding';
import { type ClientCheck, fiscalYearOf, fiscalYearSubject } from './client-check';

/** The accounts a transfer of this ledger could use. */
export interface AccountsInUse {
  readonly accountTable: AccountTable;
  /** By kind, as customers and suppliers have ranges of their own. */
  readonly partnerAccounts: Readonly<Record<PartnerKind, PartnerAccounts>>;
}

/** So many accounts are named; the account table shows the others. */
const namedAccounts = 10;

/**
 * Compares the confirmed accounts and partner accounts with the account length of the month's year (M3). A mismatch is a
 * warning with a proposal to confirm; the documents that would use such an account are held back one by one.
 */
export function checkAccountLength(check: ClientCheck, accounts: AccountsInUse): Finding[] {
  const found = fiscalYearOf(check);
  if (!found) return [];
  const { accountLength } = found.year;
  if (accountLength === null) {
    return [toFinding(bookkeepingProblem('ACCOUNT_LENGTH_UNKNOWN', {}), fiscalYearSubject(check))];
  }
  if (check.ledger === 'cash') return [];
  const direction = check.ledger === 'accounts_receivable' ? 'outgoing' : 'incoming';
  return [
    ...checkRows(check, accountLength, direction, accounts.accountTable),
    ...checkPartners(check, accountLength, direction, accounts.partnerAccounts),
  ];
}

function checkRows(
  { month }: ClientCheck,
  accountLength: number,
  direction: Direction,
  table: AccountTable,
): Finding[] {
  const rows = table.rows.filter((row) => row.direction === direction && row.state === 'confirmed');
  const changes = proposeAccountLength(rows, accountLength).map(({ row, accountNo }) => ({
    from: row.accountNo,
    to: accountNo,
  }));
  if (changes.length === 0) return [];
  const params = { accountLength: String(accountLength), month, ...namedChanges(changes) };
  const subject = { kind: 'account_row', id: null, label: params.accounts } as const;
  return [preflightFinding('ACCOUNT_ROWS_LENGTH', params, subject)];
}

function checkPartners(
  { month }: ClientCheck,
  accountLength: number,
  direction: Direction,
  partnerAccounts: AccountsInUse['partnerAccounts'],
): Finding[] {
  const kind: PartnerKind = direction === 'outgoing' ? 'customer' : 'supplier';
  const { byMatchKey, collective } = partnerAccounts[kind];
  const known = [...byMatchKey.values(), ...(collective[kind] === null ? [] : [collective[kind]])];
  const fits = (accountNo: string) => checkPartnerAccount(accountNo, kind, accountLength).length === 0;
  const changes = known
    .filter((accountNo) => !fits(accountNo))
    .map((from) => {
      const proposal = proposeAccount(from, accountLength + 1);
      return { from, to: proposal !== null && fits(proposal) ? proposal : null };
    });
  if (changes.length === 0) return [];
  const params = {
    accountLength: String(accountLength),
    expectedLength: String(accountLength + 1),
    month,
    ...namedChanges(changes),
  };
  const subject = { kind: 'partner', id: null, label: params.accounts } as const;
  return [preflightFinding('PARTNER_ACCOUNTS_LENGTH', params, subject)];
}

interface AccountChange {
  readonly from: string;
  /** Null: no sure proposal. */
  readonly to: string | null;
}

/** Names the accounts and, where it is sure, what each most likely becomes: `8400 → 840000`. */
function namedChanges(changes: readonly AccountChange[]): { accounts: string; proposal: string } {
  const unique = [...new Map(changes.map((change) => [change.from, change])).values()];
  const sure = unique.flatMap(({ from, to }) => (to === null ? [] : [`${from} → ${to}`]));
  return { accounts: listed(unique.map(({ from }) => from)), proposal: listed(sure) };
}

function listed(items: readonly string[]): string {
  const named = items.slice(0, namedAccounts);
  return (items.length > named.length ? [...named, '…'] : named).join(', ');
}
