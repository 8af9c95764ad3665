import { isDeepStrictEqual } from 'node:util';
import { checkTimeOff } from '@/lib/bookkeeping/payroll/check-time-off';
import { isPayrollBlocker } from '@/lib/bookkeeping/payroll/problems';
import { readTimeOffJson } from '@/lib/bookkeeping/payroll/time-off-json';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import { employeeRefOf } from './employee-rows';
import { findEmployee } from './find-employees';
import { lockEmployee } from './lock-employee';
import { employeeUnknown, recordOfAnother } from './problems';
import { mostPeople } from './store-employees';
import { type StoredTimeOff, storedTimeOff, timeOffColumns, timeOffOf } from './time-off-rows';
import { unstorable } from './unstorable';

export type StoreTimeOffResult =
  | {
      readonly kind: 'created' | 'changed' | 'unchanged';
      readonly stored: StoredTimeOff;
      readonly problems: readonly Problem[];
    }
  | { readonly kind: 'refused'; readonly externalId: string | null; readonly problems: readonly Problem[] };

/** Stores absences in the form of the public JSON, each by itself; whoever withdraws one says so by its status (K7). */
export async function storeTimeOffs(
  platform: Platform,
  actor: Actor,
  inputs: readonly unknown[],
): Promise<StoreTimeOffResult[]> {
  requirePermission(actor, 'employees.write');
  if (inputs.length > mostPeople) throw new RangeError(`more than ${mostPeople} times off in one call`);
  const results: StoreTimeOffResult[] = [];
  for (const input of inputs) {
    const store = (tx: Tx) => storeTimeOff(platform, tx, { companyId: actor.companyId, input });
    results.push(await platform.db.$transaction(store));
  }
  return results;
}

/** One absence, in the caller's transaction. */
export async function storeTimeOff(
  platform: Platform,
  tx: Tx,
  { companyId, input }: { readonly companyId: string; readonly input: unknown },
): Promise<StoreTimeOffResult> {
  const unreadable = unstorable(input);
  if (unreadable) return { kind: 'refused', externalId: null, problems: [unreadable] };
  const read = readTimeOffJson(input);
  if (!read.ok) return { kind: 'refused', externalId: null, problems: read.problems };
  const { employeeId, ...content } = read.value;
  const refused = (problems: readonly Problem[]) =>
    ({ kind: 'refused', externalId: content.externalId, problems }) as const;
  const employee = await findEmployee(tx, companyId, employeeId);
  if (!employee) return refused([employeeUnknown(employeeId)]);
  await lockEmployee(tx, employee.id);
  const key = { companyId_externalId: { companyId, externalId: content.externalId } };
  const before = await tx.timeOff.findUnique({ where: key });
  if (before && before.employeeId !== employee.id) return refused([recordOfAnother(content.externalId)]);
  const timeOff = { ...content, employee: employeeRefOf(employee) };
  const problems = checkTimeOff(timeOff);
  if (problems.some(isPayrollBlocker)) return refused(problems.filter(isPayrollBlocker));
  if (before && isDeepStrictEqual(timeOffOf(before, employee), timeOff)) {
    return { kind: 'unchanged', stored: storedTimeOff(before, employee), problems };
  }
  const now = platform.clock.now();
  const columns = { ...timeOffColumns(content), updatedAt: now };
  const row = before
    ? await tx.timeOff.update({ where: { id: before.id }, data: { ...columns, revision: { increment: 1 } } })
    : await tx.timeOff.create({
        data: { companyId, employeeId: employee.id, ...columns, createdAt: now },
      });
  return { kind: before ? 'changed' : 'created', stored: storedTimeOff(row, employee), problems };
}
