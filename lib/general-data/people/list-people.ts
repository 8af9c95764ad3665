import type { IsoDate } from '@/lib/bookkeeping/calendar';
import { defaultPageSize, largestPageSize, type Page, pageOf, readCursor } from '@/lib/documents/cursor';
import type { ListOutcome } from '@/lib/documents/list-invoices';
import { isoDateOf } from '@/lib/documents/stored-dates';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { type StoredCompensation, storedCompensation } from './compensation-rows';
import { type StoredEmployee, storedEmployee } from './employee-rows';
import { findEmployee, livingEmployees } from './find-employees';
import { type StoredTimeOff, storedTimeOff } from './time-off-rows';

/** A person in a list: nothing sealed is opened for it. */
export interface EmployeeSummary {
  readonly id: string;
  readonly externalId: string;
  readonly personnelNumber: number | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly entryDate: IsoDate | null;
  readonly exitDate: IsoDate | null;
  readonly isDelivered: boolean;
  readonly updatedAt: Date;
}

interface ListInput {
  readonly cursor?: string;
  readonly limit?: number;
}

/** The company's people by name; `search` looks into names, Kennung and Personalnummer. */
export async function listEmployees(
  platform: Platform,
  actor: Actor,
  input: ListInput & { readonly search?: string },
): Promise<ListOutcome<EmployeeSummary>> {
  requirePermission(actor, 'employees.read');
  const sort = 'name:asc';
  const size = pageSize(input);
  const after = input.cursor === undefined ? null : readCursor(input.cursor, sort);
  if (input.cursor !== undefined && !after) return { kind: 'bad_cursor' };
  const last = after ? await platform.db.employee.findFirst({ where: idOf(actor, after.id) }) : null;
  if (after && !last) return { kind: 'bad_cursor' };
  const rows = await platform.db.employee.findMany({
    where: { ...livingEmployees(actor.companyId), ...searched(input.search) },
    orderBy: [{ lastName: 'asc' }, { firstName: 'asc' }, { id: 'asc' }],
    take: size + 1,
    ...(last ? { cursor: { id: last.id }, skip: 1 } : {}),
  });
  const items = rows.map((row) => ({
    id: row.id,
    externalId: row.externalId,
    personnelNumber: row.personnelNumber,
    firstName: row.firstName,
    lastName: row.lastName,
    entryDate: row.entryDate && isoDateOf(row.entryDate),
    exitDate: row.exitDate && isoDateOf(row.exitDate),
    isDelivered: row.revision === row.deliveredRevision,
    updatedAt: row.updatedAt,
  }));
  return { kind: 'page', page: pageOf(items, size, ({ id }) => ({ sort, value: '', id })) };
}

function searched(search: string | undefined): Prisma.EmployeeWhereInput {
  const text = search?.trim() ?? '';
  if (text === '') return {};
  const contains = { contains: text, mode: 'insensitive' } as const;
  const number = /^\d{1,5}$/.test(text) ? [{ personnelNumber: Number(text) }] : [];
  return { OR: [{ lastName: contains }, { firstName: contains }, { externalId: contains }, ...number] };
}

/** One person with everything; null: the company has none of that id or number. */
export async function getEmployee(
  platform: Platform,
  actor: Actor,
  reference: string,
): Promise<StoredEmployee | null> {
  requirePermission(actor, 'employees.read');
  const row = await findEmployee(platform.db, actor.companyId, reference);
  return row && storedEmployee(platform.vault, row);
}

/** Wages, the youngest first; of one person or of all. null: there is no such person. */
export async function listCompensations(
  platform: Platform,
  actor: Actor,
  input: ListInput & { readonly employee?: string },
): Promise<ListOutcome<StoredCompensation> | null> {
  requirePermission(actor, 'employees.read');
  const scope = await scopeOf(platform, actor, input);
  if (scope === null || 'kind' in scope) return scope;
  const rows = await platform.db.compensation.findMany({ ...scope.query, include: { employee: true } });
  const page = pageOfRows(rows, scope.size, (row) => storedCompensation(row, row.employee));
  return { kind: 'page', page };
}

/** Absences, the youngest first; of one person or of all. null: there is no such person. */
export async function listTimeOffs(
  platform: Platform,
  actor: Actor,
  input: ListInput & { readonly employee?: string },
): Promise<ListOutcome<StoredTimeOff> | null> {
  requirePermission(actor, 'employees.read');
  const scope = await scopeOf(platform, actor, input);
  if (scope === null || 'kind' in scope) return scope;
  const rows = await platform.db.timeOff.findMany({ ...scope.query, include: { employee: true } });
  return { kind: 'page', page: pageOfRows(rows, scope.size, (row) => storedTimeOff(row, row.employee)) };
}

const byCreation = 'created:desc';

interface Scope {
  readonly size: number;
  readonly query: {
    readonly where: {
      companyId: string;
      employeeId?: string;
      employee: { restrictedAt: null };
      id?: { lt: string };
    };
    readonly orderBy: { id: 'desc' };
    readonly take: number;
  };
}

/** Ids are made in order of time, so they are the order and the cursor at once. */
async function scopeOf(
  platform: Platform,
  actor: Actor,
  input: ListInput & { readonly employee?: string },
): Promise<Scope | { readonly kind: 'bad_cursor' } | null> {
  const employee =
    input.employee === undefined ? null : await findEmployee(platform.db, actor.companyId, input.employee);
  if (input.employee !== undefined && !employee) return null;
  const after = input.cursor === undefined ? null : readCursor(input.cursor, byCreation);
  if (input.cursor !== undefined && !(after && isId(after.id))) return { kind: 'bad_cursor' };
  const size = pageSize(input);
  const where = {
    companyId: actor.companyId,
    ...(employee ? { employeeId: employee.id } : {}),
    employee: { restrictedAt: null },
    ...(after ? { id: { lt: after.id } } : {}),
  };
  return { size, query: { where, orderBy: { id: 'desc' }, take: size + 1 } };
}

function pageOfRows<Row extends { readonly id: string }, Item extends { readonly id: string }>(
  rows: readonly Row[],
  size: number,
  itemOf: (row: Row) => Item,
): Page<Item> {
  return pageOf(rows.map(itemOf), size, ({ id }) => ({ sort: byCreation, value: '', id }));
}

function pageSize({ limit }: ListInput): number {
  return Math.min(limit ?? defaultPageSize, largestPageSize);
}

function idOf(actor: Actor, id: string): Prisma.EmployeeWhereInput {
  return isId(id) ? { ...livingEmployees(actor.companyId), id } : { id: { in: [] } };
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
