import { accountingMonthOf, formatGermanDate, type IsoDate } from '@/lib/bookkeeping/calendar';
import type { GeneralDataInput } from '@/lib/bookkeeping/payroll/ascii-files';
import { checkPersonnelNumber } from '@/lib/bookkeeping/payroll/check-employee';
import { checkTimeOff, findOverlaps } from '@/lib/bookkeeping/payroll/check-time-off';
import { addDays } from '@/lib/bookkeeping/payroll/days';
import {
  isPayrollBlocker,
  payrollProblem,
  recordWarning,
  skippedRecord,
  timeOffRecord,
} from '@/lib/bookkeeping/payroll/problems';
import { lodasAbsenceReasons } from '@/lib/bookkeeping/payroll/ranges';
import type { PayrollMapping, TimeOff } from '@/lib/bookkeeping/payroll/types';
import type { Problem } from '@/lib/bookkeeping/problem';
import { bare, lineOf } from './lodas-line';
import { joinWritten, type Written } from './month-units';
import { closedMonth, type DuplicateNumbers, sharedNumber } from './write-employees';

/**
 * Writes approved times off as whole days. The file has no place for half days and hours: half days at the ends are left
 * out and told, so that nobody is absent for longer than he was.
 */
export function writeTimeOffs(input: GeneralDataInput, duplicates: DuplicateNumbers): Written {
  const overlaps = findOverlaps(input.timeOffs);
  return joinWritten(
    input.timeOffs.map((timeOff) => {
      const record = timeOffRecord(timeOff);
      if (timeOff.status !== 'approved') {
        const problem = payrollProblem(record, 'TIME_OFF_NOT_APPROVED', { status: timeOff.status }, 'status');
        return { units: [], warnings: skippedRecord(record, [problem]) };
      }
      const month = accountingMonthOf(timeOff.from);
      const overlap = overlaps.get(timeOff.externalId);
      const reason = mappedReason(timeOff, input.mapping);
      const found = [
        ...checkPersonnelNumber(timeOff.employee, record),
        ...sharedNumber(duplicates, timeOff.employee, record),
        ...checkTimeOff(timeOff),
        ...reason.problems,
        ...(overlap ? [overlap] : []),
        ...closedMonth(record, month, input.firstOpenMonth),
      ];
      const { personnelNumber } = timeOff.employee;
      if (personnelNumber === null || found.some(isPayrollBlocker)) {
        return { units: [], warnings: recordWarning(record, found) };
      }
      const { days, problems } = wholeDays(timeOff);
      const all = [...found, ...problems];
      if (days === null) return { units: [], warnings: skippedRecord(record, all) };
      const lines = lineOf(
        'u_lod_psd_fehlzeiten',
        [['pnr', { text: String(personnelNumber), isQuoted: false }]],
        {
          datum_von_ttmmjjjj: bare(formatGermanDate(days.from)),
          datum_bis_ttmmjjjj: bare(formatGermanDate(days.to)),
          grund_fehlzeiten: bare(reason.value),
        },
      );
      return { units: [{ month, lines }], warnings: recordWarning(record, all) };
    }),
  );
}

function mappedReason(
  timeOff: TimeOff,
  mapping: PayrollMapping,
): { value: number | null; problems: Problem[] } {
  const record = timeOffRecord(timeOff);
  const { type } = timeOff;
  const value = Object.hasOwn(mapping.lodasAbsenceReasons, type)
    ? mapping.lodasAbsenceReasons[type]
    : undefined;
  if (value === undefined) {
    return { value: null, problems: [payrollProblem(record, 'TIME_OFF_TYPE_NOT_MAPPED', { type }, 'type')] };
  }
  if (lodasAbsenceReasons.has(value)) return { value, problems: [] };
  const params = { type, key: String(value) };
  return { value: null, problems: [payrollProblem(record, 'TIME_OFF_KEY_UNKNOWN', params, 'type')] };
}

function wholeDays(timeOff: TimeOff): { days: { from: IsoDate; to: IsoDate } | null; problems: Problem[] } {
  const { from, to, startsHalfDay, endsHalfDay, hours } = timeOff;
  if (!startsHalfDay && !endsHalfDay && hours === null) return { days: { from, to }, problems: [] };
  const halves = [...(startsHalfDay || hours !== null ? [from] : []), ...(endsHalfDay ? [to] : [])];
  const params = { days: [...new Set(halves)].map(formatGermanDate).join(', ') };
  const problems = [payrollProblem(timeOffRecord(timeOff), 'TIME_OFF_PARTS_LEFT_OUT', params)];
  const first = startsHalfDay ? addDays(from, 1) : from;
  const last = endsHalfDay ? addDays(to, -1) : to;
  return { days: hours !== null || first > last ? null : { from: first, to: last }, problems };
}
