import { berlinDay } from '@/lib/bookkeeping/calendar';
import { type DocumentState, documentStates } from '@/lib/documents/document-states';
import type { MonthCount } from '@/lib/documents/list-invoices';

export type StateCounts = Readonly<Record<DocumentState, number>>;

/** Months that have documents, the newest first. */
export function monthsOf(counts: readonly MonthCount[]): string[] {
  return [...new Set(counts.map(({ month }) => month))].sort().reverse();
}

/** Months to choose from: those with documents, and the last twelve, in which there may be cash entries. */
export function monthChoices(counts: readonly MonthCount[], today: Date): string[] {
  const [year = 0, month = 0] = berlinDay(today).split('-').map(Number);
  const lastTwelve = Array.from({ length: 12 }, (_, back) => monthBefore(year, month, back));
  return [...new Set([...monthsOf(counts), ...lastTwelve])].sort().reverse();
}

function monthBefore(year: number, month: number, back: number): string {
  const count = year * 12 + (month - 1) - back;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** How many documents of this month and ledger (null: of all) are in which state. */
export function countStates(
  counts: readonly MonthCount[],
  { month, ledger }: { month: string | null; ledger: string | null },
): StateCounts {
  const sums = Object.fromEntries(documentStates.map((state) => [state, 0])) as Record<DocumentState, number>;
  for (const entry of counts) {
    if ((month === null || entry.month === month) && (ledger === null || entry.ledger === ledger)) {
      const state = documentStates.find((known) => known === entry.state);
      if (state) sums[state] += entry.count;
    }
  }
  return sums;
}
