import {
  CircleAlert,
  CircleCheck,
  CircleMinus,
  LoaderCircle,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { FindingList } from '@/components/findings/finding-list';
import { formatDateTime, formatMonth, readerLocale } from '@/components/format/format';
import { Badge } from '@/components/ui/badge';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { Tone } from '@/components/ui/tone';
import type { FindingJson } from '@/lib/preflight/finding';
import type { ScheduleRunView } from '@/lib/schedules/read-schedule';
import type { ScheduleRunState } from '@/lib/schedules/schedule-row';

export interface ShownRun extends Omit<ScheduleRunView, 'findings'> {
  readonly findings: readonly FindingJson[];
}

const looks: Readonly<Record<ScheduleRunState, { tone: Tone; icon: LucideIcon }>> = {
  running: { tone: 'info', icon: LoaderCircle },
  requested: { tone: 'success', icon: CircleCheck },
  nothing_to_send: { tone: 'neutral', icon: CircleMinus },
  skipped: { tone: 'warning', icon: TriangleAlert },
  failed: { tone: 'danger', icon: CircleAlert },
};

/** What the last slots did; one that was skipped says why and leads to whoever mends it. */
export function ScheduleRunTable({ runs }: { runs: readonly ShownRun[] }) {
  const t = useTranslations('settings.schedule.runs');
  const names = useTranslations('ledgers');
  const locale = readerLocale(useLocale());
  return (
    <Table caption={t('title')}>
      <thead>
        <tr>
          <HeaderCell>{t('at')}</HeaderCell>
          <HeaderCell>{t('target')}</HeaderCell>
          <HeaderCell>{t('state')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <Cell className="figures whitespace-nowrap">{formatDateTime(run.slotAt, locale)}</Cell>
            <Cell>
              {names(run.ledger)}
              <span className="block text-muted">{formatMonth(run.month, locale)}</span>
            </Cell>
            <Cell className="min-w-64">
              <Badge {...looks[run.state]}>{t(`states.${run.state}`)}</Badge>
              {run.transferId ? (
                <Link
                  href={`/uebertragungen/${run.transferId}`}
                  className="ml-3 font-medium text-brand underline underline-offset-2"
                >
                  {t('open')}
                </Link>
              ) : null}
              {run.state === 'failed' ? <p className="mt-1 text-muted">{t('failedText')}</p> : null}
              {run.findings.length > 0 ? (
                <details className="mt-2">
                  <summary className="rounded font-medium text-brand">
                    {t('reasons', { count: run.findings.length })}
                  </summary>
                  <div className="mt-2">
                    <FindingList findings={run.findings} />
                  </div>
                </details>
              ) : null}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
