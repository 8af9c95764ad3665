import { createHash } from 'node:crypto';
import { writeCashEntryJson } from './cash-entry-json';
import type { CashEntry, Invoice } from './invoice';
import { writeInvoiceJson } from './invoice-json';

type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };

/**
 * JSON with sorted keys; empty values (null, undefined, empty list) are left out, so that a field added to the format later
 * does not change the hash of documents that do not use it.
 */
function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value)
    .filter(([, item]) => item !== null && item !== undefined && !(Array.isArray(item) && item.length === 0))
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}

/**
 * SHA-256 (hex) over everything an invoice version says: its fields and the hashes of its attachments in their order. Same
 * hash = same content, so a repeated POST is recognised (design: idempotent `externalId`).
 */
export function contentHashOf(invoice: Invoice, attachmentHashes: readonly string[]): string {
  return hashOf({ invoice: writeInvoiceJson(invoice) as Json, attachments: attachmentHashes });
}

/** The same for a cash entry. */
export function cashContentHashOf(entry: CashEntry, attachmentHashes: readonly string[]): string {
  return hashOf({ cashEntry: writeCashEntryJson(entry) as Json, attachments: attachmentHashes });
}

function hashOf(value: Json): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
