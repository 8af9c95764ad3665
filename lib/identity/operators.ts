import { randomBytes } from 'node:crypto';
import type { Platform } from '@/lib/platform';
import { recordProductAudit } from './audit';
import { hashPassword } from './password';
import { newPasswordLink } from './password-reset';
import { endOtherSessions } from './sessions';
import { normaliseEmail } from './sign-in';

export type AppointOutcome =
  | {
      readonly kind: 'appointed';
      readonly userId: string;
      /** Where an account that nobody has a password of yet gets one; null: the person has an account of his own. */
      readonly passwordLink: string | null;
    }
  | { readonly kind: 'disabled' };

/**
 * Makes somebody an operator (U1), with an account if there is none. For the command line: whoever may run commands on the
 * database answers for it, nobody can do it in a browser. A new account has a password that nobody knows; its link sets one.
 * Done again for an operator it changes nothing and gives a new link, as the old one may have run out.
 */
export async function appointOperator(
  platform: Platform,
  input: { readonly email: string; readonly name: string; readonly language: 'de' | 'en' },
): Promise<AppointOutcome> {
  const email = normaliseEmail(input.email);
  const passwordHash = await hashPassword(randomBytes(24).toString('base64url'));
  return await platform.db.$transaction(async (tx): Promise<AppointOutcome> => {
    const known = await tx.user.findUnique({ where: { email } });
    if (known?.disabledAt) return { kind: 'disabled' };
    const hasOwnAccount = known !== null && !known.isOperator;
    const user =
      known ??
      (await tx.user.create({
        data: {
          email,
          name: input.name,
          passwordHash,
          locale: input.language,
          createdAt: platform.clock.now(),
        },
      }));
    if (!user.isOperator) {
      await tx.user.update({ where: { id: user.id }, data: { isOperator: true } });
      await recordProductAudit(tx, { action: 'operator.appointed', subject: user.id, details: { email } });
    }
    const passwordLink = hasOwnAccount ? null : await newPasswordLink(platform, tx, user.id);
    return { kind: 'appointed', userId: user.id, passwordLink };
  });
}

/** Takes the mark away and ends the person's sessions. @returns false when there is no such operator */
export async function dismissOperator(
  platform: Platform,
  input: { readonly email: string },
): Promise<boolean> {
  const email = normaliseEmail(input.email);
  return await platform.db.$transaction(async (tx) => {
    const user = await tx.user.findFirst({ where: { email, isOperator: true } });
    if (!user) return false;
    await tx.user.update({ where: { id: user.id }, data: { isOperator: false } });
    await recordProductAudit(tx, { action: 'operator.dismissed', subject: user.id, details: { email } });
    await endOtherSessions({ db: tx, clock: platform.clock }, { userId: user.id, keepSessionId: null });
    return true;
  });
}
