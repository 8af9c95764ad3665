import { formatGermanDate } from '../calendar';
import { groupBy } from '../group-by';
import type { Problem } from '../problem';
import { payrollProblem, timeOffRecord } from './problems';
import type { TimeOff } from './types';

/** Whether a time off makes sense by itself (K7). Mapping and approval are questions of the push. */
export function checkTimeOff(timeOff: TimeOff): Problem[] {
  const record = timeOffRecord(timeOff);
  const { from, to, hours, startsHalfDay, endsHalfDay } = timeOff;
  if (to < from) {
    const params = { from: formatGermanDate(from), to: formatGermanDate(to) };
    return [payrollProblem(record, 'TIME_OFF_ORDER', params, 'to')];
  }
  const isOneDay = from === to;
  // Two halves of one day are a whole day, or a mistake: nobody knows which.
  if (isOneDay && startsHalfDay && endsHalfDay)
    return [payrollProblem(record, 'TIME_OFF_PARTS', {}, 'endsHalfDay')];
  if (hours === null) return [];
  if (!isOneDay || startsHalfDay || endsHalfDay)
    return [payrollProblem(record, 'TIME_OFF_PARTS', {}, 'hours')];
  if (Number(hours) > 0 && Number(hours) <= 24) return [];
  const params = { field: 'Stunden', value: hours, allowed: 'mehr als 0, höchstens 24' };
  return [payrollProblem(record, 'PAYROLL_VALUE_RANGE', params, 'hours')];
}

/** Approved times off of one employee that share a day; both go, and somebody should look. By `externalId` of the later one. */
export function findOverlaps(timeOffs: readonly TimeOff[]): ReadonlyMap<string, Problem> {
  const approved = timeOffs.filter(({ status, hours }) => status === 'approved' && hours === null);
  const problems = new Map<string, Problem>();
  for (const ofEmployee of groupBy(approved, ({ employee }) => employee.externalId).values()) {
    const ordered = ofEmployee.toSorted((left, right) => left.from.localeCompare(right.from));
    let latest = ordered[0];
    for (const timeOff of ordered.slice(1)) {
      if (latest && timeOff.from <= latest.to) {
        const params = { other: timeOffRecord(latest).title };
        problems.set(
          timeOff.externalId,
          payrollProblem(timeOffRecord(timeOff), 'TIME_OFF_OVERLAP', params, 'from'),
        );
      }
      if (!latest || timeOff.to > latest.to) latest = timeOff;
    }
  }
  return problems;
}
