import { z } from 'zod';
import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import { type Page, pageOf, readCursor } from '@/lib/documents/cursor';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import { isStoppable } from '../state';
import type { TransferState } from '../transfer-state';
import type { TransferDetails, TransferSummary } from './transfer-view';
import { jobViewOf, type ResultCount, readFindings, summaryOf } from './view-rows';

export interface ListTransfersInput {
  readonly ledger?: Ledger;
  readonly month?: AccountingMonth;
  readonly states?: readonly TransferState[];
  readonly cursor?: string;
  /** 1 to 100, default 50. */
  readonly limit?: number;
}

const sort = 'transfers';

/**
 * The company's transfers, the newest first.
 * @returns null when the cursor is not one of this list
 */
export async function listTransfers(
  platform: Platform,
  actor: Actor,
  input: ListTransfersInput = {},
): Promise<Page<TransferSummary> | null> {
  requirePermission(actor, 'transfers.read');
  const { companyId } = actor;
  const size = Math.min(Math.max(input.limit ?? 50, 1), 100);
  const after = input.cursor === undefined ? null : readCursor(input.cursor, sort);
  if (input.cursor !== undefined && after === null) return null;
  const rows = await platform.db.transfer.findMany({
    where: {
      companyId,
      ...(input.ledger ? { ledger: input.ledger } : {}),
      ...(input.month ? { accountingMonth: input.month } : {}),
      ...(input.states ? { state: { in: [...input.states] } } : {}),
      ...(after ? olderThan(after) : {}),
    },
    orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }],
    take: size + 1,
    include: { jobs: { orderBy: { sequence: 'asc' } } },
  });
  const counts = await countResults(
    platform,
    rows.flatMap(({ jobs }) => jobs.map(({ id }) => id)),
  );
  const now = platform.clock.now();
  const page = pageOf(rows, size, ({ id, requestedAt }) => ({ sort, value: requestedAt.toISOString(), id }));
  return { ...page, items: page.items.map((row) => summaryOf(row, counts, now)) };
}

/** Transfers as lists show them, by id. For use cases that have found these ids inside what their reader may see. */
export async function transferSummaries(
  platform: Platform,
  transferIds: readonly string[],
): Promise<ReadonlyMap<string, TransferSummary>> {
  const rows = await platform.db.transfer.findMany({
    where: { id: { in: [...transferIds] } },
    include: { jobs: { orderBy: { sequence: 'asc' } } },
  });
  const counts = await countResults(
    platform,
    rows.flatMap(({ jobs }) => jobs.map(({ id }) => id)),
  );
  const now = platform.clock.now();
  return new Map(rows.map((row) => [row.id, summaryOf(row, counts, now)]));
}

function olderThan({ value, id }: { readonly value: string; readonly id: string }) {
  const requestedAt = new Date(value);
  return { OR: [{ requestedAt: { lt: requestedAt } }, { requestedAt, id: { lt: id } }] };
}

async function countResults(platform: Platform, jobIds: readonly string[]): Promise<ResultCount[]> {
  if (jobIds.length === 0) return [];
  const groups = await platform.db.transferDocument.groupBy({
    by: ['jobId', 'result'],
    where: { jobId: { in: [...jobIds] } },
    _count: true,
  });
  return groups;
}

/** One transfer with its jobs and documents (design: `GET /transfers/{id}`); null: the company has none of this id. */
export async function getTransfer(
  platform: Platform,
  actor: Actor,
  input: { readonly transferId: string },
): Promise<TransferDetails | null> {
  requirePermission(actor, 'transfers.read');
  if (!z.uuid().safeParse(input.transferId).success) return null;
  const row = await platform.db.transfer.findFirst({
    where: { id: input.transferId, companyId: actor.companyId },
    include: {
      jobs: { orderBy: { sequence: 'asc' }, include: { documents: { orderBy: { position: 'asc' } } } },
    },
  });
  if (!row) return null;
  const counts = await countResults(
    platform,
    row.jobs.map(({ id }) => id),
  );
  const jobs = row.jobs.map(jobViewOf);
  return {
    ...summaryOf(row, counts, platform.clock.now()),
    findings: readFindings(row.findings),
    isCancellable: jobs.some((job) => isStoppable(job) && (!job.isCancelRequested || job.hold !== null)),
    jobs,
  };
}
