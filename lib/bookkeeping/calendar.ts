declare const isoDateBrand: unique symbol;
declare const monthBrand: unique symbol;

/** Calendar date `YYYY-MM-DD`, no time, no zone. Sorts as text. */
export type IsoDate = string & { readonly [isoDateBrand]: true };

/** Accounting month `YYYY-MM`. Sorts as text. */
export type AccountingMonth = string & { readonly [monthBrand]: true };

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads a real calendar date; `2026-02-30` is null. */
export function parseIsoDate(text: string): IsoDate | null {
  const match = datePattern.exec(text);
  if (!match) return null;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text ? (text as IsoDate) : null;
}

/** Reads `2026-01`; `2026-13` is null although DATEV's schema lets it pass. */
export function parseAccountingMonth(text: string): AccountingMonth | null {
  return parseIsoDate(`${text}-01`) ? (text as AccountingMonth) : null;
}

/** The month a document belongs to: DATEV files by document date, not by service date. */
export function accountingMonthOf(date: IsoDate): AccountingMonth {
  return date.slice(0, 7) as AccountingMonth;
}

const berlinDayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin', dateStyle: 'short' });

/** The calendar day in Germany: "once a day" (C5) means this day. */
export function berlinDay(instant: Date): IsoDate {
  return berlinDayFormat.format(instant) as IsoDate;
}

/** `2026-01-15` → `15.01.2026`. */
export function formatGermanDate(date: IsoDate): string {
  return `${date.slice(8)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;
}

/** The day so many days later; null beyond the calendar of ISO dates. */
export function addDays(date: IsoDate, days: number): IsoDate | null {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return Number.isNaN(day.getTime()) ? null : parseIsoDate(day.toISOString().slice(0, 10));
}
