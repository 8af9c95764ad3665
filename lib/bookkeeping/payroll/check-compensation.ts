import { formatGermanDate } from '../calendar';
import { groupBy } from '../group-by';
import { type Cents, formatGermanAmount } from '../money';
import type { Problem } from '../problem';
import { compensationRecord, payrollProblem } from './problems';
import { highestWageType } from './ranges';
import type { Compensation } from './types';

/** Cents: ±999,999.99 a month, 0–99.99 an hour (DATEV's payroll data exchange). */
const amountLimits = {
  month: { lowest: -99_999_999, highest: 99_999_999, allowed: '−999.999,99 bis 999.999,99' },
  hour: { lowest: 0, highest: 9_999, allowed: '0,00 bis 99,99' },
} as const;

/** DATEV's ranges for one compensation (K7). Whether a Lohnart is known at all is a question of the push. */
export function checkCompensation(compensation: Compensation): Problem[] {
  const record = compensationRecord(compensation);
  const { amount, currency, period, wageType } = compensation;
  const problems: Problem[] = [];
  if (currency !== 'EUR') {
    problems.push(payrollProblem(record, 'COMPENSATION_CURRENCY', { currency }, 'currency'));
  }
  const { lowest, highest, allowed } = amountLimits[period];
  if (amount < lowest || amount > highest) {
    const params = { field: 'Betrag', value: formatGermanAmount(amount), allowed };
    problems.push(payrollProblem(record, 'PAYROLL_VALUE_RANGE', params, 'amount'));
  }
  if (wageType === null) return problems;
  if (period === 'hour') {
    const params = { wageType: String(wageType) };
    return [...problems, payrollProblem(record, 'COMPENSATION_WAGE_TYPE_HOURLY', params, 'wageType')];
  }
  if (isWageType(wageType)) return problems;
  const params = { field: 'Lohnart', value: String(wageType), allowed: `1–${highestWageType}` };
  return [...problems, payrollProblem(record, 'PAYROLL_VALUE_RANGE', params, 'wageType')];
}

export function isWageType(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= highestWageType;
}

/** Movement values share the monthly range. */
export function isMovementAmount(amount: Cents): boolean {
  return amount >= amountLimits.month.lowest && amount <= amountLimits.month.highest;
}

/** Compensations of one employee and period that begin on the same day: none of them may go. By `externalId`. */
export function findSimultaneous(compensations: readonly Compensation[]): ReadonlyMap<string, Problem> {
  const groups = groupBy(compensations, ({ employee, period, validFrom }) =>
    [employee.externalId, period, validFrom].join('\n'),
  );
  const problems = new Map<string, Problem>();
  for (const sharing of groups.values()) {
    if (sharing.length < 2) continue;
    for (const compensation of sharing) {
      const params = { validFrom: formatGermanDate(compensation.validFrom) };
      const record = compensationRecord(compensation);
      problems.set(
        compensation.externalId,
        payrollProblem(record, 'COMPENSATION_TWICE', params, 'validFrom'),
      );
    }
  }
  return problems;
}
