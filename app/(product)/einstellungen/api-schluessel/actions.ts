'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { actAs } from '@/app/_shell/act';
import { type ActionAnswer, done, refused } from '@/components/session/action-answer';
import { createApiKey, revokeApiKey } from '@/lib/identity/api-keys';

const newKeySchema = z.object({ name: z.string().trim().min(1).max(80), addresses: z.string().max(2_000) });

/** Makes a key; it is answered once and kept nowhere. */
export async function create(input: {
  name: string;
  addresses: string;
}): Promise<ActionAnswer<{ key: string }>> {
  const parsed = newKeySchema.safeParse(input);
  const t = await getTranslations('settings.apiKeys');
  if (!parsed.success) return refused(t('form.invalid'));
  const allowedAddresses = parsed.data.addresses.split(/[\s,;]+/).filter((address) => address !== '');
  return actAs('api_keys.change', async (platform, actor) => {
    const outcome = await createApiKey(platform, actor, { name: parsed.data.name, allowedAddresses });
    refresh();
    if (outcome.kind === 'created') return done({ key: outcome.key });
    return refused(t('form.badAddresses', { addresses: outcome.addresses.join(', ') }));
  });
}

const keySchema = z.object({ apiKeyId: z.uuid() });

/** Ends a key at once and for good. */
export async function revoke(input: { apiKeyId: string }): Promise<ActionAnswer> {
  const { apiKeyId } = keySchema.parse(input);
  return actAs('api_keys.change', async (platform, actor) => {
    const isRevoked = await revokeApiKey(platform, actor, { apiKeyId });
    refresh();
    return isRevoked ? done() : refused((await getTranslations('settings.apiKeys'))('gone'));
  });
}
