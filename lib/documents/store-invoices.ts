import { readInvoiceJson } from '@/lib/bookkeeping/invoice-json';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import { acceptAttachments } from './accept-attachments';
import type { DocumentSource } from './document-states';
import type { InvoiceSummary } from './invoice-views';
import { type InvoiceToStore, type StoredInvoiceResult, storeTogether } from './store-invoice';

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
  const read = inputs.map((input) => readOne(input, source));
  const results = await storeReadInvoices(platform, actor, read.filter(isReadable));
  const inOrder = results.values();
  return read.map((one) => (isReadable(one) ? taken(inOrder.next()) : one));
}

/** Stores invoices that were read already, in the order given. */
export async function storeReadInvoices(
  platform: Platform,
  actor: Actor,
  inputs: readonly InvoiceToStore[],
): Promise<StoredInvoiceResult[]> {
  requirePermission(actor, 'documents.write');
  const results: StoredInvoiceResult[] = [];
  for (const group of groupsOf(inputs)) results.push(...(await storeTogether(platform, actor, group)));
  return results;
}

function taken<T>({ done, value }: IteratorResult<T, undefined>): T {
  if (done) throw new Error('an invoice got no result');
  return value;
}

/** Invoices of one transaction: enough to spare the waiting for the disk, few enough to hold its locks only shortly. */
const groupSize = 100;

/** In the order given. Two of the same externalId are two versions, one after the other: never in one group. */
function groupsOf(inputs: readonly InvoiceToStore[]): InvoiceToStore[][] {
  const groups: InvoiceToStore[][] = [];
  let taken = new Set<string>();
  for (const input of inputs) {
    const { externalId } = input.invoice;
    const last = groups.at(-1);
    if (last && last.length < groupSize && !taken.has(externalId)) last.push(input);
    else {
      groups.push([input]);
      taken = new Set();
    }
    taken.add(externalId);
  }
  return groups;
}

type Unreadable = Extract<StoreInvoiceResult, { kind: 'invalid' }>;

function isReadable(read: InvoiceToStore | Unreadable): read is InvoiceToStore {
  return !('kind' in read);
}

function readOne(input: unknown, source: DocumentSource): InvoiceToStore | Unreadable {
  const read = readInvoiceJson(input);
  if (!read.ok) return { kind: 'invalid', externalId: externalIdOf(input), problems: read.problems };
  const { invoice } = read.value;
  const attachments = acceptAttachments(read.value.attachments);
  if (!attachments.ok) {
    return { kind: 'invalid', externalId: invoice.externalId, problems: attachments.problems };
  }
  return { invoice, attachments: attachments.value, source };
}

/** Names the invoice in an answer about unreadable input. */
function externalIdOf(input: unknown): string | null {
  if (typeof input !== 'object' || input === null || !('externalId' in input)) return null;
  return typeof input.externalId === 'string' ? input.externalId.slice(0, 200) : null;
}
