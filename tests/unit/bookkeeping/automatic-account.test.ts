import { describe, expect, it } from 'vitest';
import { presetRows } from '@/lib/bookkeeping/account-presets';
import { bookCashEntry } from '@/lib/bookkeeping/book-cash-entry';
import { bookInvoice, defaultBookingRules } from '@/lib/bookkeeping/book-invoice';
import { readCashEntryJson } from '@/lib/bookkeeping/cash-entry-json';
import { readInvoiceJson } from '@/lib/bookkeeping/invoice-json';

const table = { rows: presetRows('skr03').map((row) => ({ ...row, state: 'confirmed' as const })) };
const rules = { ...defaultBookingRules, accountLength: 4 };

function codesOf(direction: string, position: Record<string, unknown>): string[] {
  const read = readInvoiceJson({
    externalId: 'x',
    direction,
    number: 'RE-1',
    issueDate: '2026-01-15',
    currency: 'EUR',
    grossAmount: '100.00',
    partner: { name: 'Kunde', vatId: 'FR12345678901' },
    positions: [{ grossAmount: '100.00', ...position }],
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const booked = bookInvoice(read.value.invoice, table, rules);
  return booked.ok ? [] : booked.problems.map(({ code }) => code);
}

describe('an automatic account the sender names (B3, B4)', () => {
  it.each([
    ['7 % on the account of 19 %', 'outgoing', '8400', '7', 'domestic'],
    ['a tax-free supply on the account of 19 %', 'outgoing', '8400', '0', 'intra_eu_supply'],
    ['domestic goods without tax on it', 'outgoing', '8400', '0', 'domestic'],
    ['a sale on the account of purchases', 'outgoing', '3400', '19', 'domestic'],
    ['an unknown case with another rate', 'outgoing', '8400', '7', null],
    ['an acquisition on the domestic account', 'incoming', '3400', '19', 'intra_eu_acquisition'],
    ['an acquisition at 7 % on the account of 19 %', 'incoming', '3425', '7', 'intra_eu_acquisition'],
    ['§13b at 19 % on the account of 7 %', 'incoming', '3110', '19', 'reverse_charge'],
  ])(
    '%s is held back: DATEV would book the tax of the account',
    (_, direction, accountNo, taxRate, taxCase) => {
      expect(codesOf(direction, { accountNo, taxRate, taxCase })).toContain('AUTOMATIC_ACCOUNT_OTHER_CASE');
    },
  );

  it.each([
    ['its own case', 'outgoing', '8400', '19', 'domestic'],
    ['its own rate, the case untold', 'outgoing', '8300', '7.00', null],
    ['§13b shown without a rate', 'incoming', '3120', '0', 'reverse_charge'],
    ['an account the table does not know', 'outgoing', '4711', '7', 'domestic'],
  ])('%s is booked', (_, direction, accountNo, taxRate, taxCase) => {
    expect(codesOf(direction, { accountNo, taxRate, taxCase })).toEqual([]);
  });

  it.each([
    ['7', 'AUTOMATIC_ACCOUNT_OTHER_CASE'],
    ['0', 'AUTOMATIC_ACCOUNT_OTHER_CASE'],
    ['19', undefined],
    [null, undefined],
  ])('in the cash book at a rate of %s: %s (T4)', (taxRate, code) => {
    const entry = {
      externalId: 'k',
      date: '2026-01-05',
      amount: '10.00',
      text: 'Verkauf',
      accountNo: '8400',
      taxRate,
    };
    const read = readCashEntryJson(entry);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const booked = bookCashEntry(read.value.entry, table, rules);
    expect(booked.ok ? undefined : booked.problems[0]?.code).toBe(code);
  });
});
