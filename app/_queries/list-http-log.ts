import { z } from 'zod';
import type { ShownHttpCall } from '@/components/operations/http-log-table';
import { type Page, pageOf, readCursor } from '@/lib/documents/cursor';
import type { OperatorActor } from '@/lib/identity/actor';
import { companyNames } from '@/lib/identity/companies';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

export interface HttpLogFilter {
  readonly companyId?: string;
  readonly operation?: string;
  /** Only what was refused or failed. */
  readonly onlyFailures?: boolean;
  /** DATEV's transaction or request id, or the id of a transfer, of a job of ours or of one at DATEV; whole. */
  readonly search?: string;
  readonly cursor?: string;
}

const sort = 'http-log';
const pageSize = 50;

/** The technical log, the newest first; null when the cursor is not one of this list. */
export async function listHttpLog(
  platform: Pick<Platform, 'db'>,
  operator: OperatorActor,
  filter: HttpLogFilter,
): Promise<Page<ShownHttpCall> | null> {
  requirePermission(operator, 'technical_log.read');
  const after = filter.cursor === undefined ? null : readCursor(filter.cursor, sort);
  if (filter.cursor !== undefined && (!after || !/^\d{1,19}$/.test(after.id))) return null;
  const rows = await platform.db.httpLogEntry.findMany({
    where: {
      AND: [await whereOf(platform, filter), after ? { id: { lt: BigInt(after.id) } } : {}],
    },
    orderBy: { id: 'desc' },
    take: pageSize + 1,
  });
  const names = await companyNames(
    platform,
    rows.flatMap(({ companyId }) => companyId ?? []),
  );
  const entries = rows.map((row) => ({
    id: String(row.id),
    at: row.at,
    companyName: names.get(row.companyId ?? '') ?? null,
    transferJobId: row.transferJobId,
    operation: row.operation,
    method: row.method,
    url: row.url,
    status: row.status,
    durationMs: row.durationMs,
    globalTransactionId: row.globalTransactionId,
    capRequestId: row.capRequestId,
    failure: row.failure,
    requestHeaders: JSON.stringify(row.requestHeaders, null, 2),
    responseHeaders: row.responseHeaders === null ? '' : JSON.stringify(row.responseHeaders, null, 2),
    responseBody: row.responseBody,
  }));
  return pageOf(entries, pageSize, ({ id }) => ({ sort, value: '', id }));
}

async function whereOf(
  platform: Pick<Platform, 'db'>,
  { companyId, operation, onlyFailures, search }: HttpLogFilter,
): Promise<Prisma.HttpLogEntryWhereInput> {
  return {
    ...(companyId ? { companyId } : {}),
    ...(operation ? { operation } : {}),
    AND: [
      onlyFailures ? { OR: [{ status: null }, { status: { gte: 400 } }] } : {},
      search ? { OR: await wherePlacesOf(platform, search) } : {},
    ],
  };
}

/** Where the id of a transfer, of a job or of a request stands in the log. */
async function wherePlacesOf(
  { db }: Pick<Platform, 'db'>,
  id: string,
): Promise<Prisma.HttpLogEntryWhereInput[]> {
  const byRequest = [{ globalTransactionId: id }, { capRequestId: id }];
  const jobs = await db.transferJob.findMany({
    where: {
      OR: [
        ...(z.uuid().safeParse(id).success ? [{ id }, { transferId: id }] : []),
        { datevJobId: id },
        // One that was given up: its calls are in the log like those of its successor.
        { abandoned: { array_contains: [{ datevJobId: id }] } },
      ],
    },
    select: { id: true },
  });
  return [...byRequest, { transferJobId: { in: jobs.map((job) => job.id) } }];
}

/** Operations that occur in the log, for the filter. */
export async function httpLogOperations(
  platform: Pick<Platform, 'db'>,
  operator: OperatorActor,
): Promise<string[]> {
  requirePermission(operator, 'technical_log.read');
  const groups = await platform.db.httpLogEntry.groupBy({ by: ['operation'], orderBy: { operation: 'asc' } });
  return groups.map(({ operation }) => operation);
}
