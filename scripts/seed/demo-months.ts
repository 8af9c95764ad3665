import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import { berlinDay } from '@/lib/bookkeeping/calendar';

/** The two months before the present one, older first: complete, and inside the fiscal years every dataset knows. */
export function demoMonths(now: Date): readonly [AccountingMonth, AccountingMonth] {
  return [monthsBefore(now, 2), monthsBefore(now, 1)];
}

function monthsBefore(now: Date, count: number): AccountingMonth {
  const [year = 0, month = 0] = berlinDay(now).split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - count, 1)).toISOString().slice(0, 7) as AccountingMonth;
}
