import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/app/_server/auth-options';
import { getPlatform } from '@/app/_server/platform';
import { currentUser } from '@/app/_server/session';

interface AuthRouteContext {
  params: Promise<{ nextauth: string[] }>;
}

/** What our pages use of next-auth. Its own pages, its list of providers and its redirects are nobody's business. */
const doors: Readonly<Record<'GET' | 'POST', ReadonlySet<string>>> = {
  GET: new Set(['csrf', 'session']),
  POST: new Set(['callback/credentials', 'signout']),
};

const signInDoor = 'callback/credentials';

function serve(method: 'GET' | 'POST') {
  return async (request: NextRequest, context: AuthRouteContext): Promise<Response> => {
    const door = (await context.params).nextauth.join('/');
    if (!doors[method].has(door)) return new Response(null, { status: 404 });
    const platform = await getPlatform();
    const replaced = door === signInDoor ? await currentUser() : null;
    const response: Response = await NextAuth(request, context, authOptions(platform, replaced));
    response.headers.set('Cache-Control', 'no-store');
    return response;
  };
}

export const GET = serve('GET');
export const POST = serve('POST');
