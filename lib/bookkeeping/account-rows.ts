import { z } from 'zod';
import { checkLedgerAccount, proposeAccount } from './account-length';
import { type AccountRow, anyRate, parseAccountRule } from './account-table';
import { parsePercent } from './decimal';
import { taxCases } from './invoice';
import { digitsField, textField } from './json-fields';
import type { Outcome, Problem } from './problem';
import { bookkeepingProblem } from './problems';
import { checkTaxCase } from './tax-cases';
import { parseInput } from './zod-problems';

const accountRowSchema = z.strictObject({
  direction: z.enum(['outgoing', 'incoming']),
  taxCase: z.enum(taxCases),
  taxRate: textField(6),
  rule: textField(200).default(''),
  accountNo: digitsField,
  taxKey: digitsField.nullish(),
  isAutomatic: z.boolean().default(false),
  state: z.enum(['proposed', 'confirmed']).default('confirmed'),
});

const accountRowsSchema = z.union([
  z.array(accountRowSchema),
  z.strictObject({ rows: z.array(accountRowSchema) }).transform(({ rows }) => rows),
]);

/** Reads rows of an account table from JSON (a list, or an object with `rows`); rows count as confirmed unless they say otherwise. */
export function readAccountRows(input: unknown): Outcome<AccountRow[]> {
  const parsed = parseInput(accountRowsSchema, input);
  if (!parsed.ok) return parsed;
  const rows = parsed.value.map((row) => ({
    ...row,
    taxKey: row.taxKey ?? null,
    taxRate: parsePercent(row.taxRate) ?? row.taxRate,
  }));
  const problems = rows.flatMap((row, index) => checkAccountRow(row, null, `rows[${index}]`));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: rows };
}

/** What is wrong with a row the Berater enters or confirms. */
export function checkAccountRow(row: AccountRow, accountLength: number | null, path = 'row'): Problem[] {
  const invalid = (message: string) =>
    bookkeepingProblem('ACCOUNT_ROW_INVALID', { row: path, message }, path);
  const problems = checkLedgerAccount(row.accountNo, accountLength, `${path}.accountNo`);
  if (row.taxRate === anyRate) {
    if (row.taxCase !== 'oss') problems.push(invalid('Der Satz „*“ ist nur für OSS erlaubt.'));
  } else if (parsePercent(row.taxRate) !== row.taxRate) {
    problems.push(invalid(`Der Satz „${row.taxRate}“ ist kein Prozentsatz wie 19.00.`));
  } else {
    problems.push(...checkTaxCase(row.direction, row.taxCase, row.taxRate, path, path));
  }
  if (parseAccountRule(row.rule) === null) {
    problems.push(invalid('Die Regel ist leer oder beginnt mit „partner:“ oder „text:“.'));
  }
  const { accountNo, taxKey } = row;
  if (taxKey !== null && !isTaxKey(taxKey))
    problems.push(bookkeepingProblem('TAX_KEY_RANGE', { taxKey }, path));
  if (taxKey !== null && row.isAutomatic) {
    problems.push(bookkeepingProblem('TAX_KEY_ON_AUTOMATIC_ACCOUNT', { accountNo, taxKey }, path));
  }
  return problems;
}

/** Buchungsschlüssel: 1 to 9999, a leading zero is a way of writing. */
export function isTaxKey(taxKey: string): boolean {
  return /^\d{1,9}$/.test(taxKey) && Number(taxKey) >= 1 && Number(taxKey) <= 9999;
}

/** As DATEV takes it: `09` is written `9`; key 0 means none and is left out (reference: leave out instead of 0). */
export function keyForDatev(taxKey: string | null): string | null {
  return taxKey?.replace(/^0+/, '') || null;
}

/** A row at another account length, for the Berater to look at and confirm. */
export interface AccountLengthProposal {
  readonly row: AccountRow;
  /** Null: not sure, the Berater has to enter the account himself. */
  readonly accountNo: string | null;
}

/** The preview when the account length has changed: which rows no longer fit and what they most likely become (M3). */
export function proposeAccountLength(
  rows: readonly AccountRow[],
  accountLength: number,
): AccountLengthProposal[] {
  return rows
    .filter((row) => row.accountNo.length !== accountLength)
    .map((row) => ({ row, accountNo: proposeAccount(row.accountNo, accountLength) }));
}

/** The rows with the sure proposals taken over, as proposals to confirm; rows without a sure one are left as they are. */
export function applyAccountLength(rows: readonly AccountRow[], accountLength: number): AccountRow[] {
  return rows.map((row) => {
    const accountNo =
      row.accountNo.length === accountLength ? null : proposeAccount(row.accountNo, accountLength);
    return accountNo === null ? row : { ...row, accountNo, state: 'proposed' };
  });
}
