import { storedJson } from '@/lib/documents/stored-json';
import { type Actor, actorRecord } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import { isStoppable, isTerminal } from './state';
import { jobOf } from './store/job-row';
import { applyEvents, lockJob } from './store/job-store';
import { announceJob } from './store/queues';

export type CancelResult =
  /** The jobs that can still be stopped are being stopped. */
  | { readonly kind: 'cancelling' }
  /** DATEV has been told to process all of it, or may have been: only a person in Belege online can take it back. */
  | { readonly kind: 'too_late' }
  | { readonly kind: 'already_ended' }
  | { readonly kind: 'not_found' };

/**
 * Wishes a transfer away. Workers see the wish at their next step and DELETE what is open at DATEV; whatever was finalised
 * goes on and is followed to its result. Where nobody knows whether it arrived, cancelling would free documents DATEV may
 * have: such a job ends by `settleByHand`.
 */
export async function cancelTransfer(
  platform: Platform,
  actor: Actor,
  input: { readonly transferId: string; readonly reason?: string },
): Promise<CancelResult> {
  requirePermission(actor, 'transfers.cancel');
  const { companyId } = actor;
  return await platform.db.$transaction(async (tx): Promise<CancelResult> => {
    const jobs = await tx.transferJob.findMany({
      where: { transferId: input.transferId, companyId },
      orderBy: { sequence: 'asc' },
      select: { id: true },
    });
    if (jobs.length === 0) return { kind: 'not_found' };
    let stopped = 0;
    let open = 0;
    for (const { id } of jobs) {
      const row = await lockJob(tx, { jobId: id, companyId });
      if (!row || isTerminal(jobOf(row).state)) continue;
      open += 1;
      if (!isStoppable(jobOf(row))) continue;
      stopped += 1;
      if (row.cancelRequestedAt !== null && row.hold === null) continue;
      const at = platform.clock.now();
      await applyEvents(platform, tx, row, [{ type: 'cancel_requested', at }]);
      await tx.transferJob.update({
        where: { id },
        data: { cancelRequestedBy: storedJson(actorRecord(actor)) },
      });
      await announceJob(platform, tx, null);
    }
    if (open === 0) return { kind: 'already_ended' };
    if (stopped === 0) return { kind: 'too_late' };
    await recordAudit(tx, {
      actor,
      action: 'transfer.cancel_requested',
      subject: input.transferId,
      details: { reason: input.reason ?? null, jobs: stopped },
    });
    return { kind: 'cancelling' };
  });
}
