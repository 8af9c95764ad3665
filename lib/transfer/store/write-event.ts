import { storedJson } from '@/lib/documents/stored-json';
import type { Tx } from '@/lib/platform/db';
import { Prisma, type TransferJob } from '@/lib/platform/generated/prisma/client';
import type { Finding } from '@/lib/preflight/finding';
import type { JobEvent, PlannedFile, ReceivedEntry, Verdict } from '../events';
import type { ChainedRow } from '../protocol-chain';
import type { Job } from '../state';
import { appendProtocol } from './append-protocol';
import {
  forgetFiles,
  holdBack,
  noteBuilt,
  type RowContext,
  settleAll,
  settleDocuments,
} from './document-rows';

/** What an event changes on the job's row beside the columns `transition` decides. */
export type ExtraColumns = Pick<
  Prisma.TransferJobUncheckedUpdateInput,
  | 'finding'
  | 'heldAt'
  | 'abandoned'
  | 'filesTotal'
  | 'filesSent'
  | 'bytesTotal'
  | 'bytesSent'
  | 'finaliseIntentAt'
  | 'datevStatusAt'
  | 'cancelRequestedAt'
>;

export interface EventContext extends RowContext {
  /** The row as it was before the first event of this transaction. */
  readonly row: TransferJob;
  /** The job before and after this event. */
  readonly before: Job;
  readonly after: Job;
  /** End of the retention for what is received now (P2). */
  readonly keepUntil: Date;
}

/** Writes the rows that belong to an event, in the transaction that stores the new state. */
export async function writeEvent(tx: Tx, context: EventContext, event: JobEvent): Promise<ExtraColumns> {
  if ('heldBack' in event && event.heldBack.length > 0) await holdBack(tx, context, event.heldBack);
  switch (event.type) {
    case 'creation_unclear':
      return { abandoned: abandonedWith(context, null, event.reason, 'unclear') };
    case 'built':
      await insertFiles(tx, context, event.files);
      await noteBuilt(tx, context, event.documents);
      return sizeOf(event.files);
    case 'folder_found':
      await addFindings(tx, context.row.transferId, event.findings);
      return {};
    case 'finalise_intended':
      return { finaliseIntentAt: context.now };
    case 'status_received':
      await appendProtocol(tx, context.companyId, [statusRow(context, event)]);
      return { datevStatusAt: context.now };
    case 'protocol_received':
      await appendProtocol(tx, context.companyId, await entryRows(tx, context, event.entries));
      return {};
    case 'job_gone':
    case 'protocol_missing':
      return { finding: storedJson(event.finding) };
    case 'withdrawal_begun':
      return event.finding ? { finding: storedJson(event.finding) } : {};
    case 'withdrawn':
      return await writeWithdrawn(tx, context, event.left);
    case 'held':
      return context.after.hold ? { finding: storedJson(event.finding), heldAt: context.now } : {};
    case 'resumed':
      return { finding: Prisma.DbNull, heldAt: null };
    case 'failed':
      await settleAll(tx, context, 'refused', { isReleased: true, reason: event.finding.code });
      return { finding: storedJson(event.finding) };
    case 'settled':
      await settleDocuments(tx, context, event.documents);
      return {};
    case 'settled_by_hand':
      return await writeVerdict(tx, context, event.verdict);
    case 'cancel_requested':
      return { cancelRequestedAt: event.at, heldAt: null };
    case 'cancelled':
      await settleAll(tx, context, 'cancelled', { isReleased: true });
      return {};
    case 'checked':
    case 'checked_again':
    case 'creation_begun':
    case 'creation_answered':
    case 'creation_not_executed':
    case 'upload_begun':
    case 'upload_completed':
    case 'finalise_not_executed':
    case 'finalised':
    case 'delayed':
      return {};
  }
}

/** A person's word about the whole job. One that is still open at DATEV is never finalised: noted like any that was given up. */
async function writeVerdict(tx: Tx, context: EventContext, verdict: Verdict): Promise<ExtraColumns> {
  switch (verdict) {
    case 'arrived':
      await settleAll(tx, context, 'accepted');
      return { heldAt: null };
    case 'one_by_one':
      await settleAll(tx, context, 'unknown');
      return { heldAt: null };
    case 'not_arrived': {
      await settleAll(tx, context, 'cancelled', { isReleased: true });
      const { datevJobId } = context.before;
      if (datevJobId === null) return { heldAt: null };
      return { heldAt: null, abandoned: abandonedWith(context, datevJobId, 'settled_by_hand', 'orphaned') };
    }
  }
}

/** A DATEV job that is no longer ours, and what follows for the documents. */
async function writeWithdrawn(
  tx: Tx,
  context: EventContext,
  left: 'deleted' | 'gone' | 'orphaned',
): Promise<ExtraColumns> {
  await forgetFiles(tx, context);
  const { before, row } = context;
  const code = findingCodeOf(row);
  if (before.withdrawalAim === 'cancel') await settleAll(tx, context, 'cancelled', { isReleased: true });
  if (before.withdrawalAim === 'fail')
    await settleAll(tx, context, 'refused', { isReleased: true, reason: code });
  return {
    abandoned: abandonedWith(context, before.datevJobId, code ?? before.withdrawalAim ?? 'restart', left),
    filesTotal: 0,
    filesSent: 0,
    bytesTotal: 0,
    bytesSent: 0,
    finaliseIntentAt: null,
    ...(context.after.hold ? { heldAt: context.now } : {}),
  };
}

/** Findings about the transfer as a whole that stop nothing. */
async function addFindings(tx: Tx, transferId: string, findings: readonly Finding[]): Promise<void> {
  if (findings.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Transfer" SET "findings" = "findings" || ${JSON.stringify(findings)}::jsonb
    WHERE "id" = ${transferId}::uuid`;
}

function findingCodeOf({ finding }: TransferJob): string | null {
  const isObject = typeof finding === 'object' && finding !== null && !Array.isArray(finding);
  return isObject && typeof finding.code === 'string' ? finding.code : null;
}

/** DATEV jobs given up so far, each with id, reason and fate: nothing at DATEV stays unexplained. */
function abandonedWith(
  { row, before, now }: EventContext,
  datevJobId: string | null,
  reason: string,
  fate: 'deleted' | 'gone' | 'orphaned' | 'unclear',
): Prisma.InputJsonArray {
  const known = Array.isArray(row.abandoned) ? (row.abandoned as Prisma.InputJsonArray) : [];
  return [
    ...known,
    {
      datevJobId,
      reason,
      fate,
      createdAt: before.datevCreatedAt?.toISOString() ?? null,
      at: now.toISOString(),
    },
  ];
}

async function insertFiles(
  tx: Tx,
  { jobId, companyId }: RowContext,
  files: readonly PlannedFile[],
): Promise<void> {
  const rows = files.map((file, position) => ({ ...file, position }));
  await tx.$executeRaw`
    INSERT INTO "JobFile"
      ("id", "jobId", "companyId", "position", "fileName", "contentType", "sha256", "size", "kind", "state")
    SELECT gen_random_uuid(), ${jobId}::uuid, ${companyId}::uuid,
      file."position", file."fileName", file."contentType", file."sha256", file."size", file."kind", 'pending'
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS file("position" int, "fileName" text, "contentType" text, "sha256" text, "size" int, "kind" text)`;
}

function sizeOf(files: readonly PlannedFile[]): ExtraColumns {
  return {
    filesTotal: files.length,
    filesSent: 0,
    bytesTotal: files.reduce((sum, { size }) => sum + size, 0),
    bytesSent: 0,
  };
}

function statusRow(
  { jobId, companyId, now, keepUntil }: EventContext,
  { status, raw }: Extract<JobEvent, { type: 'status_received' }>,
): ChainedRow {
  return { kind: 'status', jobId, companyId, receivedAt: now, keepUntil, status, raw };
}

async function entryRows(
  tx: Tx,
  { jobId, companyId, now, keepUntil }: EventContext,
  entries: readonly ReceivedEntry[],
): Promise<ChainedRow[]> {
  const { _max } = await tx.protocolEntry.aggregate({ where: { jobId }, _max: { fetch: true } });
  const fetch = (_max.fetch ?? 0) + 1;
  return entries.map((entry, position) => ({
    kind: 'entry',
    ...entry,
    jobId,
    companyId,
    receivedAt: now,
    keepUntil,
    fetch,
    position,
  }));
}
