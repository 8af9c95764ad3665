import type { AccountingMonth, IsoDate } from '../calendar';

const dayMs = 86_400_000;

/** `addDays('2026-02-28', 1)` → `2026-03-01`. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10) as IsoDate;
}

/** Every day from the first to the last, both included; none where the last comes first. */
export function daysBetween(first: IsoDate, last: IsoDate): IsoDate[] {
  const count = Math.round((Date.parse(last) - Date.parse(first)) / dayMs) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(first, index));
}

/** Monday to Friday. */
export function isWeekday(date: IsoDate): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day >= 1 && day <= 5;
}

/** Last calendar day of a month. */
export function lastDayOfMonth(month: AccountingMonth): IsoDate {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) as IsoDate;
}
