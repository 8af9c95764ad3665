import { formatGermanDate } from './calendar';
import type { CashEntry } from './invoice';
import { type Cents, formatGermanAmount } from './money';
import type { Problem } from './problem';
import { bookkeepingProblem } from './problems';

/** An entry in its place in the cash book. */
export interface CashBookLine {
  readonly entry: CashEntry;
  /** Balance after this entry, exact; may be negative only on a line that is held back. */
  readonly balance: bigint;
  readonly problems: readonly Problem[];
}

/**
 * Puts the entries of a cash book in DATEV's order and checks the running balance (T4): by date, within a day as given; where
 * that would make the balance negative, the day's receipts come first, which is said. An entry that still makes it negative is
 * held back, and so is everything after it or after an entry in `alreadyHeld`: entries that come later cannot be imported
 * before it.
 */
export function orderCashBook(
  entries: readonly CashEntry[],
  openingBalance: Cents,
  alreadyHeld: ReadonlySet<string> = new Set(),
): CashBookLine[] {
  const days = new Map<string, CashEntry[]>();
  for (const entry of [...entries].sort((left, right) =>
    left.date < right.date ? -1 : Number(left.date > right.date),
  )) {
    days.set(entry.date, [...(days.get(entry.date) ?? []), entry]);
  }
  let balance = BigInt(openingBalance);
  let heldSince: CashEntry | null = null;
  const lines: CashBookLine[] = [];
  for (const day of days.values()) {
    const ordered = orderDay(day, balance);
    for (const entry of ordered.entries) {
      balance += BigInt(entry.amount);
      const problems = heldSince ? [heldAfter(entry, heldSince)] : checkBalance(entry, balance);
      if (!heldSince && (problems.length > 0 || alreadyHeld.has(entry.externalId))) heldSince = entry;
      lines.push({ entry, balance, problems: [...problems, ...ordered.notes] });
    }
  }
  return lines;
}

function orderDay(
  entries: readonly CashEntry[],
  opening: bigint,
): { entries: readonly CashEntry[]; notes: readonly Problem[] } {
  if (staysPositive(entries, opening)) return { entries, notes: [] };
  const [first] = entries;
  const receiptsFirst = [...entries].sort(
    (left, right) => Number(left.amount < 0) - Number(right.amount < 0),
  );
  const isSame = receiptsFirst.every((entry, index) => entry === entries[index]);
  if (isSame || !first) return { entries, notes: [] };
  const note = bookkeepingProblem('CASH_DAY_REORDERED', { date: formatGermanDate(first.date) });
  return { entries: receiptsFirst, notes: [note] };
}

function staysPositive(entries: readonly CashEntry[], opening: bigint): boolean {
  let balance = opening;
  return entries.every((entry) => {
    balance += BigInt(entry.amount);
    return balance >= 0n;
  });
}

function checkBalance(entry: CashEntry, balance: bigint): Problem[] {
  if (balance >= 0n) return [];
  const params = {
    date: formatGermanDate(entry.date),
    balance: `-${-balance / 100n},${String(-balance % 100n).padStart(2, '0')}`,
    amount: formatGermanAmount(entry.amount),
  };
  return [bookkeepingProblem('CASH_BALANCE_NEGATIVE', params, 'amount')];
}

function heldAfter(entry: CashEntry, earlier: CashEntry): Problem {
  const params = { date: formatGermanDate(entry.date), earlierDate: formatGermanDate(earlier.date) };
  return bookkeepingProblem('CASH_HELD_AFTER', params, 'date');
}
