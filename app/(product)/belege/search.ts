import { z } from 'zod';
import type { DocumentSearch } from '@/components/documents/document-address';
import { readLedgerSlug } from '@/components/documents/ledger';
import { parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import { documentStates } from '@/lib/documents/document-states';
import { invoiceSortFields } from '@/lib/documents/invoice-sort';

const text = z.string().optional().catch(undefined);
const addressSchema = z.object({
  monat: text,
  buch: text,
  status: z.enum(documentStates).optional().catch(undefined),
  suche: z.string().max(200).optional().catch(undefined),
  sortierung: z.enum(invoiceSortFields).optional().catch(undefined),
  richtung: z.enum(['asc', 'desc']).optional().catch(undefined),
  ab: text,
});

/** Reads the list's address; what makes no sense there is as if it were absent. */
export function readDocumentSearch(address: Record<string, string | string[] | undefined>): DocumentSearch {
  const read = addressSchema.parse(address);
  return {
    month: read.monat === undefined ? null : parseAccountingMonth(read.monat),
    ledger: readLedgerSlug(read.buch),
    state: read.status ?? null,
    search: read.suche?.trim() ?? '',
    sort: { field: read.sortierung ?? 'issueDate', direction: read.richtung ?? 'desc' },
    cursor: read.ab || null,
  };
}
