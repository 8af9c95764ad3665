import { accountForDatev, checkLedgerAccount } from './account-length';
import { isTaxKey, keyForDatev } from './account-rows';
import {
  type AccountTable,
  accountQueryOf,
  caseQueryOf,
  findAccountRow,
  isAutomaticAccount,
  isAutomaticAccountOfOtherCase,
  isConfirmedAutomaticAccount,
  isKnownAccount,
  keyOfNamedAccount,
} from './account-table';
import { basisPointsOf } from './decimal';
import type { Invoice, Position } from './invoice';
import type { Problem } from './problem';
import { bookkeepingProblem } from './problems';
import { checkTaxCase, taxForDatev } from './tax-cases';
import { mapCostCenter } from './value-mapping';

/** A position with its account, key and cost centres: what decides which row it joins. */
export interface BookedPosition {
  readonly position: Position;
  readonly accountNo: string;
  readonly accountSource: 'caller' | 'table';
  readonly taxKey: string | null;
  readonly tax: string | null;
  readonly costCenter1: string | null;
  readonly costCenter2: string | null;
}

type PositionOutcome = { readonly value: BookedPosition | null; readonly problems: readonly Problem[] };

interface Account {
  /** With all its digits, as the table and the account length know it. */
  readonly accountNo: string;
  readonly accountSource: 'caller' | 'table';
  readonly taxKey: string | null;
  readonly isAutomatic: boolean;
  /** Confirmed rows say how it carries the tax of this case: by itself, by a key, or not at all. */
  readonly isTold: boolean;
}

/** Finds account and key of one position: the caller's account wins, else the confirmed row of the table, else it is refused (B4). */
export function bookPosition(
  invoice: Invoice,
  index: number,
  position: Position,
  table: AccountTable,
  accountLength: number | null,
): PositionOutcome {
  const path = `positions[${index}]`;
  const number = String(index + 1);
  const costCenter1 = mapCostCenter('costCenter1', position.costCenter1, `${path}.costCenter1`);
  const costCenter2 = mapCostCenter('costCenter2', position.costCenter2, `${path}.costCenter2`);
  const problems: Problem[] = [...costCenter1.problems, ...costCenter2.problems];
  const { taxCase, taxRate } = position;
  if (taxCase !== null) {
    problems.push(...checkTaxCase(invoice.direction, taxCase, taxRate, number, `${path}.taxCase`));
  }
  const found = findAccount(invoice, position, table, path, number);
  problems.push(...found.problems);
  const account = found.account;
  if (!account) return { value: null, problems };
  problems.push(...checkAccount(account, invoice, position, table, accountLength, path));
  return {
    value: {
      position,
      accountNo: accountForDatev(account.accountNo),
      accountSource: account.accountSource,
      taxKey: keyForDatev(account.taxKey),
      tax: taxForDatev(position),
      costCenter1: costCenter1.value,
      costCenter2: costCenter2.value,
    },
    problems,
  };
}

function findAccount(
  invoice: Invoice,
  position: Position,
  table: AccountTable,
  path: string,
  number: string,
): { account: Account | null; problems: readonly Problem[] } {
  const { accountNo, taxKey } = position;
  if (accountNo !== null) {
    const named = caseQueryOf(invoice, position);
    const told = named && keyOfNamedAccount(table, named, accountNo);
    const account: Account = {
      accountNo,
      accountSource: 'caller',
      taxKey: taxKey ?? told?.taxKey ?? null,
      isAutomatic: isAutomaticAccount(table, accountNo),
      isTold: told !== null || isConfirmedAutomaticAccount(table, accountNo),
    };
    return { account, problems: [] };
  }
  const query = accountQueryOf(invoice, position);
  if (query === null) {
    const problem = bookkeepingProblem('TAX_CASE_MISSING', { position: number }, `${path}.taxCase`);
    return { account: null, problems: [problem] };
  }
  const row = findAccountRow(table, query, path);
  if (!row.ok) return { account: null, problems: row.problems };
  const account: Account = {
    accountNo: row.value.accountNo,
    accountSource: 'table',
    taxKey: taxKey ?? row.value.taxKey,
    isAutomatic: row.value.isAutomatic,
    isTold: true,
  };
  return { account, problems: [] };
}

function checkAccount(
  account: Account,
  { direction }: Invoice,
  position: Position,
  table: AccountTable,
  accountLength: number | null,
  path: string,
): Problem[] {
  const { accountNo, accountSource, taxKey, isAutomatic, isTold } = account;
  const mayBePerson = accountSource === 'caller' && !isKnownAccount(table, accountNo);
  const problems = checkLedgerAccount(accountNo, accountLength, `${path}.accountNo`, { mayBePerson });
  const key = keyForDatev(taxKey);
  if (taxKey !== null && key !== null && !isTaxKey(taxKey)) {
    problems.push(bookkeepingProblem('TAX_KEY_RANGE', { taxKey }, `${path}.taxKey`));
  }
  if (key !== null && isAutomatic) {
    const params = { accountNo, taxKey: key };
    problems.push(bookkeepingProblem('TAX_KEY_ON_AUTOMATIC_ACCOUNT', params, `${path}.taxKey`));
  }
  const { taxCase, taxRate } = position;
  const named = { direction, taxCase, taxRate };
  if (accountSource === 'caller' && isAutomaticAccountOfOtherCase(table, accountNo, named)) {
    const params = { accountNo, taxRate };
    problems.push(bookkeepingProblem('AUTOMATIC_ACCOUNT_OTHER_CASE', params, `${path}.accountNo`));
  }
  if (!isTold && key === null && basisPointsOf(taxRate) > 0) {
    const params = { accountNo, taxRate };
    problems.push(bookkeepingProblem('TAX_TREATMENT_UNKNOWN', params, `${path}.accountNo`));
  }
  return problems;
}
