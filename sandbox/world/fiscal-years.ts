import { berlinDay } from './clock';
import type { Dataset, FiscalYear, ImportType } from './dataset';

/** All fiscal years the dataset has, oldest first. */
export function fiscalYearsOf(dataset: Dataset, now: Date): FiscalYear[] {
  const base = dataset.fiscalYears === 'calendar' ? calendarYears(dataset, now) : dataset.fiscalYears;
  const byStart = new Map<string, FiscalYear>();
  for (const year of [...base, ...dataset.createdFiscalYears]) byStart.set(year.start, year);
  return [...byStart.values()].sort((a, b) => a.start.localeCompare(b.start));
}

function calendarYears(dataset: Dataset, now: Date): FiscalYear[] {
  const current = Number(berlinDay(now).slice(0, 4));
  return [current - 2, current - 1, current].map((year) => ({
    start: `${year}-01-01`,
    end: `${year}-12-31`,
    accountLength: dataset.accountLength,
    accountsPayable: true,
    accountsReceivable: true,
    cash: true,
  }));
}

export type ImportTarget =
  | { readonly kind: 'ready'; readonly fiscalYear: FiscalYear }
  | { readonly kind: 'created'; readonly fiscalYear: FiscalYear }
  | { readonly kind: 'not_configured' };

/**
 * The fiscal year a job of this kind and month is booked into. Invoices may use a year that does not exist yet,
 * when the year right before has the ledger: DATEV then creates it. Cash books get no such help.
 */
export function importTarget(
  dataset: Dataset,
  importType: ImportType,
  accountingMonth: string,
  now: Date,
): ImportTarget {
  if (!isConfiguredForImport(dataset)) return { kind: 'not_configured' };
  const years = fiscalYearsOf(dataset, now);
  const covering = years.find((year) => coversMonth(year, accountingMonth));
  if (covering && hasLedger(covering, importType)) return { kind: 'ready', fiscalYear: covering };
  if (importType === 'cashLedgerImport') return { kind: 'not_configured' };
  const previous = years.find((year) => coversMonth(followingYear(year), accountingMonth));
  if (!previous || !hasLedger(previous, importType)) return { kind: 'not_configured' };
  const template = covering ?? { ...followingYear(previous), cash: false };
  return {
    kind: 'created',
    fiscalYear: {
      ...template,
      accountsPayable: template.accountsPayable || importType === 'accountsPayableLedgerImport',
      accountsReceivable: template.accountsReceivable || importType === 'accountsReceivableLedgerImport',
    },
  };
}

export function isConfiguredForImport(dataset: Dataset): boolean {
  return dataset.documentManagement && dataset.form === 'erweitert';
}

export function coversMonth(year: FiscalYear, month: string): boolean {
  return year.start.slice(0, 7) <= month && month <= year.end.slice(0, 7);
}

export function coversDate(year: FiscalYear, date: string): boolean {
  return year.start <= date && date <= year.end;
}

function hasLedger(year: FiscalYear, importType: ImportType): boolean {
  switch (importType) {
    case 'accountsPayableLedgerImport':
      return year.accountsPayable;
    case 'accountsReceivableLedgerImport':
      return year.accountsReceivable;
    case 'cashLedgerImport':
      return year.cash;
  }
}

/** The twelve months after a fiscal year, with the same ledgers. */
function followingYear(year: FiscalYear): FiscalYear {
  const start = new Date(`${year.end}T00:00:00Z`);
  start.setUTCDate(start.getUTCDate() + 1);
  const end = new Date(start);
  end.setUTCFullYear(end.getUTCFullYear() + 1);
  end.setUTCDate(end.getUTCDate() - 1);
  return { ...year, start: start.toISOString().slice(0, 10), end: end.toISOString().slice(0, 10) };
}
