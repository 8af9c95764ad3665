import { addDays, type IsoDate, parseIsoDate } from '@/lib/bookkeeping/calendar';
import { basisPointsOf } from '@/lib/bookkeeping/decimal';
import { type Cents, formatAmount } from '@/lib/bookkeeping/money';
import type { Outcome, Problem } from '@/lib/bookkeeping/problem';
import { percentOf } from '@/lib/e-invoice/semantic/decimal-amount';
import { csvProblem } from './problems';
import type { ReadRow } from './read-rows';

/** A step in the form of the public API. */
interface SkontoJson {
  readonly percentage: string;
  readonly amount: string;
  readonly date: string;
}

/**
 * Skonto of an invoice: a percentage and the last day it holds, as a date or counted in days from the date of the invoice. The
 * amount is the percentage of the whole invoice, to the nearest cent. No percentage, or 0, is no Skonto; a percentage without a
 * period, or days that lead to another day than the date beside them, is asked back.
 */
export function skontoOf(values: ReadRow['values'], total: Cents): Outcome<SkontoJson[]> {
  const issueDate = parseIsoDate(values.issueDate ?? '');
  const steps = [
    stepOf(1, { rate: values.skonto1Rate, days: values.skonto1Days, date: values.skonto1Date }, issueDate),
    stepOf(2, { rate: values.skonto2Rate, days: values.skonto2Days, date: values.skonto2Date }, issueDate),
  ];
  const problems = steps.flatMap((step) => (step && 'problem' in step ? step.problem : []));
  if (problems.length > 0) return { ok: false, problems };
  const value = steps.flatMap((step) => {
    if (step === null || 'problem' in step) return [];
    const amount = formatAmount(percentOf(total, step.percentage));
    return { percentage: step.percentage, amount, date: step.date };
  });
  return { ok: true, value };
}

interface Cells {
  readonly rate: string | undefined;
  readonly days: string | undefined;
  readonly date: string | undefined;
}

/** null: the row gives no Skonto. */
function stepOf(
  step: 1 | 2,
  { rate, days, date }: Cells,
  issueDate: IsoDate | null,
): { readonly percentage: string; readonly date: IsoDate } | { readonly problem: Problem } | null {
  const isNone = rate === undefined || basisPointsOf(rate) === 0;
  // Programs fill the period with zeros, or with the due date, where there is no Skonto.
  if (isNone) return null;
  const counted = days === undefined || issueDate === null ? null : addDays(issueDate, Number(days));
  const given = date === undefined ? null : parseIsoDate(date);
  const last = given ?? counted;
  const isContradiction = given !== null && counted !== null && given !== counted;
  if (last === null || isContradiction) {
    const problem = csvProblem('CSV_SKONTO_INCOMPLETE', { step: String(step) }, `skonto${step}Rate`);
    return { problem };
  }
  return { percentage: rate, date: last };
}
