import { readInvoiceJson } from '@/lib/bookkeeping/invoice-json';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import { keptAttachment } from './accept-attachments';
import { isOpenDocument } from './document-states';
import { getInvoice } from './read-invoice';
import { type StoredInvoiceResult, storeInvoice } from './store-invoice';

export type ReviseInvoiceOutcome =
  | StoredInvoiceResult
  | { readonly kind: 'not_found' }
  /** A newer version came while somebody was typing: his form would put back what it corrected. */
  | { readonly kind: 'changed_meanwhile' }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/**
 * Stores what a person changed on the screen as a new version that keeps the files of the one before (E2).
 * @param input.version of the invoice that was changed on the screen; a newer one is not replaced
 * @param input.revision the invoice in the form of the public API; whose it is (`externalId`) and its files are not taken from it
 */
export async function reviseInvoice(
  platform: Platform,
  actor: Actor,
  input: { readonly invoiceId: string; readonly version: number; readonly revision: unknown },
): Promise<ReviseInvoiceOutcome> {
  requirePermission(actor, 'documents.write');
  const before = await getInvoice(platform, actor, input.invoiceId);
  if (!before) return { kind: 'not_found' };
  const revision = typeof input.revision === 'object' && input.revision !== null ? input.revision : {};
  const fixed = { externalId: before.externalId, attachment: undefined, attachments: undefined };
  const read = readInvoiceJson({ ...revision, ...fixed });
  if (!read.ok) return { kind: 'invalid', problems: read.problems };
  const kept = await platform.db.attachment.findMany({
    where: { companyId: actor.companyId, invoiceVersionId: before.currentVersionId },
    orderBy: { position: 'asc' },
  });
  const attachments = kept.map(keptAttachment);
  const { version: replaces } = input;
  const { invoice } = read.value;
  const result = await storeInvoice(platform, actor, { invoice, attachments, source: 'screen', replaces });
  const isOvertaken = result.kind === 'conflict' && result.version !== replaces;
  return isOvertaken && isOpenDocument(result.invoice.state) ? { kind: 'changed_meanwhile' } : result;
}
