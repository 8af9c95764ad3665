import type { Platform } from '@/lib/platform';
import { askPassword, type PasswordRefusal } from '../ask-password';
import { recordPersonAudit } from '../person-audit';
import { endOtherSessions, type SignedInUser } from '../sessions';
import { checkSecondFactor, openTotpSecret, sealTotpSecret } from './check-second-factor';
import { countRecoveryCodes, replaceRecoveryCodes } from './recovery-codes';
import { matchingTotpStep, newTotpSecret, toBase32, totpUri } from './totp';

const issuer = 'Belegbote';

export interface SecondFactorView {
  readonly enabledAt: Date | null;
  readonly recoveryCodesLeft: number;
  /** A company of the person wants admins to have one. */
  readonly isDemanded: boolean;
}

export async function describeSecondFactor(
  platform: Platform,
  user: SignedInUser,
): Promise<SecondFactorView> {
  const { db } = platform;
  const { totpEnabledAt } = await db.user.findUniqueOrThrow({
    where: { id: user.userId },
    select: { totpEnabledAt: true },
  });
  const demanding = await db.membership.count({
    where: { userId: user.userId, role: 'admin', company: { adminsNeedSecondFactor: true } },
  });
  return {
    enabledAt: totpEnabledAt,
    recoveryCodesLeft: await countRecoveryCodes(db, user.userId),
    isDemanded: demanding > 0,
  };
}

export type StartEnrolmentOutcome =
  /** For the app: as a QR code (`uri`) or typed in (`secret`, Base32). */
  | { readonly kind: 'started'; readonly uri: string; readonly secret: string }
  | { readonly kind: 'already_enabled' }
  | PasswordRefusal;

/** Makes a new secret; it counts only after the first right code. Asks for the password again (ASVS 5.0 7.5.1). */
export async function startEnrolment(
  platform: Platform,
  user: SignedInUser,
  input: { readonly password: string; readonly ip: string | null },
): Promise<StartEnrolmentOutcome> {
  const refusal = await askPassword(platform, user, input);
  if (refusal) return refusal;
  const secret = newTotpSecret();
  const { count } = await platform.db.user.updateMany({
    where: { id: user.userId, totpSecret: null },
    data: { totpPendingSecret: sealTotpSecret(platform.vault, user.userId, secret) },
  });
  if (count === 0) return { kind: 'already_enabled' };
  return { kind: 'started', uri: totpUri(secret, user.email, issuer), secret: toBase32(secret) };
}

export type ConfirmEnrolmentOutcome =
  | { readonly kind: 'enabled'; readonly recoveryCodes: readonly string[] }
  | { readonly kind: 'wrong_code' }
  /** Nothing is being set up: too late, or in another tab already. */
  | { readonly kind: 'not_started' };

/** The first right code switches the second factor on. Every other browser has to sign in again, with it. */
export async function confirmEnrolment(
  platform: Platform,
  user: SignedInUser,
  input: { readonly code: string },
): Promise<ConfirmEnrolmentOutcome> {
  const { db, vault, clock } = platform;
  const row = await db.user.findUniqueOrThrow({ where: { id: user.userId } });
  const pending = row.totpPendingSecret;
  if (pending === null) return { kind: 'not_started' };
  const now = clock.now();
  const code = input.code.replaceAll(/\s/g, '');
  const step = matchingTotpStep(openTotpSecret(vault, user.userId, pending), code, now);
  if (step === null) return { kind: 'wrong_code' };
  const recoveryCodes = await db.$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: user.userId, totpSecret: null, totpPendingSecret: pending },
      data: { totpSecret: pending, totpPendingSecret: null, totpEnabledAt: now, totpLastStep: step },
    });
    if (count === 0) return null;
    await recordPersonAudit(tx, user, 'account.second_factor_enabled');
    await endOtherSessions({ db: tx, clock }, { userId: user.userId, keepSessionId: user.sessionId });
    return replaceRecoveryCodes(tx, user.userId, now);
  });
  if (recoveryCodes === null) return { kind: 'not_started' };
  return { kind: 'enabled', recoveryCodes };
}

export type ChangeSecondFactorRefusal =
  | PasswordRefusal
  | { readonly kind: 'wrong_code' }
  | { readonly kind: 'not_enabled' };

/** Switches the second factor off: with the password and a last code, so that a stolen session alone cannot. */
export async function disableSecondFactor(
  platform: Platform,
  user: SignedInUser,
  input: { readonly password: string; readonly code: string; readonly ip: string | null },
): Promise<{ readonly kind: 'disabled' } | ChangeSecondFactorRefusal> {
  const refusal = await askBoth(platform, user, input);
  if (refusal) return refusal;
  await platform.db.$transaction(async (tx) => {
    await tx.user.update({
      where: { id: user.userId },
      data: { totpSecret: null, totpPendingSecret: null, totpEnabledAt: null, totpLastStep: null },
    });
    await tx.recoveryCode.deleteMany({ where: { userId: user.userId } });
    await recordPersonAudit(tx, user, 'account.second_factor_disabled');
    await endOtherSessions(
      { db: tx, clock: platform.clock },
      { userId: user.userId, keepSessionId: user.sessionId },
    );
  });
  return { kind: 'disabled' };
}

/** New recovery codes; the old ones are worth nothing from here on. */
export async function renewRecoveryCodes(
  platform: Platform,
  user: SignedInUser,
  input: { readonly password: string; readonly code: string; readonly ip: string | null },
): Promise<{ readonly kind: 'renewed'; readonly codes: readonly string[] } | ChangeSecondFactorRefusal> {
  const refusal = await askBoth(platform, user, input);
  if (refusal) return refusal;
  const codes = await platform.db.$transaction(async (tx) => {
    await recordPersonAudit(tx, user, 'account.recovery_codes_replaced');
    return replaceRecoveryCodes(tx, user.userId, platform.clock.now());
  });
  return { kind: 'renewed', codes };
}

async function askBoth(
  platform: Platform,
  user: SignedInUser,
  input: { readonly password: string; readonly code: string; readonly ip: string | null },
): Promise<ChangeSecondFactorRefusal | null> {
  const refusal = await askPassword(platform, user, input);
  if (refusal) return refusal;
  const row = await platform.db.user.findUniqueOrThrow({ where: { id: user.userId } });
  if (row.totpSecret === null) return { kind: 'not_enabled' };
  const outcome = await checkSecondFactor(
    platform,
    { id: row.id, name: row.name, totpSecret: row.totpSecret },
    input.code,
  );
  return outcome.kind === 'passed' ? null : outcome;
}
