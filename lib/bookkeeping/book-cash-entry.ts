import { accountForDatev, checkLedgerAccount } from './account-length';
import { isTaxKey, keyForDatev } from './account-rows';
import {
  type AccountTable,
  isAutomaticAccount,
  isAutomaticAccountOfOtherCase,
  isConfirmedAutomaticAccount,
  isKnownAccount,
  keyOfCashAccount,
} from './account-table';
import { checkAccountLength } from './book-invoice';
import type { BookingRules, CashBooking } from './booking';
import { basisPointsOf } from './decimal';
import type { CashEntry } from './invoice';
import { mapInvoiceNumber } from './number-mapping';
import type { Outcome, Problem } from './problem';
import { bookkeepingProblem, isBlocker } from './problems';
import { mapText } from './text-mapping';
import { mapCostCenter } from './value-mapping';

/**
 * Books a cash movement: always EUR, signed, with a text of which DATEV's Kassenbuch uses only the first 30 characters (said,
 * not cut). Without a contra account it goes to the Berater uncoded.
 */
export function bookCashEntry(
  entry: CashEntry,
  table: AccountTable,
  rules: BookingRules,
): Outcome<CashBooking> {
  const number = entry.number === null ? null : mapInvoiceNumber(entry.number, rules.numberMapping);
  const text = mapText('text', entry.text, 60);
  const information = mapText('information', entry.information ?? null, 120);
  const costCenter1 = mapCostCenter('costCenter1', entry.costCenter1);
  const costCenter2 = mapCostCenter('costCenter2', entry.costCenter2);
  const told = toldBy(table, entry);
  const taxKey = keyForDatev(entry.taxKey ?? told?.taxKey ?? null);
  const steps = [text, information, costCenter1, costCenter2];
  const problems = [
    ...(number?.problems ?? []),
    ...steps.flatMap((step) => [...step.problems]),
    ...checkEntry(entry, text.value),
    ...checkCashAccount(entry, taxKey, told !== null, table, rules.accountLength),
    ...checkAccountLength(rules),
  ];
  if (problems.some(isBlocker)) return { ok: false, problems };
  const hasRate = entry.taxRate !== null && basisPointsOf(entry.taxRate) > 0;
  const booking: CashBooking = {
    kind: 'cash',
    ledger: 'cash',
    accountLength: rules.accountLength,
    invoiceId: number?.mapped ?? null,
    date: entry.date,
    amount: entry.amount,
    text: text.value ?? '',
    accountNo: entry.accountNo === null ? null : accountForDatev(entry.accountNo),
    taxKey,
    tax: hasRate ? entry.taxRate : null,
    costCenter1: costCenter1.value,
    costCenter2: costCenter2.value,
    costQuantity: entry.costQuantity ?? null,
    information: information.value,
    description: null,
    keywords: null,
    notes: problems,
  };
  return { ok: true, value: booking };
}

/** What the Berater's table says of the tax of the contra account; null where the entry tells no account or the table nothing. */
function toldBy(
  table: AccountTable,
  { accountNo, taxRate }: CashEntry,
): { readonly taxKey: string | null } | null {
  if (accountNo === null || taxRate === null) return null;
  if (isConfirmedAutomaticAccount(table, accountNo)) return { taxKey: null };
  return keyOfCashAccount(table, accountNo, taxRate);
}

function checkEntry(entry: CashEntry, text: string | null): Problem[] {
  const problems: Problem[] = [];
  if (entry.amount === 0) problems.push(bookkeepingProblem('CASH_AMOUNT_ZERO', {}, 'amount'));
  if (text === null) problems.push(bookkeepingProblem('CASH_TEXT_MISSING', {}, 'text'));
  const shown = [...(text ?? '')].slice(0, 30).join('');
  if (text !== null && shown !== text) {
    problems.push(bookkeepingProblem('CASH_TEXT_30', { text, arrives: shown }, 'text'));
  }
  return problems;
}

function checkCashAccount(
  { accountNo, taxRate }: CashEntry,
  taxKey: string | null,
  isTold: boolean,
  table: AccountTable,
  accountLength: number | null,
): Problem[] {
  const problems: Problem[] = [];
  if (accountNo === null) problems.push(bookkeepingProblem('CASH_ACCOUNT_MISSING', {}, 'accountNo'));
  else {
    const mayBePerson = !isKnownAccount(table, accountNo);
    problems.push(...checkLedgerAccount(accountNo, accountLength, 'accountNo', { mayBePerson }));
  }
  if (taxKey !== null && !isTaxKey(taxKey)) {
    problems.push(bookkeepingProblem('TAX_KEY_RANGE', { taxKey }, 'taxKey'));
  }
  if (accountNo !== null && taxKey !== null && isAutomaticAccount(table, accountNo)) {
    problems.push(bookkeepingProblem('TAX_KEY_ON_AUTOMATIC_ACCOUNT', { accountNo, taxKey }, 'taxKey'));
  }
  if (accountNo !== null && taxRate !== null) {
    const named = { direction: null, taxCase: null, taxRate };
    if (isAutomaticAccountOfOtherCase(table, accountNo, named)) {
      problems.push(bookkeepingProblem('AUTOMATIC_ACCOUNT_OTHER_CASE', { accountNo, taxRate }, 'accountNo'));
    }
    if (!isTold && taxKey === null && basisPointsOf(taxRate) > 0) {
      problems.push(bookkeepingProblem('TAX_TREATMENT_UNKNOWN', { accountNo, taxRate }, 'accountNo'));
    }
  }
  return problems;
}
