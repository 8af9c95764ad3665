import type { DocumentState } from '@/lib/documents/document-states';
import type { Actor } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import type { AuditAction } from '@/lib/identity/audit-actions';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';

export type HandledElsewhereResult = 'changed' | 'not_possible' | 'not_found';

interface DocumentChoice {
  readonly kind: 'invoice' | 'cash_entry';
  readonly id: string;
}

/** "Anders erledigt": the document reached the adviser by another way and is not sent by itself any more (T10). */
export async function markHandledElsewhere(
  platform: Platform,
  actor: Actor,
  input: DocumentChoice & { readonly reason: string },
): Promise<HandledElsewhereResult> {
  return await change(platform, actor, input, ['open', 'refused'], 'handled_elsewhere', {
    action: 'document.handled_elsewhere',
    reason: input.reason,
  });
}

/** Takes the mark back: the document waits for a transfer again. */
export async function undoHandledElsewhere(
  platform: Platform,
  actor: Actor,
  input: DocumentChoice,
): Promise<HandledElsewhereResult> {
  return await change(platform, actor, input, ['handled_elsewhere'], 'open', {
    action: 'document.handled_elsewhere_undone',
    reason: null,
  });
}

async function change(
  platform: Platform,
  actor: Actor,
  { kind, id }: DocumentChoice,
  from: readonly DocumentState[],
  to: DocumentState,
  act: { readonly action: AuditAction; readonly reason: string | null },
): Promise<HandledElsewhereResult> {
  requirePermission(actor, 'documents.handle_elsewhere');
  const { companyId } = actor;
  return await platform.db.$transaction(async (tx): Promise<HandledElsewhereResult> => {
    const where = { id, companyId };
    const data = { state: to, stateReason: act.reason };
    const isAllowed = { ...where, state: { in: [...from] } };
    // The state is part of the condition, so a transfer that claims the document at this moment wins or loses whole.
    const { count } =
      kind === 'invoice'
        ? await tx.invoice.updateMany({ where: isAllowed, data })
        : await tx.cashEntryRecord.updateMany({ where: isAllowed, data });
    if (count === 0) return (await exists(tx, kind, where)) ? 'not_possible' : 'not_found';
    await recordAudit(tx, { actor, action: act.action, subject: id, details: { kind, reason: act.reason } });
    return 'changed';
  });
}

async function exists(tx: Tx, kind: DocumentChoice['kind'], where: { id: string; companyId: string }) {
  return kind === 'invoice'
    ? (await tx.invoice.count({ where })) > 0
    : (await tx.cashEntryRecord.count({ where })) > 0;
}
