import { TableProperties } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import { AccountTable } from '@/components/master-data/account-table';
import { PresetButtons } from '@/components/master-data/preset-buttons';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { listAccountRows } from '@/lib/documents/account-rows';
import { readCompanySettings } from '@/lib/documents/company-settings';
import { may } from '@/lib/identity/permissions';
import { currentAccountLength } from '../account-length';
import { confirm, propose, retire, save } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('masterData.accounts'))('title') };
}

export default async function AccountTablePage() {
  const actor = await requireActor('account_table.read', await requestedPath());
  const platform = await getPlatform();
  const [rows, settings, accountLength, t] = await Promise.all([
    listAccountRows(platform, actor),
    readCompanySettings(platform, actor),
    currentAccountLength(platform, actor.companyId),
    getTranslations('masterData.accounts'),
  ]);
  const mayChange = may(actor, 'account_table.change') && may(actor, 'account_table.confirm');

  return (
    <div className="flex flex-col gap-6">
      <Card id="kontenrahmen" title={t('chart')} description={t('chartLead')}>
        <p className="mb-4 text-sm">
          {settings.chart ? t('chosenChart', { chart: settings.chart }) : t('noChart')}
          {accountLength === null ? null : ` ${t('accountLength', { accountLength })}`}
        </p>
        {mayChange ? (
          <PresetButtons propose={propose} />
        ) : (
          <p className="text-sm text-muted">{t('readOnly')}</p>
        )}
      </Card>
      <section
        aria-label={t('title')}
        className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card"
      >
        {rows.length === 0 && !mayChange ? (
          <EmptyState icon={TableProperties} title={t('emptyTitle')}>
            {t('emptyText')}
          </EmptyState>
        ) : (
          <AccountTable
            rows={rows}
            accountLength={accountLength}
            actions={mayChange ? { save, confirm, retire } : null}
          />
        )}
      </section>
    </div>
  );
}
