import type { Ledger } from '@/lib/bookkeeping/invoice';
import type { FiscalYear } from '@/lib/datev/dxso/types';
import type { Finding } from '../finding';
import { preflightFinding } from '../preflight-finding';
import { type ClientCheck, fiscalYearOf, ledgerSubject, periodOf } from './client-check';

/**
 * The ledger is available in the month's year. For invoices the year before is enough, because DATEV then creates the
 * ledger with the job: a warning, since DATEV does not explain its conditions (M4).
 */
export function checkLedger(check: ClientCheck): Finding[] {
  const { clientId, ledger, month, basics } = check;
  const found = fiscalYearOf(check);
  if (!found) return [];
  if (found.basis === 'covering' && hasLedger(found.year, ledger)) return [];
  const before =
    found.basis === 'year_before' ? found.year : yearBefore(found.year.start, basics.fiscalYears);
  const subject = ledgerSubject(check);
  if (ledger !== 'cash' && before && hasLedger(before, ledger)) {
    const params = { ledger, month, previousYear: periodOf(before) };
    return [preflightFinding('LEDGER_FROM_PREVIOUS_YEAR', params, subject)];
  }
  return [preflightFinding('LEDGER_MISSING', { clientId, ledger, month, year: periodOf(found) }, subject)];
}

function hasLedger(year: FiscalYear, ledger: Ledger): boolean {
  switch (ledger) {
    case 'accounts_receivable':
      return year.accountsReceivable;
    case 'accounts_payable':
      return year.accountsPayable;
    case 'cash':
      return year.cash;
  }
}

/** Only the year that ends on the day before: with a gap between, DATEV has nothing to continue. */
function yearBefore(start: string, years: readonly FiscalYear[]): FiscalYear | undefined {
  return years.find((year) => dayAfter(year.end) === start);
}

function dayAfter(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}
