import { berlinDay, type IsoDate } from '@/lib/bookkeeping/calendar';
import type { EmployeeRef } from '@/lib/bookkeeping/payroll/types';
import { storedDate } from '@/lib/documents/stored-dates';
import type { Platform } from '@/lib/platform';
import type { Db } from '@/lib/platform/db';
import type { Employee as EmployeeRow } from '@/lib/platform/generated/prisma/client';
import { compensationOf } from '../people/compensation-rows';
import { storedEmployee } from '../people/employee-rows';
import { livingEmployees } from '../people/find-employees';
import { timeOffOf } from '../people/time-off-rows';
import type { GeneralRecords } from './plan-general';

const nameColumns = {
  select: { externalId: true, personnelNumber: true, firstName: true, lastName: true },
} as const satisfies { select: Readonly<Record<keyof EmployeeRef, true>> };

interface LoadOptions {
  readonly companyId: string;
  /** Everything, not only what may be due. */
  readonly isForced: boolean;
}

/**
 * Loads the records that may go. What surely stays, because DATEV has it and it is valid already, is left in the
 * database: a company of ten thousand people with three changes loads three.
 */
export async function loadGeneralRecords(platform: Platform, options: LoadOptions): Promise<GeneralRecords> {
  const { db, vault } = platform;
  const { companyId } = options;
  const employee = { restrictedAt: null };
  const due = options.isForced ? null : dueConditions(db, berlinDay(platform.clock.now()));
  const [employees, compensations, timeOffs] = await Promise.all([
    db.employee.findMany({
      where: { ...livingEmployees(companyId), ...(due ? due.employee : {}) },
      orderBy: [{ personnelNumber: 'asc' }, { id: 'asc' }],
    }),
    db.compensation.findMany({
      where: { companyId, employee, ...(due ? due.compensation : {}) },
      include: { employee: nameColumns },
      orderBy: [{ employee: { personnelNumber: 'asc' } }, { validFrom: 'asc' }, { id: 'asc' }],
    }),
    db.timeOff.findMany({
      where: { companyId, employee, ...(due ? due.timeOff : {}) },
      include: { employee: nameColumns },
      orderBy: [{ employee: { personnelNumber: 'asc' } }, { fromDate: 'asc' }, { id: 'asc' }],
    }),
  ]);
  const numbers = await deliveredNumbers(db, employees);
  return {
    employees: employees.map((row) => {
      const { employee: content, validFrom } = storedEmployee(vault, row);
      return { ...trackOf(row), validFrom, content, deliveredNumber: numbers.get(row.id) ?? null };
    }),
    compensations: compensations.map((row) => {
      const content = compensationOf(row, row.employee);
      return { ...trackOf(row), validFrom: content.validFrom, content };
    }),
    timeOffs: timeOffs.map((row) => {
      const content = timeOffOf(row, row.employee);
      return { ...trackOf(row), validFrom: content.from, content };
    }),
  };
}

/** The Personalnummer each of them had in the newest push that was handed over. */
async function deliveredNumbers(
  db: Db,
  employees: readonly EmployeeRow[],
): Promise<ReadonlyMap<string, number>> {
  const ids = employees.flatMap(({ id, deliveredRevision }) => (deliveredRevision === null ? [] : id));
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; number: string }[]>`
    SELECT DISTINCT ON (carried."recordId") carried."recordId" AS "id", carried."fingerprint" AS "number"
    FROM "DataPushRecord" carried JOIN "DataPush" push ON push."id" = carried."pushId"
    WHERE carried."recordId" = ANY(${ids}::uuid[]) AND carried."kind" = 'employee'
      AND carried."fingerprint" IS NOT NULL AND push."payrollDeliveredAt" IS NOT NULL
    ORDER BY carried."recordId", carried."revision" DESC, push."requestedAt" DESC`;
  return new Map(rows.map(({ id, number }) => [id, Number(number)]));
}

function trackOf({
  id,
  revision,
  deliveredRevision,
}: Pick<EmployeeRow, 'id' | 'revision' | 'deliveredRevision'>) {
  return { id, revision, deliveredRevision };
}

/** `isDue` of `due.ts` as conditions of the database; the pure rule still has the last word. */
function dueConditions(db: Db, today: IsoDate) {
  const later = { gt: storedDate(today) };
  const undelivered = { deliveredRevision: null };
  return {
    employee: {
      OR: [undelivered, { revision: { gt: db.employee.fields.deliveredRevision } }, { validFrom: later }],
    },
    compensation: {
      OR: [undelivered, { revision: { gt: db.compensation.fields.deliveredRevision } }, { validFrom: later }],
    },
    timeOff: {
      OR: [undelivered, { revision: { gt: db.timeOff.fields.deliveredRevision } }, { fromDate: later }],
    },
  };
}

/** How many records of each kind the company has, for the page. */
export async function countPeople(platform: Platform, companyId: string) {
  const employee = { restrictedAt: null };
  const [employees, compensations, timeOffs] = await Promise.all([
    platform.db.employee.count({ where: livingEmployees(companyId) }),
    platform.db.compensation.count({ where: { companyId, employee } }),
    platform.db.timeOff.count({ where: { companyId, employee } }),
  ]);
  return { employees, compensations, timeOffs };
}
