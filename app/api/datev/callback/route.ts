import { NextResponse } from 'next/server';
import { signInPath } from '@/app/_server/auth-options';
import { getPlatform } from '@/app/_server/platform';
import { currentUser } from '@/app/_server/session';
import { answerCallback, connectionPath } from './answer-callback';

/**
 * DATEV sends the browser back here (C1). The address holds the code, so nothing may cache or pass it on; the page
 * that follows gets the attempt's id only.
 */
export async function GET(request: Request): Promise<NextResponse> {
  const platform = await getPlatform();
  const signedIn = await currentUser();
  if (!signedIn) {
    return seeOther(
      `${platform.settings.appUrl}${signInPath}?callbackUrl=${encodeURIComponent(connectionPath)}`,
    );
  }
  return seeOther(await answerCallback(platform, signedIn, new URL(request.url).searchParams));
}

function seeOther(address: string): NextResponse {
  const response = NextResponse.redirect(address, 303);
  response.headers.set('cache-control', 'no-store');
  response.headers.set('referrer-policy', 'no-referrer');
  return response;
}
