import { z } from 'zod';
import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { Prisma, Transfer, TransferDocument, TransferJob } from '@/lib/platform/generated/prisma/client';
import { type Finding, readFinding } from '@/lib/preflight/finding';
import { type DocumentResult, documentResults } from '../results';
import { readHold, readJobState, readLedger } from '../store/job-row';
import { type TransferState, transferStates } from '../transfer-state';
import { progressOf } from './progress';
import type {
  AbandonedJobView,
  RequestedBy,
  TransferDocumentView,
  TransferJobView,
  TransferSummary,
} from './transfer-view';

/** Rows of the database as people and the API see them. */

export function readFindings(stored: Prisma.JsonValue): Finding[] {
  return Array.isArray(stored) ? stored.map(readFinding).filter((finding) => finding !== null) : [];
}

const requestedBySchema = z.object({ kind: z.string(), id: z.string().nullable(), name: z.string() });

export function readRequestedBy(stored: Prisma.JsonValue): RequestedBy {
  const parsed = requestedBySchema.safeParse(stored);
  return parsed.success ? parsed.data : { kind: 'system', id: null, name: '' };
}

function readResult(text: string): DocumentResult {
  const result = documentResults.find((known) => known === text);
  if (!result) throw new Error(`unknown result ${text}`);
  return result;
}

export function readTransferState(text: string): TransferState {
  const state = transferStates.find((known) => known === text);
  if (!state) throw new Error(`unknown transfer state ${text}`);
  return state;
}

export type ResultCount = { readonly jobId: string; readonly result: string; readonly _count: number };

export function summaryOf(
  row: Transfer & { jobs: readonly TransferJob[] },
  counts: readonly ResultCount[],
  now: Date,
): TransferSummary {
  const jobIds = new Set(row.jobs.map(({ id }) => id));
  const documents = Object.fromEntries(documentResults.map((result) => [result, 0])) as Record<
    DocumentResult,
    number
  >;
  for (const { jobId, result, _count } of counts) {
    if (jobIds.has(jobId)) documents[readResult(result)] += _count;
  }
  return {
    id: row.id,
    state: readTransferState(row.state),
    ledger: readLedger(row.ledger),
    month: row.accountingMonth as AccountingMonth,
    requestedAt: row.requestedAt,
    requestedBy: readRequestedBy(row.requestedBy),
    finishedAt: row.finishedAt,
    reason: row.reason,
    companyName: row.companyName,
    consultantNumber: row.consultantNumber,
    clientNumber: row.clientNumber,
    jobCount: row.jobs.length,
    documents,
    progress: progressOf(row.jobs.map(progressRow), now),
  };
}

function progressRow(job: TransferJob) {
  const { nextRunAt, attempts, filesSent, filesTotal, bytesSent, bytesTotal } = job;
  const states = { state: readJobState(job.state), hold: readHold(job.hold) };
  return { ...states, nextRunAt, attempts, filesSent, filesTotal, bytesSent, bytesTotal };
}

export function jobViewOf(row: TransferJob & { documents: readonly TransferDocument[] }): TransferJobView {
  return {
    id: row.id,
    sequence: row.sequence,
    state: readJobState(row.state),
    hold: readHold(row.hold),
    heldAt: row.heldAt,
    finding: row.finding === null ? null : readFinding(row.finding),
    datevJobId: row.datevJobId,
    datevStatus: row.datevStatus,
    datevStatusAt: row.datevStatusAt,
    ledger: readLedger(row.ledger),
    accountingMonth: row.accountingMonth as AccountingMonth,
    ledgerFolderName: row.ledgerFolderName,
    folderNames: row.folderNames,
    filesSent: row.filesSent,
    filesTotal: row.filesTotal,
    bytesSent: Number(row.bytesSent),
    bytesTotal: Number(row.bytesTotal),
    finalisedAt: row.finalisedAt,
    nextRunAt: row.nextRunAt,
    getCount: row.getCount,
    isCancelRequested: row.cancelRequestedAt !== null,
    abandoned: readAbandoned(row.abandoned),
    documents: row.documents.map(documentViewOf),
  };
}

const abandonedSchema = z.array(
  z.object({
    datevJobId: z.string().nullable(),
    reason: z.string(),
    fate: z.enum(['deleted', 'gone', 'orphaned', 'unclear']),
    at: z.string(),
  }),
);

function readAbandoned(stored: Prisma.JsonValue): readonly AbandonedJobView[] {
  return abandonedSchema.safeParse(stored).data ?? [];
}

function documentViewOf(row: TransferDocument): TransferDocumentView {
  const { id, invoiceId, cashEntryId, number, sentNumber, guid, ledgerFileName, imageFileNames } = row;
  return {
    id,
    invoiceId,
    cashEntryId,
    number,
    sentNumber,
    guid,
    result: readResult(row.result),
    findings: readFindings(row.findings),
    ledgerFileName,
    imageFileNames,
  };
}
