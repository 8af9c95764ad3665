import { formatGermanDate, type IsoDate } from './calendar';
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

/** A movement that goes nowhere any more, because DATEV has it or somebody settled it elsewhere, but counts all the same. */
export interface SettledMovement {
  readonly date: IsoDate;
  readonly amount: Cents;
}

/**
 * Puts the entries of a cash book in DATEV's order and checks the running balance (T4): by date, within a day as given; where
 * that would make the balance negative, the day's receipts come first, which is said. An entry that still makes it negative is
 * held back, and so is everything after it or after an entry in `alreadyHeld`: entries that come later cannot be imported
 * before it. An entry that comes late must not make the balance negative on a later day either, after what is settled there.
 */
export function orderCashBook(
  entries: readonly CashEntry[],
  openingBalance: Cents,
  alreadyHeld: ReadonlySet<string> = new Set(),
  settled: readonly SettledMovement[] = [],
): CashBookLine[] {
  const settledDays = totalsByDay(settled);
  const days = new Map<string, CashEntry[]>();
  for (const entry of [...entries].sort((left, right) =>
    left.date < right.date ? -1 : Number(left.date > right.date),
  )) {
    days.set(entry.date, [...(days.get(entry.date) ?? []), entry]);
  }
  let moved = BigInt(openingBalance);
  let heldSince: CashEntry | null = null;
  const lines: CashBookLine[] = [];
  for (const [date, day] of days) {
    const settledBefore = settledDays.findLast((one) => one.date <= date)?.total ?? 0n;
    const ordered = orderDay(day, moved + settledBefore);
    for (const entry of ordered.entries) {
      moved += BigInt(entry.amount);
      const balance = moved + settledBefore;
      const problems = heldSince
        ? [heldAfter(entry, heldSince)]
        : checkBalance(entry, balance, moved, settledDays);
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

/** The end of a day on which something is settled: the sum of everything settled until then. */
interface DayTotal {
  readonly date: IsoDate;
  readonly total: bigint;
}

function totalsByDay(settled: readonly SettledMovement[]): DayTotal[] {
  const sums = new Map<IsoDate, bigint>();
  for (const { date, amount } of settled) sums.set(date, (sums.get(date) ?? 0n) + BigInt(amount));
  let total = 0n;
  return [...sums].sort(byDate).map(([date, sum]) => {
    total += sum;
    return { date, total };
  });
}

function byDate([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
}

/** @param moved opening balance and all entries so far, without what is settled */
function checkBalance(
  entry: CashEntry,
  balance: bigint,
  moved: bigint,
  settledDays: readonly DayTotal[],
): Problem[] {
  const later = settledDays.find(({ date, total }) => date > entry.date && moved + total < 0n);
  const [date, lowest] = balance < 0n || !later ? [entry.date, balance] : [later.date, moved + later.total];
  if (lowest >= 0n) return [];
  const params = {
    date: formatGermanDate(date),
    balance: `-${-lowest / 100n},${String(-lowest % 100n).padStart(2, '0')}`,
    amount: formatGermanAmount(entry.amount),
  };
  return [bookkeepingProblem('CASH_BALANCE_NEGATIVE', params, 'amount')];
}

function heldAfter(entry: CashEntry, earlier: CashEntry): Problem {
  const params = { date: formatGermanDate(entry.date), earlierDate: formatGermanDate(earlier.date) };
  return bookkeepingProblem('CASH_HELD_AFTER', params, 'date');
}
