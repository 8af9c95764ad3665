/** Methods that change nothing. */
const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Pure: whether a request that may change something comes from a page of ours, so that no other site acts in the name of
 * somebody who is signed in here (CSRF). Browsers say so themselves, and a page cannot write these headers; a neighbour under
 * the same domain is another site too. Programs say nothing and bring no cookie either.
 */
export function isFromOurPages(method: string, header: (name: string) => string | null): boolean {
  if (harmless.has(method)) return true;
  const site = header('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = header('origin');
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === header('x-forwarded-host') || host === header('host');
}
