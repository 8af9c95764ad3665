'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { actAs } from '@/app/_shell/act';
import type { SettingsInput } from '@/components/general-data/settings-input';
import { type ActionAnswer, done, refused } from '@/components/session/action-answer';
import { saveSettings } from '@/lib/general-data/settings/save-settings';
import { settingsInputSchema, settingsOfForm } from './form-settings';

export async function save(input: SettingsInput): Promise<ActionAnswer> {
  const form = settingsInputSchema.parse(input);
  return actAs('general_data.configure', async (platform, actor) => {
    const outcome = await saveSettings(platform, actor, settingsOfForm(form));
    if (outcome.kind === 'saved') {
      refresh();
      return done();
    }
    const t = await getTranslations('handover.settings');
    const fault = t('fault');
    return refused(t('invalid'), { fields: Object.fromEntries(outcome.paths.map((path) => [path, fault])) });
  });
}
