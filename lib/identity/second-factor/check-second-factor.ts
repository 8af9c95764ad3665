import type { Platform } from '@/lib/platform';
import type { SealedPlace, Vault } from '@/lib/platform/vault';
import { recordPersonAudit } from '../person-audit';
import { countRequest, forgetRequests, type RateLimit } from '../rate-limit';
import { readRecoveryCode, spendRecoveryCode } from './recovery-codes';
import { matchingTotpStep } from './totp';

/**
 * Six digits can be guessed: five tries in a quarter of an hour and twenty a day leave one chance in 17,000 a day to somebody
 * who has the password already. A right code sets both back.
 */
const shortLimit: RateLimit = { most: 5, windowMs: 15 * 60_000 };
const dayLimit: RateLimit = { most: 20, windowMs: 24 * 60 * 60_000 };

export type SecondFactorOutcome =
  | { readonly kind: 'passed'; readonly by: 'app' | 'recovery_code' }
  | { readonly kind: 'wrong_code' }
  | { readonly kind: 'too_many_attempts'; readonly retryAfterMs: number };

interface Holder {
  readonly id: string;
  readonly name: string;
  readonly totpSecret: string;
}

/** Checks the code of the app, or spends a recovery code. A code of the app counts once, also for two requests at once. */
export async function checkSecondFactor(
  platform: Platform,
  holder: Holder,
  typed: string,
): Promise<SecondFactorOutcome> {
  const keys = [`totp:${holder.id}`, `totp-day:${holder.id}`] as const;
  const decisions = [
    await countRequest(platform, keys[0], shortLimit),
    await countRequest(platform, keys[1], dayLimit),
  ];
  const refused = decisions.filter(({ isAllowed }) => !isAllowed);
  if (refused.length > 0) {
    platform.log.warn({ userId: holder.id }, 'second factor refused: too many attempts');
    return { kind: 'too_many_attempts', retryAfterMs: Math.max(...refused.map(({ resetMs }) => resetMs)) };
  }
  const by = await spendCode(platform, holder, typed);
  if (by === null) {
    platform.log.warn({ userId: holder.id }, 'second factor refused: wrong code');
    return { kind: 'wrong_code' };
  }
  await forgetRequests(platform, keys);
  return { kind: 'passed', by };
}

async function spendCode(
  platform: Platform,
  holder: Holder,
  typed: string,
): Promise<'app' | 'recovery_code' | null> {
  const now = platform.clock.now();
  const recoveryCode = readRecoveryCode(typed);
  if (recoveryCode) {
    return platform.db.$transaction(async (tx) => {
      if (!(await spendRecoveryCode(tx, holder.id, recoveryCode, now))) return null;
      await recordPersonAudit(tx, { userId: holder.id, name: holder.name }, 'account.recovery_code_used');
      return 'recovery_code';
    });
  }
  const secret = openTotpSecret(platform.vault, holder.id, holder.totpSecret);
  const step = matchingTotpStep(secret, typed.replaceAll(/\s/g, ''), now);
  if (step === null) return null;
  return (await takeStep(platform, holder, step)) ? 'app' : null;
}

/** False when this or a later code was taken before. A text under an old key is sealed anew on the way (C10). */
async function takeStep({ db, vault }: Platform, holder: Holder, step: number): Promise<boolean> {
  const resealed = vault.isUnderOldKey(holder.totpSecret)
    ? { totpSecret: sealTotpSecret(vault, holder.id, openTotpSecret(vault, holder.id, holder.totpSecret)) }
    : {};
  const { count } = await db.user.updateMany({
    where: {
      id: holder.id,
      totpSecret: holder.totpSecret,
      OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }],
    },
    data: { totpLastStep: step, ...resealed },
  });
  return count === 1;
}

function placeOf(userId: string): SealedPlace {
  return { companyId: `user:${userId}`, column: 'User.totpSecret' };
}

export function sealTotpSecret(vault: Vault, userId: string, secret: Uint8Array): string {
  return vault.seal(Buffer.from(secret).toString('base64'), placeOf(userId));
}

export function openTotpSecret(vault: Vault, userId: string, sealed: string): Buffer {
  return Buffer.from(vault.open(sealed, placeOf(userId)), 'base64');
}
