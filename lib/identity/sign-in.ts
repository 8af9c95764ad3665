import type { Platform } from '@/lib/platform';
import { isPassword, spendPasswordCheck } from './password';
import { checkSecondFactor, type SecondFactorOutcome } from './second-factor/check-second-factor';
import { startSession } from './sessions';
import { countSignInAttempt, forgetFailures } from './sign-in-limit';

export interface SignInInput {
  readonly email: string;
  readonly password: string;
  /** Of the authenticator app, or a recovery code; null in the first step. */
  readonly code: string | null;
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
      readonly usedRecoveryCode: boolean;
    }
  /** Unknown person, wrong password or disabled account: never told apart. */
  | { readonly kind: 'wrong_credentials' }
  /** The password is right, and the person has a second factor. */
  | { readonly kind: 'code_needed' }
  | { readonly kind: 'wrong_code' }
  | { readonly kind: 'too_many_attempts'; readonly retryAfterMs: number };

/** E-mail addresses are compared without case and surrounding blanks. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

/**
 * Checks e-mail, password and second factor and starts a session (S3). Asked in two steps where a code is needed: the second one
 * brings the password again, so nothing has to be kept in between.
 */
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
  const second = await secondStep(platform, user, input.code);
  if (second !== null && second.kind !== 'passed') return second;
  await forgetFailures(platform, email, input.ip, attempt.ids);
  const session = await startSession(platform, { userId: user.id, ip: input.ip, userAgent: input.userAgent });
  platform.log.info({ userId: user.id, sessionId: session.id }, 'signed in');
  return {
    kind: 'signed_in',
    userId: user.id,
    name: user.name,
    email: user.email,
    sessionId: session.id,
    usedRecoveryCode: second?.by === 'recovery_code',
  };
}

/** null: the person has no second factor. */
async function secondStep(
  platform: Platform,
  user: { readonly id: string; readonly name: string; readonly totpSecret: string | null },
  code: string | null,
): Promise<SecondFactorOutcome | { readonly kind: 'code_needed' } | null> {
  const { totpSecret } = user;
  if (totpSecret === null) return null;
  if (code === null) return { kind: 'code_needed' };
  return checkSecondFactor(platform, { id: user.id, name: user.name, totpSecret }, code);
}
