import {
  type AccountingMonth,
  accountingMonthOf,
  berlinDay,
  type IsoDate,
  parseAccountingMonth,
} from '@/lib/bookkeeping/calendar';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import type { ScheduleRule } from './rule';

/** One occasion of a schedule. */
export interface Slot {
  /** Day and hour of a German clock, `2026-02-05T06`: the same for every process and after every restart. */
  readonly name: string;
  readonly day: IsoDate;
  readonly at: Date;
}

/** One transfer of a slot. */
export interface SlotTarget {
  readonly ledger: Ledger;
  readonly month: AccountingMonth;
}

const dayMs = 24 * 60 * 60 * 1000;
const hourMs = 60 * 60 * 1000;

const berlinClock = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Berlin',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
});

/** What a German clock shows, as `2026-02-05T06`. */
function clockHour(instant: Date): string {
  const parts = new Map(berlinClock.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}T${parts.get('hour')}`;
}

/**
 * The instant at which a German clock first shows this full hour. The hour that spring leaves out (02) is the instant that
 * takes its place; of the hour that autumn has twice it is the first.
 */
export function berlinInstant(day: IsoDate, hour: number): Date {
  const name = slotName(day, hour);
  const asUtc = Date.parse(`${name}:00:00Z`);
  const [summer, winter] = [new Date(asUtc - 2 * hourMs), new Date(asUtc - hourMs)];
  return clockHour(summer) === name ? summer : winter;
}

function slotName(day: IsoDate, hour: number): string {
  return `${day}T${String(hour).padStart(2, '0')}`;
}

/** The first slot after this instant. */
export function nextSlot(rule: ScheduleRule, after: Date): Slot {
  return findSlot(rule, berlinDay(after), 1, (at) => at > after);
}

/** The last slot at or before this instant. */
export function latestSlot(rule: ScheduleRule, until: Date): Slot {
  return findSlot(rule, berlinDay(until), -1, (at) => at <= until);
}

/** Two months of days hold every rhythm at least once on either side. */
const farthestDays = 62;

function findSlot(
  rule: ScheduleRule,
  from: IsoDate,
  direction: 1 | -1,
  isWanted: (at: Date) => boolean,
): Slot {
  for (let days = 0; days <= farthestDays; days += 1) {
    const day = addDays(from, days * direction);
    if (!isDayOf(rule, day)) continue;
    const at = berlinInstant(day, rule.hour);
    if (isWanted(at)) return { name: slotName(day, rule.hour), day, at };
  }
  throw new Error(`no slot of ${JSON.stringify(rule)} near ${from}`);
}

function isDayOf(rule: ScheduleRule, day: IsoDate): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  switch (rule.rhythm) {
    case 'monthly':
      return date.getUTCDate() === rule.dayOfMonth;
    case 'weekly':
      return (date.getUTCDay() || 7) === rule.weekday;
  }
}

function addDays(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10) as IsoDate;
}

/** Months a slot sends, the earlier first: monthly the one before, weekly that one and the running one. */
export function monthsOf(rule: ScheduleRule, day: IsoDate): readonly AccountingMonth[] {
  const running = accountingMonthOf(day);
  const before = monthBefore(running);
  switch (rule.rhythm) {
    case 'monthly':
      return [before];
    case 'weekly':
      return [before, running];
  }
}

function monthBefore(month: AccountingMonth): AccountingMonth {
  const before = new Date(Date.parse(`${month}-01T00:00:00Z`) - dayMs).toISOString().slice(0, 7);
  const read = parseAccountingMonth(before);
  if (!read) throw new Error(`no month ${before}`);
  return read;
}

/** Transfers of a slot in the order they are asked for: cash needs the earlier month first (T4). */
export function targetsOf(
  rule: ScheduleRule,
  ledgers: readonly Ledger[],
  slot: Pick<Slot, 'day'>,
): SlotTarget[] {
  return monthsOf(rule, slot.day).flatMap((month) => ledgers.map((ledger) => ({ ledger, month })));
}
