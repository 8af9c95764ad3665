'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { actAs } from '@/app/_shell/act';
import { findingsOf } from '@/app/_shell/findings';
import type { AssignInput } from '@/components/master-data/partner-table';
import { type ActionAnswer, done, refused } from '@/components/session/action-answer';
import { type PartnerSettings, saveCompanySettings } from '@/lib/documents/company-settings';
import { assignPartnerAccount } from '@/lib/documents/partner-accounts';
import { currentAccountLength } from '../account-length';

const assignSchema = z.object({ partnerId: z.uuid(), accountNo: z.string().max(12) });

/** Gives a partner an account, the next free one, or takes it away. */
export async function assign(input: AssignInput): Promise<ActionAnswer<{ accountNo: string | null }>> {
  const { partnerId, accountNo } = assignSchema.parse(input);
  return actAs('partner_accounts.change', async (platform, actor) => {
    const accountLength = await currentAccountLength(platform, actor.companyId);
    const outcome = await assignPartnerAccount(platform, actor, {
      partnerId,
      accountNo: accountNo === '' ? null : accountNo,
      accountLength,
    });
    const t = await getTranslations('masterData.partners');
    switch (outcome.kind) {
      case 'assigned':
        return done({ accountNo: outcome.accountNo });
      case 'not_found':
        return refused(t('gone'));
      case 'taken':
        return refused(t('taken', { name: outcome.byName }));
      case 'exhausted':
        return refused(accountLength === null ? t('lengthUnknown') : t('exhausted'));
      case 'invalid':
        return refused(t('refused'), { findings: await findingsOf(outcome.problems) });
    }
  });
}

/** Which account a partner without one gets; the use case reads and checks the numbers. */
export async function savePartnerSettings(partnerAccounts: PartnerSettings): Promise<ActionAnswer> {
  return actAs('company_settings.change', async (platform, actor) => {
    const outcome = await saveCompanySettings(platform, actor, { partnerAccounts });
    refresh();
    if (outcome.kind === 'saved') return done();
    return refused((await getTranslations('masterData.partners.settings'))('invalid'));
  });
}
