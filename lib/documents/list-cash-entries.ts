import { type AccountingMonth, parseAccountingMonth, parseIsoDate } from '@/lib/bookkeeping/calendar';
import { type Cents, cents } from '@/lib/bookkeeping/money';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { openingBalanceOf } from './cash-book';
import { type StoredCashEntry, storedCashEntryOf } from './cash-entry-views';
import { defaultPageSize, largestPageSize, pageOf, readCursor } from './cursor';
import type { DocumentState } from './document-states';
import type { ListOutcome } from './list-invoices';
import { type AttachmentView, attachmentView } from './read-invoice';
import { storedDate } from './stored-dates';

/** A line of the cash book with the balance after it, counted from the opening balance and the first entry. */
export interface CashBookLine extends StoredCashEntry {
  readonly balance: Cents;
  readonly attachments: readonly AttachmentView[];
}

export interface ListCashEntriesInput {
  readonly month?: AccountingMonth;
  readonly state?: DocumentState;
  readonly cursor?: string;
  readonly limit?: number;
}

const sort = 'date:asc';

/** A page of the cash book in its own order: by day, inside the day as entered (T4). */
export async function listCashEntries(
  platform: Platform,
  actor: Actor,
  input: ListCashEntriesInput,
): Promise<ListOutcome<CashBookLine>> {
  requirePermission(actor, 'documents.read');
  const { companyId } = actor;
  const size = Math.min(input.limit ?? defaultPageSize, largestPageSize);
  const behind = input.cursor === undefined ? {} : rowsBehind(input.cursor);
  if (!behind) return { kind: 'bad_cursor' };
  const rows = await platform.db.cashEntryRecord.findMany({
    where: {
      AND: [
        {
          companyId,
          ...(input.month ? { accountingMonth: input.month } : {}),
          ...(input.state ? { state: input.state } : {}),
        },
        behind,
      ],
    },
    orderBy: [{ date: 'asc' }, { sequence: 'asc' }, { id: 'asc' }],
    take: size + 1,
    include: { attachments: { orderBy: { position: 'asc' } } },
  });
  const balances = await balancesAfter(platform, companyId, rows);
  const lines = rows.map((row) => ({
    ...storedCashEntryOf(row),
    balance: balances.get(row.id) ?? cents(0),
    attachments: row.attachments.map(attachmentView),
  }));
  const page = pageOf(lines, size, ({ date, sequence, id }) => ({ sort, value: `${date} ${sequence}`, id }));
  return { kind: 'page', page };
}

/** One line of the cash book; null when the company has no such entry. */
export async function getCashEntry(
  platform: Platform,
  actor: Actor,
  cashEntryId: string,
): Promise<Omit<CashBookLine, 'balance'> | null> {
  requirePermission(actor, 'documents.read');
  const row = await platform.db.cashEntryRecord.findFirst({
    where: { id: cashEntryId, companyId: actor.companyId },
    include: { attachments: { orderBy: { position: 'asc' } } },
  });
  return row && { ...storedCashEntryOf(row), attachments: row.attachments.map(attachmentView) };
}

/** Months that have entries, the oldest first. */
export async function listCashMonths(platform: Platform, actor: Actor): Promise<AccountingMonth[]> {
  requirePermission(actor, 'documents.read');
  const groups = await platform.db.cashEntryRecord.groupBy({
    by: ['accountingMonth'],
    where: { companyId: actor.companyId },
    orderBy: { accountingMonth: 'asc' },
  });
  return groups.flatMap(({ accountingMonth }) => parseAccountingMonth(accountingMonth) ?? []);
}

/** Balances of these rows over the whole cash book, whatever the list was filtered by. */
async function balancesAfter(
  platform: Platform,
  companyId: string,
  rows: readonly { readonly id: string; readonly date: Date }[],
): Promise<Map<string, Cents>> {
  const first = rows[0];
  const last = rows.at(-1);
  if (!first || !last) return new Map();
  const before = await platform.db.cashEntryRecord.aggregate({
    where: { companyId, date: { lt: first.date } },
    _sum: { amountCents: true },
  });
  const between = await platform.db.cashEntryRecord.findMany({
    where: { companyId, date: { gte: first.date, lte: last.date } },
    orderBy: [{ date: 'asc' }, { sequence: 'asc' }, { id: 'asc' }],
    select: { id: true, amountCents: true },
  });
  let balance =
    (before._sum.amountCents ?? 0n) + BigInt((await openingBalanceOf(platform.db, companyId)) ?? 0);
  return new Map(
    between.map(({ id, amountCents }) => {
      balance += amountCents;
      return [id, cents(Number(balance))];
    }),
  );
}

function rowsBehind(cursor: string): Prisma.CashEntryRecordWhereInput | null {
  const after = readCursor(cursor, sort);
  if (!after) return null;
  const [day = '', sequenceText = ''] = after.value.split(' ');
  const parsed = parseIsoDate(day);
  if (!parsed || !/^\d{1,9}$/.test(sequenceText) || !/^[0-9a-f-]{36}$/.test(after.id)) return null;
  const date = storedDate(parsed);
  const sequence = Number(sequenceText);
  return {
    OR: [
      { date: { gt: date } },
      { date, sequence: { gt: sequence } },
      { date, sequence, id: { gt: after.id } },
    ],
  };
}
