import { basisPointsOf } from './decimal';
import type { Direction, Invoice, Position, TaxCase } from './invoice';
import type { Outcome, Problem } from './problem';
import { bookkeepingProblem } from './problems';
import { taxForDatev } from './tax-cases';

/** A rate that matches every rate; only for OSS, where each country has its own. */
export const anyRate = '*';

/**
 * One row of the account table: direction × tax case × rate → account and key (B4). Only confirmed rows book.
 */
export interface AccountRow {
  readonly direction: Direction;
  readonly taxCase: TaxCase;
  /** `"19.00"`, or `*` for OSS. */
  readonly taxRate: string;
  /** `''` is the general row; `partner:K100` and `text:Hosting` narrow it, see `parseAccountRule`. */
  readonly rule: string;
  /** With all its digits, leading zeros too. */
  readonly accountNo: string;
  readonly taxKey: string | null;
  /** The account itself carries the tax: no key may stand with it. */
  readonly isAutomatic: boolean;
  readonly state: 'proposed' | 'confirmed';
}

/** The Berater's table of one company. */
export interface AccountTable {
  readonly rows: readonly AccountRow[];
}

/** What a position asks the table for. */
export interface AccountQuery {
  readonly direction: Direction;
  readonly taxCase: TaxCase;
  readonly taxRate: string;
  readonly customerNumber: string | null;
  readonly text: string | null;
}

/** What a position asks the table for; null where the sender named the account, or the tax case is still unknown. */
export function accountQueryOf(invoice: Invoice, position: Position): AccountQuery | null {
  return position.accountNo === null ? caseQueryOf(invoice, position) : null;
}

/** What a position would ask the table for if nobody had named the account; null where the tax case is still unknown. */
export function caseQueryOf(invoice: Invoice, position: Position): AccountQuery | null {
  const { taxCase, taxRate } = position;
  if (taxCase === null) return null;
  return {
    direction: invoice.direction,
    taxCase,
    taxRate,
    customerNumber: invoice.partner.customerNumber,
    text: position.text ?? invoice.text,
  };
}

export type AccountRule =
  | { readonly kind: 'general' }
  | { readonly kind: 'partner'; readonly customerNumber: string }
  | { readonly kind: 'text'; readonly contains: string };

/** Reads the `rule` column; null if it is neither empty nor `partner:…` nor `text:…`. */
export function parseAccountRule(rule: string): AccountRule | null {
  if (rule === '') return { kind: 'general' };
  const [, kind, value] = /^(partner|text):(.+)$/s.exec(rule) ?? [];
  if (kind === 'partner' && value) return { kind, customerNumber: value };
  if (kind === 'text' && value) return { kind, contains: value };
  return null;
}

/**
 * Finds the row to book by. A partner rule wins over a text rule, that over the general row; proposals never book. A case
 * without a confirmed row is refused, and so are two rows that fit equally well but name different accounts.
 */
export function findAccountRow<Row extends AccountRow>(
  table: { readonly rows: readonly Row[] },
  query: AccountQuery,
  path?: string,
): Outcome<Row> {
  const fitting = table.rows.filter((row) => isSameCase(row, query) && ruleWeight(row, query) > 0);
  const confirmed = fitting.filter((row) => row.state === 'confirmed');
  const heaviest = Math.max(0, ...confirmed.map((row) => ruleWeight(row, query)));
  const best = confirmed.filter((row) => ruleWeight(row, query) === heaviest);
  const [row] = best;
  const { direction, taxCase, taxRate } = query;
  const asked = { direction, taxCase, taxRate };
  if (row && best.every((other) => other.accountNo === row.accountNo && other.taxKey === row.taxKey)) {
    return { ok: true, value: row };
  }
  if (row) {
    const accounts = best.map(({ accountNo }) => accountNo).join(', ');
    return refused(bookkeepingProblem('ACCOUNT_ROW_AMBIGUOUS', { ...asked, accounts }, path));
  }
  const [proposal] = fitting;
  return refused(
    proposal
      ? bookkeepingProblem('ACCOUNT_ROW_NOT_CONFIRMED', { ...asked, accountNo: proposal.accountNo }, path)
      : bookkeepingProblem('ACCOUNT_ROW_MISSING', asked, path),
  );
}

/** Whether the table knows the account as one that carries its tax itself. */
export function isAutomaticAccount(table: AccountTable, accountNo: string): boolean {
  return table.rows.some((row) => row.isAutomatic && row.accountNo === accountNo);
}

/** The same, and somebody stands for it: a proposal may be wrong. */
export function isConfirmedAutomaticAccount({ rows }: AccountTable, accountNo: string): boolean {
  return isAutomaticAccount({ rows: rows.filter(({ state }) => state === 'confirmed') }, accountNo);
}

/**
 * Whether a named account would tax what it is named for otherwise than the document says: an automatic account carries its own
 * case and rate, so 7 % on an account of 19 % would reach DATEV as 19 %. Unknown to the table, or without automatic: false.
 * @param named what the document says; a case or rate it does not tell is not compared
 */
export function isAutomaticAccountOfOtherCase(
  table: AccountTable,
  accountNo: string,
  named: {
    readonly direction: Direction | null;
    readonly taxCase: TaxCase | null;
    readonly taxRate: string;
  },
): boolean {
  const rows = table.rows.filter(
    (row) => row.isAutomatic && row.state === 'confirmed' && row.accountNo === accountNo,
  );
  const fits = (row: AccountRow) =>
    (named.direction === null || row.direction === named.direction) &&
    (named.taxCase === null || row.taxCase === named.taxCase) &&
    (row.taxRate === anyRate || row.taxRate === named.taxRate || areBothWithoutTax(row, named));
  return rows.length > 0 && !rows.some(fits);
}

type Taxed = Parameters<typeof taxForDatev>[0];

/** An amount without tax, and one of them does not even state the rate the buyer owes: two rates would be a contradiction. */
function areBothWithoutTax(row: Taxed, named: Taxed): boolean {
  const statesNone = [row, named].some(({ taxRate }) => basisPointsOf(taxRate) === 0);
  return statesNone && taxForDatev(row) === null && taxForDatev(named) === null;
}

/**
 * What the table says of an account the sender named for this case: its key (or that it needs none). Rows of other partners and
 * texts count too, as they only narrow who is booked there; where rows name different keys, the one decides that would book.
 * @returns null: nothing confirmed, or nothing clear
 */
export function keyOfNamedAccount(
  table: AccountTable,
  query: AccountQuery,
  accountNo: string,
): { readonly taxKey: string | null } | null {
  const rows = table.rows.filter(
    (row) => row.state === 'confirmed' && row.accountNo === accountNo && isSameCase(row, query),
  );
  const [first] = rows;
  if (!first) return null;
  if (rows.every(({ taxKey }) => taxKey === first.taxKey)) return first;
  const row = findAccountRow({ rows }, query);
  return row.ok ? row.value : null;
}

/**
 * The same for the contra account of a cash movement, which tells a rate but neither direction nor case: the key on which every
 * confirmed row of this account and rate agrees.
 * @returns null: nothing confirmed, or two answers
 */
export function keyOfCashAccount(
  table: AccountTable,
  accountNo: string,
  taxRate: string,
): { readonly taxKey: string | null } | null {
  const [first, ...others] = table.rows.filter(
    (row) => row.state === 'confirmed' && row.accountNo === accountNo && row.taxRate === taxRate,
  );
  return first && others.every(({ taxKey }) => taxKey === first.taxKey) ? first : null;
}

/** Whether the table knows anything about the account. */
export function isKnownAccount(table: AccountTable, accountNo: string): boolean {
  return table.rows.some((row) => row.accountNo === accountNo);
}

function isSameCase(row: AccountRow, query: AccountQuery): boolean {
  return (
    row.direction === query.direction &&
    row.taxCase === query.taxCase &&
    (row.taxRate === query.taxRate || row.taxRate === anyRate)
  );
}

/** 0: does not fit. An exact rate counts more than `*` within the same kind of rule. */
function ruleWeight(row: AccountRow, query: AccountQuery): number {
  const exact = row.taxRate === anyRate ? 0 : 1;
  const rule = parseAccountRule(row.rule);
  switch (rule?.kind) {
    case 'general':
      return 1 + exact;
    case 'text':
      return query.text?.toLowerCase().includes(rule.contains.toLowerCase()) ? 3 + exact : 0;
    case 'partner':
      return query.customerNumber === rule.customerNumber ? 5 + exact : 0;
    case undefined:
      return 0;
  }
}

function refused(problem: Problem): Outcome<never> {
  return { ok: false, problems: [problem] };
}
