import type { Platform } from '@/lib/platform';
import { isPassword, spendPasswordCheck } from './password';
import { startSession } from './sessions';
import { countSignInAttempt, forgetFailures } from './sign-in-limit';

export interface SignInInput {
  readonly email: string;
  readonly password: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

export type SignInOutcome =
  | {
      readonly kind: 'signed_in';
      readonly userId: string;
      readonly name: string;
      readonly email: string;
      readonly sessionId: string;
    }
  /** Unknown person, wrong password or disabled account: never told apart. */
  | { readonly kind: 'wrong_credentials' }
  | { readonly kind: 'too_many_attempts'; readonly retryAfterMs: number };

/** E-mail addresses are compared without case and surrounding blanks. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Checks e-mail and password and starts a session (S3). */
export async function authenticate(platform: Platform, input: SignInInput): Promise<SignInOutcome> {
  const email = normaliseEmail(input.email);
  const attempt = await countSignInAttempt(platform, email, input.ip);
  if (attempt.retryAfterMs > 0) {
    platform.log.warn({ ip: input.ip }, 'sign-in refused: too many attempts');
    return { kind: 'too_many_attempts', retryAfterMs: attempt.retryAfterMs };
  }
  const user = await platform.db.user.findUnique({ where: { email } });
  const matches = user
    ? await isPassword(user.passwordHash, input.password)
    : await spendPasswordCheck(input.password);
  if (!user || !matches || user.disabledAt) {
    platform.log.warn({ ip: input.ip }, 'sign-in refused: wrong credentials');
    return { kind: 'wrong_credentials' };
  }
  await forgetFailures(platform, email, input.ip, attempt.ids);
  const session = await startSession(platform, { userId: user.id, ip: input.ip, userAgent: input.userAgent });
  platform.log.info({ userId: user.id, sessionId: session.id }, 'signed in');
  return { kind: 'signed_in', userId: user.id, name: user.name, email: user.email, sessionId: session.id };
}
