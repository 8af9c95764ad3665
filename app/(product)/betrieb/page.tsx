import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { companyHealth } from '@/app/_queries/company-health';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireOperator } from '@/app/_server/session';
import { DatevFacts } from '@/components/operations/datev-facts';
import { HealthTable } from '@/components/operations/health-table';
import { QueueCard } from '@/components/operations/queue-card';
import { TrafficCards } from '@/components/operations/traffic-cards';
import { Card } from '@/components/ui/card';
import { describeOperation } from '@/lib/operation/figures';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('operations'))('title') };
}

/** How the whole product stands, and every company's connection (O2, T8, U1). */
export default async function OperationsPage() {
  const operator = await requireOperator(await requestedPath());
  const platform = await getPlatform();
  const [companies, figures, t] = await Promise.all([
    companyHealth(platform, operator),
    describeOperation(platform, { actor: operator }),
    getTranslations('operations'),
  ]);
  return (
    <div className="flex flex-col gap-6">
      <Card id="datev" title={t('datev.title')}>
        <DatevFacts environment={platform.settings.datev.environment} {...figures} />
      </Card>
      <TrafficCards days={figures.days} costlyJobs={figures.costlyJobs} />
      <QueueCard jobs={figures.jobs} waitingJobs={figures.waitingJobs} now={platform.clock.now()} />
      <Card id="firmen" title={t('health.title')} flush>
        <HealthTable companies={companies} />
      </Card>
    </div>
  );
}
