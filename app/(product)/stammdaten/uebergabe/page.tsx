import { History, Settings2 } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { z } from 'zod';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireActor } from '@/app/_server/session';
import type { SearchPageProps } from '@/app/_shell/page-props';
import { formatCount, readerLocale } from '@/components/format/format';
import { PayrollMonths } from '@/components/general-data/payroll-months';
import { PushHistory } from '@/components/general-data/push-history';
import { PushPeopleList } from '@/components/general-data/push-people';
import { PushStarter } from '@/components/general-data/push-starter';
import { WarningList } from '@/components/general-data/warning-list';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { EmptyState } from '@/components/ui/empty-state';
import { type Fact, Facts } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import { Pager } from '@/components/ui/pager';
import { connectionFacts } from '@/lib/general-data/push/carrier';
import { datasetOf } from '@/lib/general-data/push/dataset';
import { listPayrollMonths, previewPush } from '@/lib/general-data/push/preview-push';
import { listPushes } from '@/lib/general-data/push/read-pushes';
import { readSettings } from '@/lib/general-data/settings/settings';
import type { UserActor } from '@/lib/identity/actor';
import { readCompany } from '@/lib/identity/companies';
import { may } from '@/lib/identity/permissions';
import { push, pushMonth } from './actions';
import { shownWarnings } from './shown-warnings';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('handover'))('title') };
}

const searchSchema = z.object({ ab: z.string().max(1000).optional().catch(undefined) });

/** The button of the push, what it would do, and what was handed over (K3, K6). */
export default async function HandoverPage({ searchParams }: SearchPageProps) {
  const actor = await requireActor('general_data.read', await requestedPath());
  const { ab } = searchSchema.parse(await searchParams);
  const t = await getTranslations('handover');
  return (
    <div className="flex flex-col gap-6">
      <Card id="jetzt" title={t('now.title')} description={t('now.lead')}>
        <Suspense fallback={<p role="status">{t('now.counting')}</p>}>
          <Now actor={actor} />
        </Suspense>
      </Card>
      <Months actor={actor} />
      <Card id="verlauf" title={t('history.title')} description={t('history.lead')} flush>
        <Pushes actor={actor} cursor={ab} />
      </Card>
      <Integration actor={actor} />
    </div>
  );
}

async function Now({ actor }: { actor: UserActor }) {
  const [preview, t, locale] = await Promise.all([
    previewPush(await getPlatform(), actor),
    getTranslations('handover.now'),
    getLocale().then(readerLocale),
  ]);
  if (!preview) {
    return (
      <Notice
        tone="warning"
        title={t('numbersMissing')}
        actions={
          <Button asChild>
            <Link href="/stammdaten/uebergabe/einstellungen">{t('toSettings')}</Link>
          </Button>
        }
      >
        {t('numbersMissingText')}
      </Notice>
    );
  }
  const { counts, totals, files, warnings, people } = preview;
  const count = (key: string) => formatCount(counts[key] ?? 0, locale);
  const facts: Fact[] = [
    {
      label: t('employees'),
      value: t('of', { count: count('employees'), total: formatCount(totals.employees, locale) }),
    },
    {
      label: t('compensations'),
      value: t('of', { count: count('compensations'), total: formatCount(totals.compensations, locale) }),
    },
    {
      label: t('timeOffs'),
      value: t('of', { count: count('timeOffs'), total: formatCount(totals.timeOffs, locale) }),
    },
    { label: t('partners'), value: count('partners') },
  ];
  return (
    <>
      <Facts facts={facts} columns={2} />
      <p className="mt-4 text-sm text-muted">{t('files', { count: files.length })}</p>
      <PushPeopleList people={people} />
      {warnings.length > 0 ? (
        <div className="mt-4 border-t border-line pt-4">
          <WarningList warnings={await shownWarnings(warnings)} />
        </div>
      ) : null}
      {may(actor, 'general_data.push') ? (
        <div className="mt-5 border-t border-line pt-4">
          <PushStarter push={push} />
        </div>
      ) : null}
    </>
  );
}

async function Months({ actor }: { actor: UserActor }) {
  const months = await listPayrollMonths(await getPlatform(), actor);
  if (months.length === 0) return null;
  const t = await getTranslations('handover.payroll');
  return (
    <Card id="bewegungsdaten" title={t('title')} description={t('lead')} flush>
      <PayrollMonths months={months} push={may(actor, 'general_data.push') ? pushMonth : null} />
    </Card>
  );
}

async function Pushes({ actor, cursor }: { actor: UserActor; cursor: string | undefined }) {
  const page = await listPushes(await getPlatform(), actor, cursor === undefined ? {} : { cursor });
  const t = await getTranslations('handover.history');
  if (!page || page.items.length === 0) {
    return (
      <EmptyState icon={History} title={t('none')}>
        {t('noneText')}
      </EmptyState>
    );
  }
  const { items, nextCursor } = page;
  return (
    <>
      <PushHistory pushes={items} />
      <Pager
        first={cursor ? '/stammdaten/uebergabe' : null}
        next={nextCursor ? `/stammdaten/uebergabe?ab=${encodeURIComponent(nextCursor)}` : null}
      />
    </>
  );
}

async function Integration({ actor }: { actor: UserActor }) {
  const platform = await getPlatform();
  const [company, settings, connection, t] = await Promise.all([
    readCompany(platform, actor),
    readSettings(platform, actor),
    connectionFacts(platform, actor.companyId),
    getTranslations('handover.integration'),
  ]);
  const dataset = await datasetOf(platform, actor.companyId, settings);
  const carried = (service: string) =>
    connection?.services.includes(service) && connection.isUsable ? t('carried') : t('kept');
  return (
    <Card
      id="integration"
      title={t('title')}
      description={t('lead')}
      actions={
        <Button asChild>
          <Link href="/stammdaten/uebergabe/einstellungen">
            <Settings2 aria-hidden />
            {t('settings')}
          </Link>
        </Button>
      }
    >
      <Facts
        facts={[
          {
            label: t('id'),
            value: (
              <span className="inline-flex max-w-full items-center gap-1">
                <code className="min-w-0 break-all">{company.integrationId}</code>
                <CopyButton text={company.integrationId} label={t('copy')} copiedLabel={t('copied')} />
              </span>
            ),
          },
          { label: t('target'), value: t(`targets.${settings.targetSystem}`) },
          {
            label: t('dataset'),
            value: dataset ? t('numbers', { ...dataset }) : t('noNumbers'),
          },
          { label: t('payrollFiles'), value: carried('hr_files') },
          { label: t('partnerFile'), value: carried('extf_files') },
        ]}
      />
      <p className="mt-4 text-sm">
        <Link href="/vorgaenge" className="text-brand hover:underline">
          {t('calls')}
        </Link>
      </p>
    </Card>
  );
}
