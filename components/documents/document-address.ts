import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import type { DocumentState } from '@/lib/documents/document-states';
import type { InvoiceSortField } from '@/lib/documents/list-invoices';
import { ledgerSlugs } from './ledger';

/** What the list of documents shows: read from its address, written into its links. */
export interface DocumentSearch {
  readonly month: AccountingMonth | null;
  readonly ledger: Ledger | null;
  readonly state: DocumentState | null;
  readonly search: string;
  readonly sort: { readonly field: InvoiceSortField; readonly direction: 'asc' | 'desc' };
  readonly cursor: string | null;
}

/** The list's address for this search; what is not set does not appear. */
export function documentsPath(search: Partial<DocumentSearch>): string {
  const parameters = new URLSearchParams();
  if (search.month) parameters.set('monat', search.month);
  if (search.ledger) parameters.set('buch', ledgerSlugs[search.ledger]);
  if (search.state) parameters.set('status', search.state);
  if (search.search) parameters.set('suche', search.search);
  if (search.sort && (search.sort.field !== 'issueDate' || search.sort.direction !== 'desc')) {
    parameters.set('sortierung', search.sort.field);
    parameters.set('richtung', search.sort.direction);
  }
  if (search.cursor) parameters.set('ab', search.cursor);
  const query = parameters.toString();
  return query ? `/belege?${query}` : '/belege';
}
