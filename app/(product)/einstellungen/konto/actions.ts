'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { actAsUser } from '@/app/_shell/act';
import { type ActionAnswer, done, refused } from '@/components/session/action-answer';
import { changePassword } from '@/lib/identity/people';
import { endOtherSessions, endSession } from '@/lib/identity/sessions';

const passwordSchema = z.object({
  currentPassword: z.string().max(1_000),
  newPassword: z.string().max(1_000),
});

/** A new password; every other browser is signed out. */
export async function savePassword(input: {
  currentPassword: string;
  newPassword: string;
}): Promise<ActionAnswer> {
  const passwords = passwordSchema.parse(input);
  return actAsUser(async (platform, user) => {
    const outcome = await changePassword(platform, user, passwords);
    const t = await getTranslations('settings.account.password');
    switch (outcome.kind) {
      case 'changed':
        refresh();
        return done();
      case 'wrong_password':
        return refused(t('wrong'), { fields: { currentPassword: t('wrong') } });
      case 'too_many_attempts':
        return refused(t('tooMany'), { fields: { currentPassword: t('tooMany') } });
      case 'refused':
        return refused(t(`problems.${outcome.problem}`), {
          fields: { newPassword: t(`problems.${outcome.problem}`) },
        });
    }
  });
}

const sessionSchema = z.object({ sessionId: z.uuid() });

/** Signs one other browser out. */
export async function endOne(input: { sessionId: string }): Promise<ActionAnswer> {
  const { sessionId } = sessionSchema.parse(input);
  return actAsUser(async (platform, user) => {
    await endSession(platform, { userId: user.userId, sessionId });
    refresh();
    return done();
  });
}

/** Signs all other browsers out. */
export async function endOthers(): Promise<ActionAnswer> {
  return actAsUser(async (platform, user) => {
    await endOtherSessions(platform, { userId: user.userId, keepSessionId: user.sessionId });
    refresh();
    return done();
  });
}
