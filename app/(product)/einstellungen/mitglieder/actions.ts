'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { actAs } from '@/app/_shell/act';
import { type ActionAnswer, done, refused } from '@/components/session/action-answer';
import { roles } from '@/lib/identity/actor';
import { type ChangeMemberOutcome, changeRole, removeMember } from '@/lib/identity/memberships';
import { addMember } from '@/lib/identity/people';

const newMemberSchema = z.object({
  email: z.email().max(320),
  name: z.string().trim().min(2).max(120),
  role: z.enum(roles),
});

/** Adds somebody; a new account's first password is answered once and kept nowhere. */
export async function add(input: {
  email: string;
  name: string;
  role: string;
}): Promise<ActionAnswer<{ initialPassword: string | null }>> {
  const parsed = newMemberSchema.safeParse({ ...input, email: input.email.trim() });
  const t = await getTranslations('settings.members');
  if (!parsed.success) return refused(t('form.invalid'));
  return actAs('members.change', async (platform, actor) => {
    const outcome = await addMember(platform, actor, parsed.data);
    refresh();
    if (outcome.kind === 'already_member') return refused(t('form.alreadyMember'));
    return done({ initialPassword: outcome.initialPassword });
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
