import { accountingMonthOf, type IsoDate } from '@/lib/bookkeeping/calendar';
import type { GeneralDataInput, RecordWarning } from '@/lib/bookkeeping/payroll/ascii-files';
import { checkPersonnelNumber } from '@/lib/bookkeeping/payroll/check-employee';
import { checkTimeOff, findOverlaps } from '@/lib/bookkeeping/payroll/check-time-off';
import { daysBetween, isWeekday } from '@/lib/bookkeeping/payroll/days';
import {
  isPayrollBlocker,
  payrollProblem,
  recordWarning,
  skippedRecord,
  timeOffRecord,
} from '@/lib/bookkeeping/payroll/problems';
import { lugAbsenceKeys } from '@/lib/bookkeeping/payroll/ranges';
import type { AbsenceDays, PayrollMapping, TimeOff } from '@/lib/bookkeeping/payroll/types';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { LugRow } from './lug-columns';

/** The days of one time off. */
export interface TimeOffDays {
  readonly days: readonly { readonly day: IsoDate; readonly values: LugRow }[];
  readonly warnings: readonly RecordWarning[];
}

/** One row a day: whole and half days in `Tagesanzahl`, hours in `Stundenanzahl`. */
export function timeOffRows(
  input: GeneralDataInput,
  duplicates: ReadonlyMap<string, Problem>,
): readonly TimeOffDays[] {
  const overlaps = findOverlaps(input.timeOffs);
  return input.timeOffs.map((timeOff) => {
    const record = timeOffRecord(timeOff);
    if (timeOff.status !== 'approved') {
      const problem = payrollProblem(record, 'TIME_OFF_NOT_APPROVED', { status: timeOff.status }, 'status');
      return { days: [], warnings: skippedRecord(record, [problem]) };
    }
    const mapped = mappedKey(timeOff, input.mapping);
    const duplicate = duplicates.get(timeOff.employee.externalId);
    const overlap = overlaps.get(timeOff.externalId);
    const found = [
      ...checkPersonnelNumber(timeOff.employee, record),
      ...(duplicate ? [{ ...duplicate, params: { ...duplicate.params, record: record.title } }] : []),
      ...checkTimeOff(timeOff),
      ...mapped.problems,
      ...(overlap ? [overlap] : []),
      ...closedMonth(timeOff, input),
    ];
    const { personnelNumber } = timeOff.employee;
    if (mapped.key === null || personnelNumber === null || found.some(isPayrollBlocker)) {
      return { days: [], warnings: recordWarning(record, found) };
    }
    const { key, days } = mapped;
    const rows = daysOf(timeOff, days).map((day) => ({
      day,
      values: { Personalnummer: String(personnelNumber), Ausfallschlüssel: key, ...extentOf(timeOff, day) },
    }));
    if (rows.length > 0) return { days: rows, warnings: recordWarning(record, found) };
    return {
      days: [],
      warnings: skippedRecord(record, [...found, payrollProblem(record, 'TIME_OFF_NO_DAYS', {})]),
    };
  });
}

type Mapped =
  | { readonly key: string; readonly days: AbsenceDays; readonly problems: readonly Problem[] }
  | { readonly key: null; readonly problems: readonly Problem[] };

function mappedKey(timeOff: TimeOff, mapping: PayrollMapping): Mapped {
  const record = timeOffRecord(timeOff);
  const { type } = timeOff;
  const entry = Object.hasOwn(mapping.lugAbsenceKeys, type) ? mapping.lugAbsenceKeys[type] : undefined;
  if (entry === undefined) {
    return { key: null, problems: [payrollProblem(record, 'TIME_OFF_TYPE_NOT_MAPPED', { type }, 'type')] };
  }
  if (lugAbsenceKeys.has(entry.key)) return { ...entry, problems: [] };
  const params = { type, key: entry.key };
  return { key: null, problems: [payrollProblem(record, 'TIME_OFF_KEY_UNKNOWN', params, 'type')] };
}

function daysOf({ from, to }: TimeOff, days: AbsenceDays): IsoDate[] {
  const all = daysBetween(from, to);
  switch (days) {
    case 'calendar_days':
      return all;
    case 'working_days':
      return all.filter(isWeekday);
  }
}

function extentOf({ from, to, hours, startsHalfDay, endsHalfDay }: TimeOff, day: IsoDate): LugRow {
  if (hours !== null) return { Stundenanzahl: hours.replace('.', ',') };
  const isHalf = (day === from && startsHalfDay) || (day === to && endsHalfDay);
  return { Tagesanzahl: isHalf ? '0,50' : '1,00' };
}

function closedMonth(timeOff: TimeOff, { firstOpenMonth }: GeneralDataInput): Problem[] {
  const month = accountingMonthOf(timeOff.from);
  if (firstOpenMonth === null || month >= firstOpenMonth) return [];
  return [payrollProblem(timeOffRecord(timeOff), 'EFFECTIVE_MONTH_CLOSED', { month })];
}
