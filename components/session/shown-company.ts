/** Names the company a page shows; the pages set it with every act, and the acts compare it with the company chosen now. */
export const shownCompanyCookie = 'belegbote-shown-company';

/** Of this tab; never set on the server. */
let shown: string | null = null;

/** Notes which company the page of this tab shows, for all it sends. @returns what forgets it again */
export function showCompany(companyId: string | null): () => void {
  shown = companyId;
  return () => {
    shown = null;
  };
}

/**
 * Tells the server, with whatever is sent next, which company this page shows. The company is chosen for all tabs of a browser:
 * what is done on a page that still shows another one must not reach the one chosen since (S1, C4).
 */
export function tellShownCompany(): void {
  const value = shown === null ? '; max-age=0' : `${shown}; max-age=86400`;
  const secure = window.location.protocol === 'https:' ? '; secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not there in every browser, and answers too late
  document.cookie = `${shownCompanyCookie}=${value}; path=/; samesite=strict${secure}`;
}

/** Says the same of a single request, such as an upload. */
export const shownCompanyHeader = 'x-belegbote-company';

/** Headers of a request that stores something for the company this page shows. */
export function fromShownCompany(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return shown === null ? { ...headers } : { ...headers, [shownCompanyHeader]: shown };
}
