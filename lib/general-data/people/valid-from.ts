import type { IsoDate } from '@/lib/bookkeeping/calendar';
import type { Employee } from '@/lib/bookkeeping/payroll/types';

/** `2026-02-17` → `2026-02-01`. */
export function firstOfMonth(day: IsoDate): IsoDate {
  return `${day.slice(0, 8)}01` as IsoDate;
}

/**
 * Since when an employee's data is true for DATEV: the month in which it was told, or the month of the entry if that is
 * still ahead. Never earlier: a file that reaches back makes DATEV recalculate months nobody asked about.
 */
export function employeeValidFrom(employee: Pick<Employee, 'entryDate'>, today: IsoDate): IsoDate {
  const month = firstOfMonth(today);
  return employee.entryDate !== null && employee.entryDate > month ? employee.entryDate : month;
}
