import type { Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

/** The transfer an invoice is or was last in; null when it never was in one. */
export async function transferHolding(db: Tx, invoiceId: string): Promise<string | null> {
  const document = await db.transferDocument.findFirst({
    where: { invoiceId },
    orderBy: [{ releasedAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'desc' }],
    select: { job: { select: { transferId: true } } },
  });
  return document?.job.transferId ?? null;
}

/** One time a document went into a transfer: what a person needs to find it at DATEV (B6, P3). */
export interface TransferHistoryEntry {
  readonly transferId: string;
  readonly jobId: string;
  readonly datevJobId: string | null;
  readonly requestedAt: Date;
  readonly invoiceVersionId: string | null;
  readonly guid: string;
  /** Number as DATEV sees it (B5). */
  readonly sentNumber: string | null;
  readonly result: string;
  readonly findings: Prisma.JsonValue;
}

/** Every transfer an invoice went into, the newest first. */
export async function transferHistory(
  db: Tx,
  input: { readonly companyId: string; readonly invoiceId: string },
): Promise<TransferHistoryEntry[]> {
  const documents = await db.transferDocument.findMany({
    where: { companyId: input.companyId, invoiceId: input.invoiceId },
    orderBy: { createdAt: 'desc' },
    include: { job: { include: { transfer: { select: { requestedAt: true } } } } },
  });
  return documents.map(({ job, ...document }) => ({
    transferId: job.transferId,
    jobId: job.id,
    datevJobId: job.datevJobId,
    requestedAt: job.transfer.requestedAt,
    invoiceVersionId: document.invoiceVersionId,
    guid: document.guid,
    sentNumber: document.sentNumber,
    result: document.result,
    findings: document.findings,
  }));
}
