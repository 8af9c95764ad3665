import type { IsoDate } from '@/lib/bookkeeping/calendar';
import type { Cents } from '@/lib/bookkeeping/money';
import { checkCompensation, findSimultaneous } from '@/lib/bookkeeping/payroll/check-compensation';
import { addDays } from '@/lib/bookkeeping/payroll/days';
import { isPayrollBlocker } from '@/lib/bookkeeping/payroll/problems';
import type { Compensation, CompensationPeriod } from '@/lib/bookkeeping/payroll/types';
import type { Problem } from '@/lib/bookkeeping/problem';
import { storedDate } from '@/lib/documents/stored-dates';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import type { Employee as EmployeeRow, Compensation as Row } from '@/lib/platform/generated/prisma/client';
import { compensationColumns, compensationOf, wageOf } from './compensation-rows';
import { isLiving, planSet } from './compensation-timeline';
import { employeeRefOf } from './employee-rows';
import { findEmployee } from './find-employees';
import { lockEmployee } from './lock-employee';

/** One wage of a set; everything else follows from employee and date. */
export interface WageInSet {
  readonly period: CompensationPeriod;
  readonly amount: Cents;
  readonly currency: string;
  readonly wageType: number | null;
}

export interface CompensationSet {
  /** Our id, the sender's, or `remote:<Personalnummer>`. */
  readonly employee: string;
  readonly effectiveDate: IsoDate;
  readonly wages: readonly WageInSet[];
}

export type SetCompensationsResult =
  /** `problems`: hints about what was stored. */
  | { readonly kind: 'set'; readonly problems: readonly Problem[] }
  | { readonly kind: 'employee_unknown' }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/**
 * Sets all wages of a person from a date on (K1): what is not in the set ends the day before, what would have begun later
 * never does. A wage the set repeats unchanged goes on untouched.
 */
export async function setCompensations(
  platform: Platform,
  actor: Actor,
  set: CompensationSet,
): Promise<SetCompensationsResult> {
  requirePermission(actor, 'employees.write');
  return platform.db.$transaction(async (tx) => {
    const employee = await findEmployee(tx, actor.companyId, set.employee);
    if (!employee) return { kind: 'employee_unknown' };
    await lockEmployee(tx, employee.id);
    const wanted = set.wages.map((wage) => compensationFor(employee, set.effectiveDate, wage));
    const problems = [...wanted.flatMap(checkCompensation), ...findSimultaneous(wanted).values()];
    if (problems.some(isPayrollBlocker)) {
      return { kind: 'refused', problems: problems.filter(isPayrollBlocker) };
    }
    await replaceWages(platform, tx, employee, set.effectiveDate, wanted);
    return { kind: 'set', problems };
  });
}

/** The key is made of person, day and kind: the same set sent twice is the same set. */
function compensationFor(employee: EmployeeRow, validFrom: IsoDate, wage: WageInSet): Compensation {
  const externalId = `${employee.externalId}/${validFrom}/${wage.period}`;
  return { ...wage, externalId, employee: employeeRefOf(employee), validFrom, validTo: null };
}

async function replaceWages(
  platform: Platform,
  tx: Tx,
  employee: EmployeeRow,
  effectiveDate: IsoDate,
  wanted: readonly Compensation[],
): Promise<void> {
  const rows = await tx.compensation.findMany({ where: { employeeId: employee.id } });
  const goingOn = new Map(
    wanted.flatMap((wage) => {
      const row = rows.find((known) => runsAs(known, employee, wage));
      return row ? [[wage.period, row] as const] : [];
    }),
  );
  const kept = new Set([...goingOn.values()].map(({ id }) => id));
  const { ended, withdrawn } = planSet(rows.map(wageOf), effectiveDate, kept);
  const now = platform.clock.now();
  for (const wage of withdrawn) {
    const data = {
      validTo: storedDate(addDays(wage.validFrom, -1)),
      revision: { increment: 1 },
      updatedAt: now,
    };
    await tx.compensation.update({ where: { id: wage.id }, data });
  }
  for (const wage of ended) {
    // Another wage of its kind takes its place in the files; one that just ends has to be told by itself.
    const isReplaced = wanted.some(({ period }) => period === wage.period);
    const validTo = storedDate(addDays(effectiveDate, -1));
    const data = { validTo, updatedAt: now, ...(isReplaced ? {} : { revision: { increment: 1 } }) };
    await tx.compensation.update({ where: { id: wage.id }, data });
  }
  for (const [, row] of goingOn)
    await tx.compensation.update({ where: { id: row.id }, data: { validTo: null } });
  for (const wage of wanted) {
    if (goingOn.has(wage.period)) continue;
    await putWage(platform, tx, employee, wage);
  }
}

/** Runs on the day the wage would begin, and says the same. */
function runsAs(row: Row, employee: EmployeeRow, wage: Compensation): boolean {
  const known = compensationOf(row, employee);
  return (
    isLiving(known) &&
    known.period === wage.period &&
    known.amount === wage.amount &&
    known.currency === wage.currency &&
    known.wageType === wage.wageType &&
    known.validFrom <= wage.validFrom &&
    (known.validTo === null || known.validTo >= wage.validFrom)
  );
}

async function putWage(platform: Platform, tx: Tx, employee: EmployeeRow, wage: Compensation): Promise<void> {
  const now = platform.clock.now();
  const { companyId, id: employeeId } = employee;
  const content = { ...compensationColumns(wage), validTo: null, updatedAt: now };
  await tx.compensation.upsert({
    where: { companyId_externalId: { companyId, externalId: wage.externalId } },
    create: { companyId, employeeId, ...content, createdAt: now },
    update: { ...content, revision: { increment: 1 } },
  });
}
