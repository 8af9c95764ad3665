import { accountingMonthOf, formatGermanDate, type IsoDate } from '@/lib/bookkeeping/calendar';
import { groupBy } from '@/lib/bookkeeping/group-by';
import { formatAmount } from '@/lib/bookkeeping/money';
import type { GeneralDataInput } from '@/lib/bookkeeping/payroll/ascii-files';
import { checkCompensation, findSimultaneous } from '@/lib/bookkeeping/payroll/check-compensation';
import { checkPersonnelNumber } from '@/lib/bookkeeping/payroll/check-employee';
import { addDays } from '@/lib/bookkeeping/payroll/days';
import {
  compensationRecord,
  isPayrollBlocker,
  payrollProblem,
  recordWarning,
  skippedRecord,
} from '@/lib/bookkeeping/payroll/problems';
import type { Compensation, PayrollMapping } from '@/lib/bookkeeping/payroll/types';
import type { Problem } from '@/lib/bookkeeping/problem';
import { bare, type LodasLine, lineOf } from './lodas-line';
import { joinWritten, type Written } from './month-units';
import { closedMonth, type DuplicateNumbers, sharedNumber } from './write-employees';

/**
 * Writes compensations into the month they begin in. A monthly one is the Festbezug of the company's number, so the next
 * one takes its place; one that ends without a next one cannot be ended by a file and is told instead.
 */
export function writeCompensations(input: GeneralDataInput, duplicates: DuplicateNumbers): Written {
  const simultaneous = findSimultaneous(input.compensations);
  const entries = new Map(input.employees.map(({ employee }) => [employee.externalId, employee.entryDate]));
  const assessed = input.compensations.map((given) => {
    const compensation = withWageType(given, input.mapping);
    const twice = simultaneous.get(given.externalId);
    const problems = [...ownProblems(compensation, input, duplicates), ...(twice ? [twice] : [])];
    return { compensation, problems };
  });
  // Only a sound one takes the place of another; else both would be missing.
  const sound = assessed.filter(({ problems }) => !problems.some(isPayrollBlocker));
  const followers = followersOf(sound.map(({ compensation }) => compensation));
  return joinWritten(
    assessed.map(({ compensation, problems }) => {
      const entryDate = entries.get(compensation.employee.externalId) ?? null;
      const follower = followers.get(compensation) ?? null;
      const found = [...problems, ...dateProblems(compensation, entryDate, follower)];
      return write(compensation, follower, found, input.mapping.fixedPaymentId);
    }),
  );
}

function withWageType(compensation: Compensation, mapping: PayrollMapping): Compensation {
  if (compensation.period === 'hour' || compensation.wageType !== null) return compensation;
  return { ...compensation, wageType: mapping.defaultMonthlyWageType };
}

function ownProblems(
  compensation: Compensation,
  input: GeneralDataInput,
  duplicates: DuplicateNumbers,
): Problem[] {
  const record = compensationRecord(compensation);
  const { employee, period, wageType, validFrom } = compensation;
  return [
    ...checkPersonnelNumber(employee, record),
    ...sharedNumber(duplicates, employee, record),
    ...checkCompensation(compensation),
    ...(period === 'month' && wageType === null
      ? [payrollProblem(record, 'COMPENSATION_WAGE_TYPE_MISSING', {}, 'wageType')]
      : []),
    ...closedMonth(record, accountingMonthOf(validFrom), input.firstOpenMonth),
  ];
}

function write(
  compensation: Compensation,
  follower: Compensation | null,
  found: readonly Problem[],
  fixedPaymentId: number,
): Written {
  const record = compensationRecord(compensation);
  const month = accountingMonthOf(compensation.validFrom);
  const { personnelNumber } = compensation.employee;
  if (personnelNumber === null || found.some(isPayrollBlocker)) {
    return { units: [], warnings: recordWarning(record, found) };
  }
  if (follower !== null && accountingMonthOf(follower.validFrom) === month) {
    const replaced = payrollProblem(record, 'COMPENSATION_REPLACED_IN_MONTH', { month }, 'validFrom');
    return { units: [], warnings: skippedRecord(record, [...found, replaced]) };
  }
  const lines = linesOf(compensation, personnelNumber, fixedPaymentId);
  return { units: [{ month, lines }], warnings: recordWarning(record, found) };
}

/** The next compensation of the same employee and period. */
function followersOf(compensations: readonly Compensation[]): ReadonlyMap<Compensation, Compensation> {
  const groups = groupBy(compensations, ({ employee, period }) => `${employee.externalId}\n${period}`);
  return new Map(
    [...groups.values()].flatMap((group) => {
      const ordered = group.toSorted((left, right) => left.validFrom.localeCompare(right.validFrom));
      return ordered.flatMap((compensation, index) => {
        const next = ordered[index + 1];
        return next ? [[compensation, next] as const] : [];
      });
    }),
  );
}

function dateProblems(
  compensation: Compensation,
  entryDate: IsoDate | null,
  follower: Compensation | null,
): Problem[] {
  const record = compensationRecord(compensation);
  const { validFrom, validTo, wageType } = compensation;
  const problems: Problem[] = [];
  // Who enters in the middle of a month is paid from that day on by LODAS itself.
  if (!validFrom.endsWith('-01') && validFrom !== entryDate) {
    const arrives = `01.${formatGermanDate(validFrom).slice(3)}`;
    const params = { validFrom: formatGermanDate(validFrom), arrives };
    problems.push(payrollProblem(record, 'COMPENSATION_MID_MONTH', params, 'validFrom'));
  }
  if (validTo !== null && (follower === null || follower.validFrom > addDays(validTo, 1))) {
    const params = {
      wageType: wageType === null ? '–' : String(wageType),
      validTo: formatGermanDate(validTo),
    };
    problems.push(payrollProblem(record, 'COMPENSATION_END_BY_HAND', params, 'validTo'));
  }
  return problems;
}

function linesOf(
  { period, amount, wageType }: Compensation,
  personnelNumber: number,
  fixedPaymentId: number,
): LodasLine[] {
  const key = [['pnr', { text: String(personnelNumber), isQuoted: false }]] as const;
  const money = bare(formatAmount(amount).replace('.', ','));
  switch (period) {
    case 'hour':
      return lineOf('u_lod_psd_lohn_gehalt_bezuege', key, { std_lohn_1: money });
    case 'month':
      return lineOf('u_lod_psd_festbezuege', key, {
        festbez_id: bare(fixedPaymentId),
        lohnart_nr: bare(wageType),
        betrag: money,
      });
  }
}
