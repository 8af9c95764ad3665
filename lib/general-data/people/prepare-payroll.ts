import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import { cents } from '@/lib/bookkeeping/money';
import { checkMovement } from '@/lib/bookkeeping/payroll/check-movement';
import { isPayrollBlocker } from '@/lib/bookkeeping/payroll/problems';
import type { EmployeeRef, PayrollMovement } from '@/lib/bookkeeping/payroll/types';
import type { Problem } from '@/lib/bookkeeping/problem';
import { storedJson } from '@/lib/documents/stored-json';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { employeeRefOf } from './employee-rows';
import { findEmployee } from './find-employees';
import { lockEmployee } from './lock-employee';

/** A payment without the person and the month it is for. */
export type PreparedPayment = Pick<PayrollMovement, 'wageType' | 'payment' | 'costCenter'>;

export interface PayrollPreparation {
  /** Our id, the sender's, or `remote:<Personalnummer>`. */
  readonly employee: string;
  readonly month: AccountingMonth;
  readonly payments: readonly PreparedPayment[];
}

export type PreparePayrollResult =
  | { readonly kind: 'prepared'; readonly problems: readonly Problem[] }
  | { readonly kind: 'employee_unknown' }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** Keeps what a person is paid in a month beside the wages; the whole month at once, a new preparation replaces the old (K8). */
export async function preparePayroll(
  platform: Platform,
  actor: Actor,
  preparation: PayrollPreparation,
): Promise<PreparePayrollResult> {
  requirePermission(actor, 'employees.write');
  const { companyId } = actor;
  return platform.db.$transaction(async (tx) => {
    const employee = await findEmployee(tx, companyId, preparation.employee);
    if (!employee) return { kind: 'employee_unknown' };
    await lockEmployee(tx, employee.id);
    const { month, payments } = preparation;
    const problems = movementsOf(employeeRefOf(employee), month, payments).flatMap(checkMovement);
    if (problems.some(isPayrollBlocker)) {
      return { kind: 'refused', problems: problems.filter(isPayrollBlocker) };
    }
    const key = { employeeId_month: { employeeId: employee.id, month } };
    const before = await tx.payrollMonth.findUnique({ where: key });
    const stored = storedJson({ payments }).payments ?? [];
    if (before && isDeepStrictEqual(before.payments, stored)) return { kind: 'prepared', problems };
    const now = platform.clock.now();
    await tx.payrollMonth.upsert({
      where: key,
      create: { companyId, employeeId: employee.id, month, payments: stored, createdAt: now, updatedAt: now },
      update: { payments: stored, updatedAt: now },
    });
    return { kind: 'prepared', problems };
  });
}

const storedPayments = z.array(
  z.object({
    wageType: z.number(),
    costCenter: z.string().nullable(),
    payment: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('hours'), hours: z.string() }),
      z.object({ kind: z.literal('amount'), amount: z.number().transform(cents) }),
      z.object({ kind: z.literal('lodas'), value: z.string(), processingCode: z.number() }),
    ]),
  }),
);

/** Payments as the column keeps them, read back. */
export function readPayments(stored: Prisma.JsonValue): readonly PreparedPayment[] {
  return storedPayments.parse(stored);
}

/** Payments as DATEV's files know them; each has a key of its own for warnings. */
export function movementsOf(
  employee: EmployeeRef,
  month: AccountingMonth,
  payments: readonly PreparedPayment[],
): PayrollMovement[] {
  return payments.map((payment, index) => ({
    ...payment,
    externalId: `${employee.externalId}/${month}/${index + 1}`,
    employee,
    month,
  }));
}
