import { allocateByWeight, indexOfLargest } from './allocate';
import { describeShares } from './book-rows';
import type { BookedRow, BookedSkonto, Step } from './booking';
import { formatGermanDate, type IsoDate } from './calendar';
import { basisPointsOf } from './decimal';
import type { Invoice, Skonto } from './invoice';
import { type Cents, cents, formatGermanAmount, sumCents, sumExactly } from './money';
import type { Problem } from './problem';
import { bookkeepingProblem } from './problems';

type Row = Omit<BookedRow, 'skonto'>;

/** DATEV's largest Skonto amount, 8 digits before the point. */
const largestSkonto = 9_999_999_999;

/**
 * Puts Skonto on the rows (B3): the amount is split by gross in cents, percentage and date are the same on each. Without a
 * person account Rechnungswesen would reject it, so it is left out with a warning.
 */
export function bookSkonto(
  invoice: Invoice,
  rows: readonly Row[],
  partnerAccountNo: string | null,
  dueDate: IsoDate | null,
): Step<BookedRow[]> {
  const plain = rows.map((row) => ({ ...row, skonto: [] }));
  const steps = [...invoice.skonto].sort((left, right) => (left.date < right.date ? -1 : 1));
  if (steps.length === 0) return { value: plain, problems: [] };
  const problems = checkSkonto(invoice, steps, dueDate);
  if (problems.length > 0 || rows.length === 0) return { value: plain, problems };
  if (partnerAccountNo === null) {
    const skonto = steps.map(describeStep).join('; ');
    return {
      value: plain,
      problems: [bookkeepingProblem('SKONTO_WITHOUT_PARTNER_ACCOUNT', { skonto }, 'skonto')],
    };
  }
  const { value, problems: remarks } = splitSkonto(rows, steps);
  return { value, problems: [...remarks, ...steps.flatMap((step) => unusualAmount(step, invoice))] };
}

/**
 * More than the percentage of the whole invoice is hardly meant; less may be, where part of it bears no Skonto. It goes as it
 * came: only its maker knows which of the two is wrong.
 */
function unusualAmount(step: Skonto, { grossAmount }: Invoice): Problem[] {
  const most = (BigInt(grossAmount) * BigInt(basisPointsOf(step.percentage))) / 10_000n;
  // Rounding by rows may add a few cents.
  if (BigInt(step.amount) <= most + 5n) return [];
  const params = {
    amount: formatGermanAmount(step.amount),
    percentage: step.percentage,
    expected: formatGermanAmount(cents(Number(most))),
  };
  return [bookkeepingProblem('SKONTO_ABOVE_PERCENTAGE', params, 'skonto')];
}

function checkSkonto(invoice: Invoice, steps: readonly Skonto[], dueDate: IsoDate | null): Problem[] {
  if (invoice.grossAmount < 0) return [bookkeepingProblem('SKONTO_ON_CREDIT_NOTE', {}, 'skonto')];
  if (steps.length > 2) {
    return [bookkeepingProblem('SKONTO_TOO_MANY', { count: String(steps.length) }, 'skonto')];
  }
  const [first, second] = steps;
  if (!first) return [];
  const total = sumExactly(steps.map((step) => step.amount));
  const problems = steps.flatMap((step) => checkStep(step, invoice));
  if (second && basisPointsOf(second.percentage) >= basisPointsOf(first.percentage)) {
    problems.push(bookkeepingProblem('SKONTO_PERCENTAGE', { percentage: second.percentage }, 'skonto'));
  }
  if ((second && second.amount >= first.amount) || total >= BigInt(invoice.grossAmount)) {
    problems.push(amountProblem(second ?? first, invoice));
  }
  const last = second ?? first;
  const isUnordered = second !== undefined && second.date <= first.date;
  if (isUnordered || (dueDate !== null && last.date >= dueDate)) problems.push(dateProblem(last));
  return problems;
}

function checkStep(step: Skonto, invoice: Invoice): Problem[] {
  const problems: Problem[] = [];
  if (basisPointsOf(step.percentage) === 0) {
    problems.push(bookkeepingProblem('SKONTO_PERCENTAGE', { percentage: step.percentage }, 'skonto'));
  }
  if (step.amount <= 0 || step.amount > largestSkonto) problems.push(amountProblem(step, invoice));
  if (step.date <= invoice.issueDate) problems.push(dateProblem(step));
  return problems;
}

function splitSkonto(rows: readonly Row[], steps: readonly Skonto[]): Step<BookedRow[]> {
  const weights = rows.map((row) => cents(Math.max(0, row.grossAmount)));
  const [first, second] = steps;
  if (!first) throw new Error('Skonto is split only where there is some');
  const firstShares = allocateByWeight(first.amount, weights);
  const secondShares = second
    ? lowerSecond(firstShares, allocateByWeight(second.amount, weights), weights)
    : null;
  const value = rows.map((row, index) => ({
    ...row,
    skonto: [
      ...carried(first, firstShares[index]),
      ...(second && secondShares ? carried(second, secondShares[index]) : []),
    ],
  }));
  const plain = rows.map((row) => ({ ...row, skonto: [] }));
  if (!value.every(isCarriable)) {
    return { value: plain, problems: [bookkeepingProblem('SKONTO_SPLIT_IMPOSSIBLE', {}, 'skonto')] };
  }
  if (rows.length === 1) return { value, problems: [] };
  const shares = [firstShares, ...(secondShares ? [secondShares] : [])]
    .map((part) => describeShares(rows, part))
    .join(' | ');
  return { value, problems: [bookkeepingProblem('SKONTO_SPLIT', { shares }, 'skonto')] };
}

/**
 * On a tiny row both steps can round to the same cent, but DATEV wants the second one smaller: there it is lowered, and the
 * cents go to the largest row.
 */
function lowerSecond(first: readonly Cents[], second: readonly Cents[], weights: readonly Cents[]): Cents[] {
  const largest = indexOfLargest(weights);
  const lowered = second.map((share, index) =>
    index === largest ? share : cents(Math.min(share, Math.max(0, (first[index] ?? 0) - 1))),
  );
  const rest = sumCents(second) - sumCents(lowered);
  return lowered.map((share, index) => (index === largest ? cents(share + rest) : share));
}

/** A row whose share rounds to nothing carries no Skonto at all: percentage, date and amount stand only together. */
function carried(step: Skonto, amount: Cents | undefined): BookedSkonto[] {
  return amount === undefined || amount === 0
    ? []
    : [{ percentage: step.percentage, date: step.date, amount }];
}

function isCarriable(row: BookedRow): boolean {
  const [first, second] = row.skonto;
  if (!first) return true;
  if (first.amount <= 0 || (second && (second.amount <= 0 || second.amount >= first.amount))) return false;
  return first.amount + (second?.amount ?? 0) < row.grossAmount;
}

function describeStep(step: Skonto): string {
  return `${step.percentage} % (${formatGermanAmount(step.amount)}) bis ${formatGermanDate(step.date)}`;
}

function amountProblem(step: Skonto, invoice: Invoice): Problem {
  const params = {
    amount: formatGermanAmount(step.amount),
    grossAmount: formatGermanAmount(invoice.grossAmount),
  };
  return bookkeepingProblem('SKONTO_AMOUNT', params, 'skonto');
}

function dateProblem(step: Skonto): Problem {
  return bookkeepingProblem('SKONTO_DATE', { date: formatGermanDate(step.date) }, 'skonto');
}
