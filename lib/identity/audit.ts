import type { OnlyTx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { type Actor, actorId, actorName, type OperatorActor } from './actor';
import type { AuditAction } from './audit-actions';

export interface AuditEntry {
  readonly actor: Actor | OperatorActor;
  readonly action: AuditAction;
  /** Id of what was changed. */
  readonly subject?: string;
  /** Before and after, in plain values. Never a token, key, password or document content. */
  readonly details?: Prisma.InputJsonObject;
  /** Only for operators, who carry no company of their own. */
  readonly companyId?: string;
}

/** What the product or its command line did that belongs to no company; in the transaction of the change, like the others (S4). */
export async function recordProductAudit(
  tx: OnlyTx,
  entry: Pick<AuditEntry, 'action' | 'subject' | 'details'> & { readonly at?: Date },
): Promise<void> {
  await tx.auditEvent.create({
    data: {
      ...(entry.at ? { at: entry.at } : {}),
      actorKind: 'system',
      actorName: 'Belegbote',
      action: entry.action,
      subject: entry.subject ?? null,
      details: entry.details ?? {},
    },
  });
}

/**
 * Writes who changed what. Takes the transaction of the change, so there is no change without its entry and no entry
 * without its change (S4). The table refuses UPDATE and DELETE.
 */
export async function recordAudit(tx: OnlyTx, entry: AuditEntry): Promise<void> {
  const { actor } = entry;
  await tx.auditEvent.create({
    data: {
      companyId: actor.kind === 'operator' ? (entry.companyId ?? null) : actor.companyId,
      actorKind: actor.kind,
      actorId: actorId(actor),
      actorName: actorName(actor),
      action: entry.action,
      subject: entry.subject ?? null,
      details: entry.details ?? {},
    },
  });
}
