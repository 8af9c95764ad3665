import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/app/_server/auth-options';
import { getPlatform } from '@/app/_server/platform';

interface AuthRouteContext {
  params: Promise<{ nextauth: string[] }>;
}

/** next-auth's own doors: sign-in, sign-out, CSRF token, session. */
async function handler(request: NextRequest, context: AuthRouteContext): Promise<Response> {
  const platform = await getPlatform();
  return NextAuth(request, context, authOptions(platform));
}

export { handler as GET, handler as POST };
