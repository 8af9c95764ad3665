import { readInvoiceJson } from '@/lib/bookkeeping/invoice-json';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import { acceptAttachments } from './accept-attachments';
import type { DocumentSource } from './document-states';
import type { InvoiceSummary } from './invoice-views';
import { storeInvoice } from './store-invoice';

/** One call takes this many invoices. */
export const mostInvoices = 1000;

/** What became of one invoice of a call. */
export type StoreInvoiceResult =
  /** `unchanged`: this externalId was stored before with the very same content. */
  | {
      readonly kind: 'created' | 'new_version' | 'unchanged';
      readonly invoice: InvoiceSummary;
      readonly version: number;
    }
  /** Other content for a document that is under way, transferred or handled elsewhere (T10). */
  | {
      readonly kind: 'conflict';
      readonly invoice: InvoiceSummary;
      readonly version: number;
      /** The transfer that has it. */
      readonly transferId: string | null;
    }
  | { readonly kind: 'invalid'; readonly externalId: string | null; readonly problems: readonly Problem[] };

/**
 * Stores invoices in the form of the public API, each by itself: one that cannot be stored does not hold up the others.
 * Only unreadable input is `invalid`; what a person can mend later (no tax case, sums that do not fit) is stored and
 * held back by the checks (T9, E2).
 * @param inputs 1 to `mostInvoices` invoices
 */
export async function storeInvoices(
  platform: Platform,
  actor: Actor,
  inputs: readonly unknown[],
  source: DocumentSource = 'api',
): Promise<StoreInvoiceResult[]> {
  requirePermission(actor, 'documents.write');
  if (inputs.length > mostInvoices) throw new RangeError(`more than ${mostInvoices} invoices in one call`);
  const results: StoreInvoiceResult[] = [];
  // One after the other: two of the same externalId in one call are two versions in the order given.
  for (const input of inputs) results.push(await storeOne(platform, actor, input, source));
  return results;
}

async function storeOne(
  platform: Platform,
  actor: Actor,
  input: unknown,
  source: DocumentSource,
): Promise<StoreInvoiceResult> {
  const read = readInvoiceJson(input);
  if (!read.ok) return { kind: 'invalid', externalId: externalIdOf(input), problems: read.problems };
  const { invoice } = read.value;
  const attachments = acceptAttachments(read.value.attachments);
  if (!attachments.ok) {
    return { kind: 'invalid', externalId: invoice.externalId, problems: attachments.problems };
  }
  return storeInvoice(platform, actor, { invoice, attachments: attachments.value, source });
}

/** Names the invoice in an answer about unreadable input. */
function externalIdOf(input: unknown): string | null {
  if (typeof input !== 'object' || input === null || !('externalId' in input)) return null;
  return typeof input.externalId === 'string' ? input.externalId.slice(0, 200) : null;
}
