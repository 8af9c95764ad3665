import { accountingMonthOf, formatGermanDate } from '@/lib/bookkeeping/calendar';
import { type JobKey, ledgerOf } from '@/lib/bookkeeping/invoice';
import { bookkeepingProblem } from '@/lib/bookkeeping/problems';
import { type Finding, toFinding } from '../finding';
import { documentSubject, type PreflightDocument } from './document';

/** The document belongs to the ledger and, by its document date, to the month of the transfer. */
export function checkDocumentPlace(document: PreflightDocument, { ledger, month }: JobKey): Finding[] {
  const subject = documentSubject(document);
  const isInvoice = document.kind === 'invoice';
  const own = isInvoice ? ledgerOf(document.invoice.direction) : 'cash';
  const date = isInvoice ? document.invoice.issueDate : document.entry.date;
  const problems = [
    ...(own === ledger ? [] : [bookkeepingProblem('DOCUMENT_OTHER_LEDGER', { ledger: own })]),
    ...(accountingMonthOf(date) === month
      ? []
      : [bookkeepingProblem('DATE_OUTSIDE_MONTH', { date: formatGermanDate(date), month })]),
  ];
  return problems.map((problem) => toFinding(problem, subject));
}
