import { KeyRound } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import { ApiKeyForm } from '@/components/settings/api-key-form';
import { ApiKeyList } from '@/components/settings/api-key-list';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { listApiKeys } from '@/lib/identity/api-keys';
import { create, revoke } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.apiKeys'))('title') };
}

export default async function ApiKeysPage() {
  const actor = await requireActor('api_keys.read', await requestedPath());
  const [keys, t] = await Promise.all([
    listApiKeys(await getPlatform(), actor),
    getTranslations('settings.apiKeys'),
  ]);
  return (
    <div className="flex flex-col gap-6">
      <Card id="schluessel" title={t('title')} description={t('lead')} flush>
        {keys.length > 0 ? (
          <ApiKeyList keys={keys} revoke={revoke} />
        ) : (
          <EmptyState icon={KeyRound} title={t('none')}>
            {t('noneText')}
          </EmptyState>
        )}
      </Card>
      <Card id="neuer-schluessel" title={t('form.title')} description={t('form.lead')}>
        <ApiKeyForm create={create} />
      </Card>
    </div>
  );
}
