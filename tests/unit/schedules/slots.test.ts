import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { berlinDay, parseIsoDate } from '@/lib/bookkeeping/calendar';
import type { ScheduleRule } from '@/lib/schedules/rule';
import { scheduleRuleSchema, scheduleWishSchema } from '@/lib/schedules/rule';
import { berlinInstant, latestSlot, monthsOf, nextSlot, targetsOf } from '@/lib/schedules/slots';

function day(text: string) {
  const read = parseIsoDate(text);
  if (!read) throw new Error(text);
  return read;
}

const monthly = (dayOfMonth: number, hour: number): ScheduleRule => ({ rhythm: 'monthly', dayOfMonth, hour });
const weekly = (weekday: number, hour: number): ScheduleRule => ({ rhythm: 'weekly', weekday, hour });

describe('slots on a German clock (T11)', () => {
  // day and hour on the clock → instant
  const hours = [
    ['2026-01-05', 6, '2026-01-05T05:00:00.000Z'],
    ['2026-07-05', 6, '2026-07-05T04:00:00.000Z'],
    ['2026-01-01', 0, '2025-12-31T23:00:00.000Z'],
    // Spring: 02 does not exist, 03 takes its place.
    ['2026-03-29', 1, '2026-03-29T00:00:00.000Z'],
    ['2026-03-29', 2, '2026-03-29T01:00:00.000Z'],
    ['2026-03-29', 3, '2026-03-29T01:00:00.000Z'],
    ['2026-03-29', 4, '2026-03-29T02:00:00.000Z'],
    // Autumn: 02 comes twice, the first counts.
    ['2026-10-25', 1, '2026-10-24T23:00:00.000Z'],
    ['2026-10-25', 2, '2026-10-25T00:00:00.000Z'],
    ['2026-10-25', 3, '2026-10-25T02:00:00.000Z'],
  ] as const;
  for (const [date, hour, instant] of hours) {
    it(`${date} ${hour}:00 is ${instant}`, () => {
      expect(berlinInstant(day(date), hour).toISOString()).toBe(instant);
    });
  }

  it('the next slot of the 5th at six is this month before it and the next month after it', () => {
    expect(nextSlot(monthly(5, 6), new Date('2026-02-05T04:59:59Z')).name).toBe('2026-02-05T06');
    expect(nextSlot(monthly(5, 6), new Date('2026-02-05T05:00:00Z')).name).toBe('2026-03-05T06');
    expect(latestSlot(monthly(5, 6), new Date('2026-02-05T05:00:00Z')).name).toBe('2026-02-05T06');
    expect(latestSlot(monthly(5, 6), new Date('2026-02-05T04:59:59Z')).name).toBe('2026-01-05T06');
  });

  it('in the doubled hour of autumn there is one slot, not two', () => {
    const rule = weekly(7, 2);
    const first = latestSlot(rule, new Date('2026-10-25T00:30:00Z'));
    const second = latestSlot(rule, new Date('2026-10-25T01:30:00Z'));
    expect([first.name, second.name]).toEqual(['2026-10-25T02', '2026-10-25T02']);
    expect(nextSlot(rule, first.at).name).toBe('2026-11-01T02');
  });

  it('in the hour that spring leaves out there is a slot all the same', () => {
    const rule = weekly(7, 2);
    const slot = nextSlot(rule, new Date('2026-03-28T12:00:00Z'));
    expect(slot).toMatchObject({ name: '2026-03-29T02', at: new Date('2026-03-29T01:00:00Z') });
    expect(nextSlot(rule, slot.at).name).toBe('2026-04-05T02');
  });

  it('the day is the German one: half past midnight there is still yesterday in UTC', () => {
    expect(nextSlot(monthly(1, 0), new Date('2026-05-31T21:59:59Z')).at).toEqual(
      new Date('2026-05-31T22:00:00Z'),
    );
  });

  const anyRule = fc.oneof(
    fc.record({
      rhythm: fc.constant('monthly' as const),
      dayOfMonth: fc.integer({ min: 1, max: 28 }),
      hour: fc.integer({ min: 0, max: 23 }),
    }),
    fc.record({
      rhythm: fc.constant('weekly' as const),
      weekday: fc.integer({ min: 1, max: 7 }),
      hour: fc.integer({ min: 0, max: 23 }),
    }),
  );
  const anyInstant = fc.date({
    min: new Date('2024-01-01T00:00:00Z'),
    max: new Date('2035-12-31T00:00:00Z'),
    noInvalidDate: true,
  });

  it('between two neighbouring slots there is none, and each is reached from both sides', () => {
    fc.assert(
      fc.property(anyRule, anyInstant, (rule, now) => {
        const before = latestSlot(rule, now);
        const after = nextSlot(rule, now);
        expect(before.at.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(after.at.getTime()).toBeGreaterThan(now.getTime());
        expect(nextSlot(rule, before.at)).toEqual(after);
        expect(latestSlot(rule, new Date(after.at.getTime() - 1))).toEqual(before);
        expect(berlinDay(after.at)).toBe(after.day);
        expect(after.name).not.toBe(before.name);
      }),
    );
  });

  it('monthly sends the month before; weekly the month before and the running one, in this order (T4)', () => {
    expect(monthsOf(monthly(5, 6), day('2026-01-05'))).toEqual(['2025-12']);
    expect(monthsOf(weekly(1, 6), day('2026-03-02'))).toEqual(['2026-02', '2026-03']);
    expect(targetsOf(weekly(1, 6), ['accounts_payable', 'cash'], { day: day('2026-03-02') })).toEqual([
      { ledger: 'accounts_payable', month: '2026-02' },
      { ledger: 'cash', month: '2026-02' },
      { ledger: 'accounts_payable', month: '2026-03' },
      { ledger: 'cash', month: '2026-03' },
    ]);
  });
});

describe('what can be set', () => {
  it('refuses days that not every month has, hours beyond the day, and a schedule of nothing', () => {
    expect(scheduleRuleSchema.safeParse(monthly(29, 6)).success).toBe(false);
    expect(scheduleRuleSchema.safeParse(monthly(0, 6)).success).toBe(false);
    expect(scheduleRuleSchema.safeParse(monthly(5, 24)).success).toBe(false);
    expect(scheduleRuleSchema.safeParse(weekly(8, 6)).success).toBe(false);
    expect(scheduleRuleSchema.safeParse({ ...weekly(1, 6), dayOfMonth: 3 }).success).toBe(false);
    expect(scheduleWishSchema.safeParse({ rule: weekly(1, 6), ledgers: [] }).success).toBe(false);
  });

  it('keeps the books in their own order, each once', () => {
    const wish = scheduleWishSchema.parse({
      rule: monthly(5, 6),
      ledgers: ['cash', 'accounts_payable', 'cash'],
    });
    expect(wish.ledgers).toEqual(['accounts_payable', 'cash']);
  });
});
