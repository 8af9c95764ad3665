import { describe, expect, it } from 'vitest';
import { type Dataset, type FiscalYear, newDataset } from '@/sandbox/world/dataset';
import { coversDate, coversMonth, fiscalYearsOf, importTarget } from '@/sandbox/world/fiscal-years';

const now = new Date('2026-03-10T12:00:00Z');
const full = { accountLength: 4, accountsPayable: true, accountsReceivable: true, cash: true };
const year = (start: string, end: string, differences: Partial<FiscalYear> = {}): FiscalYear => ({
  start,
  end,
  ...full,
  ...differences,
});
const datasetWith = (...fiscalYears: FiscalYear[]): Dataset => newDataset(455_148, 1, { fiscalYears });

describe('fiscal years of a dataset (M2)', () => {
  it('follow the calendar: this year and the two before, by German time', () => {
    const dataset = newDataset(455_148, 1, { accountLength: 6 });
    expect(fiscalYearsOf(dataset, now).map(({ start }) => start)).toEqual([
      '2024-01-01',
      '2025-01-01',
      '2026-01-01',
    ]);
    expect(fiscalYearsOf(dataset, now).every(({ accountLength }) => accountLength === 6)).toBe(true);
    const newYearInGermany = new Date('2025-12-31T23:30:00Z');
    expect(fiscalYearsOf(dataset, newYearInGermany).at(-1)?.start).toBe('2026-01-01');
  });

  it('are sorted, and a created one replaces the one it extends', () => {
    const dataset = datasetWith(
      year('2026-01-01', '2026-12-31', { cash: false }),
      year('2025-01-01', '2025-12-31'),
    );
    dataset.createdFiscalYears = [year('2026-01-01', '2026-12-31')];
    expect(fiscalYearsOf(dataset, now).map(({ start, cash }) => [start, cash])).toEqual([
      ['2025-01-01', true],
      ['2026-01-01', true],
    ]);
  });

  it('cover months and days at their edges', () => {
    const cut = year('2026-01-15', '2026-12-31');
    expect([coversMonth(cut, '2026-01'), coversMonth(cut, '2025-12')]).toEqual([true, false]);
    expect([coversDate(cut, '2026-01-14'), coversDate(cut, '2026-01-15')]).toEqual([false, true]);
  });
});

describe('the year a job is booked into', () => {
  it('is created from the year right before, invoices only', () => {
    const dataset = datasetWith(year('2024-07-01', '2025-06-30', { accountLength: 5 }));
    expect(importTarget(dataset, 'accountsPayableLedgerImport', '2025-07', now)).toEqual({
      kind: 'created',
      fiscalYear: year('2025-07-01', '2026-06-30', { accountLength: 5, cash: false }),
    });
    expect(importTarget(dataset, 'cashLedgerImport', '2025-07', now).kind).toBe('not_configured');
    expect(importTarget(dataset, 'accountsPayableLedgerImport', '2026-07', now).kind).toBe('not_configured');
  });

  it('ends on the last day of February where it should', () => {
    const dataset = datasetWith(year('2022-03-01', '2023-02-28'));
    const target = importTarget(dataset, 'accountsReceivableLedgerImport', '2023-03', now);
    expect(target).toMatchObject({ kind: 'created', fiscalYear: { start: '2023-03-01', end: '2024-02-29' } });
  });

  it('needs the ledger in the year before', () => {
    const dataset = datasetWith(year('2025-01-01', '2025-12-31', { accountsPayable: false }));
    expect(importTarget(dataset, 'accountsPayableLedgerImport', '2026-01', now).kind).toBe('not_configured');
    expect(importTarget(dataset, 'accountsReceivableLedgerImport', '2026-01', now).kind).toBe('created');
  });

  it.each([{ form: 'standard' }, { documentManagement: false }] as const)(
    'is none for %o (M1)',
    (difference) => {
      const dataset = newDataset(455_148, 1, difference);
      expect(importTarget(dataset, 'accountsPayableLedgerImport', '2026-01', now).kind).toBe(
        'not_configured',
      );
    },
  );
});
