import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from '@/app/_security/content-security-policy';
import { pathHeader } from '@/app/_security/own-path';

/** Replaced by `next.config.mjs`. */
declare const IS_DEVELOPMENT_SERVER: boolean;

/** Gives every page its nonce and tells it its own address, which the way back from the sign-in needs. */
export function proxy(request: NextRequest): NextResponse {
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

/** Everything but the API (no pages there), built assets, the upload of a document and files of documents. */
export const config = {
  matcher: [
    '/((?!api/|_next/static|_next/image|belege/neu/datei|belege/datei/|.*\\.(?:svg|png|ico|txt|webmanifest)$).*)',
  ],
};
