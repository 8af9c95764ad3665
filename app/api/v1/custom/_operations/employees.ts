import { z } from 'zod';
import { formatAmount } from '@/lib/bookkeeping/money';
import type { Problem } from '@/lib/bookkeeping/problem';
import { type PreparedPayment, preparePayroll } from '@/lib/general-data/people/prepare-payroll';
import { setCompensations, type WageInSet } from '@/lib/general-data/people/set-compensations';
import { doorOperation } from '../_door/door-operation';
import { amountSchema, daySchema, employeeUnknown, monthOf, refusedFor, sentencesOf } from './common';

const lohnart = z.int().min(1).max(9999);

const compensationsBody = z.object({
  effective_date: daySchema,
  compensations: z.array(
    z.object({
      amount: amountSchema,
      currency: z.literal('EUR'),
      period: z.enum(['HOUR', 'MONTH']),
      lohnart: lohnart.optional(),
    }),
  ),
});

export const setCompensationsOperation = doorOperation({
  id: 'PutCustomDatevEmployeesEmployeeIdCompensations',
  permission: 'employees.write',
  body: compensationsBody,
  data: z.strictObject({}),
  hasWarnings: true,
  async handle({ platform, actor, body, employeeId, locale }) {
    const set = {
      employee: employeeId,
      effectiveDate: body.effective_date,
      wages: body.compensations.map(wageOf),
    };
    const outcome = await setCompensations(platform, actor, set);
    switch (outcome.kind) {
      case 'set': {
        const notes = body.compensations.flatMap((wage) => leftOut(wage, employeeId));
        return { data: {}, warnings: sentencesOf([...notes, ...outcome.problems], locale) };
      }
      case 'employee_unknown':
        throw employeeUnknown(employeeId);
      case 'refused':
        throw refusedFor(outcome.problems, locale);
    }
  },
});

type PublishedWage = z.infer<typeof compensationsBody>['compensations'][number];

/** DATEV has a Lohnart for monthly wages only; the description allows one everywhere. */
function wageOf({ period, amount, currency, lohnart: wageType }: PublishedWage): WageInSet {
  return period === 'HOUR'
    ? { period: 'hour', amount, currency, wageType: null }
    : { period: 'month', amount, currency, wageType: wageType ?? null };
}

function leftOut({ period, lohnart: wageType }: PublishedWage, employeeId: string): Problem[] {
  if (period === 'MONTH' || wageType === undefined) return [];
  const params = { record: employeeId, wageType: String(wageType) };
  return [{ code: 'COMPENSATION_WAGE_TYPE_HOURLY', params, path: 'lohnart' }];
}

const preparationBody = z.object({
  payroll_run: z.object({ date: daySchema }),
  hourly_payments: z.array(z.object({ hours: amountSchema, lohnart })),
  fixed_payments: z.array(z.object({ amount: amountSchema, lohnart })),
  custom_lodas: z
    .array(z.object({ amount: amountSchema, lohnart, bearbeitungsschluessel: z.int() }))
    .default([]),
});

export const preparePayrollOperation = doorOperation({
  id: 'PutCustomDatevEmployeesEmployeeIdPreparePayroll',
  permission: 'employees.write',
  body: preparationBody,
  data: z.strictObject({}),
  hasWarnings: true,
  async handle({ platform, actor, body, employeeId, locale }) {
    const month = monthOf(body.payroll_run.date);
    const outcome = await preparePayroll(platform, actor, {
      employee: employeeId,
      month,
      payments: paymentsOf(body),
    });
    switch (outcome.kind) {
      case 'prepared':
        return { data: {}, warnings: sentencesOf(outcome.problems, locale) };
      case 'employee_unknown':
        throw employeeUnknown(employeeId);
      case 'refused':
        throw refusedFor(outcome.problems, locale);
    }
  },
});

/** Hours and values have two decimals like amounts. */
function paymentsOf(body: z.infer<typeof preparationBody>): PreparedPayment[] {
  const costCenter = null;
  return [
    ...body.hourly_payments.map(
      (entry): PreparedPayment => ({
        wageType: entry.lohnart,
        payment: { kind: 'hours', hours: formatAmount(entry.hours) },
        costCenter,
      }),
    ),
    ...body.fixed_payments.map(
      (entry): PreparedPayment => ({
        wageType: entry.lohnart,
        payment: { kind: 'amount', amount: entry.amount },
        costCenter,
      }),
    ),
    ...body.custom_lodas.map(
      (entry): PreparedPayment => ({
        wageType: entry.lohnart,
        payment: {
          kind: 'lodas',
          value: formatAmount(entry.amount),
          processingCode: entry.bearbeitungsschluessel,
        },
        costCenter,
      }),
    ),
  ];
}
