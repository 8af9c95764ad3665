import { TableProperties } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import { AccountTable } from '@/components/master-data/account-table';
import { type AccountUse, accountUseOf, documentsOfRows } from '@/components/master-data/account-use';
import { type ChartChange, PresetButtons } from '@/components/master-data/preset-buttons';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { readAccountImpact } from '@/lib/documents/account-impact';
import { listAccountRows, type StoredAccountRow } from '@/lib/documents/account-rows';
import { confirmedRowsOfOtherChart } from '@/lib/documents/change-account-rows';
import { type Chart, readCompanySettings } from '@/lib/documents/company-settings';
import { may } from '@/lib/identity/permissions';
import { currentAccountLength } from '../account-length';
import { confirm, propose, retire, save } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('masterData.accounts'))('title') };
}

export default async function AccountTablePage() {
  const actor = await requireActor('account_table.read', await requestedPath());
  const platform = await getPlatform();
  const [rows, impact, settings, accountLength, t] = await Promise.all([
    listAccountRows(platform, actor),
    readAccountImpact(platform, actor),
    readCompanySettings(platform, actor),
    currentAccountLength(platform, actor.companyId),
    getTranslations('masterData.accounts'),
  ]);
  const use = accountUseOf(impact);
  const mayChange = may(actor, 'account_table.change') && may(actor, 'account_table.confirm');

  return (
    <div className="flex flex-col gap-6">
      <Card id="kontenrahmen" title={t('chart')} description={t('chartLead')}>
        <p className="mb-4 text-sm">
          {settings.chart ? t('chosenChart', { chart: settings.chart }) : t('noChart')}
          {accountLength === null ? null : ` ${t('accountLength', { accountLength })}`}
        </p>
        {mayChange ? (
          <PresetButtons
            changes={{ SKR03: chartChange(rows, use, 'SKR03'), SKR04: chartChange(rows, use, 'SKR04') }}
            propose={propose}
          />
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
            use={use}
            accountLength={accountLength}
            actions={mayChange ? { save, confirm, retire } : null}
          />
        )}
      </section>
    </div>
  );
}

function chartChange(rows: readonly StoredAccountRow[], use: AccountUse, chart: Chart): ChartChange {
  const leaving = confirmedRowsOfOtherChart(rows, chart);
  return { rows: leaving.length, documents: documentsOfRows(leaving, use) };
}
