import type { IsoDate } from '@/lib/bookkeeping/calendar';
import { readEmployeeJson } from '@/lib/bookkeeping/payroll/employee-json';
import type { Employee, EmployeeRef } from '@/lib/bookkeeping/payroll/types';
import { isoDateOf, storedDate } from '@/lib/documents/stored-dates';
import { storedJson } from '@/lib/documents/stored-json';
import type { Employee as EmployeeRow } from '@/lib/platform/generated/prisma/client';
import type { Vault } from '@/lib/platform/vault';
import { openFields, sealFields } from './sealed-fields';

/** Who brought a record in. */
export type PeopleSource = 'api' | 'csv' | 'screen' | 'seed';

/** An employee with everything we know, sealed values opened. */
export interface StoredEmployee {
  readonly id: string;
  readonly employee: Employee;
  /** Since when what stands here is true: decides the file it goes into. */
  readonly validFrom: IsoDate;
  readonly revision: number;
  /** DATEV or a person has this very revision. */
  readonly isDelivered: boolean;
  /** Only kept because of the retention. */
  readonly isRestricted: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The content as the row keeps it: columns to find people by, the rest in one value, the sensitive sealed. */
export function employeeColumns(vault: Vault, companyId: string, employee: Employee, validFrom: IsoDate) {
  const {
    externalId,
    personnelNumber,
    firstName,
    lastName,
    entryDate,
    exitDate,
    socialSecurityNumber,
    taxId,
    iban,
    denomination,
    spouseDenomination,
    ...details
  } = employee;
  const secrets = { socialSecurityNumber, taxId, iban, denomination, spouseDenomination };
  return {
    companyId,
    externalId,
    personnelNumber,
    firstName,
    lastName,
    entryDate: entryDate && storedDate(entryDate),
    exitDate: exitDate && storedDate(exitDate),
    details: storedJson(details),
    validFrom: storedDate(validFrom),
    ...sealFields(vault, companyId, secrets),
  };
}

/** The row as the rest of the house knows employees. */
export function storedEmployee(vault: Vault, row: EmployeeRow): StoredEmployee {
  return {
    id: row.id,
    employee: employeeOf(vault, row),
    validFrom: isoDateOf(row.validFrom),
    revision: row.revision,
    isDelivered: row.revision === row.deliveredRevision,
    isRestricted: row.restrictedAt !== null,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

/** What was stored is read by the same rules that let it in: a row somebody changed by hand is a bug, not a person. */
function employeeOf(vault: Vault, row: EmployeeRow): Employee {
  const read = readEmployeeJson(employeeJsonOf(vault, row));
  if (!read.ok) throw new Error(`employee ${row.id} is not readable: ${read.problems[0]?.path ?? ''}`);
  return read.value;
}

/** The row in the form of the public JSON; a change is laid over it. */
export function employeeJsonOf(vault: Vault, row: EmployeeRow): Record<string, unknown> {
  const details = row.details;
  if (details === null || typeof details !== 'object' || Array.isArray(details)) {
    throw new Error(`employee ${row.id} has no details`);
  }
  return {
    ...details,
    externalId: row.externalId,
    personnelNumber: row.personnelNumber,
    firstName: row.firstName,
    lastName: row.lastName,
    entryDate: row.entryDate && isoDateOf(row.entryDate),
    exitDate: row.exitDate && isoDateOf(row.exitDate),
    ...openFields(vault, row.companyId, row),
  };
}

/** What names a person, without opening anything. */
export function employeeRefOf(
  row: Pick<EmployeeRow, 'externalId' | 'personnelNumber' | 'firstName' | 'lastName'>,
): EmployeeRef {
  const { externalId, personnelNumber, firstName, lastName } = row;
  return { externalId, personnelNumber, firstName, lastName };
}
