'use server';

import { refresh } from 'next/cache';
import { after } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { callerIp } from '@/app/_server/caller';
import { actAs, actAsUser } from '@/app/_shell/act';
import type { SetupDrawing } from '@/components/account/second-factor-setup';
import { type ActionAnswer, done, refused } from '@/components/session/action-answer';
import type { AccountChange } from '@/lib/identity/mails/account-letters';
import { tellAccountChange } from '@/lib/identity/mails/send-letter';
import { changeSecondFactorPolicy } from '@/lib/identity/second-factor/company-policy';
import {
  type ChangeSecondFactorRefusal,
  confirmEnrolment,
  disableSecondFactor,
  renewRecoveryCodes,
  startEnrolment,
} from '@/lib/identity/second-factor/enrolment';
import type { Platform } from '@/lib/platform';
import { drawQrCode } from './qr-code';

const passwordSchema = z.object({ password: z.string().max(1_000) });
const codeSchema = z.object({ code: z.string().max(60) });
const bothSchema = passwordSchema.extend(codeSchema.shape);
const policySchema = z.object({ isDemanded: z.boolean() });

/** Step one: the password, answered with the QR code. */
export async function start(input: { password: string }): Promise<ActionAnswer<SetupDrawing>> {
  const { password } = passwordSchema.parse(input);
  return actAsUser(async (platform, user) => {
    const outcome = await startEnrolment(platform, user, { password, ip: await callerIp() });
    const t = await getTranslations('account.secondFactor.refusals');
    switch (outcome.kind) {
      case 'started':
        return done({ drawing: drawQrCode(outcome.uri), secret: outcome.secret });
      case 'already_enabled':
        refresh();
        return refused(t('already_enabled'));
      case 'wrong_password':
      case 'too_many_attempts':
        return refused(t(outcome.kind), { fields: { password: t(outcome.kind) } });
    }
  });
}

/** Step two: the first code, answered with the recovery codes. The page stays, so that they can be read. */
export async function confirm(input: { code: string }): Promise<ActionAnswer<{ codes: readonly string[] }>> {
  const { code } = codeSchema.parse(input);
  return actAsUser(async (platform, user) => {
    const outcome = await confirmEnrolment(platform, user, { code });
    const t = await getTranslations('account.secondFactor.refusals');
    switch (outcome.kind) {
      case 'enabled':
        tellLater(platform, user.userId, 'second_factor_enabled');
        return done({ codes: outcome.recoveryCodes });
      case 'wrong_code':
        return refused(t('wrong_code'), { fields: { code: t('wrong_code') } });
      case 'not_started':
        return refused(t('not_started'));
    }
  });
}

export async function disable(input: { password: string; code: string }): Promise<ActionAnswer> {
  const both = bothSchema.parse(input);
  return actAsUser(async (platform, user) => {
    const outcome = await disableSecondFactor(platform, user, { ...both, ip: await callerIp() });
    if (outcome.kind !== 'disabled') return refuseChange(outcome);
    tellLater(platform, user.userId, 'second_factor_disabled');
    refresh();
    return done();
  });
}

export async function renewCodes(input: {
  password: string;
  code: string;
}): Promise<ActionAnswer<{ codes: readonly string[] }>> {
  const both = bothSchema.parse(input);
  return actAsUser(async (platform, user) => {
    const outcome = await renewRecoveryCodes(platform, user, { ...both, ip: await callerIp() });
    return outcome.kind === 'renewed' ? done({ codes: outcome.codes }) : refuseChange(outcome);
  });
}

async function refuseChange({ kind }: ChangeSecondFactorRefusal) {
  const t = await getTranslations('account.secondFactor.refusals');
  switch (kind) {
    case 'wrong_password':
      return refused(t(kind), { fields: { password: t(kind) } });
    case 'wrong_code':
      return refused(t(kind), { fields: { code: t(kind) } });
    case 'too_many_attempts':
    case 'not_enabled':
      return refused(t(kind));
  }
}

/** The company's rule for its admins. */
export async function changePolicy(input: { isDemanded: boolean }): Promise<ActionAnswer> {
  const { isDemanded } = policySchema.parse(input);
  return actAs('members.change', async (platform, actor) => {
    const outcome = await changeSecondFactorPolicy(platform, actor, { isDemanded });
    refresh();
    if (outcome.kind === 'changed') return done();
    return refused((await getTranslations('account.secondFactor.policy'))('ownMissing'));
  });
}

function tellLater(platform: Platform, userId: string, change: AccountChange): void {
  after(() => tellAccountChange(platform, { userId, change }));
}
