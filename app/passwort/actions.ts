'use server';

import { after } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { callerIp } from '@/app/_server/caller';
import { getPlatform } from '@/app/_server/platform';
import { type ActionAnswer, done, refused } from '@/components/session/action-answer';
import { tellAccountChange } from '@/lib/identity/mails/send-letter';
import {
  mayAskForReset,
  readPasswordReset,
  resetPassword,
  sendPasswordReset,
} from '@/lib/identity/password-reset';

const emailSchema = z.object({ email: z.string().trim().max(320).pipe(z.email()) });
const tokenSchema = z.object({ token: z.string().max(100) });
const newPasswordSchema = tokenSchema.extend({ password: z.string().max(1_000) });

/**
 * "Passwort vergessen?". Answers before anybody looks whether there is such a person, so neither the words nor the time tell.
 */
export async function askForReset(input: { email: string }): Promise<ActionAnswer> {
  const t = await getTranslations('account.forgotten');
  const parsed = emailSchema.safeParse(input);
  if (!parsed.success) return refused(t('noEmail'), { fields: { email: t('noEmail') } });
  const platform = await getPlatform();
  if (!(await mayAskForReset(platform, await callerIp()))) return refused(t('tooMany'));
  after(() => sendPasswordReset(platform, parsed.data));
  return done();
}

/** Whose link it is; null when it works no more. */
export async function readReset(input: { token: string }): Promise<ActionAnswer<{ email: string } | null>> {
  const { token } = tokenSchema.parse(input);
  return done(await readPasswordReset(await getPlatform(), token));
}

/** Sets the new password by the link. */
export async function setNewPassword(input: { token: string; password: string }): Promise<ActionAnswer> {
  const { token, password } = newPasswordSchema.parse(input);
  const platform = await getPlatform();
  const outcome = await resetPassword(platform, { token, newPassword: password });
  switch (outcome.kind) {
    case 'changed': {
      const { userId } = outcome;
      after(() => tellAccountChange(platform, { userId, change: 'password_changed' }));
      return done();
    }
    case 'gone':
      return refused((await getTranslations('account.newPassword'))('goneText'));
    case 'refused': {
      const message = (await getTranslations('account.passwordProblems'))(outcome.problem);
      return refused(message, { fields: { password: message } });
    }
  }
}
