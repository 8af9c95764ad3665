import { ledgerSlugs } from '@/components/documents/ledger';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import type { TransferState } from '@/lib/transfer/transfer-state';

/** What the list of transfers shows. */
export interface TransferSearch {
  readonly month: string | null;
  readonly ledger: Ledger | null;
  readonly state: TransferState | null;
  readonly cursor: string | null;
}

/** The list's address for this search. */
export function transfersPath(search: Partial<TransferSearch>): string {
  const parameters = new URLSearchParams();
  if (search.month) parameters.set('monat', search.month);
  if (search.ledger) parameters.set('buch', ledgerSlugs[search.ledger]);
  if (search.state) parameters.set('status', search.state);
  if (search.cursor) parameters.set('ab', search.cursor);
  const query = parameters.toString();
  return query ? `/uebertragungen?${query}` : '/uebertragungen';
}
