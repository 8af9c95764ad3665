import type { IsoDate } from '@/lib/bookkeeping/calendar';
import { orderCashBook, type SettledMovement } from '@/lib/bookkeeping/cash-book';
import { type Cents, cents } from '@/lib/bookkeeping/money';
import { type Finding, type FindingSubject, toFinding } from '../finding';
import { isBlocking } from '../finding-order';
import { preflightFinding } from '../preflight-finding';
import type { CheckedDocument } from './check-documents';
import { documentSubject, type PreflightDocument } from './document';

/** The entries in DATEV's order, with what order and balance add to their findings. */
export interface CheckedCashBook {
  readonly documents: readonly CheckedDocument[];
  /** About the cash book as a whole. */
  readonly findings: readonly Finding[];
}

/** What is known about the cash book around these entries. */
export interface CashBookFacts {
  /** Balance before the month; null if nobody can count it. */
  readonly openingBalance: Cents | null;
  /** Nobody has said what was in the box before the first entry: counted from 0.00, so that no minus is overlooked. */
  readonly isOpeningAssumed?: boolean;
  /** The earliest entry of an earlier month that is still open. */
  readonly earliestOpen: IsoDate | null;
  /** What DATEV has, is getting, or was settled elsewhere, from this month on. */
  readonly settled?: readonly SettledMovement[];
  /** The earliest open entry of this month that is not among these. */
  readonly earliestLeftOut?: { readonly date: IsoDate; readonly sequence: number } | null;
}

/** So much money that no entry makes the balance negative: stands for an opening balance nobody knows. */
const unlimited = cents(999_999_999_999);

/**
 * Order and running balance of the cash book (T4): an entry that would make the balance negative is held back, and so is
 * everything after an entry that is held back, left out or still open in an earlier month. Where the balance cannot be
 * counted at all, the order is kept and the balance left to DATEV, which is said.
 */
export function checkCashBook(
  given: readonly CheckedDocument[],
  facts: CashBookFacts,
  subject: FindingSubject,
): CheckedCashBook {
  const { openingBalance, earliestOpen, settled = [] } = facts;
  const checked = given.map((one) => ({ ...one, findings: [...one.findings, ...checkOrder(one, facts)] }));
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
    settled,
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
  if (documents.length > 0) findings.push(...checkOpening(facts, subject));
  return { documents, findings };
}

function checkOpening(
  { openingBalance, isOpeningAssumed = false }: CashBookFacts,
  subject: FindingSubject,
): Finding[] {
  if (openingBalance === null) return [preflightFinding('CASH_OPENING_BALANCE_UNKNOWN', {}, subject)];
  return isOpeningAssumed ? [preflightFinding('CASH_OPENING_BALANCE_ASSUMED', {}, subject)] : [];
}

/** Nothing goes before an earlier entry that was left out; one that comes after later ones is said. */
function checkOrder({ document }: CheckedDocument, facts: CashBookFacts): Finding[] {
  if (document.kind !== 'cash_entry') return [];
  const { earliestLeftOut, settled = [] } = facts;
  const { date } = document.entry;
  const subject = documentSubject(document);
  const findings: Finding[] = [];
  if (earliestLeftOut && isAfter(document, earliestLeftOut)) {
    const params = { date, earlierDate: earliestLeftOut.date };
    findings.push(preflightFinding('CASH_EARLIER_LEFT_OUT', params, subject));
  }
  const laterDate = settled.find((movement) => movement.date > date)?.date;
  if (laterDate) findings.push(preflightFinding('CASH_ENTRY_LATE', { date, laterDate }, subject));
  return findings;
}

function isAfter(
  { entry, sequence = 0 }: Extract<PreflightDocument, { kind: 'cash_entry' }>,
  other: { readonly date: IsoDate; readonly sequence: number },
): boolean {
  return entry.date === other.date ? sequence > other.sequence : entry.date > other.date;
}
