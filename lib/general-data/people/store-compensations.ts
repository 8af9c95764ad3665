import { formatGermanDate } from '@/lib/bookkeeping/calendar';
import { checkCompensation } from '@/lib/bookkeeping/payroll/check-compensation';
import { type CompensationInput, readCompensationJson } from '@/lib/bookkeeping/payroll/compensation-json';
import { compensationRecord, isPayrollBlocker, payrollProblem } from '@/lib/bookkeeping/payroll/problems';
import type { Compensation } from '@/lib/bookkeeping/payroll/types';
import type { Problem } from '@/lib/bookkeeping/problem';
import { storedDate } from '@/lib/documents/stored-dates';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import type { Employee as EmployeeRow, Compensation as Row } from '@/lib/platform/generated/prisma/client';
import {
  compensationColumns,
  isSameContent,
  type StoredCompensation,
  storedCompensation,
  wageOf,
} from './compensation-rows';
import { isLiving, type Placement, placeWage } from './compensation-timeline';
import { employeeRefOf } from './employee-rows';
import { findEmployee } from './find-employees';
import { lockEmployee } from './lock-employee';
import { employeeUnknown, recordOfAnother } from './problems';
import { mostPeople } from './store-employees';
import { unstorable } from './unstorable';
import { loadWageTypeNames, type WageTypeNames, withWageType } from './wage-types';

export type StoreCompensationResult =
  | {
      readonly kind: 'created' | 'changed' | 'unchanged';
      readonly stored: StoredCompensation;
      readonly problems: readonly Problem[];
    }
  | { readonly kind: 'refused'; readonly externalId: string | null; readonly problems: readonly Problem[] };

/**
 * Stores wages in the form of the public JSON, each by itself. A new one ends the one before it; two that begin on the
 * same day are refused, because nobody knows which one is meant (K7).
 */
export async function storeCompensations(
  platform: Platform,
  actor: Actor,
  inputs: readonly unknown[],
): Promise<StoreCompensationResult[]> {
  requirePermission(actor, 'employees.write');
  if (inputs.length > mostPeople) throw new RangeError(`more than ${mostPeople} compensations in one call`);
  const names = await loadWageTypeNames(platform.db, actor.companyId);
  const results: StoreCompensationResult[] = [];
  for (const input of inputs) {
    const store = (tx: Tx) => storeCompensation(platform, tx, { companyId: actor.companyId, input, names });
    results.push(await platform.db.$transaction(store));
  }
  return results;
}

export interface CompensationToStore {
  readonly companyId: string;
  readonly input: unknown;
  readonly names: WageTypeNames;
}

/** One wage, in the caller's transaction. */
export async function storeCompensation(
  platform: Platform,
  tx: Tx,
  { companyId, input, names }: CompensationToStore,
): Promise<StoreCompensationResult> {
  const read = readCompensation(input, names);
  return read.kind === 'read' ? place(platform, tx, companyId, read.compensation) : read;
}

function readCompensation(
  input: unknown,
  names: WageTypeNames,
):
  | { readonly kind: 'read'; readonly compensation: CompensationInput }
  | Extract<StoreCompensationResult, { kind: 'refused' }> {
  const unreadable = unstorable(input);
  const named = withWageType(input, names);
  const problem = unreadable ?? named.problem;
  if (problem) return { kind: 'refused', externalId: null, problems: [problem] };
  const read = readCompensationJson(named.input);
  return read.ok
    ? { kind: 'read', compensation: read.value }
    : { kind: 'refused', externalId: null, problems: read.problems };
}

async function place(
  platform: Platform,
  tx: Tx,
  companyId: string,
  input: CompensationInput,
): Promise<StoreCompensationResult> {
  const refused = (problems: readonly Problem[]) =>
    ({ kind: 'refused', externalId: input.externalId, problems }) as const;
  const employee = await findEmployee(tx, companyId, input.employeeId);
  if (!employee) return refused([employeeUnknown(input.employeeId)]);
  await lockEmployee(tx, employee.id);
  const key = { companyId_externalId: { companyId, externalId: input.externalId } };
  const before = await tx.compensation.findUnique({ where: key });
  if (before && before.employeeId !== employee.id) return refused([recordOfAnother(input.externalId)]);
  const compensation = { ...input, employee: employeeRefOf(employee), validTo: null };
  const problems = checkCompensation(compensation);
  if (problems.some(isPayrollBlocker)) return refused(problems.filter(isPayrollBlocker));
  if (before && isSameContent(before, input) && isLiving(wageOf(before))) {
    return { kind: 'unchanged', stored: storedCompensation(before, employee), problems };
  }
  const rows = await tx.compensation.findMany({ where: { employeeId: employee.id } });
  const placement = placeWage(rows.map(wageOf), input, before && wageOf(before));
  if (!placement) return refused([twiceOnOneDay(compensation)]);
  const row = await write(platform, tx, { before, employee, input, placement });
  return { kind: before ? 'changed' : 'created', stored: storedCompensation(row, employee), problems };
}

interface Writing {
  readonly before: Row | null;
  readonly employee: EmployeeRow;
  readonly input: CompensationInput;
  readonly placement: Placement;
}

async function write(
  platform: Platform,
  tx: Tx,
  { before, employee, input, placement }: Writing,
): Promise<Row> {
  const now = platform.clock.now();
  // The wage before ends because this one follows: the file with this one says so, it needs no word of its own.
  for (const [id, validTo] of placement.ends) {
    await tx.compensation.update({ where: { id }, data: { validTo: validTo && storedDate(validTo) } });
  }
  const columns = {
    ...compensationColumns(input),
    validTo: placement.validTo && storedDate(placement.validTo),
    updatedAt: now,
  };
  const key = { companyId: employee.companyId, employeeId: employee.id };
  return before
    ? tx.compensation.update({ where: { id: before.id }, data: { ...columns, revision: { increment: 1 } } })
    : tx.compensation.create({ data: { ...key, ...columns, createdAt: now } });
}

function twiceOnOneDay(compensation: Compensation): Problem {
  const params = { validFrom: formatGermanDate(compensation.validFrom) };
  return payrollProblem(compensationRecord(compensation), 'COMPENSATION_TWICE', params, 'validFrom');
}
