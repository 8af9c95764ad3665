import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import { parseIsoDate } from '@/lib/bookkeeping/calendar';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import {
  type CursorPosition,
  defaultPageSize,
  largestPageSize,
  type Page,
  pageOf,
  readCursor,
} from './cursor';
import type { DocumentState } from './document-states';
import type { InvoiceSortField } from './invoice-sort';
import { type InvoiceSummary, summaryOf } from './invoice-views';
import { storedDate } from './stored-dates';

export type { InvoiceSortField } from './invoice-sort';

export interface InvoiceFilter {
  readonly month?: AccountingMonth;
  readonly ledger?: Ledger;
  readonly state?: DocumentState;
  /** Part of number, partner name or external id, without case. */
  readonly search?: string;
}

export interface ListInvoicesInput extends InvoiceFilter {
  readonly sort?: { readonly field: InvoiceSortField; readonly direction: 'asc' | 'desc' };
  /** From `nextCursor` of the page before, with the same sorting. */
  readonly cursor?: string;
  readonly limit?: number;
}

export type ListOutcome<T> =
  | { readonly kind: 'page'; readonly page: Page<T> }
  | { readonly kind: 'bad_cursor' };

/** An invoice in a list, with what only its current version knows. */
export interface InvoiceListItem extends InvoiceSummary {
  readonly version: number;
  readonly attachmentCount: number;
}

/** A page of the company's invoices, the newest document date first unless told otherwise. */
export async function listInvoices(
  platform: Platform,
  actor: Actor,
  input: ListInvoicesInput,
): Promise<ListOutcome<InvoiceListItem>> {
  requirePermission(actor, 'documents.read');
  const { field, direction } = input.sort ?? { field: 'issueDate', direction: 'desc' };
  const sort = `${field}:${direction}`;
  const size = Math.min(input.limit ?? defaultPageSize, largestPageSize);
  const after = input.cursor === undefined ? null : readCursor(input.cursor, sort);
  if (input.cursor !== undefined && !after) return { kind: 'bad_cursor' };
  const behind = after ? rowsBehind(field, direction, after) : {};
  if (!behind) return { kind: 'bad_cursor' };
  const rows = await platform.db.invoice.findMany({
    where: { AND: [invoiceWhere(actor.companyId, input), behind] },
    orderBy: [{ [sortColumns[field]]: direction }, { id: direction }],
    take: size + 1,
  });
  const items = await withVersions(platform, actor.companyId, rows.map(summaryOf));
  const positionOf = (invoice: InvoiceSummary) => ({
    sort,
    value: sortValue(field, invoice),
    id: invoice.id,
  });
  return { kind: 'page', page: pageOf(items, size, positionOf) };
}

async function withVersions(
  platform: Platform,
  companyId: string,
  invoices: readonly InvoiceSummary[],
): Promise<InvoiceListItem[]> {
  const versionIds = invoices.map(({ currentVersionId }) => currentVersionId);
  const [versions, counts] = await Promise.all([
    platform.db.invoiceVersion.findMany({
      where: { companyId, id: { in: versionIds } },
      select: { id: true, version: true },
    }),
    // A count inside the select above would be made over all attachments there are.
    platform.db.attachment.groupBy({
      by: ['invoiceVersionId'],
      where: { invoiceVersionId: { in: versionIds } },
      _count: true,
    }),
  ]);
  const versionById = new Map(versions.map(({ id, version }) => [id, version]));
  const countById = new Map(counts.map(({ invoiceVersionId, _count }) => [invoiceVersionId, _count]));
  return invoices.map((invoice) => ({
    ...invoice,
    version: versionById.get(invoice.currentVersionId) ?? 1,
    attachmentCount: countById.get(invoice.currentVersionId) ?? 0,
  }));
}

/** The company stands in every condition: no filter can leave it (S1). */
function invoiceWhere(companyId: string, filter: InvoiceFilter): Prisma.InvoiceWhereInput {
  const search = filter.search?.trim();
  const contains = search ? ({ contains: search, mode: 'insensitive' } as const) : null;
  return {
    companyId,
    currentVersionId: { not: null },
    ...(filter.month ? { accountingMonth: filter.month } : {}),
    ...(filter.ledger ? { ledger: filter.ledger } : {}),
    ...(filter.state ? { state: filter.state } : {}),
    ...(contains ? { OR: [{ number: contains }, { partnerName: contains }, { externalId: contains }] } : {}),
  };
}

const sortColumns = {
  issueDate: 'issueDate',
  number: 'number',
  partnerName: 'partnerName',
  grossAmount: 'grossCents',
} as const satisfies Record<InvoiceSortField, keyof Prisma.InvoiceOrderByWithRelationInput>;

function sortValue(field: InvoiceSortField, invoice: InvoiceSummary): string {
  return String(invoice[field]);
}

/** Keyset: rows behind the last one of the page before; null when the cursor's value is none of this column. */
function rowsBehind(
  field: InvoiceSortField,
  direction: 'asc' | 'desc',
  after: CursorPosition,
): Prisma.InvoiceWhereInput | null {
  const value = columnValue(field, after.value);
  if (value === null || !/^[0-9a-f-]{36}$/.test(after.id)) return null;
  const column = sortColumns[field];
  const beyond = direction === 'asc' ? 'gt' : 'lt';
  return {
    // Says nothing new, but lets the index begin here: of the alternative alone PostgreSQL would walk there from the start.
    [column]: { [`${beyond}e`]: value },
    OR: [{ [column]: { [beyond]: value } }, { AND: [{ [column]: value }, { id: { [beyond]: after.id } }] }],
  };
}

function columnValue(field: InvoiceSortField, text: string): Date | bigint | string | null {
  switch (field) {
    case 'issueDate': {
      const date = parseIsoDate(text);
      return date ? storedDate(date) : null;
    }
    case 'grossAmount':
      return /^-?\d{1,14}$/.test(text) ? BigInt(text) : null;
    case 'number':
    case 'partnerName':
      return text;
  }
}

/** How many documents of a month and ledger are in which state, for overviews (U4). */
export interface MonthCount {
  readonly month: string;
  readonly ledger: string;
  readonly state: string;
  readonly count: number;
}

/** Invoices counted by month, ledger and state, the newest month first. */
export async function countInvoicesByMonth(platform: Platform, actor: Actor): Promise<MonthCount[]> {
  requirePermission(actor, 'documents.read');
  const groups = await platform.db.invoice.groupBy({
    by: ['accountingMonth', 'ledger', 'state'],
    where: { companyId: actor.companyId, currentVersionId: { not: null } },
    _count: true,
    orderBy: { accountingMonth: 'desc' },
  });
  return groups.map(({ accountingMonth, ledger, state, _count }) => ({
    month: accountingMonth,
    ledger,
    state,
    count: _count,
  }));
}
