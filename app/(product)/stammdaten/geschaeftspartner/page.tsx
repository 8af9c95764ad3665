import { FileSpreadsheet, Users } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import type { SearchPageProps } from '@/app/_shell/page-props';
import { PartnerFilters } from '@/components/master-data/partner-filters';
import { PartnerSettingsForm } from '@/components/master-data/partner-settings-form';
import { PartnerTable } from '@/components/master-data/partner-table';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { readCompanySettings } from '@/lib/documents/company-settings';
import { listBusinessPartners } from '@/lib/documents/partner-accounts';
import { may } from '@/lib/identity/permissions';
import { assign, savePartnerSettings } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('masterData.partners'))('title') };
}

const searchSchema = z.object({
  art: z.enum(['kunden', 'lieferanten']).catch('kunden'),
  suche: z.string().max(200).catch(''),
});

export default async function PartnersPage({ searchParams }: SearchPageProps) {
  const actor = await requireActor('account_table.read', await requestedPath());
  const { art, suche } = searchSchema.parse(await searchParams);
  const search = suche.trim();
  const platform = await getPlatform();
  const [partners, settings, t] = await Promise.all([
    listBusinessPartners(platform, actor, {
      kind: art === 'kunden' ? 'customer' : 'supplier',
      ...(search ? { search } : {}),
    }),
    readCompanySettings(platform, actor),
    getTranslations('masterData.partners'),
  ]);
  return (
    <>
      {may(actor, 'company_settings.change') ? (
        <Card
          id="personenkonten"
          title={t('settings.title')}
          description={t('settings.lead')}
          className="mb-6"
        >
          <PartnerSettingsForm settings={settings.partnerAccounts} save={savePartnerSettings} />
        </Card>
      ) : null}
      <PartnerFilters kind={art} search={search} />
      {may(actor, 'partner_accounts.change') ? (
        <p className="mb-3">
          <Button asChild size="small">
            <Link href="/stammdaten/partnerimport">
              <FileSpreadsheet aria-hidden />
              {t('import')}
            </Link>
          </Button>
        </p>
      ) : null}
      <div className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
        {partners.length === 0 ? (
          <EmptyState icon={Users} title={search ? t('noneFound') : t('none')}>
            {t('noneText')}
          </EmptyState>
        ) : (
          <PartnerTable
            key={`${art} ${search}`}
            partners={partners}
            assign={may(actor, 'partner_accounts.change') ? assign : null}
          />
        )}
      </div>
    </>
  );
}
