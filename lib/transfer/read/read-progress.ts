import { z } from 'zod';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import { readHold, readJobState } from '../store/job-row';
import type { TransferState } from '../transfer-state';
import { progressOf, type TransferProgress } from './progress';
import { readTransferState } from './view-rows';

/** How far a transfer is. */
export interface ProgressOfTransfer extends TransferProgress {
  readonly state: TransferState;
}

/**
 * What a page asks every moment while a transfer runs (T12): one row a job, none a document, so that watching 50,000 documents
 * costs no more than watching one.
 * @returns null when the company has no such transfer
 */
export async function readTransferProgress(
  platform: Platform,
  actor: Actor,
  input: { readonly transferId: string },
): Promise<ProgressOfTransfer | null> {
  requirePermission(actor, 'transfers.read');
  if (!z.uuid().safeParse(input.transferId).success) return null;
  const row = await platform.db.transfer.findFirst({
    where: { id: input.transferId, companyId: actor.companyId },
    select: { state: true, jobs: { orderBy: { sequence: 'asc' }, select: progressColumns } },
  });
  if (!row) return null;
  const jobs = row.jobs.map(({ state, hold, ...numbers }) => ({
    ...numbers,
    state: readJobState(state),
    hold: readHold(hold),
  }));
  return { state: readTransferState(row.state), ...progressOf(jobs, platform.clock.now()) };
}

const progressColumns = {
  state: true,
  hold: true,
  nextRunAt: true,
  attempts: true,
  filesSent: true,
  filesTotal: true,
  bytesSent: true,
  bytesTotal: true,
} as const;
