/** What the page of the cash book shows: read from its address, written into its links. */
export interface CashBookSearch {
  /** `YYYY-MM`. */
  readonly month: string;
  /** Entry in the form; `neu` for a new one. */
  readonly entry?: string;
  readonly cursor?: string;
}

export const newEntry = 'neu';

/** Where the form stands on the page. */
export const entryFormId = 'eintrag';

/** The page's address for this search; a form that is open is jumped to. */
export function cashBookPath({ month, entry, cursor }: CashBookSearch): string {
  const parameters = new URLSearchParams({ monat: month });
  if (entry) parameters.set('bewegung', entry);
  if (cursor) parameters.set('ab', cursor);
  return `/belege/kasse?${parameters}${entry ? `#${entryFormId}` : ''}`;
}
