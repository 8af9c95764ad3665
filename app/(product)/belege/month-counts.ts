import type { StateCounts } from '@/components/documents/state-counters';
import { berlinDay } from '@/lib/bookkeeping/calendar';
import { type DocumentState, documentStates } from '@/lib/documents/document-states';
import type { MonthOfLedger } from '@/lib/transfer/read/month-overview';

/** Months that have documents, the newest first. */
export function monthsOf(overview: readonly MonthOfLedger[]): string[] {
  return [...new Set(overview.map(({ month }) => month))].sort().reverse();
}

/** Months to start a transfer for: those with documents; without any, this month. */
export function monthChoices(overview: readonly MonthOfLedger[], today: Date): string[] {
  const months = monthsOf(overview);
  return months.length > 0 ? months : [berlinDay(today).slice(0, 7)];
}

/** How many documents of this month and ledger are in which state; null month: of all, null ledger: of all invoices. */
export function countStates(
  overview: readonly MonthOfLedger[],
  { month, ledger }: { month: string | null; ledger: string | null },
): StateCounts {
  const sums = Object.fromEntries(documentStates.map((state) => [state, 0])) as Record<DocumentState, number>;
  for (const one of overview) {
    const isMeant = ledger === null ? one.ledger !== 'cash' : one.ledger === ledger;
    if (!isMeant || (month !== null && one.month !== month)) continue;
    for (const state of documentStates) sums[state] += one.documents[state];
  }
  return sums;
}
