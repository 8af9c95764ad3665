import { findFiscalYear } from '@/lib/bookkeeping/fiscal-year';
import { type Finding, toFinding } from '../finding';
import { preflightFinding } from '../preflight-finding';
import { type ClientCheck, fiscalYearSubject, periodOf } from './client-check';

/** DATEV returns no more than its last three fiscal years. */
const returnedYears = 3;

/**
 * The month's fiscal year exists, or for invoices the year right before it (M2). Without any year the form "Erweitert" is
 * what is missing; a cut month has a check of its own.
 */
export function checkFiscalYear(check: ClientCheck): Finding[] {
  const { clientId, ledger, month, basics } = check;
  if (basics.fiscalYears.length === 0) return [];
  const subject = fiscalYearSubject(check);
  return findFiscalYear(ledger, month, basics.fiscalYears).problems.flatMap((problem) => {
    switch (problem.code) {
      case 'FISCAL_YEAR_CUT_MONTH':
        return [];
      case 'FISCAL_YEAR_MISSING': {
        const years = basics.fiscalYears.map(periodOf).join(', ');
        return [preflightFinding(missingYearCode(check), { clientId, month, years }, subject)];
      }
      default:
        return [toFinding(problem, subject)];
    }
  });
}

function missingYearCode({ ledger, month, basics }: ClientCheck) {
  const [oldest] = basics.fiscalYears;
  const isBeforeAll = oldest !== undefined && month < oldest.start.slice(0, 7);
  if (isBeforeAll && basics.fiscalYears.length >= returnedYears) return 'FISCAL_YEAR_TOO_OLD';
  return ledger === 'cash' ? 'FISCAL_YEAR_NOT_CREATED_FOR_CASH' : 'FISCAL_YEAR_NOT_CREATED';
}
