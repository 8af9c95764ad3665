import { CircleCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import { inReadersLanguage } from '@/app/_shell/findings';
import type { SearchPageProps } from '@/app/_shell/page-props';
import { AdaptButton } from '@/components/account-length/adapt-button';
import { LengthChanges } from '@/components/account-length/length-changes';
import { FindingList } from '@/components/findings/finding-list';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { SectionTabs } from '@/components/ui/section-tabs';
import { listAdaptations, previewAccountLength } from '@/lib/documents/adapt-account-length';
import { may } from '@/lib/identity/permissions';
import { currentAccountLength, knownAccountLengths } from '../account-length';
import { adapt } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accountLength'))('title') };
}

const searchSchema = z.object({ stellen: z.coerce.number().int().min(4).max(8).optional().catch(undefined) });

/** Old and new numbers when the account length at DATEV has changed; the Berater confirms them (M3). */
export default async function AccountLengthPage({ searchParams }: SearchPageProps) {
  const actor = await requireActor('account_table.read', await requestedPath());
  const platform = await getPlatform();
  const { stellen } = searchSchema.parse(await searchParams);
  const known = await knownAccountLengths(platform, actor.companyId);
  const current = await currentAccountLength(platform, actor.companyId);
  const t = await getTranslations('accountLength');
  const accountLength = stellen !== undefined && known.includes(stellen) ? stellen : current;
  if (accountLength === null) {
    return (
      <Notice tone="info" title={t('unknown')}>
        {t('unknownText')}
      </Notice>
    );
  }
  const { changes } = await previewAccountLength(platform, actor, accountLength);
  const sure = changes.flatMap(({ id, from, to }) => (to === null ? [] : [{ id, from, to }]));
  const mayAdapt = may(actor, 'account_table.confirm') && may(actor, 'partner_accounts.change');
  const adaptations = await listAdaptations(platform, actor);

  return (
    <div className="flex flex-col gap-5">
      {known.length > 1 ? (
        <SectionTabs
          label={t('lengths')}
          tabs={known.map((length) => ({
            href: `/stammdaten/kontenlaenge?stellen=${length}`,
            label: t('digits', { count: length }),
            isCurrent: length === accountLength,
          }))}
        />
      ) : null}
      <Card
        id="anpassung"
        title={t('heading', { count: accountLength })}
        description={t('lead')}
        flush={changes.length > 0}
      >
        {changes.length === 0 ? (
          <EmptyState icon={CircleCheck} title={t('fits')}>
            {t('fitsText')}
          </EmptyState>
        ) : (
          <>
            <LengthChanges changes={changes} />
            <div className="px-5 py-4">
              {mayAdapt && sure.length > 0 ? (
                <AdaptButton input={{ accountLength, confirmed: sure }} adapt={adapt} />
              ) : (
                <p className="text-sm text-muted">{mayAdapt ? t('allByHand') : t('readOnly')}</p>
              )}
            </div>
          </>
        )}
      </Card>
      {adaptations.length > 0 ? (
        <Card id="bisher" title={t('history')}>
          <FindingList findings={await inReadersLanguage(adaptations)} page="/stammdaten/kontenlaenge" />
        </Card>
      ) : null}
    </div>
  );
}
