import { headers } from 'next/headers';
import { ownPath, pathHeader } from './own-path';

/** Path and query of the page being rendered, as `proxy.ts` saw it: the way back after a sign-in. */
export async function requestedPath(): Promise<string> {
  return ownPath((await headers()).get(pathHeader));
}
