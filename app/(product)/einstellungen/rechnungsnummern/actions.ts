'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { actAs } from '@/app/_shell/act';
import { type ActionAnswer, done, refused } from '@/components/session/action-answer';
import { numberReplacements } from '@/lib/bookkeeping/number-mapping';
import { saveCompanySettings } from '@/lib/documents/company-settings';

const ruleSchema = z.object({ rule: z.enum(['refuse', ...numberReplacements]) });

/** How invoice numbers outside DATEV's character set are treated (B5). */
export async function saveNumberMapping(input: { rule: string }): Promise<ActionAnswer> {
  const { rule } = ruleSchema.parse(input);
  return actAs('company_settings.change', async (platform, actor) => {
    const numberMapping = rule === 'refuse' ? { kind: 'refuse' } : { kind: 'replace', replacement: rule };
    const outcome = await saveCompanySettings(platform, actor, { numberMapping });
    refresh();
    if (outcome.kind === 'saved') return done();
    return refused((await getTranslations('settings.numbers'))('notSaved'));
  });
}
