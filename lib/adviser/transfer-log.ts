import { z } from 'zod';
import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import { type Page, pageOf, readCursor } from '@/lib/documents/cursor';
import type { Platform } from '@/lib/platform';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import { transferSummaries } from '@/lib/transfer/read/read-transfers';
import type { TransferSummary } from '@/lib/transfer/read/transfer-view';
import type { TransferState } from '@/lib/transfer/transfer-state';
import type { AdviserScope } from './adviser-scope';

export interface TransferLogSearch {
  readonly companyId?: string;
  readonly month?: AccountingMonth;
  readonly ledger?: Ledger;
  readonly state?: TransferState;
  /** Name of the person who started it. */
  readonly person?: string;
  /**
   * Beginning of a document number as written or as DATEV has it, a GUID, DATEV's job number, or a piece of company, person,
   * reason or comment.
   */
  readonly text?: string;
  readonly cursor?: string;
  /** 1 to 100, default 50. */
  readonly limit?: number;
}

/** A transfer with the company of ours it belongs to. */
export interface LoggedTransfer extends TransferSummary {
  readonly companyId: string;
  readonly comments: number;
}

const sort = 'adviser-transfers';

/**
 * Transfers of all companies this person advises, the newest first (P4). Membership and role stand in the query itself: a
 * company that lets him go is gone with the next click, whatever else was asked for (S1).
 * @returns null when the cursor is not one of this list
 */
export async function searchTransferLog(
  platform: Platform,
  scope: AdviserScope,
  search: TransferLogSearch,
): Promise<Page<LoggedTransfer> | null> {
  const size = Math.min(Math.max(search.limit ?? 50, 1), 100);
  const after = search.cursor === undefined ? null : readCursor(search.cursor, sort);
  if (search.cursor !== undefined && after === null) return null;
  const afterAt = after === null ? null : new Date(after.value);
  if (afterAt !== null && Number.isNaN(afterAt.getTime())) return null;
  const conditions = [
    ...filtersOf(search),
    ...(after && z.uuid().safeParse(after.id).success
      ? [
          Prisma.sql`(t."requestedAt", t."id") < (${afterAt?.toISOString()}::timestamptz AT TIME ZONE 'UTC', ${after.id}::uuid)`,
        ]
      : []),
  ];
  const rows = await platform.db.$queryRaw<
    { id: string; companyId: string; requestedAt: Date; comments: number }[]
  >`
    WITH advised AS (${advisedCompanies(scope)})
    SELECT t."id", t."companyId", t."requestedAt",
      (SELECT count(*)::int FROM "TransferComment" c WHERE c."transferId" = t."id") AS comments
    FROM advised a CROSS JOIN LATERAL (
      -- The newest of each company over its index, however many there are.
      SELECT t."id", t."companyId", t."requestedAt" FROM "Transfer" t
      WHERE ${Prisma.join([Prisma.sql`t."companyId" = a."companyId"`, ...conditions], ' AND ')}
      ORDER BY t."requestedAt" DESC, t."id" DESC
      LIMIT ${size + 1}
    ) t
    ORDER BY t."requestedAt" DESC, t."id" DESC
    LIMIT ${size + 1}`;
  const page = pageOf(rows, size, ({ id, requestedAt }) => ({ sort, value: requestedAt.toISOString(), id }));
  const summaries = await transferSummaries(
    platform,
    page.items.map(({ id }) => id),
  );
  return {
    nextCursor: page.nextCursor,
    items: page.items.flatMap(({ id, companyId, comments }) => {
      const summary = summaries.get(id);
      return summary ? [{ ...summary, companyId, comments }] : [];
    }),
  };
}

/** What the log can be narrowed to: months and people that occur in the Berater's companies. */
export async function listLogChoices(
  platform: Platform,
  scope: AdviserScope,
): Promise<{ readonly months: readonly string[]; readonly people: readonly string[] }> {
  const [months, people] = await Promise.all([
    platform.db.$queryRaw<{ month: string }[]>`
      WITH advised AS (${advisedCompanies(scope)})
      SELECT DISTINCT t."accountingMonth" AS month
      FROM "Transfer" t JOIN advised a ON a."companyId" = t."companyId" ORDER BY 1 DESC LIMIT 200`,
    platform.db.$queryRaw<{ name: string }[]>`
      WITH advised AS (${advisedCompanies(scope)})
      SELECT DISTINCT t."requestedBy"->>'name' AS name
      FROM "Transfer" t JOIN advised a ON a."companyId" = t."companyId"
      WHERE t."requestedBy"->>'name' IS NOT NULL ORDER BY 1 LIMIT 200`,
  ]);
  return { months: months.map(({ month }) => month), people: people.map(({ name }) => name) };
}

/** Companies whose membership of this moment makes him their Berater, cut to those of the scope. */
function advisedCompanies({ userId, companies }: AdviserScope): Prisma.Sql {
  return Prisma.sql`
    SELECT m."companyId", k."name" FROM "Membership" m JOIN "Company" k ON k."id" = m."companyId"
    WHERE m."userId" = ${userId}::uuid AND m."role" = 'adviser'
      AND m."companyId" = ANY(${companies.map(({ companyId }) => companyId)}::uuid[])`;
}

function filtersOf({ companyId, month, ledger, state, person, text }: TransferLogSearch): Prisma.Sql[] {
  const wanted = text?.trim();
  return [
    ...(companyId === undefined ? [] : [Prisma.sql`t."companyId" = ${companyId}::uuid`]),
    ...(month === undefined ? [] : [Prisma.sql`t."accountingMonth" = ${month}`]),
    ...(ledger === undefined ? [] : [Prisma.sql`t."ledger" = ${ledger}`]),
    ...(state === undefined ? [] : [Prisma.sql`t."state" = ${state}`]),
    ...(person === undefined ? [] : [Prisma.sql`t."requestedBy"->>'name' = ${person}`]),
    ...(wanted ? [textFilter(wanted)] : []),
  ];
}

/** Numbers are searched by their beginning, over an index: there are millions of them. The rest is one line a transfer. */
function textFilter(text: string): Prisma.Sql {
  const piece = `%${escapeLike(text)}%`;
  const beginning = `${escapeLike(text.toLowerCase())}%`;
  const guid = z.uuid().safeParse(text).success ? text : null;
  return Prisma.sql`(
    a."name" ILIKE ${piece} OR t."companyName" ILIKE ${piece} OR t."requestedBy"->>'name' ILIKE ${piece} OR t."reason" ILIKE ${piece}
    OR t."id" = ${guid}::uuid
    OR t."id" IN (SELECT c."transferId" FROM "TransferComment" c JOIN advised b ON b."companyId" = c."companyId" WHERE c."text" ILIKE ${piece})
    OR t."id" IN (SELECT j."transferId" FROM "TransferJob" j JOIN advised b ON b."companyId" = j."companyId" WHERE j."datevJobId" = ${text})
    OR t."id" IN (
      SELECT j."transferId" FROM "TransferDocument" d JOIN advised b ON b."companyId" = d."companyId" JOIN "TransferJob" j ON j."id" = d."jobId"
      WHERE lower(d."number") LIKE ${beginning} OR lower(d."sentNumber") LIKE ${beginning} OR d."guid" = ${guid}::uuid))`;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}
