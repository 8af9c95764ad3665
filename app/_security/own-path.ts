/** Request header in which `proxy.ts` hands a page its own path and query. */
export const pathHeader = 'x-belegbote-path';

/**
 * Where a person may be sent after the sign-in: a path of ours. Anything that a browser could read as another host
 * (`//host`, `/\host`, a scheme) becomes the start page.
 */
export function ownPath(target: string | null | undefined): string {
  if (!target || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(target)) return '/';
  return target;
}
