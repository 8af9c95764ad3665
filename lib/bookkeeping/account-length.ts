import type { Problem } from './problem';
import { bookkeepingProblem } from './problems';

/** DATEV's G/L accounts have 4 to 8 digits in one client dataset (M3). */
export const accountLengths = { smallest: 4, largest: 8 } as const;

/** Length the standard charts of accounts are printed in. */
export const standardAccountLength = 4;

/**
 * Checks a G/L account against the account length of the fiscal year. Shorter accounts are refused although DATEV would
 * take them: at length 6 it reads `8400` as `008400`, another account. `null` as length checks only what holds for all
 * lengths.
 * @param options.mayBePerson a person account (one digit more) may stand as contra account where the caller named it; an
 * account of the table never is one: at length 4 `84000` of a table made for length 5 would be booked on a Kreditor
 */
export function checkLedgerAccount(
  accountNo: string,
  accountLength: number | null,
  path?: string,
  { mayBePerson = false }: { readonly mayBePerson?: boolean } = {},
): Problem[] {
  if (!/^\d{1,9}$/.test(accountNo) || /^0+$/.test(accountNo)) {
    return [bookkeepingProblem('ACCOUNT_NUMBER_INVALID', { accountNo }, path)];
  }
  if (accountLength === null) return [];
  const fits =
    accountNo.length === accountLength || (mayBePerson && isPersonAccount(accountNo, accountLength));
  if (fits) return [];
  const proposal = proposeAccount(accountNo, accountLength) ?? '–';
  const params = { accountNo, accountLength: String(accountLength), proposal };
  return [bookkeepingProblem('ACCOUNT_LENGTH_MISMATCH', params, path)];
}

/** One digit more than the G/L accounts and no leading zero. */
function isPersonAccount(accountNo: string, accountLength: number): boolean {
  return accountNo.length === accountLength + 1 && !accountNo.startsWith('0');
}

/**
 * What a standard account most likely is at another length: zeros are added on the right (8400 → 840000) or taken away
 * there. Null where that is not sure: a digit other than zero would be lost. It is a proposal to confirm, never a
 * silent change (M3).
 */
export function proposeAccount(accountNo: string, accountLength: number): string | null {
  if (accountNo.length <= accountLength) return accountNo.padEnd(accountLength, '0');
  const surplus = accountNo.slice(accountLength);
  return /^0+$/.test(surplus) ? accountNo.slice(0, accountLength) : null;
}

/** DATEV's form: a number without leading zeros, `0400` → `400`. */
export function accountForDatev(accountNo: string): string {
  return accountNo.replace(/^0+(?=\d)/, '');
}
