import type { AccountingMonth, IsoDate } from './calendar';
import { formatGermanDate } from './calendar';
import type { Ledger } from './invoice';
import type { Problem } from './problem';
import { bookkeepingProblem } from './problems';

/** A Wirtschaftsjahr as DATEV knows it; it may deviate from the calendar year. */
export interface FiscalYear {
  readonly start: IsoDate;
  readonly end: IsoDate;
  readonly accountLength: number | null;
}

/** The year a month is booked in, and on what ground. */
export interface FiscalYearOfMonth<Y extends FiscalYear = FiscalYear> {
  readonly year: Y;
  /** `year_before`: the month's own year does not exist yet, DATEV makes it after the one before (invoices only). */
  readonly basis: 'covering' | 'year_before';
  /** First and last day of the covering or coming year. */
  readonly start: IsoDate;
  readonly end: IsoDate;
}

export interface MonthInFiscalYears<Y extends FiscalYear = FiscalYear> {
  readonly found: FiscalYearOfMonth<Y> | null;
  readonly problems: readonly Problem[];
}

/**
 * Finds the fiscal year of an accounting month (M2): invoices need the month's own year or the one right before it, cash
 * needs its own. A month in which a year begins or ends on another day than the month's first or last is refused: DATEV
 * states that dates in such a cut period are processed wrongly.
 */
export function findFiscalYear<Y extends FiscalYear>(
  ledger: Ledger,
  month: AccountingMonth,
  years: readonly Y[],
): MonthInFiscalYears<Y> {
  const first = `${month}-01` as IsoDate;
  const last = lastDayOf(month);
  const candidates = years.flatMap((year) => {
    const own: FiscalYearOfMonth<Y> = { year, basis: 'covering', start: year.start, end: year.end };
    return ledger === 'cash' ? [own] : [own, followingYear(year)];
  });
  const touching = candidates
    .filter(({ start, end }) => start <= last && end >= first)
    .sort((left, right) => Number(left.basis !== 'covering') - Number(right.basis !== 'covering'));
  const covering = touching.find(({ start, end }) => start <= first && end >= last);
  if (covering) return { found: covering, problems: hintsOf(month, covering) };
  const cut = touching[0];
  if (!cut) return { found: null, problems: [bookkeepingProblem('FISCAL_YEAR_MISSING', { month })] };
  return { found: null, problems: [bookkeepingProblem('FISCAL_YEAR_CUT_MONTH', daysOf(month, cut))] };
}

/** Last calendar day of a month. */
function lastDayOf(month: AccountingMonth): IsoDate {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return isoDay(new Date(Date.UTC(year, number, 0)));
}

function hintsOf<Y extends FiscalYear>(month: AccountingMonth, found: FiscalYearOfMonth<Y>): Problem[] {
  return found.basis === 'covering' ? [] : [bookkeepingProblem('FISCAL_YEAR_FOLLOWS', daysOf(month, found))];
}

function daysOf(month: AccountingMonth, { start, end }: { start: IsoDate; end: IsoDate }) {
  return { month, start: formatGermanDate(start), end: formatGermanDate(end) };
}

function followingYear<Y extends FiscalYear>(year: Y): FiscalYearOfMonth<Y> {
  const start = addDays(year.end, 1);
  const anniversary = new Date(`${start}T00:00:00Z`);
  anniversary.setUTCFullYear(anniversary.getUTCFullYear() + 1);
  return { year, basis: 'year_before', start, end: addDays(isoDay(anniversary), -1) };
}

function addDays(date: IsoDate, days: number): IsoDate {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return isoDay(day);
}

function isoDay(day: Date): IsoDate {
  return day.toISOString().slice(0, 10) as IsoDate;
}
