'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { actAs } from '@/app/_shell/act';
import { type ActionAnswer, done, refused } from '@/components/session/action-answer';
import { type GuideDelivery, sendSetupGuide } from '@/lib/adviser/send-setup-guide';

const inputSchema = z.object({ userIds: z.array(z.uuid()).min(1).max(50) });

/** Sends the set-up guide to the Berater chosen (M8). */
export async function sendGuide(input: {
  userIds: readonly string[];
}): Promise<ActionAnswer<{ deliveries: readonly GuideDelivery[] }>> {
  const parsed = inputSchema.safeParse(input);
  const t = await getTranslations('connection.guide');
  if (!parsed.success) return refused(t('nobodyChosen'));
  return actAs('members.change', async (platform, actor) => {
    const outcome = await sendSetupGuide(platform, actor, parsed.data);
    switch (outcome.kind) {
      case 'handed_in':
        return done({ deliveries: outcome.deliveries });
      case 'no_recipient':
        return refused(t('nobodyChosen'));
      case 'too_many':
        return refused(t('tooMany'));
    }
  });
}
