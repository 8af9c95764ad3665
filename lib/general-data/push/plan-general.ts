import { type AccountingMonth, formatGermanDate, type IsoDate } from '@/lib/bookkeeping/calendar';
import type { EmployeeChange, RecordName, RecordWarning } from '@/lib/bookkeeping/payroll/ascii-files';
import { compensationRecord, employeeRecord, timeOffRecord } from '@/lib/bookkeeping/payroll/problems';
import type { Compensation, Employee, TimeOff } from '@/lib/bookkeeping/payroll/types';
import type { Problem } from '@/lib/bookkeeping/problem';
import { firstOfMonth } from '../people/valid-from';
import { isChanged, isDue, type Tracked, wasDelivered } from './due';
import { effectiveFrom, wagesBeforePerson } from './first-appearance';

/** A record with its content. */
export type TrackedRecord<T> = Tracked & { readonly content: T };

/** With the Personalnummer DATEV or a person has him under; null: never handed over, or not known any more. */
export type TrackedEmployee = TrackedRecord<Employee> & { readonly deliveredNumber: number | null };

/** Everything the company has that could go; the plan picks. */
export interface GeneralRecords {
  readonly employees: readonly TrackedEmployee[];
  readonly compensations: readonly TrackedRecord<Compensation>[];
  readonly timeOffs: readonly TrackedRecord<TimeOff>[];
}

export interface PlanContext {
  readonly today: IsoDate;
  readonly isForced: boolean;
  readonly firstOpenMonth: AccountingMonth | null;
}

/** A record the push speaks of: in a file, or in a warning that nobody has to read twice. */
export interface CarriedRecord {
  readonly kind: 'employee' | 'compensation' | 'time_off';
  readonly id: string;
  readonly revision: number;
  /** `externalId`: how warnings name it. */
  readonly key: string;
  /** Of employees: the Personalnummer they go under. */
  readonly number?: number;
}

export interface GeneralPlan {
  readonly employees: readonly EmployeeChange[];
  readonly compensations: readonly Compensation[];
  readonly timeOffs: readonly TimeOff[];
  /** Said besides what the files' builders say. */
  readonly warnings: readonly RecordWarning[];
  /** Every record the builders get. What they skip is not carried after all. */
  readonly candidates: readonly CarriedRecord[];
  /** Taken back after it was handed over: no file can say that, the warning does. */
  readonly told: readonly CarriedRecord[];
}

/**
 * Picks what is currently relevant (K2; the rule stands in the README). Pure. What was taken back after it had been
 * handed over becomes a warning for the Berater; what was taken back before never existed for DATEV.
 */
export function planGeneralPush(records: GeneralRecords, context: PlanContext): GeneralPlan {
  const employees = records.employees.filter((record) => isDue(record, context));
  const wages = pickCompensations(records.compensations, context);
  const absences = pickTimeOffs(records.timeOffs, context);
  const people = employees.map((record) => ({
    employee: record.content,
    validFrom: effectiveFrom(record, context.firstOpenMonth),
    isFirst: !wasDelivered(record),
  }));
  return {
    employees: people.map(({ employee, validFrom }) => ({ employee, validFrom })),
    compensations: wages.due.map(({ content }) => content),
    timeOffs: absences.due.map(({ content }) => content),
    warnings: [
      ...wages.takenBack.map(({ content }) => takenBack(compensationRecord(content), withdrawnWage(content))),
      ...absences.takenBack.map(({ content }) =>
        takenBack(timeOffRecord(content), withdrawnTimeOff(content)),
      ),
      ...employees.flatMap(numberChanged),
      ...wagesBeforePerson(
        people,
        wages.due.map(({ content }) => content),
      ),
      ...absences.due.filter(isRepeatedTimeOff).map(({ content }) => noteEarlier(content)),
    ],
    candidates: [
      ...employees.map((record) => {
        const { personnelNumber } = record.content;
        return { ...carried('employee', record), ...(personnelNumber ? { number: personnelNumber } : {}) };
      }),
      ...wages.due.map((record) => carried('compensation', record)),
      ...absences.due.map((record) => carried('time_off', record)),
    ],
    told: [
      ...wages.takenBack.map((record) => carried('compensation', record)),
      ...absences.takenBack.map((record) => carried('time_off', record)),
    ],
  };
}

interface Picked<T> {
  readonly due: readonly TrackedRecord<T>[];
  readonly takenBack: readonly TrackedRecord<T>[];
}

function pickCompensations(
  records: readonly TrackedRecord<Compensation>[],
  context: PlanContext,
): Picked<Compensation> {
  const lives = ({ content: { validFrom, validTo } }: TrackedRecord<Compensation>) =>
    validTo === null || validTo >= validFrom;
  return {
    // Forced means once more what is in force; wages of the past that are known stay the past.
    due: records.filter(
      (record) =>
        lives(record) &&
        isDue(record, { ...context, isForced: context.isForced && !hasEnded(record.content, context.today) }),
    ),
    takenBack: records.filter((record) => !lives(record) && wasDelivered(record) && isChanged(record)),
  };
}

function hasEnded({ validTo }: Compensation, today: IsoDate): boolean {
  return validTo !== null && validTo < today;
}

function pickTimeOffs(records: readonly TrackedRecord<TimeOff>[], context: PlanContext): Picked<TimeOff> {
  const since =
    context.firstOpenMonth === null ? firstOfMonth(context.today) : `${context.firstOpenMonth}-01`;
  const stands = ({ content: { status } }: TrackedRecord<TimeOff>) =>
    status === 'approved' || status === 'requested';
  return {
    due: records.filter(
      (record) =>
        stands(record) &&
        isDue(record, { ...context, isForced: context.isForced && record.content.to >= since }),
    ),
    takenBack: records.filter((record) => !stands(record) && wasDelivered(record) && isChanged(record)),
  };
}

/** An absence DATEV has in an earlier form: the new one comes beside it, nothing takes the old one away. */
function isRepeatedTimeOff(record: TrackedRecord<TimeOff>): boolean {
  return wasDelivered(record) && isChanged(record);
}

function carried(
  kind: CarriedRecord['kind'],
  { id, revision, content }: TrackedRecord<{ readonly externalId: string }>,
): CarriedRecord {
  return { kind, id, revision, key: content.externalId };
}

/** DATEV knows people by their number: under the new one he is somebody new, and the old one stays as it is. */
function numberChanged({ content, deliveredNumber }: TrackedEmployee): RecordWarning[] {
  if (deliveredNumber === null || deliveredNumber === content.personnelNumber) return [];
  const record = employeeRecord(content);
  const params = { record: record.title, before: String(deliveredNumber) };
  const problem = { code: 'PERSONNEL_NUMBER_CHANGED', params, path: `${record.kind}:${record.key}` };
  return [{ record, outcome: 'noted', problems: [problem] }];
}

function takenBack(record: RecordName, problem: Problem): RecordWarning {
  return { record, outcome: 'skipped', problems: [problem] };
}

function withdrawnWage(wage: Compensation): Problem {
  const { title, kind, key } = compensationRecord(wage);
  const params = { record: title, wageType: wage.wageType === null ? '–' : String(wage.wageType) };
  return { code: 'COMPENSATION_WITHDRAWN', params, path: `${kind}:${key}` };
}

function withdrawnTimeOff(timeOff: TimeOff): Problem {
  const { title, kind, key } = timeOffRecord(timeOff);
  return {
    code: 'TIME_OFF_WITHDRAWN',
    params: { record: title, type: timeOff.type },
    path: `${kind}:${key}`,
  };
}

function noteEarlier(timeOff: TimeOff): RecordWarning {
  const record = timeOffRecord(timeOff);
  const params = { record: record.title, from: formatGermanDate(timeOff.from) };
  const problem = { code: 'TIME_OFF_CHANGED', params, path: `${record.kind}:${record.key}` };
  return { record, outcome: 'noted', problems: [problem] };
}
