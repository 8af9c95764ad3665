/** Names the company a page shows; the pages set it with every act, and the acts compare it with the company chosen now. */
export const shownCompanyCookie = 'belegbote-shown-company';

/**
 * Tells the server, with whatever is sent next, which company this page shows. The company is chosen for all tabs of a browser:
 * what is done on a page that still shows another one must not reach the one chosen since (S1, C4).
 */
export function tellShownCompany(companyId: string | null): void {
  const value = companyId === null ? '; max-age=0' : `${companyId}; max-age=86400`;
  const secure = window.location.protocol === 'https:' ? '; secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not there in every browser, and answers too late
  document.cookie = `${shownCompanyCookie}=${value}; path=/; samesite=strict${secure}`;
}
