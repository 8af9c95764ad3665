import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderCashBook, type SettledMovement } from '@/lib/bookkeeping/cash-book';
import { cents } from '@/lib/bookkeeping/money';
import type { CashBookFacts } from '@/lib/preflight/checks/check-cash-book';
import { describeFinding } from '@/lib/preflight/finding';
import { runPreflight } from '@/lib/preflight/run-preflight';
import { cashDocument, codesOf, day, readyInput } from '../preflight/samples';

const settled = (date: string, amount: number): SettledMovement => ({
  date: day(date),
  amount: cents(amount),
});

function preflight(
  documents: readonly ReturnType<typeof cashDocument>[],
  facts: Partial<CashBookFacts> = {},
) {
  const cashBook = { openingBalance: cents(0), earliestOpen: null, ...facts };
  return runPreflight(readyInput({ ledger: 'cash', documents, cashBook }));
}

describe('the cash book around what is transferred (T4)', () => {
  it('counts from the balance before the month', () => {
    const payment = cashDocument('a', { amount: '-30.00' });
    expect(preflight([payment], { openingBalance: cents(3000) }).sendable).toEqual(['a']);
    expect(preflight([payment], { openingBalance: cents(2999) }).sendable).toEqual([]);
  });

  it('names day and entry where the balance would be negative', () => {
    const [finding] = preflight([cashDocument('a', { amount: '-30.00', text: 'Porto' })]).findings;
    if (!finding) throw new Error('nothing found');
    expect(finding).toMatchObject({
      code: 'CASH_BALANCE_NEGATIVE',
      severity: 'blocker',
      subject: { kind: 'cash_entry', id: 'a', label: '15.01.2026 Porto' },
    });
    expect(describeFinding(finding, 'de').title).toBe('Die Kasse wäre am 15.01.2026 im Minus (-30,00 €)');
  });

  it('counts what DATEV has of the same month already', () => {
    const facts = { settled: [settled('2026-01-10', 5000)] };
    expect(preflight([cashDocument('a', { amount: '-30.00' })], facts).sendable).toEqual(['a']);
  });

  it('holds a late payment back that a later transferred day cannot bear, and names that day', () => {
    const facts = { openingBalance: cents(5000), settled: [settled('2026-02-03', -4000)] };
    const result = preflight([cashDocument('a', { amount: '-30.00' })], facts);
    expect(result.sendable).toEqual([]);
    expect(result.findings[0]).toMatchObject({
      code: 'CASH_BALANCE_NEGATIVE',
      params: { date: '03.02.2026', balance: '-20,00', amount: '-30,00' },
    });
  });

  it('lets a late entry go that every day bears, and tells the adviser', () => {
    const facts = { settled: [settled('2026-01-20', 1000)] };
    const result = preflight([cashDocument('a', { amount: '5.00' })], facts);
    expect(result.sendable).toEqual(['a']);
    expect(result.findings).toMatchObject([
      { code: 'CASH_ENTRY_LATE', severity: 'warning', owner: 'adviser', params: { laterDate: '2026-01-20' } },
    ]);
  });

  it('sends nothing before an earlier entry that was left out, of an earlier day or the same', () => {
    const leftOut = { earliestLeftOut: { date: day('2026-01-15'), sequence: 2 } };
    const documents = [
      { ...cashDocument('before'), sequence: 1 },
      { ...cashDocument('behind'), sequence: 3 },
      { ...cashDocument('later', { date: '2026-01-16' }), sequence: 1 },
    ];
    const result = preflight(documents, leftOut);
    expect(result.sendable).toEqual(['before']);
    expect(result.heldBack.map(({ id, findings }) => [id, codesOf(findings)])).toEqual([
      ['behind', ['CASH_EARLIER_LEFT_OUT']],
      ['later', ['CASH_EARLIER_LEFT_OUT', 'CASH_HELD_AFTER']],
    ]);
  });

  it('says when nobody has entered the opening balance', () => {
    const result = preflight([cashDocument('a')], { isOpeningAssumed: true });
    expect(codesOf(result.findings)).toEqual(['CASH_OPENING_BALANCE_ASSUMED']);
    expect(result.sendable).toEqual(['a']);
  });

  it('never lets DATEV come to a negative balance, by arrival or by date, whatever it has already', () => {
    const movement = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: -300, max: 300 }));
    fc.assert(
      fc.property(
        fc.array(movement, { maxLength: 8 }),
        fc.array(movement, { maxLength: 8 }),
        (given, coming) => {
          const known = neverNegative(given).map(([at, amount]) => settled(`2026-01-0${at}`, amount));
          const entries = coming.map(
            ([at, amount], index) =>
              cashDocument(String(index), { date: `2026-01-0${at}`, amount: (amount / 100).toFixed(2) })
                .entry,
          );
          const lines = orderCashBook(entries, cents(0), new Set(), known);
          const sent = lines.flatMap(({ entry, problems }) =>
            problems.every(({ code }) => code === 'CASH_DAY_REORDERED') ? [entry] : [],
          );
          const total = known.reduce((sum, { amount }) => sum + amount, 0);
          expect(lowest([total, ...sent.map(({ amount }) => amount)])).toBeGreaterThanOrEqual(0);
          const byDay = [...known, ...sent];
          for (const { date } of byDay) {
            const until = byDay
              .filter((one) => one.date <= date)
              .reduce((sum, { amount }) => sum + amount, 0);
            expect(until).toBeGreaterThanOrEqual(0);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** What a cash book could really hold: by day, without those movements that would make it negative. */
function neverNegative(movements: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  let balance = 0;
  return [...movements]
    .sort(([left], [right]) => left - right)
    .filter(([, amount]) => {
      if (balance + amount < 0) return false;
      balance += amount;
      return true;
    });
}

function lowest(amounts: readonly number[]): number {
  let balance = 0;
  return Math.min(
    ...amounts.map((amount) => {
      balance += amount;
      return balance;
    }),
  );
}
