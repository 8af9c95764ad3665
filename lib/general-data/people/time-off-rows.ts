import { timeOffStatuses } from '@/lib/bookkeeping/payroll/time-off-json';
import type { EmployeeRef, TimeOff } from '@/lib/bookkeeping/payroll/types';
import { isoDateOf, storedDate } from '@/lib/documents/stored-dates';
import type { Employee as EmployeeRow, TimeOff as TimeOffRow } from '@/lib/platform/generated/prisma/client';
import { employeeRefOf } from './employee-rows';

/** An absence with what we know of its way. */
export interface StoredTimeOff {
  readonly id: string;
  readonly employeeId: string;
  readonly timeOff: TimeOff;
  readonly revision: number;
  readonly isDelivered: boolean;
  readonly updatedAt: Date;
}

export function timeOffColumns(timeOff: Omit<TimeOff, 'employee'>) {
  const { externalId, type, from, to, startsHalfDay, endsHalfDay, hours, status } = timeOff;
  return {
    externalId,
    type,
    fromDate: storedDate(from),
    toDate: storedDate(to),
    startsHalfDay,
    endsHalfDay,
    hours,
    status,
  };
}

export function storedTimeOff(
  row: TimeOffRow,
  employee: Pick<EmployeeRow, keyof EmployeeRef>,
): StoredTimeOff {
  return {
    id: row.id,
    employeeId: row.employeeId,
    timeOff: timeOffOf(row, employee),
    revision: row.revision,
    isDelivered: row.revision === row.deliveredRevision,
    updatedAt: row.updatedAt,
  };
}

export function timeOffOf(row: TimeOffRow, employee: Pick<EmployeeRow, keyof EmployeeRef>): TimeOff {
  const status = timeOffStatuses.find((known) => known === row.status);
  if (!status) throw new Error(`unknown status ${row.status}`);
  const { externalId, type, startsHalfDay, endsHalfDay, hours } = row;
  const days = { from: isoDateOf(row.fromDate), to: isoDateOf(row.toDate) };
  const parts = { startsHalfDay, endsHalfDay, hours };
  return { externalId, employee: employeeRefOf(employee), type, ...days, ...parts, status };
}
