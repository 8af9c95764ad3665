import { describe, expect, it } from 'vitest';
import type { AccountingMonth, IsoDate } from '@/lib/bookkeeping/calendar';
import { findFiscalYear } from '@/lib/bookkeeping/fiscal-year';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import { codesOf } from './example-invoice';

const year = (start: string, end: string) => ({
  start: start as IsoDate,
  end: end as IsoDate,
  accountLength: 4,
});
const find = (ledger: Ledger, month: string, ...years: ReturnType<typeof year>[]) => {
  const { found, problems } = findFiscalYear(ledger, month as AccountingMonth, years);
  return [found ? `${found.basis} ${found.start}/${found.end}` : null, codesOf(problems)];
};

const calendar2025 = year('2025-01-01', '2025-12-31');
const calendar2026 = year('2026-01-01', '2026-12-31');

describe('fiscal year of a month (M2)', () => {
  it('takes the year that covers the month', () => {
    const covering = ['covering 2026-01-01/2026-12-31', []];
    expect(find('accounts_receivable', '2026-01', calendar2025, calendar2026)).toEqual(covering);
    expect(find('cash', '2026-12', calendar2025, calendar2026)).toEqual(covering);
  });

  it('takes the year right before for invoices, as DATEV makes the next one, but not for cash', () => {
    expect(find('accounts_payable', '2026-12', calendar2025)).toEqual([
      'year_before 2026-01-01/2026-12-31',
      ['FISCAL_YEAR_FOLLOWS'],
    ]);
    expect(find('cash', '2026-01', calendar2025)).toEqual([null, ['FISCAL_YEAR_MISSING']]);
  });

  it('does not reach over a gap of a year, nor backwards', () => {
    expect(find('accounts_payable', '2027-01', calendar2025)).toEqual([null, ['FISCAL_YEAR_MISSING']]);
    expect(find('accounts_payable', '2024-12', calendar2025)).toEqual([null, ['FISCAL_YEAR_MISSING']]);
    expect(find('accounts_payable', '2026-01')).toEqual([null, ['FISCAL_YEAR_MISSING']]);
  });

  it('follows years that deviate from the calendar, leap days and short years', () => {
    const farm = year('2025-07-01', '2026-06-30');
    expect(find('accounts_payable', '2026-06', farm)[0]).toBe('covering 2025-07-01/2026-06-30');
    expect(find('accounts_payable', '2027-06', farm)[0]).toBe('year_before 2026-07-01/2027-06-30');
    const leap = year('2023-03-01', '2024-02-29');
    expect(find('accounts_payable', '2025-02', leap)[0]).toBe('year_before 2024-03-01/2025-02-28');
    const short = year('2026-01-01', '2026-03-31');
    expect(find('accounts_payable', '2027-03', short)[0]).toBe('year_before 2026-04-01/2027-03-31');
  });

  it.each([
    ['2018-04', '2018-04-15', '2019-04-14'],
    ['2019-04', '2018-04-15', '2019-04-14'],
    ['2018-04', '2018-04-14', '2019-04-13'],
  ])('refuses the month %s that the year %s to %s cuts', (month, start, end) => {
    expect(find('accounts_payable', month, year(start, end))).toEqual([null, ['FISCAL_YEAR_CUT_MONTH']]);
    expect(find('accounts_payable', '2018-05', year(start, end))[0]).toBe(`covering ${start}/${end}`);
  });
});
