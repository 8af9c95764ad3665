import { isDeepStrictEqual } from 'node:util';
import { berlinDay } from '@/lib/bookkeeping/calendar';
import { checkEmployee } from '@/lib/bookkeeping/payroll/check-employee';
import { readEmployeeJson } from '@/lib/bookkeeping/payroll/employee-json';
import { employeeRecord, isPayrollBlocker, payrollProblem } from '@/lib/bookkeeping/payroll/problems';
import type { Employee } from '@/lib/bookkeeping/payroll/types';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import { Prisma, type Employee as Row } from '@/lib/platform/generated/prisma/client';
import type { Vault } from '@/lib/platform/vault';
import {
  employeeColumns,
  employeeJsonOf,
  type PeopleSource,
  type StoredEmployee,
  storedEmployee,
} from './employee-rows';
import { unstorable } from './unstorable';
import { employeeValidFrom } from './valid-from';

/** One call takes this many people. */
export const mostPeople = 1000;
const mostAttempts = 5;

export type StoreEmployeeResult =
  | {
      readonly kind: 'created' | 'changed' | 'unchanged';
      readonly stored: StoredEmployee;
      /** What somebody should know or mend before the next push. */
      readonly problems: readonly Problem[];
    }
  | { readonly kind: 'refused'; readonly externalId: string | null; readonly problems: readonly Problem[] }
  /** Erased here and only kept because of the retention: comes back under another id, or not at all. */
  | { readonly kind: 'restricted'; readonly externalId: string };

/**
 * Stores people in the form of the public JSON, each by itself. Laid over what is known: a field that is left out stays
 * as it is, null clears it. Values outside DATEV's ranges are refused; what is missing can be mended later (K7).
 */
export async function storeEmployees(
  platform: Platform,
  actor: Actor,
  inputs: readonly unknown[],
  source: PeopleSource = 'api',
): Promise<StoreEmployeeResult[]> {
  requirePermission(actor, 'employees.write');
  if (inputs.length > mostPeople) throw new RangeError(`more than ${mostPeople} employees in one call`);
  const results: StoreEmployeeResult[] = [];
  for (const input of inputs) {
    results.push(await storeEmployee(platform, platform.db, { companyId: actor.companyId, input, source }));
  }
  return results;
}

export interface EmployeeInput {
  readonly companyId: string;
  readonly input: unknown;
  readonly source: PeopleSource;
}

type Read =
  | {
      readonly kind: 'read';
      readonly before: Row | null;
      readonly employee: Employee;
      readonly problems: readonly Problem[];
    }
  | Exclude<StoreEmployeeResult, { kind: 'created' | 'changed' | 'unchanged' }>;

/** Reads the input over what is known of the person, and checks it. */
async function readOver(platform: Platform, db: Tx, companyId: string, input: unknown): Promise<Read> {
  const unreadable = unstorable(input);
  if (unreadable) return { kind: 'refused', externalId: null, problems: [unreadable] };
  const externalId = externalIdOf(input);
  const key = { companyId_externalId: { companyId, externalId: externalId ?? '' } };
  const before = externalId === null ? null : await db.employee.findUnique({ where: key });
  if (before?.restrictedAt) return { kind: 'restricted', externalId: before.externalId };
  const laidOver = before ? { ...employeeJsonOf(platform.vault, before), ...Object(input) } : input;
  const read = readEmployeeJson(laidOver);
  if (!read.ok) return { kind: 'refused', externalId, problems: read.problems };
  const employee = read.value;
  const problems = [
    ...checkEmployee(employee, { today: berlinDay(platform.clock.now()) }),
    ...(await duplicateNumber(db, companyId, employee)),
  ];
  if (problems.some(keepsOut)) return { kind: 'refused', externalId, problems: problems.filter(keepsOut) };
  return { kind: 'read', before, employee, problems };
}

/** One person. Somebody else may write him or take the number in between: then it looks again, with that in sight. */
export async function storeEmployee(
  platform: Platform,
  db: Tx,
  { companyId, input, source }: EmployeeInput,
): Promise<StoreEmployeeResult> {
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const read = await readOver(platform, db, companyId, input);
    if (read.kind !== 'read') return read;
    try {
      const written = await write(platform, db, { companyId, source, read });
      if (written) return written;
    } catch (cause) {
      if (!isTaken(cause) || attempt === mostAttempts) throw cause;
    }
  }
  throw new Error('an employee is written by too many at once');
}

interface Writing {
  readonly companyId: string;
  readonly source: PeopleSource;
  readonly read: Extract<Read, { kind: 'read' }>;
}

/** null: another writer was faster. */
async function write(
  { vault, clock }: Platform,
  db: Tx,
  { companyId, source, read: { before, employee, problems } }: Writing,
): Promise<StoreEmployeeResult | null> {
  const now = clock.now();
  if (before && isSame(vault, before, employee)) {
    return { kind: 'unchanged', stored: storedEmployee(vault, before), problems };
  }
  const columns = employeeColumns(vault, companyId, employee, employeeValidFrom(employee, berlinDay(now)));
  if (!before) {
    const row = await db.employee.create({ data: { ...columns, source, createdAt: now, updatedAt: now } });
    return { kind: 'created', stored: storedEmployee(vault, row), problems };
  }
  const [row] = await db.employee.updateManyAndReturn({
    where: { id: before.id, revision: before.revision, restrictedAt: null },
    data: { ...columns, revision: { increment: 1 }, updatedAt: now },
  });
  return row ? { kind: 'changed', stored: storedEmployee(vault, row), problems } : null;
}

/** Sealed texts differ every time, so the opened ones are compared. */
function isSame(vault: Vault, before: Row, employee: Employee): boolean {
  return isDeepStrictEqual(storedEmployee(vault, before).employee, employee);
}

/** Told at once, mended later; until then the push leaves the person out and says so. */
const mendable: ReadonlySet<string> = new Set(['PERSONNEL_NUMBER_MISSING', 'EMPLOYEE_FIELD_MISSING']);

/** Everything else that DATEV would refuse stays outside. */
export function keepsOut(problem: Problem): boolean {
  return !mendable.has(problem.code) && isPayrollBlocker(problem);
}

/** Restricted people keep their number: at DATEV it is still theirs. */
async function duplicateNumber(db: Tx, companyId: string, employee: Employee): Promise<Problem[]> {
  const { personnelNumber, externalId } = employee;
  if (personnelNumber === null) return [];
  const other = await db.employee.findFirst({
    where: { companyId, personnelNumber, NOT: { externalId } },
    select: { firstName: true, lastName: true, restrictedAt: true },
  });
  if (!other) return [];
  const others = other.restrictedAt ? 'gelöschter Mitarbeiter' : `${other.firstName} ${other.lastName}`;
  const params = { personnelNumber: String(personnelNumber), others };
  return [payrollProblem(employeeRecord(employee), 'PERSONNEL_NUMBER_DUPLICATE', params, 'personnelNumber')];
}

function externalIdOf(input: unknown): string | null {
  if (input === null || typeof input !== 'object') return null;
  const { externalId } = input as { readonly externalId?: unknown };
  return typeof externalId === 'string' && externalId.length <= 200 ? externalId : null;
}

function isTaken(cause: unknown): boolean {
  return cause instanceof Prisma.PrismaClientKnownRequestError && cause.code === 'P2002';
}
