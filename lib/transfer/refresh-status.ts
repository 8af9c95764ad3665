import { openDatevSession } from '@/lib/connection/session';
import type { DxsoResult } from '@/lib/datev/dxso/types';
import type { Actor } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { TransferJob } from '@/lib/platform/generated/prisma/client';
import type { Finding } from '@/lib/preflight/finding';
import { sortAnswer } from './decide/answer';
import { isFinalStatus } from './decide/status';
import { byHandPauseMs } from './poll-schedule';
import { appendProtocol } from './store/append-protocol';
import { isOtherCashAtDatev } from './store/cash-order';
import { withCircuit } from './store/circuit-store';
import { applyEvents, keepUntilOf, lockJob } from './store/job-store';
import { announceJob } from './store/queues';

export type RefreshStatusResult =
  /** DATEV says the same as before. */
  | { readonly kind: 'unchanged'; readonly status: number | null }
  /** Somebody acted in Belege online: the new protocol is being fetched. */
  | { readonly kind: 'changed'; readonly status: number }
  /** Asked a short time ago; every GET counts at DATEV (T8). */
  | { readonly kind: 'too_early'; readonly againAt: Date }
  /** DATEV works on another cash job; a new status of this one could not be followed before that has ended (T4). */
  | { readonly kind: 'other_cash_job' }
  /** Nothing to ask for: not finalised, or still polled by itself. */
  | { readonly kind: 'not_possible' }
  | { readonly kind: 'no_answer'; readonly finding: Finding | null }
  | { readonly kind: 'not_found' };

/**
 * "Status neu abrufen" of an ended job (P1): a person in Belege online may cancel what was processed (5), long after.
 * DATEV keeps the answer for about two months.
 */
export async function refreshStatus(
  platform: Platform,
  actor: Actor,
  input: { readonly jobId: string },
): Promise<RefreshStatusResult> {
  requirePermission(actor, 'transfers.start');
  const { companyId } = actor;
  const row = await platform.db.transferJob.findFirst({
    where: { id: input.jobId, companyId },
    include: { transfer: true },
  });
  if (!row) return { kind: 'not_found' };
  if (row.state !== 'done' || row.datevJobId === null) return { kind: 'not_possible' };
  if (await isOtherCashAtDatev(platform.db, row)) return { kind: 'other_cash_job' };
  const againAt = await claimQuestion(platform, row);
  if (againAt) return { kind: 'too_early', againAt };

  const clientId = `${row.transfer.consultantNumber}-${row.transfer.clientNumber}`;
  const session = await openDatevSession(platform, { companyId, transferJobId: row.id });
  const result = await withCircuit(platform, session).getJobStatus(clientId, row.datevJobId);
  const subject = { kind: 'job', id: row.id, label: row.accountingMonth } as const;
  const answer = sortAnswer('getJobStatus', result, { subject, clientId });
  if (answer.kind !== 'ok') {
    await noteNoAnswer(platform, row, wasSent(result));
    return { kind: 'no_answer', finding: 'finding' in answer ? answer.finding : null };
  }
  return await storeStatus(platform, actor, { jobId: row.id, status: answer.value.status, raw: answer.raw });
}

type Asked = Pick<TransferJob, 'id' | 'datevStatusAt' | 'statusAskedAt'>;

/** Notes the question before it goes out, so that of two clicks one asks; otherwise when it may be asked again. */
async function claimQuestion({ db, clock }: Platform, row: Asked): Promise<Date | null> {
  const now = clock.now();
  const last = Math.max(row.datevStatusAt?.getTime() ?? 0, row.statusAskedAt?.getTime() ?? 0);
  const againAt = new Date(last + byHandPauseMs);
  if (againAt > now) return againAt;
  const { id, statusAskedAt } = row;
  const { count } = await db.transferJob.updateMany({
    where: { id, statusAskedAt },
    data: { statusAskedAt: now },
  });
  return count === 1 ? null : new Date(now.getTime() + byHandPauseMs);
}

/** What never reached DATEV costs nothing, and may be asked again at once. */
async function noteNoAnswer({ db }: Platform, { id, statusAskedAt }: Asked, isSent: boolean): Promise<void> {
  const data = isSent ? { getCount: { increment: 1 } } : { statusAskedAt };
  await db.transferJob.update({ where: { id }, data });
}

/** False: the breaker is open, or there is no token to ask with. */
function wasSent(result: DxsoResult<unknown>): boolean {
  if (result.kind === 'unauthorised') return false;
  return result.kind !== 'unavailable' || result.httpStatus !== null;
}

async function storeStatus(
  platform: Platform,
  actor: Actor,
  { jobId, status, raw }: { jobId: string; status: number | null; raw: string },
): Promise<RefreshStatusResult> {
  const { companyId } = actor;
  const now = platform.clock.now();
  return await platform.db.$transaction(async (tx): Promise<RefreshStatusResult> => {
    const row = await lockJob(tx, { jobId, companyId });
    if (row?.state !== 'done') return { kind: 'not_possible' };
    await recordAudit(tx, {
      actor,
      action: 'transfer.status_refreshed',
      subject: jobId,
      details: { before: row.datevStatus, after: status },
    });
    if (status !== null && status !== row.datevStatus && isFinalStatus(status)) {
      await applyEvents(platform, tx, row, [{ type: 'status_received', status, raw, nextPollAt: now }]);
      await announceJob(platform, tx, null);
      return { kind: 'changed', status };
    }
    const keepUntil = keepUntilOf(platform, now);
    await appendProtocol(tx, companyId, [
      { kind: 'status', jobId, companyId, receivedAt: now, keepUntil, status, raw },
    ]);
    await tx.transferJob.update({
      where: { id: jobId },
      data: { datevStatusAt: now, getCount: { increment: 1 } },
    });
    return { kind: 'unchanged', status };
  });
}
