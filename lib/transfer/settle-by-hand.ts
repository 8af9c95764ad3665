import type { Actor } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Verdict } from './events';
import { waitsForPerson } from './state';
import { settleOne } from './store/document-rows';
import { jobOf } from './store/job-row';
import { applyEvents, lockJob } from './store/job-store';
import { refreshTransfer } from './store/refresh-transfer';

export type SettleByHandResult = 'settled' | 'not_waiting' | 'not_found';

/**
 * A person has looked into Belege online and says whether a job arrived of which DATEV no longer tells (T5). Recorded with
 * name and reason; `not_arrived` frees the documents for another transfer, `one_by_one` keeps each locked until somebody has
 * said so of it. In whatever state the job waits (after a restore: any), and only while it waits: of one that could still be
 * sent nobody can say where it is.
 */
export async function settleByHand(
  platform: Platform,
  actor: Actor,
  input: {
    readonly jobId: string;
    readonly verdict: Verdict;
    readonly reason: string;
  },
): Promise<SettleByHandResult> {
  requirePermission(actor, 'transfers.repeat');
  const { companyId } = actor;
  return await platform.db.$transaction(async (tx): Promise<SettleByHandResult> => {
    const row = await lockJob(tx, { jobId: input.jobId, companyId });
    if (!row) return 'not_found';
    if (!waitsForPerson(jobOf(row))) return 'not_waiting';
    await applyEvents(platform, tx, row, [{ type: 'settled_by_hand', verdict: input.verdict }]);
    await recordAudit(tx, {
      actor,
      action: 'transfer.settled_by_hand',
      subject: input.jobId,
      details: { verdict: input.verdict, reason: input.reason, datevJobId: row.datevJobId },
    });
    return 'settled';
  });
}

/**
 * The same for a single document of which DATEV's answer leaves open whether it arrived (P3): `arrived` keeps it locked for
 * good, `not_arrived` frees it.
 */
export async function settleDocumentByHand(
  platform: Platform,
  actor: Actor,
  input: {
    /** Row of the document in its transfer. */
    readonly documentId: string;
    readonly verdict: 'arrived' | 'not_arrived';
    readonly reason: string;
  },
): Promise<SettleByHandResult> {
  requirePermission(actor, 'transfers.repeat');
  const { companyId } = actor;
  return await platform.db.$transaction(async (tx): Promise<SettleByHandResult> => {
    const document = await tx.transferDocument.findFirst({
      where: { id: input.documentId, companyId },
      include: { job: true },
    });
    if (!document) return 'not_found';
    const row = await lockJob(tx, { jobId: document.jobId, companyId });
    if (row?.state !== 'done') return 'not_waiting';
    const context = { jobId: document.jobId, companyId, now: platform.clock.now() };
    const isSettled = await settleOne(tx, context, input.documentId, input.verdict);
    if (!isSettled) return 'not_waiting';
    await refreshTransfer(tx, row.transferId, context.now);
    await recordAudit(tx, {
      actor,
      action: 'transfer.document_settled_by_hand',
      subject: input.documentId,
      details: { verdict: input.verdict, reason: input.reason, guid: document.guid },
    });
    return 'settled';
  });
}
