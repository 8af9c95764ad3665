import type { Actor } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';

export type DeleteInvoiceOutcome =
  | { readonly kind: 'deleted' }
  | { readonly kind: 'not_found' }
  /** It was in a transfer once, so the protocol speaks of it and it stays. */
  | { readonly kind: 'was_in_transfer' };

/** Deletes an invoice that never was part of a transfer, with all its versions. Its bytes stay in the store. */
export async function deleteInvoice(
  platform: Platform,
  actor: Actor,
  invoiceId: string,
): Promise<DeleteInvoiceOutcome> {
  requirePermission(actor, 'documents.delete');
  const { companyId } = actor;
  return platform.db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM "Invoice" WHERE id = ${invoiceId}::uuid AND "companyId" = ${companyId}::uuid FOR UPDATE`;
    const invoice = await tx.invoice.findFirst({ where: { id: invoiceId, companyId } });
    if (!invoice) return { kind: 'not_found' };
    const wasSent = (await tx.transferDocument.count({ where: { companyId, invoiceId } })) > 0;
    if (wasSent || invoice.state !== 'open') return { kind: 'was_in_transfer' };
    await tx.attachment.deleteMany({ where: { companyId, invoiceVersion: { invoiceId } } });
    await tx.invoiceVersion.deleteMany({ where: { companyId, invoiceId } });
    await tx.invoice.delete({ where: { id: invoiceId } });
    const details = { externalId: invoice.externalId, number: invoice.number };
    await recordAudit(tx, { actor, action: 'invoice.deleted', subject: invoiceId, details });
    return { kind: 'deleted' };
  });
}
