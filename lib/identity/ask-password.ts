import type { Platform } from '@/lib/platform';
import { isPassword } from './password';
import type { SignedInUser } from './sessions';
import { countSignInAttempt, forgetFailures } from './sign-in-limit';

export type PasswordRefusal =
  | { readonly kind: 'wrong_password' }
  | { readonly kind: 'too_many_attempts'; readonly retryAfterMs: number };

/**
 * Asks a signed-in person for the password once more, before his way of signing in changes (ASVS 5.0 7.5.1). Guesses count as
 * guesses at the sign-in: a stolen session is no place to try passwords.
 * @returns null when it is the right one
 */
export async function askPassword(
  platform: Platform,
  user: SignedInUser,
  input: { readonly password: string; readonly ip: string | null },
): Promise<PasswordRefusal | null> {
  const attempt = await countSignInAttempt(platform, user.email, input.ip);
  if (attempt.retryAfterMs > 0) return { kind: 'too_many_attempts', retryAfterMs: attempt.retryAfterMs };
  const { passwordHash } = await platform.db.user.findUniqueOrThrow({ where: { id: user.userId } });
  if (!(await isPassword(passwordHash, input.password))) return { kind: 'wrong_password' };
  await forgetFailures(platform, user.email, input.ip, attempt.ids);
  return null;
}
