import { z } from 'zod';
import { storedJson } from '@/lib/documents/stored-json';
import { type Actor, actorRecord } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { RequestedBy } from './read/transfer-view';
import { readRequestedBy } from './read/view-rows';

/** What somebody said about a transfer (P4). */
export interface TransferCommentView {
  readonly id: string;
  readonly text: string;
  readonly writtenBy: RequestedBy;
  readonly writtenAt: Date;
}

/** 1 to 2,000 characters without the blanks around them. */
export const commentTextSchema = z.string().trim().min(1).max(2_000);

/** Comments of a transfer of the actor's company, the oldest first; none where the company has no such transfer. */
export async function listComments(
  platform: Platform,
  actor: Actor,
  input: { readonly transferId: string },
): Promise<TransferCommentView[]> {
  requirePermission(actor, 'protocol.read');
  const rows = await platform.db.transferComment.findMany({
    where: { transferId: input.transferId, companyId: actor.companyId },
    orderBy: [{ writtenAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ id, text, writtenBy, writtenAt }) => ({
    id,
    text,
    writtenBy: readRequestedBy(writtenBy),
    writtenAt,
  }));
}

/** Adds a comment; what was said stays said, the table refuses changes. False: the company has no such transfer. */
export async function addComment(
  platform: Platform,
  actor: Actor,
  input: { readonly transferId: string; readonly text: string },
): Promise<boolean> {
  requirePermission(actor, 'transfers.comment');
  const { companyId } = actor;
  const { transferId } = input;
  const text = commentTextSchema.parse(input.text);
  return await platform.db.$transaction(async (tx) => {
    const transfer = await tx.transfer.findFirst({ where: { id: transferId, companyId } });
    if (!transfer) return false;
    await tx.transferComment.create({
      data: {
        transferId,
        companyId,
        text,
        writtenBy: storedJson(actorRecord(actor)),
        writtenAt: platform.clock.now(),
      },
    });
    await recordAudit(tx, { actor, action: 'transfer.commented', subject: transferId });
    return true;
  });
}
