export type SignInAnswer =
  | 'signed_in'
  | 'wrong_credentials'
  | 'too_many_attempts'
  /** E-mail and password are right; the second factor is asked for. */
  | 'code_needed'
  | 'wrong_code'
  | 'unavailable';

/**
 * Signs in through next-auth's own doors, with its CSRF token. Without a redirect, so the page that asked keeps what
 * was typed there.
 */
export async function signIn(credentials: {
  email: string;
  password: string;
  code?: string;
}): Promise<SignInAnswer> {
  try {
    const csrf = await fetch('/api/auth/csrf', { cache: 'no-store' });
    const csrfToken = textField(await csrf.json(), 'csrfToken');
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
    const url = textField(await response.json(), 'url');
    return readSignInError(new URL(url, window.location.origin).searchParams.get('error'));
  } catch (failure) {
    // No network, no JSON or not the answer we know: the person can only try again.
    if (failure instanceof Error) return 'unavailable';
    throw failure;
  }
}

/** next-auth's error words; one we do not know is treated as wrong credentials, never as signed in. */
const answers: ReadonlyMap<string, SignInAnswer> = new Map([
  ['TooManyAttempts', 'too_many_attempts'],
  ['CodeNeeded', 'code_needed'],
  ['WrongCode', 'wrong_code'],
]);

function readSignInError(error: string | null): SignInAnswer {
  return error === null ? 'signed_in' : (answers.get(error) ?? 'wrong_credentials');
}

/** A text out of an answer; a schema library would be most of this page's code. */
function textField(answer: unknown, name: string): string {
  const value: unknown =
    typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined;
  if (typeof value !== 'string') throw new TypeError(`no ${name} in the answer`);
  return value;
}
