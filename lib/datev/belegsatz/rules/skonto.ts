import type { LedgerRow } from '../ledger-format';
import { belegsatzProblem } from '../problems';
import { eachRow } from './ledger-rule';

const firstStep = ['discountAmount', 'discountPercentage', 'discountPaymentDate'] as const;
const secondStep = ['discountAmount2', 'discountPercentage2', 'discountPaymentDate2'] as const;

function count(row: LedgerRow, elements: readonly (keyof LedgerRow)[]): number {
  return elements.filter((element) => row[element] !== undefined).length;
}

function hundredths(text: string | undefined): number {
  return Number((text ?? '0').replace('+', '').replace('.', ''));
}

/**
 * Rule 20: percentage, date and amount only together, the second step only with the first; percentages and amounts descend,
 * dates ascend from the document date to the due date; together the amounts stay below the row's.
 */
export const checkSkonto = eachRow((row, number, ledger, { fileName }) => {
  if (ledger.kind === 'cashLedger') return [];
  const [first, second] = [count(row, firstStep), count(row, secondStep)];
  if (first === 0 && second === 0) return [];
  const params = { fileName, row: number };
  if (first !== 3 || (second !== 0 && second !== 3)) {
    return [belegsatzProblem('LEDGER_SKONTO_INCOMPLETE', params, fileName)];
  }
  return [
    ...(hasOrderedPercentages(row, second > 0)
      ? []
      : [belegsatzProblem('LEDGER_SKONTO_PERCENTAGE', params, fileName)]),
    ...(hasOrderedAmounts(row, second > 0)
      ? []
      : [belegsatzProblem('LEDGER_SKONTO_AMOUNT', params, fileName)]),
    ...(hasOrderedDates(row) ? [] : [belegsatzProblem('LEDGER_SKONTO_DATE', params, fileName)]),
  ];
});

function hasOrderedPercentages(row: LedgerRow, hasSecond: boolean): boolean {
  const first = hundredths(row.discountPercentage);
  const second = hundredths(row.discountPercentage2);
  return first > 0 && (!hasSecond || (second > 0 && second < first));
}

function hasOrderedAmounts(row: LedgerRow, hasSecond: boolean): boolean {
  const amount = hundredths(row.amount);
  const first = hundredths(row.discountAmount);
  const second = hasSecond ? hundredths(row.discountAmount2) : 0;
  return second < first && first + second < amount;
}

function hasOrderedDates(row: LedgerRow): boolean {
  const { date = '', discountPaymentDate, discountPaymentDate2, dueDate } = row;
  const dates = [date, discountPaymentDate, discountPaymentDate2, dueDate].filter((day) => day !== undefined);
  return dates.every((day, index) => index === 0 || (dates[index - 1] ?? '') < day);
}

/** Rule 23: Rechnungswesen rejects Skonto without a person account; the cash book does not look. */
export const checkSkontoAccount = eachRow((row, number, ledger, { fileName }) => {
  const isBare =
    ledger.kind !== 'cashLedger' && row.discountAmount !== undefined && row.bpAccountNo === undefined;
  return isBare
    ? [belegsatzProblem('LEDGER_SKONTO_WITHOUT_PARTNER_ACCOUNT', { fileName, row: number }, fileName)]
    : [];
});
