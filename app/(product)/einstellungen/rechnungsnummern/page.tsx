import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import { NumberMappingForm } from '@/components/settings/number-mapping-form';
import { Card } from '@/components/ui/card';
import { readCompanySettings } from '@/lib/documents/company-settings';
import { may } from '@/lib/identity/permissions';
import { saveNumberMapping } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.numbers'))('title') };
}

export default async function NumbersPage() {
  const actor = await requireActor('account_table.read', await requestedPath());
  const [settings, t] = await Promise.all([
    readCompanySettings(await getPlatform(), actor),
    getTranslations('settings.numbers'),
  ]);
  return (
    <Card id="rechnungsnummern" title={t('title')} description={t('lead')}>
      <NumberMappingForm
        rule={settings.numberMapping}
        save={may(actor, 'company_settings.change') ? saveNumberMapping : null}
      />
    </Card>
  );
}
