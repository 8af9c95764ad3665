import { object, string } from 'zod/mini';

export type SignInAnswer = 'signed_in' | 'wrong_credentials' | 'too_many_attempts' | 'unavailable';

const csrfSchema = object({ csrfToken: string() });
const answerSchema = object({ url: string() });

/**
 * Signs in through next-auth's own doors, with its CSRF token. Without a redirect, so the page that asked keeps what
 * was typed there.
 */
export async function signIn(credentials: { email: string; password: string }): Promise<SignInAnswer> {
  try {
    const csrf = await fetch('/api/auth/csrf', { cache: 'no-store' });
    const { csrfToken } = csrfSchema.parse(await csrf.json());
    const response = await fetch('/api/auth/callback/credentials', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        ...credentials,
        csrfToken,
        callbackUrl: window.location.origin,
        json: 'true',
      }),
    });
    if (response.status >= 500) return 'unavailable';
    const { url } = answerSchema.parse(await response.json());
    return readSignInError(new URL(url, window.location.origin).searchParams.get('error'));
  } catch (failure) {
    // No network (TypeError), no JSON (SyntaxError) or not the answer we know (zod): the person can only try again.
    if (failure instanceof Error) return 'unavailable';
    throw failure;
  }
}

function readSignInError(error: string | null): SignInAnswer {
  if (error === null) return 'signed_in';
  return error === 'TooManyAttempts' ? 'too_many_attempts' : 'wrong_credentials';
}
