'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { getPlatform } from '@/app/_server/platform';
import { currentUser, selectCompany } from '@/app/_server/session';
import { actAsUser } from '@/app/_shell/act';
import type { ShownInvitation } from '@/components/account/invitation-answer';
import { type ActionAnswer, done, refused } from '@/components/session/action-answer';
import {
  type AcceptOutcome,
  acceptWithAccount,
  acceptWithNewAccount,
  readInvitation,
} from '@/lib/identity/accept-invitation';

const tokenSchema = z.object({ token: z.string().max(100) });
const newAccountSchema = tokenSchema.extend({
  name: z.string().trim().max(120),
  password: z.string().max(1_000),
});

/** What the link says, and whether whoever looks at it may answer; null when it works no more. */
export async function read(input: { token: string }): Promise<ActionAnswer<ShownInvitation | null>> {
  const { token } = tokenSchema.parse(input);
  const [invitation, user] = await Promise.all([readInvitation(await getPlatform(), token), currentUser()]);
  if (!invitation) return done(null);
  const viewer = user === null ? 'nobody' : user.email === invitation.email ? 'invited' : 'other';
  return done({ ...invitation, viewer });
}

/** Accepts and makes the account. */
export async function acceptNew(input: {
  token: string;
  name: string;
  password: string;
}): Promise<ActionAnswer> {
  const given = newAccountSchema.parse(input);
  if (given.name.length < 2) {
    const t = await getTranslations('account.invitation');
    return refused(t('nameMissing'), { fields: { name: t('nameMissing') } });
  }
  return answer(await acceptWithNewAccount(await getPlatform(), given));
}

/** Accepts for the account that is signed in, and goes to the company. */
export async function accept(input: { token: string }): Promise<ActionAnswer> {
  const { token } = tokenSchema.parse(input);
  return actAsUser(async (platform, user) => {
    const outcome = await acceptWithAccount(platform, user, { token });
    if (outcome.kind === 'accepted') await selectCompany(outcome.companyId);
    return answer(outcome);
  });
}

async function answer(outcome: AcceptOutcome): Promise<ActionAnswer> {
  const t = await getTranslations('account.invitation');
  switch (outcome.kind) {
    case 'accepted':
      return done();
    case 'gone':
      return refused(t('goneText'));
    case 'changed_meanwhile':
      return refused(t('changedMeanwhile'));
    case 'other_person':
      return refused(t('otherPerson'));
    case 'refused': {
      const message = (await getTranslations('account.passwordProblems'))(outcome.problem);
      return refused(message, { fields: { password: message } });
    }
  }
}
