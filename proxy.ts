import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from '@/app/_security/content-security-policy';
import { isFromOurPages } from '@/app/_security/own-origin';
import { pathHeader } from '@/app/_security/own-path';

/** Replaced by `next.config.mjs`. */
declare const IS_DEVELOPMENT_SERVER: boolean;

/**
 * Stands before every page and every server action: lets other sites change nothing, gives a page its nonce and tells it its
 * own address, which the way back from the sign-in needs.
 */
export function proxy(request: NextRequest): NextResponse {
  if (!isFromOurPages(request.method, (name) => request.headers.get(name))) {
    return new NextResponse(null, { status: 403 });
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64');
  const policy = contentSecurityPolicy(nonce, { isDevelopment: IS_DEVELOPMENT_SERVER });
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  headers.set(pathHeader, request.nextUrl.pathname + request.nextUrl.search);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  response.headers.set('X-Frame-Options', 'DENY');
  return response;
}

/**
 * Everything but what sets its own headers: the API (no pages there), built assets, our icon, the upload of a document and
 * files of documents. No pattern here may fit a page: it would come without its policy.
 */
export const config = {
  matcher: [
    '/((?!api/|_next/static/|_next/image|icon\\.svg$|belege/neu/datei$|belege/kasse/beleg$|belege/datei/[0-9a-f-]{36}$).*)',
  ],
};
