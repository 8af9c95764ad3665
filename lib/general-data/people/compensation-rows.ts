import type { IsoDate } from '@/lib/bookkeeping/calendar';
import { type Cents, cents } from '@/lib/bookkeeping/money';
import { compensationPeriods } from '@/lib/bookkeeping/payroll/compensation-json';
import type { Compensation, EmployeeRef } from '@/lib/bookkeeping/payroll/types';
import { isoDateOf, storedDate } from '@/lib/documents/stored-dates';
import type {
  Compensation as CompensationRow,
  Employee as EmployeeRow,
} from '@/lib/platform/generated/prisma/client';
import type { Wage } from './compensation-timeline';
import { employeeRefOf } from './employee-rows';

/** A wage with what we know of its way. */
export interface StoredCompensation {
  readonly id: string;
  readonly employeeId: string;
  readonly compensation: Compensation;
  readonly revision: number;
  readonly isDelivered: boolean;
  readonly updatedAt: Date;
}

/** Content of a wage without its employee and its end. */
export interface CompensationContent {
  readonly externalId: string;
  readonly period: Compensation['period'];
  readonly amount: Cents;
  readonly currency: string;
  readonly wageType: number | null;
  readonly validFrom: IsoDate;
}

export function compensationColumns(content: CompensationContent) {
  const { externalId, period, amount, currency, wageType, validFrom } = content;
  return {
    externalId,
    period,
    amountCents: BigInt(amount),
    currency,
    wageType,
    validFrom: storedDate(validFrom),
  };
}

export function storedCompensation(
  row: CompensationRow,
  employee: Pick<EmployeeRow, keyof EmployeeRef>,
): StoredCompensation {
  return {
    id: row.id,
    employeeId: row.employeeId,
    compensation: compensationOf(row, employee),
    revision: row.revision,
    isDelivered: row.revision === row.deliveredRevision,
    updatedAt: row.updatedAt,
  };
}

export function compensationOf(
  row: CompensationRow,
  employee: Pick<EmployeeRow, keyof EmployeeRef>,
): Compensation {
  return {
    externalId: row.externalId,
    employee: employeeRefOf(employee),
    period: readPeriod(row.period),
    amount: cents(Number(row.amountCents)),
    currency: row.currency,
    wageType: row.wageType,
    validFrom: isoDateOf(row.validFrom),
    validTo: row.validTo && isoDateOf(row.validTo),
  };
}

export function wageOf(row: CompensationRow): Wage {
  return {
    id: row.id,
    externalId: row.externalId,
    period: readPeriod(row.period),
    validFrom: isoDateOf(row.validFrom),
    validTo: row.validTo && isoDateOf(row.validTo),
  };
}

export function isSameContent(row: CompensationRow, content: CompensationContent): boolean {
  const { period, amountCents, currency, wageType, validFrom } = compensationColumns(content);
  return (
    row.period === period &&
    row.amountCents === amountCents &&
    row.currency === currency &&
    row.wageType === wageType &&
    row.validFrom.getTime() === validFrom.getTime()
  );
}

function readPeriod(text: string): Compensation['period'] {
  const period = compensationPeriods.find((known) => known === text);
  if (!period) throw new Error(`unknown period ${text}`);
  return period;
}
