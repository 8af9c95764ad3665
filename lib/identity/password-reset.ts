import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import { passwordResetLetter } from './mails/account-letters';
import { readLanguage, sendLetter } from './mails/send-letter';
import { isTokenShaped, newToken, tokenHash } from './one-time-token';
import { hashPassword, type PasswordProblem, passwordProblem } from './password';
import { recordPersonAudit } from './person-audit';
import { countRequest, type RateLimit } from './rate-limit';
import { endOtherSessions } from './sessions';
import { normaliseEmail } from './sign-in';

const lifetimeMs = 30 * 60_000;
/** Mails to one person: more would be a nuisance, whoever asks. */
const personLimit: RateLimit = { most: 3, windowMs: 60 * 60_000 };
/** Questions from one address: more is trying out who has an account. */
const addressLimit: RateLimit = { most: 20, windowMs: 60 * 60_000 };

/** Where the link leads; the token stands behind the `#`. */
const newPasswordPath = '/passwort/neu';

/** Counts the question. It says nothing of the e-mail, and knows nothing of it. */
export async function mayAskForReset(platform: Platform, ip: string | null): Promise<boolean> {
  if (ip === null) return true;
  return (await countRequest(platform, `reset-address:${tokenHash(ip)}`, addressLimit)).isAllowed;
}

/**
 * Sends a link to a new password, where there is such a person. To be called after the answer was given, which is the same for
 * everybody: neither its words nor its time tell who has an account (ASVS 5.0 6.3.8).
 */
export async function sendPasswordReset(
  platform: Platform,
  input: { readonly email: string },
): Promise<void> {
  const email = normaliseEmail(input.email);
  const user = await platform.db.user.findUnique({ where: { email } });
  if (!user || user.disabledAt) return;
  const { isAllowed } = await countRequest(platform, `reset:${user.id}`, personLimit);
  if (!isAllowed) {
    platform.log.warn({ userId: user.id }, 'password reset refused: too many mails');
    return;
  }
  const url = await platform.db.$transaction((tx) => newPasswordLink(platform, tx, user.id));
  platform.log.info({ userId: user.id }, 'password reset requested');
  const letter = passwordResetLetter({
    language: readLanguage(user.locale),
    name: user.name,
    url,
  });
  await sendLetter(platform, { name: user.name, address: user.email }, letter);
}

/**
 * Makes a link by which this person sets a password, once, within half an hour.
 * @returns its address, which is kept nowhere; only the hash of its secret is
 */
export async function newPasswordLink(
  { clock, settings }: Pick<Platform, 'clock' | 'settings'>,
  tx: Tx,
  userId: string,
): Promise<string> {
  const token = newToken();
  const now = clock.now();
  await tx.passwordReset.create({
    data: {
      userId,
      tokenHash: tokenHash(token),
      createdAt: now,
      expiresAt: new Date(now.getTime() + lifetimeMs),
    },
  });
  return `${settings.appUrl}${newPasswordPath}#${token}`;
}

/** Whose link this is, as long as it works; password managers want to know. null: used, too old, or never made. */
export async function readPasswordReset(
  platform: Platform,
  token: string,
): Promise<{ readonly email: string } | null> {
  const reset = await findReset(platform, token);
  return reset ? { email: reset.user.email } : null;
}

export type ResetPasswordOutcome =
  | { readonly kind: 'changed'; readonly userId: string }
  /** Used, too old, or never made. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly problem: PasswordProblem };

/**
 * Sets a new password by the link. Ends every session and every other link of the person. A second factor stays: whoever only
 * reads somebody's mail does not get in (ASVS 5.0 6.4.3).
 */
export async function resetPassword(
  platform: Platform,
  input: { readonly token: string; readonly newPassword: string },
): Promise<ResetPasswordOutcome> {
  const reset = await findReset(platform, input.token);
  if (!reset) return { kind: 'gone' };
  const { user } = reset;
  const problem = passwordProblem(input.newPassword, user.email);
  if (problem) return { kind: 'refused', problem };
  const passwordHash = await hashPassword(input.newPassword);
  const isTaken = await platform.db.$transaction(async (tx) => {
    const now = platform.clock.now();
    const { count } = await tx.passwordReset.updateMany({
      where: { id: reset.id, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    });
    if (count === 0) return false;
    await tx.passwordReset.updateMany({ where: { userId: user.id, usedAt: null }, data: { usedAt: now } });
    await tx.user.update({ where: { id: user.id }, data: { passwordHash } });
    await recordPersonAudit(tx, { userId: user.id, name: user.name }, 'account.password_reset');
    await endOtherSessions({ db: tx, clock: platform.clock }, { userId: user.id, keepSessionId: null });
    return true;
  });
  return isTaken ? { kind: 'changed', userId: user.id } : { kind: 'gone' };
}

async function findReset({ db, clock }: Platform, token: string) {
  if (!isTokenShaped(token)) return null;
  const reset = await db.passwordReset.findUnique({
    where: { tokenHash: tokenHash(token) },
    include: { user: { select: { id: true, name: true, email: true, disabledAt: true } } },
  });
  if (!reset || reset.usedAt || reset.expiresAt <= clock.now() || reset.user.disabledAt) return null;
  return reset;
}

/** Housekeeping: links that work no more. */
export async function forgetOldPasswordResets(platform: Platform): Promise<number> {
  const { count } = await platform.db.passwordReset.deleteMany({
    where: { expiresAt: { lte: platform.clock.now() } },
  });
  return count;
}
