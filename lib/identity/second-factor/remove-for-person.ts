import type { Platform } from '@/lib/platform';
import { recordPersonAudit } from '../person-audit';
import { endOtherSessions } from '../sessions';
import { normaliseEmail } from '../sign-in';

/**
 * For an operator's command, when somebody lost both his phone and his recovery codes and proved who he is. Ends his sessions;
 * every company he works in sees it, and of somebody who is in none the product's own log tells (S4).
 * @returns null when there is no such person, or he has no second factor
 */
export async function removeSecondFactorFor(
  platform: Platform,
  input: { readonly email: string },
): Promise<{ readonly userId: string; readonly name: string } | null> {
  const user = await platform.db.user.findUnique({ where: { email: normaliseEmail(input.email) } });
  if (!user || user.totpEnabledAt === null) return null;
  await platform.db.$transaction(async (tx) => {
    await tx.user.update({
      where: { id: user.id },
      data: { totpSecret: null, totpPendingSecret: null, totpEnabledAt: null, totpLastStep: null },
    });
    await tx.recoveryCode.deleteMany({ where: { userId: user.id } });
    const person = { userId: user.id, name: user.name };
    await recordPersonAudit(tx, person, 'account.second_factor_removed', 'product');
    await endOtherSessions({ db: tx, clock: platform.clock }, { userId: user.id, keepSessionId: null });
  });
  return { userId: user.id, name: user.name };
}
