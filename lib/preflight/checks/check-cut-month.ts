import { findFiscalYear } from '@/lib/bookkeeping/fiscal-year';
import { type Finding, toFinding } from '../finding';
import { type ClientCheck, fiscalYearSubject } from './client-check';

/** A month in which a fiscal year begins or ends on any other day than the month's first or last is not sent (M2). */
export function checkCutMonth(check: ClientCheck): Finding[] {
  return findFiscalYear(check.ledger, check.month, check.basics.fiscalYears)
    .problems.filter(({ code }) => code === 'FISCAL_YEAR_CUT_MONTH')
    .map((problem) => toFinding(problem, fiscalYearSubject(check)));
}
