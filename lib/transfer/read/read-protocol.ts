import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { ProtocolEntry } from '@/lib/platform/generated/prisma/client';
import { getTransfer } from './read-transfers';
import type { TransferDetails, TransferJobView } from './transfer-view';

/** One line of DATEV's protocol, word for word (P2, P5). */
export interface ProtocolEntryView {
  readonly id: string;
  readonly jobId: string;
  /** 1 for the first fetch; a later one ("Status neu abrufen") repeats the whole protocol. */
  readonly fetch: number;
  readonly position: number;
  readonly receivedAt: Date;
  readonly time: string | null;
  /** DATEV's word: `information`, `warning`, `error`, or another. */
  readonly type: string | null;
  readonly text: string | null;
  readonly context: string | null;
  readonly fileName: string | null;
  /** Document whose file it names. */
  readonly document: {
    readonly id: string;
    readonly invoiceId: string | null;
    readonly number: string;
  } | null;
}

/** One answer to the status GET (P1). */
export interface ProtocolStatusView {
  readonly receivedAt: Date;
  readonly status: number | null;
  /** The answer as it came. */
  readonly raw: string;
}

export interface ProtocolOfJob {
  readonly job: TransferJobView;
  readonly statuses: readonly ProtocolStatusView[];
  /** Of the newest fetch. */
  readonly entries: readonly ProtocolEntryView[];
}

/** Everything the page "Übertragungsprotokoll" shows (P1, P2, C4). */
export interface TransferProtocol {
  readonly transfer: TransferDetails;
  readonly jobs: readonly ProtocolOfJob[];
}

/** The protocol of a transfer; null: the company has no such transfer. */
export async function protocolOf(
  platform: Platform,
  actor: Actor,
  input: { readonly transferId: string },
): Promise<TransferProtocol | null> {
  requirePermission(actor, 'protocol.read');
  const transfer = await getTransfer(platform, actor, input);
  if (!transfer) return null;
  const { companyId } = actor;
  const jobIds = transfer.jobs.map(({ id }) => id);
  const statuses = await platform.db.protocolStatus.findMany({
    where: { companyId, jobId: { in: jobIds } },
    orderBy: { id: 'asc' },
  });
  const entries = await newestEntries(platform, companyId, jobIds);
  return {
    transfer,
    jobs: transfer.jobs.map((job) => ({
      job,
      statuses: statuses.flatMap(({ jobId, receivedAt, status, raw }) =>
        jobId === job.id ? [{ receivedAt, status, raw }] : [],
      ),
      entries: entries.filter(({ jobId }) => jobId === job.id).map((entry) => entryView(entry, job)),
    })),
  };
}

/**
 * DATEV's entries of a transfer, in DATEV's order (design: `GET /transfers/{id}/protocol-entries`); null: the company has no
 * such transfer.
 */
export async function listProtocolEntries(
  platform: Platform,
  actor: Actor,
  input: { readonly transferId: string },
): Promise<readonly ProtocolEntryView[] | null> {
  const protocol = await protocolOf(platform, actor, input);
  return protocol ? protocol.jobs.flatMap(({ entries }) => [...entries]) : null;
}

async function newestEntries(
  platform: Platform,
  companyId: string,
  jobIds: readonly string[],
): Promise<ProtocolEntry[]> {
  const fetches = await platform.db.protocolEntry.groupBy({
    by: ['jobId'],
    where: { companyId, jobId: { in: [...jobIds] } },
    _max: { fetch: true },
  });
  if (fetches.length === 0) return [];
  return await platform.db.protocolEntry.findMany({
    where: { companyId, OR: fetches.map(({ jobId, _max }) => ({ jobId, fetch: _max.fetch ?? 0 })) },
    orderBy: [{ jobId: 'asc' }, { position: 'asc' }],
  });
}

function entryView(entry: ProtocolEntry, job: TransferJobView): ProtocolEntryView {
  const { jobId, fetch, position, receivedAt, time, type, text, context, fileName } = entry;
  return {
    id: String(entry.id),
    jobId,
    fetch,
    position,
    receivedAt,
    time,
    type,
    text,
    context,
    fileName,
    document: documentOf(fileName, job),
  };
}

/** File names are unique in a job and compared as DATEV's answer is: without case. */
function documentOf(fileName: string | null, { documents }: TransferJobView): ProtocolEntryView['document'] {
  const key = fileName?.trim().toLowerCase();
  if (!key) return null;
  const found = documents.find(({ ledgerFileName, imageFileNames }) =>
    [ledgerFileName ?? '', ...imageFileNames].some((name) => name.toLowerCase() === key),
  );
  return found ? { id: found.id, invoiceId: found.invoiceId, number: found.number } : null;
}
