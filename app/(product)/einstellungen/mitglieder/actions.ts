'use server';

import { refresh } from 'next/cache';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { actAs } from '@/app/_shell/act';
import { readerLocale } from '@/components/format/format';
import { type ActionAnswer, done, refused } from '@/components/session/action-answer';
import type { SentInvitation } from '@/components/settings/invite-form';
import { roles } from '@/lib/identity/actor';
import { inviteMember, withdrawInvitation } from '@/lib/identity/invitations';
import { type ChangeMemberOutcome, changeRole, removeMember } from '@/lib/identity/memberships';

const invitationSchema = z.object({
  email: z.string().trim().max(320).pipe(z.email()),
  name: z.string().trim().min(2).max(120),
  role: z.enum(roles),
});

/** Asks somebody in by mail, in the language of whoever asks. The link is answered only where no mail can be sent. */
export async function invite(input: {
  email: string;
  name: string;
  role: string;
}): Promise<ActionAnswer<SentInvitation>> {
  const parsed = invitationSchema.safeParse(input);
  const t = await getTranslations('settings.members');
  if (!parsed.success) return refused(t('form.invalid'));
  const language = readerLocale(await getLocale());
  return actAs('members.change', async (platform, actor) => {
    const outcome = await inviteMember(platform, actor, { ...parsed.data, language });
    refresh();
    switch (outcome.kind) {
      case 'invited':
        return done({ email: parsed.data.email, delivery: outcome.delivery, link: outcome.link });
      case 'already_member':
        return refused(t('form.alreadyMember'));
      case 'too_many':
        return refused(t('form.tooMany'));
    }
  });
}

const openInvitationSchema = z.object({ invitationId: z.uuid() });

/** Takes an invitation back: its link works no more. */
export async function withdraw(input: { invitationId: string }): Promise<ActionAnswer> {
  const invitation = openInvitationSchema.parse(input);
  return actAs('members.change', async (platform, actor) => {
    const wasOpen = await withdrawInvitation(platform, actor, invitation);
    refresh();
    return wasOpen ? done() : refused((await getTranslations('settings.members'))('invitations.gone'));
  });
}

const roleSchema = z.object({ membershipId: z.uuid(), role: z.enum(roles) });

export async function setRole(input: { membershipId: string; role: string }): Promise<ActionAnswer> {
  const change = roleSchema.parse(input);
  return actAs('members.change', async (platform, actor) =>
    answer(await changeRole(platform, actor, change)),
  );
}

const membershipSchema = z.object({ membershipId: z.uuid() });

export async function remove(input: { membershipId: string }): Promise<ActionAnswer> {
  const { membershipId } = membershipSchema.parse(input);
  return actAs('members.change', async (platform, actor) =>
    answer(await removeMember(platform, actor, { membershipId })),
  );
}

async function answer(outcome: ChangeMemberOutcome): Promise<ActionAnswer> {
  refresh();
  const t = await getTranslations('settings.members');
  switch (outcome.kind) {
    case 'changed':
      return done();
    case 'not_found':
      return refused(t('gone'));
    case 'last_admin':
      return refused(t('lastAdmin'));
  }
}
