import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountRow } from '@/lib/bookkeeping/account-table';
import { bookCashEntry } from '@/lib/bookkeeping/book-cash-entry';
import { orderCashBook } from '@/lib/bookkeeping/cash-book';
import { readCashEntryJson } from '@/lib/bookkeeping/cash-entry-json';
import { cents } from '@/lib/bookkeeping/money';
import { codesOf, rulesOfFour, skr03 } from './example-invoice';

const entry = (externalId: string, date: string, amount: string, changes: Record<string, unknown> = {}) => {
  const read = readCashEntryJson({ externalId, date, amount, text: 'Porto', ...changes });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value.entry;
};

const summary = (opening: number, ...entries: ReturnType<typeof entry>[]) =>
  orderCashBook(entries, cents(opening)).map(({ entry: { externalId }, balance, problems }) =>
    `${externalId} ${balance} ${codesOf(problems).join(' ')}`.trim(),
  );

describe('order and balance of the cash book (T4)', () => {
  it('orders by date, keeps the order of a day and carries the balance', () => {
    const lines = summary(
      1000,
      entry('b', '2026-01-03', '-5.00'),
      entry('c', '2026-01-03', '1.00'),
      entry('a', '2026-01-02', '-2.00'),
    );
    expect(lines).toEqual(['a 800', 'b 300', 'c 400']);
  });

  it('puts receipts of a day first where the balance would be negative otherwise, and says so', () => {
    const lines = summary(0, entry('out', '2026-01-02', '-5.00'), entry('in', '2026-01-02', '8.00'));
    expect(lines).toEqual(['in 800 CASH_DAY_REORDERED', 'out 300 CASH_DAY_REORDERED']);
  });

  it('holds back what would make the balance negative, and all that comes after', () => {
    const lines = summary(100, entry('a', '2026-01-02', '-5.00'), entry('b', '2026-01-03', '9.00'));
    expect(lines).toEqual(['a -400 CASH_BALANCE_NEGATIVE', 'b 500 CASH_HELD_AFTER']);
  });

  it('holds back what comes after an entry that is held for another reason', () => {
    const entries = [entry('a', '2026-01-02', '5.00'), entry('b', '2026-01-03', '9.00')];
    const lines = orderCashBook(entries, cents(0), new Set(['a']));
    expect(lines.map(({ problems }) => codesOf(problems))).toEqual([[], ['CASH_HELD_AFTER']]);
  });

  it('never lets a negative balance through, whatever the entries', () => {
    const amounts = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: -500, max: 500 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(amounts, (list) => {
        const entries = list.map(([day, amount], index) =>
          entry(String(index), `2026-01-0${day}`, (amount / 100).toFixed(2)),
        );
        const lines = orderCashBook(entries, cents(100));
        expect(lines).toHaveLength(entries.length);
        const sent = lines.filter(({ problems }) =>
          problems.every(({ code }) => code === 'CASH_DAY_REORDERED'),
        );
        expect(sent.every(({ balance }) => balance >= 0n)).toBe(true);
        expect(sent).toEqual(lines.slice(0, sent.length));
      }),
    );
  });
});

describe('booking a cash entry', () => {
  const book = (changes: Record<string, unknown> = {}) =>
    bookCashEntry(
      entry('c', '2026-01-05', '-11.90', { accountNo: '4910', taxRate: '19', number: 'K 1', ...changes }),
      skr03,
      rulesOfFour,
    );

  it('keeps sign, text and account and maps the number visibly', () => {
    const outcome = book();
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    expect(outcome.value).toMatchObject({
      amount: -1190,
      accountNo: '4910',
      tax: '19.00',
      invoiceId: 'K-1',
      text: 'Porto',
    });
    expect(codesOf(outcome.value.notes)).toEqual(['INVOICE_NUMBER_MAPPED', 'TAX_TREATMENT_UNKNOWN']);
  });

  it('says that nobody has told how a named account carries the tax of a rate (B4)', () => {
    const notes = (changes: Record<string, unknown>) => {
      const outcome = book({ number: null, ...changes });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
      return codesOf(outcome.value.notes);
    };
    expect(notes({})).toEqual(['TAX_TREATMENT_UNKNOWN']);
    expect(notes({ taxKey: '9' })).toEqual([]);
    expect(notes({ taxRate: null })).toEqual([]);
    expect(notes({ taxRate: '0' })).toEqual([]);
    expect(notes({ accountNo: '3400' }), 'an automatic account carries its tax itself').toEqual([]);
  });

  it('takes the key the Berater confirmed for account and rate, and none where rows disagree (B4)', () => {
    const row = {
      direction: 'incoming',
      taxCase: 'domestic',
      taxRate: '19.00',
      rule: '',
      accountNo: '4910',
      taxKey: '9',
      isAutomatic: false,
      state: 'confirmed',
    } as const;
    const keyBy = (...rows: AccountRow[]) => {
      const movement = entry('c', '2026-01-05', '-11.90', { accountNo: '4910', taxRate: '19' });
      const outcome = bookCashEntry(movement, { rows }, rulesOfFour);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
      return [outcome.value.taxKey, codesOf(outcome.value.notes)];
    };
    expect(keyBy(row)).toEqual(['9', []]);
    expect(keyBy(row, { ...row, taxRate: '7.00', taxKey: '8' })).toEqual(['9', []]);
    expect(keyBy({ ...row, state: 'proposed' })).toEqual([null, ['TAX_TREATMENT_UNKNOWN']]);
    expect(keyBy(row, { ...row, taxCase: 'reverse_charge', taxKey: '94' })).toEqual([
      null,
      ['TAX_TREATMENT_UNKNOWN'],
    ]);
  });

  it('says that only 30 characters of the text are shown, and lets the Berater code what has no account', () => {
    const outcome = book({ text: 'Porto und Verpackung für Musterlieferung', accountNo: null, number: null });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    expect(codesOf(outcome.value.notes)).toEqual(['CASH_TEXT_30', 'CASH_ACCOUNT_MISSING']);
    expect(outcome.value.invoiceId).toBeNull();
  });

  it.each([
    [{ amount: '0.00' }, 'CASH_AMOUNT_ZERO'],
    [{ text: ' ' }, 'CASH_TEXT_MISSING'],
    [{ accountNo: '49' }, 'ACCOUNT_LENGTH_MISMATCH'],
    [{ accountNo: '8400', taxKey: '3' }, 'TAX_KEY_ON_AUTOMATIC_ACCOUNT'],
    [{ taxKey: '12345' }, 'TAX_KEY_RANGE'],
  ])('holds back %j', (changes, code) => {
    const outcome = book(changes);
    expect(outcome.ok ? [] : codesOf(outcome.problems)).toContain(code);
  });
});
