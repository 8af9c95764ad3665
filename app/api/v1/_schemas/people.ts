import { z } from 'zod';
import { formatAmount } from '@/lib/bookkeeping/money';
import { compensationPeriods } from '@/lib/bookkeeping/payroll/compensation-json';
import { employeeJsonSchema } from '@/lib/bookkeeping/payroll/employee-json';
import { timeOffStatuses } from '@/lib/bookkeeping/payroll/time-off-json';
import type { StoredCompensation } from '@/lib/general-data/people/compensation-rows';
import type { StoredEmployee } from '@/lib/general-data/people/employee-rows';
import type { EmployeeSummary } from '@/lib/general-data/people/list-people';
import type { StoredTimeOff } from '@/lib/general-data/people/time-off-rows';
import { inputErrorSchema, problemSchema } from '../_http/problem';
import { amountText, dateText, idSchema, instantText, pageSchema } from './common';

/** A person of the path: our id, the caller's own, or `remote:` and the Personalnummer. Next leaves segments encoded. */
export const employeeReference = z
  .string()
  .min(1)
  .max(600)
  .refine(isDecodable)
  .transform((text) => decodeURIComponent(text))
  .meta({ description: 'Kennung bei Belegbote, eigene Kennung, oder `remote:<Personalnummer>`' });

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch (cause) {
    if (cause instanceof URIError) return false;
    throw cause;
  }
}

const stored = {
  id: idSchema,
  isDelivered: z.boolean().meta({ description: 'Dieser Stand ist bei DATEV oder wurde heruntergeladen' }),
  updatedAt: instantText,
};

export const employeeSchema = z
  .strictObject({
    ...employeeJsonSchema.shape,
    ...stored,
    validFrom: dateText.meta({ description: 'Seit wann diese Angaben für DATEV gelten' }),
  })
  .meta({ id: 'Employee' });

const employeeSummarySchema = z
  .strictObject({
    externalId: z.string(),
    personnelNumber: z.int().nullable(),
    firstName: z.string(),
    lastName: z.string(),
    entryDate: dateText.nullable(),
    exitDate: dateText.nullable(),
    ...stored,
  })
  .meta({ id: 'EmployeeSummary' });

export const compensationSchema = z
  .strictObject({
    externalId: z.string(),
    employeeId: idSchema,
    period: z.enum(compensationPeriods),
    amount: amountText,
    currency: z.string(),
    wageType: z.int().nullable(),
    validFrom: dateText,
    validTo: dateText.nullable().meta({ description: 'Letzter Tag; null: offen' }),
    ...stored,
  })
  .meta({ id: 'Compensation' });

export const timeOffSchema = z
  .strictObject({
    externalId: z.string(),
    employeeId: idSchema,
    type: z.string(),
    from: dateText,
    to: dateText,
    startsHalfDay: z.boolean(),
    endsHalfDay: z.boolean(),
    hours: z.string().nullable(),
    status: z.enum(timeOffStatuses),
    ...stored,
  })
  .meta({ id: 'TimeOff' });

export const employeePageSchema = pageSchema(employeeSummarySchema);
export const compensationPageSchema = pageSchema(compensationSchema);
export const timeOffPageSchema = pageSchema(timeOffSchema);

/** Answer to one record that was stored: the record, what became of it, and what somebody should know. */
export function storedRecordSchema<Shape extends z.ZodRawShape>(record: z.ZodObject<Shape>) {
  return z.strictObject({
    record,
    result: z.enum(['created', 'changed', 'unchanged']),
    notes: z.array(inputErrorSchema).meta({ description: 'Hinweise; der Datensatz ist abgelegt' }),
  });
}

/** Answer to many: one result for each, in the order sent. */
export function storedRecordsSchema<Shape extends z.ZodRawShape>(record: z.ZodObject<Shape>) {
  return z.strictObject({
    data: z.array(
      z.strictObject({
        index: z.int(),
        externalId: z.string().nullable(),
        status: z.int(),
        stored: storedRecordSchema(record).nullable(),
        problem: problemSchema.nullable(),
      }),
    ),
  });
}

interface Tracked {
  readonly id: string;
  readonly isDelivered: boolean;
  readonly updatedAt: Date;
}

function trackedJson({ id, isDelivered, updatedAt }: Tracked) {
  return { id, isDelivered, updatedAt: updatedAt.toISOString() };
}

export function employeeJson(record: StoredEmployee) {
  return { ...record.employee, ...trackedJson(record), validFrom: record.validFrom };
}

export function employeeSummaryJson(summary: EmployeeSummary) {
  const { externalId, personnelNumber, firstName, lastName, entryDate, exitDate } = summary;
  return { externalId, personnelNumber, firstName, lastName, entryDate, exitDate, ...trackedJson(summary) };
}

export function compensationJson(record: StoredCompensation) {
  const { externalId, period, amount, currency, wageType, validFrom, validTo } = record.compensation;
  const money = { amount: formatAmount(amount), currency };
  const { employeeId } = record;
  return { externalId, employeeId, period, ...money, wageType, validFrom, validTo, ...trackedJson(record) };
}

export function timeOffJson(record: StoredTimeOff) {
  const { employee: _, ...timeOff } = record.timeOff;
  return { ...timeOff, employeeId: record.employeeId, ...trackedJson(record) };
}
