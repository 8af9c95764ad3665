import { CircleCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { companyHealth } from '@/app/_queries/company-health';
import { httpLogSummary } from '@/app/_queries/list-http-log';
import { requestedPath } from '@/app/_security/requested-path';
import { getPlatform } from '@/app/_server/platform';
import { requireOperator } from '@/app/_server/session';
import { formatCount, formatDateTime, readerLocale } from '@/components/format/format';
import { HealthTable } from '@/components/operations/health-table';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Facts } from '@/components/ui/facts';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import { countJobsByState } from '@/lib/transfer/count-jobs';
import { describeCircuit } from '@/lib/transfer/store/circuit-store';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('operations'))('title') };
}

export default async function OperationsPage() {
  const operator = await requireOperator(await requestedPath());
  const platform = await getPlatform();
  const locale = readerLocale(await getLocale());
  const [companies, summary, jobs, circuit, t] = await Promise.all([
    companyHealth(platform, operator),
    httpLogSummary(platform, operator),
    countJobsByState(platform),
    describeCircuit(platform),
    getTranslations('operations'),
  ]);
  const rate = summary.calls === 0 ? 0 : Math.round((summary.failures / summary.calls) * 1_000) / 10;
  return (
    <div className="flex flex-col gap-6">
      <Card id="datev" title={t('datev.title')}>
        <Facts
          columns={2}
          facts={[
            { label: t('datev.environment'), value: platform.settings.datev.environment },
            { label: t('datev.circuit'), value: t(`datev.circuits.${circuit.state}`) },
            { label: t('datev.openUntil'), value: formatDateTime(circuit.openUntil, locale) },
            { label: t('datev.calls'), value: formatCount(summary.calls, locale) },
            {
              label: t('datev.failures'),
              value: `${formatCount(summary.failures, locale)} (${formatCount(rate, locale)} %)`,
            },
          ]}
        />
      </Card>
      <Card id="warteschlange" title={t('queue.title')} description={t('queue.lead')} flush>
        {jobs.length === 0 ? (
          <EmptyState icon={CircleCheck} title={t('queue.empty')} />
        ) : (
          <Table caption={t('queue.title')}>
            <thead>
              <tr>
                <HeaderCell>{t('queue.state')}</HeaderCell>
                <HeaderCell className="text-right">{t('queue.count')}</HeaderCell>
              </tr>
            </thead>
            <tbody>
              {jobs.map(({ state, count }) => (
                <tr key={state}>
                  <Cell>
                    <code className="font-mono text-xs">{state}</code>
                  </Cell>
                  <Cell className="amount">{formatCount(count, locale)}</Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Card>
      <Card id="firmen" title={t('health.title')} flush>
        <HealthTable companies={companies} />
      </Card>
    </div>
  );
}
