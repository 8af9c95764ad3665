import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { formatCount, formatDate, formatMonth, readerLocale } from '@/components/format/format';
import { Card } from '@/components/ui/card';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { OperationView } from '@/lib/operation/figures';

type TrafficProps = Pick<OperationView, 'days' | 'costlyJobs'>;

/** Requests of each day, and the jobs that have cost the most GETs (T7, T8); nothing before there was any traffic. */
export function TrafficCards({ days, costlyJobs }: TrafficProps) {
  return (
    <>
      {days.length === 0 ? null : <DayCard days={days} />}
      {costlyJobs.length === 0 ? null : <JobCard costlyJobs={costlyJobs} />}
    </>
  );
}

function DayCard({ days }: Pick<TrafficProps, 'days'>) {
  const t = useTranslations('operations.days');
  const locale = readerLocale(useLocale());
  return (
    <Card id="tage" title={t('title')} description={t('lead')} flush>
      <Table caption={t('title')}>
        <thead>
          <tr>
            <HeaderCell>{t('day')}</HeaderCell>
            <HeaderCell className="text-right">{t('requests')}</HeaderCell>
            <HeaderCell className="text-right">{t('gets')}</HeaderCell>
            <HeaderCell className="text-right">{t('failed')}</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, requests, gets, failed }) => (
            <tr key={day}>
              <Cell className="figures">{formatDate(day, locale)}</Cell>
              <Cell className="amount">{formatCount(requests, locale)}</Cell>
              <Cell className="amount">{formatCount(gets, locale)}</Cell>
              <Cell className="amount">{formatCount(failed, locale)}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function JobCard({ costlyJobs }: Pick<TrafficProps, 'costlyJobs'>) {
  const t = useTranslations('operations.costlyJobs');
  const ledgers = useTranslations('ledgers');
  const locale = readerLocale(useLocale());
  return (
    <Card id="abrufe" title={t('title')} description={t('lead')} flush>
      <Table caption={t('title')}>
        <thead>
          <tr>
            <HeaderCell>{t('job')}</HeaderCell>
            <HeaderCell className="text-right">{t('gets')}</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {costlyJobs.map(({ jobId, companyName, ledger, month, gets }) => (
            <tr key={jobId}>
              <Cell>
                <Link
                  href={`/betrieb/protokoll?kennung=${jobId}`}
                  className="font-medium text-brand underline-offset-2 hover:underline"
                >
                  {companyName}
                </Link>
                <span className="block text-muted">
                  {ledgers(ledger)}, {formatMonth(month, locale)}
                </span>
              </Cell>
              <Cell className="amount">{formatCount(gets, locale)}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
