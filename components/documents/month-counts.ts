import { type DocumentState, documentStates } from '@/lib/documents/document-states';
import type { MonthCount } from '@/lib/documents/list-invoices';

export type StateCounts = Readonly<Record<DocumentState, number>>;

/** Months that have documents, the newest first. */
export function monthsOf(counts: readonly MonthCount[]): string[] {
  return [...new Set(counts.map(({ month }) => month))].sort().reverse();
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
