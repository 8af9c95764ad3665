import {
  type AccountingMonth,
  accountingMonthOf,
  formatGermanDate,
  type IsoDate,
} from '@/lib/bookkeeping/calendar';
import { groupBy } from '@/lib/bookkeeping/group-by';
import type {
  AsciiFile,
  AsciiFiles,
  GeneralDataInput,
  RecordName,
  RecordWarning,
} from '@/lib/bookkeeping/payroll/ascii-files';
import { findDuplicateNumbers } from '@/lib/bookkeeping/payroll/check-employee';
import {
  compensationRecord,
  employeeRecord,
  payrollProblem,
  skippedRecord,
} from '@/lib/bookkeeping/payroll/problems';
import { calendarColumns, type LugRow, writeLug } from './lug-columns';
import { timeOffRows } from './time-off-rows';

interface DayRow {
  readonly day: IsoDate;
  readonly row: LugRow;
}

/**
 * Calendar rows for Lohn und Gehalt, one file a month (K2). Employees and compensations have no fixed ASCII layout there,
 * so each of them becomes a warning and the Berater enters them.
 */
export function buildLugFiles(input: GeneralDataInput): AsciiFiles {
  const notCarried = [
    ...input.employees.map(({ employee }) => employeeRecord(employee)),
    ...input.compensations.map(compensationRecord),
  ].flatMap((record) => skippedRecord(record, [payrollProblem(record, 'LUG_MASTER_DATA_NOT_CARRIED', {})]));
  const people = new Map(input.timeOffs.map(({ employee }) => [employee.externalId, employee]));
  const duplicates = findDuplicateNumbers([...people.values()]);
  const rows: DayRow[] = [];
  const warnings: RecordWarning[] = [...notCarried];
  for (const written of timeOffRows(input, duplicates)) {
    warnings.push(...written.warnings);
    for (const { day, values } of written.days)
      rows.push({ day, row: { Kalendertag: formatGermanDate(day), ...values } });
  }
  const months = [...groupBy(rows, ({ day }) => accountingMonthOf(day))].sort(([left], [right]) =>
    left.localeCompare(right),
  );
  const files = months.map(([month, ofMonth]) => calendarFile(input, month, ofMonth));
  return { files, warnings: [...warnings, ...assumedDays(input, files)] };
}

function calendarFile(input: GeneralDataInput, month: AccountingMonth, rows: readonly DayRow[]): AsciiFile {
  const ordered = rows.toSorted(
    (left, right) =>
      Number(left.row.Personalnummer) - Number(right.row.Personalnummer) || left.day.localeCompare(right.day),
  );
  const content = writeLug(
    { ...input, month },
    calendarColumns,
    ordered.map(({ row }) => row),
  );
  return { name: `LuG_Kalender_${month}.txt`, content, kind: 'bwd', month };
}

/** Said once a file: nobody here knows public holidays or who works on Saturdays. */
function assumedDays(input: GeneralDataInput, files: readonly AsciiFile[]): RecordWarning[] {
  const isAssumed = Object.values(input.mapping.lugAbsenceKeys).some(({ days }) => days === 'working_days');
  if (!isAssumed) return [];
  return files.map(({ name }) => {
    const record: RecordName = { kind: 'file', key: name, title: name };
    return {
      record,
      outcome: 'noted',
      problems: [payrollProblem(record, 'TIME_OFF_WORKING_DAYS_ASSUMED', {})],
    };
  });
}
