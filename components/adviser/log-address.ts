import { ledgerSlugs } from '@/components/documents/ledger';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import type { TransferState } from '@/lib/transfer/transfer-state';

export const logPath = '/berater/uebertragungen';

/** What the Berater's log shows. */
export interface LogSearch {
  readonly companyId: string | null;
  readonly month: string | null;
  readonly ledger: Ledger | null;
  readonly state: TransferState | null;
  readonly person: string | null;
  readonly text: string | null;
  readonly cursor: string | null;
}

/** The log's address for this search. */
export function logAddress(search: Partial<LogSearch>): string {
  const parameters = new URLSearchParams();
  if (search.companyId) parameters.set('firma', search.companyId);
  if (search.month) parameters.set('monat', search.month);
  if (search.ledger) parameters.set('buch', ledgerSlugs[search.ledger]);
  if (search.state) parameters.set('status', search.state);
  if (search.person) parameters.set('person', search.person);
  if (search.text) parameters.set('suche', search.text);
  if (search.cursor) parameters.set('ab', search.cursor);
  const query = parameters.toString();
  return query ? `${logPath}?${query}` : logPath;
}

/** Whether anything narrows the list. */
export function isNarrowed({ cursor: _cursor, ...filters }: LogSearch): boolean {
  return Object.values(filters).some((value) => value !== null);
}
