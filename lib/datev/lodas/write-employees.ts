import { type AccountingMonth, accountingMonthOf } from '@/lib/bookkeeping/calendar';
import type { GeneralDataInput, RecordName } from '@/lib/bookkeeping/payroll/ascii-files';
import { checkEmployeeValues, findDuplicateNumbers } from '@/lib/bookkeeping/payroll/check-employee';
import {
  employeeRecord,
  isPayrollBlocker,
  payrollProblem,
  recordWarning,
} from '@/lib/bookkeeping/payroll/problems';
import type { EmployeeRef } from '@/lib/bookkeeping/payroll/types';
import type { Problem } from '@/lib/bookkeeping/problem';
import { employeeLines } from './employee-lines';
import { joinWritten, type Written } from './month-units';

/** Personnel numbers shared by several people of this push, by `externalId`. */
export type DuplicateNumbers = ReadonlyMap<string, Problem>;

/** Everybody named in the input, each person once. */
export function duplicatesOf(input: GeneralDataInput): DuplicateNumbers {
  const people = new Map<string, EmployeeRef>();
  for (const { employee } of [...input.compensations, ...input.timeOffs, ...input.employees]) {
    people.set(employee.externalId, employee);
  }
  return findDuplicateNumbers([...people.values()]);
}

/** The problem, naming the record it keeps back. */
export function sharedNumber(
  duplicates: DuplicateNumbers,
  employee: EmployeeRef,
  record: RecordName,
): Problem[] {
  const duplicate = duplicates.get(employee.externalId);
  return duplicate ? [{ ...duplicate, params: { ...duplicate.params, record: record.title } }] : [];
}

/** Writes the changed employees into the month they change in (K2). */
export function writeEmployees(input: GeneralDataInput, duplicates: DuplicateNumbers): Written {
  return joinWritten(
    input.employees.map(({ employee, validFrom }) => {
      const record = employeeRecord(employee);
      const month = accountingMonthOf(validFrom);
      const found = [
        ...checkEmployeeValues(employee, input),
        ...sharedNumber(duplicates, employee, record),
        ...closedMonth(record, month, input.firstOpenMonth),
      ];
      const { personnelNumber } = employee;
      if (personnelNumber === null || found.some(isPayrollBlocker)) {
        return { units: [], warnings: recordWarning(record, found) };
      }
      const { lines, problems } = employeeLines(employee, personnelNumber, input.mapping);
      const all = [...found, ...problems];
      const units = all.some(isPayrollBlocker) ? [] : [{ month, lines }];
      return { units, warnings: recordWarning(record, all) };
    }),
  );
}

/** A month that is paid already: LODAS may calculate back or refuse, the Berater should know. */
export function closedMonth(
  record: RecordName,
  month: AccountingMonth,
  firstOpenMonth: AccountingMonth | null,
): Problem[] {
  if (firstOpenMonth === null || month >= firstOpenMonth) return [];
  return [payrollProblem(record, 'EFFECTIVE_MONTH_CLOSED', { month })];
}
