import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { LedgerImport, LedgerRow } from '../ledger-format';

/** What a LedgerImport file is checked against; what is null or missing is not checked. */
export interface LedgerContext {
  readonly fileName: string;
  /** Key 1 of document.xml. */
  readonly month?: AccountingMonth | null;
  /** The year the month is booked in, existing or coming. */
  readonly fiscalYear?: { readonly start: string; readonly end: string } | null;
  readonly accountLength?: number | null;
  /** Accounts known to carry their tax themselves, as DATEV writes them. */
  readonly automaticAccounts?: ReadonlySet<string>;
  /** Keys somebody answered for; missing: any key the schema allows. */
  readonly allowedTaxKeys?: ReadonlySet<string>;
}

/** One rule of the reference that the schema does not hold. */
export type LedgerRule = (ledger: LedgerImport, context: LedgerContext) => Problem[];

/** A rule that looks at each row by itself; `row` is its number for a reader, from 1. */
export function eachRow(
  check: (row: LedgerRow, number: string, ledger: LedgerImport, context: LedgerContext) => Problem[],
): LedgerRule {
  return (ledger, context) =>
    ledger.rows.flatMap((row, index) => check(row, String(index + 1), ledger, context));
}
