import { formatGermanDate } from '../calendar';
import type { Problem } from '../problem';
import type { ProblemSeverity } from '../problem-code';
import type { RecordName, RecordWarning } from './ascii-files';
import { type PayrollProblemCode, payrollProblemCodes } from './problem-codes';
import type { Compensation, Employee, EmployeeRef, PayrollMovement, TimeOff } from './types';

type CodeRow = (typeof payrollProblemCodes)[number];

/** The params a code must carry beside the record. */
export type PayrollParams<C extends PayrollProblemCode> = Readonly<
  Record<Exclude<Extract<CodeRow, { code: C }>['params'][number], 'record'>, string>
>;

/** Makes a problem of this room; `path` names the record, then the field. */
export function payrollProblem<C extends PayrollProblemCode>(
  record: RecordName,
  code: C,
  params: PayrollParams<C>,
  field?: string,
): Problem {
  const path = `${record.kind}:${record.key}${field === undefined ? '' : `.${field}`}`;
  return { code, params: { record: record.title, ...params }, path };
}

const severities: ReadonlyMap<string, ProblemSeverity> = new Map(
  payrollProblemCodes.map((row) => [row.code, row.severity]),
);

/** How grave a problem of this room is; codes of other rooms count as blockers, to be safe. */
function payrollSeverity(problem: Problem): ProblemSeverity {
  return severities.get(problem.code) ?? 'blocker';
}

export function isPayrollBlocker(problem: Problem): boolean {
  return payrollSeverity(problem) === 'blocker';
}

/** The warning of a record with these problems; none without problems. A blocker skips it, a warning says it was altered. */
export function recordWarning(record: RecordName, problems: readonly Problem[]): RecordWarning[] {
  return warningBySeverity(record, problems, payrollSeverity);
}

/** The same for problems of another room. */
export function warningBySeverity(
  record: RecordName,
  problems: readonly Problem[],
  severityOf: (problem: Problem) => ProblemSeverity,
): RecordWarning[] {
  if (problems.length === 0) return [];
  const severities = new Set(problems.map(severityOf));
  const outcome = severities.has('blocker') ? 'skipped' : severities.has('warning') ? 'altered' : 'noted';
  return [{ record, outcome, problems }];
}

/** The warning of a record that is left out for a reason that is no fault. */
export function skippedRecord(record: RecordName, problems: readonly Problem[]): RecordWarning[] {
  return [{ record, outcome: 'skipped', problems }];
}

/** `Jörg Müller (26)`; without a number only the name. */
function personTitle(person: EmployeeRef): string {
  const name = `${person.firstName} ${person.lastName}`.trim();
  return person.personnelNumber === null ? name : `${name} (${person.personnelNumber})`;
}

export function employeeRecord(employee: Pick<Employee, keyof EmployeeRef>): RecordName {
  return { kind: 'employee', key: employee.externalId, title: personTitle(employee) };
}

export function compensationRecord(compensation: Compensation): RecordName {
  const title = `${personTitle(compensation.employee)}, ${formatGermanDate(compensation.validFrom)}`;
  return { kind: 'compensation', key: compensation.externalId, title };
}

export function timeOffRecord({ externalId, employee, from, to }: TimeOff): RecordName {
  const days = from === to ? formatGermanDate(from) : `${formatGermanDate(from)}–${formatGermanDate(to)}`;
  return { kind: 'time_off', key: externalId, title: `${personTitle(employee)}, ${days}` };
}

export function movementRecord({ externalId, employee, wageType }: PayrollMovement): RecordName {
  return { kind: 'movement', key: externalId, title: `${personTitle(employee)}, Lohnart ${wageType}` };
}
