import { CircleCheck } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { formatCount, formatDateTime, readerLocale } from '@/components/format/format';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { Count, OperationFigures } from '@/lib/operation/figures';

interface QueueCardProps extends Pick<OperationFigures, 'jobs' | 'waitingJobs'> {
  readonly now: Date;
}

/** Jobs of all companies that have not ended, and whether workers keep up (O2). */
export function QueueCard({ jobs, waitingJobs, now }: QueueCardProps) {
  const t = useTranslations('operations.queue');
  const locale = readerLocale(useLocale());
  const since = new Date(now.getTime() - waitingJobs.longestMs);
  return (
    <Card
      id="warteschlange"
      title={t('title')}
      description={`${t('lead')} ${t('waiting', { count: waitingJobs.count, since: formatDateTime(since, locale) })}`}
      flush
    >
      {jobs.length === 0 ? (
        <EmptyState icon={CircleCheck} title={t('empty')} />
      ) : (
        <Table caption={t('title')}>
          <thead>
            <tr>
              <HeaderCell>{t('state')}</HeaderCell>
              <HeaderCell className="text-right">{t('count')}</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {jobs.map((job) => (
              <JobCount key={job.name} job={job} />
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

function JobCount({ job: { name, count } }: { job: Count }) {
  const t = useTranslations('operations.queue');
  const locale = readerLocale(useLocale());
  const [state = '', reason] = name.split(':');
  const words = reason === undefined ? `states.${state}` : `holds.${reason}`;
  const key = words as 'states.planned';
  return (
    <tr>
      <Cell>{t.has(key) ? t(key) : <code className="font-mono text-xs">{name}</code>}</Cell>
      <Cell className="amount">{formatCount(count, locale)}</Cell>
    </tr>
  );
}
