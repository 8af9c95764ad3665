'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { actAs } from '@/app/_shell/act';
import type { AdaptInput } from '@/components/account-length/adapt-button';
import { type ActionAnswer, done, refused } from '@/components/session/action-answer';
import { adaptAccountLength } from '@/lib/documents/adapt-account-length';
import { resumeHeldJobs } from '@/lib/transfer/resume-jobs';

const digits = z.string().regex(/^\d{1,9}$/);
const adaptSchema = z.object({
  accountLength: z.number().int().min(4).max(8),
  confirmed: z.array(z.object({ id: z.string().max(60), from: digits, to: digits })).max(20_000),
});

/** The Berater stands for the new numbers; transfers that waited for them go on. */
export async function adapt(input: AdaptInput): Promise<ActionAnswer> {
  return actAs('account_table.confirm', async (platform, actor) => {
    const t = await getTranslations('accountLength.adapt');
    const parsed = adaptSchema.safeParse(input);
    const outcome = parsed.success
      ? await adaptAccountLength(platform, actor, parsed.data)
      : ({ kind: 'changed_meanwhile' } as const);
    if (outcome.kind === 'adapted') {
      const { companyId } = actor;
      await resumeHeldJobs(platform, { companyId, reasons: ['account_length', 'setup'] });
    }
    refresh();
    switch (outcome.kind) {
      case 'adapted':
      case 'nothing_to_do':
        return done();
      case 'changed_meanwhile':
        return refused(t('changedMeanwhile'));
    }
  });
}
