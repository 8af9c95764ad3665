import type { IsoDate } from '@/lib/bookkeeping/calendar';
import { orderCashBook } from '@/lib/bookkeeping/cash-book';
import { type Cents, cents } from '@/lib/bookkeeping/money';
import { type Finding, type FindingSubject, toFinding } from '../finding';
import { isBlocking } from '../finding-order';
import { preflightFinding } from '../preflight-finding';
import type { CheckedDocument } from './check-documents';
import { documentSubject } from './document';

/** The entries in DATEV's order, with what order and balance add to their findings. */
export interface CheckedCashBook {
  readonly documents: readonly CheckedDocument[];
  /** About the cash book as a whole. */
  readonly findings: readonly Finding[];
}

/** What is known about the cash book before the first of these entries. */
export interface CashBookFacts {
  /** Null if nobody knows it. */
  readonly openingBalance: Cents | null;
  /** The earliest entry of an earlier month that is still open. */
  readonly earliestOpen: IsoDate | null;
}

/** So much money that no entry makes the balance negative: stands for an opening balance nobody knows. */
const unlimited = cents(999_999_999_999);

/**
 * Order and running balance of the cash book (T4): an entry that would make the balance negative is held back, and so is
 * everything after an entry that is held back or still open in an earlier month. With an unknown opening balance the order
 * is kept and the balance left to DATEV, which is said.
 */
export function checkCashBook(
  checked: readonly CheckedDocument[],
  { openingBalance, earliestOpen }: CashBookFacts,
  subject: FindingSubject,
): CheckedCashBook {
  const byEntry = new Map(
    checked.flatMap((one) =>
      one.document.kind === 'cash_entry' ? [[one.document.entry, one] as const] : [],
    ),
  );
  const held = [...byEntry].filter(([, { findings }]) => findings.some(isBlocking));
  const lines = orderCashBook(
    [...byEntry.keys()],
    openingBalance ?? unlimited,
    new Set(held.map(([entry]) => entry.externalId)),
  );
  const documents = lines.flatMap(({ entry, problems }) => {
    const one = byEntry.get(entry);
    if (!one) return [];
    const added = problems.map((problem) => toFinding(problem, documentSubject(one.document)));
    return [{ ...one, findings: [...one.findings, ...added] }];
  });
  const findings: Finding[] = [];
  if (earliestOpen !== null) {
    findings.push(preflightFinding('CASH_EARLIER_MONTH_OPEN', { date: earliestOpen }, subject));
  }
  if (openingBalance === null && documents.length > 0) {
    findings.push(preflightFinding('CASH_OPENING_BALANCE_UNKNOWN', {}, subject));
  }
  return { documents, findings };
}
