import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime, formatMonth, readerLocale } from '@/components/format/format';
import { Badge } from '@/components/ui/badge';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { PushView } from '@/lib/general-data/push/read-pushes';
import { FileStateBadge } from './file-state-badge';

/** What was handed over, the youngest first, with where its files are (K6). */
export function PushHistory({ pushes }: { pushes: readonly PushView[] }) {
  const t = useTranslations('handover.history');
  const locale = readerLocale(useLocale());
  return (
    <Table caption={t('title')} isStacked>
      <thead>
        <tr>
          <HeaderCell>{t('at')}</HeaderCell>
          <HeaderCell className="hidden sm:table-cell">{t('what')}</HeaderCell>
          <HeaderCell className="hidden md:table-cell">{t('by')}</HeaderCell>
          <HeaderCell>{t('files')}</HeaderCell>
          <HeaderCell className="hidden text-right sm:table-cell">{t('warnings')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {pushes.map((push) => (
          <tr key={push.id} className="hover:bg-sunken">
            <Cell className="figures whitespace-nowrap">
              <Link
                href={`/stammdaten/uebergabe/${push.id}`}
                className="font-medium text-brand hover:underline"
              >
                {formatDateTime(push.requestedAt, locale)}
              </Link>
              <span className="block sm:hidden">
                <What push={push} />
              </span>
            </Cell>
            <Cell className="hidden sm:table-cell">
              <What push={push} />
            </Cell>
            <Cell className="hidden md:table-cell">{push.requestedBy}</Cell>
            <Cell>
              <Files push={push} />
            </Cell>
            <Cell className="figures hidden text-right sm:table-cell">{push.warningCount}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function What({ push: { origin, type, payrollMonth } }: { push: PushView }) {
  const t = useTranslations('handover.history');
  const locale = readerLocale(useLocale());
  return (
    <>
      {origin === 'passthrough' ? t('passthrough') : t(type)}
      {payrollMonth ? <span className="block text-muted">{formatMonth(payrollMonth, locale)}</span> : null}
    </>
  );
}

function Files({ push }: { push: PushView }) {
  const t = useTranslations('handover.history');
  if (push.state === 'running') return <Badge tone="info">{t('running')}</Badge>;
  if (push.state === 'failed') return <Badge tone="danger">{t('failed')}</Badge>;
  if (push.files.length === 0) return <span className="text-muted">{t('noFiles')}</span>;
  const groups = new Map<string, number>();
  for (const { state, downloadedAt } of push.files) {
    const key = `${state} ${downloadedAt !== null}`;
    groups.set(key, (groups.get(key) ?? 0) + 1);
  }
  const shown = push.files.filter(
    (file, index) =>
      push.files.findIndex(
        (other) =>
          other.state === file.state && (other.downloadedAt === null) === (file.downloadedAt === null),
      ) === index,
  );
  return (
    <div className="flex flex-wrap gap-1.5">
      {shown.map(({ id, state, downloadedAt }) => (
        <span key={id} className="inline-flex items-center gap-1">
          <span className="figures text-sm">{groups.get(`${state} ${downloadedAt !== null}`)}×</span>
          <FileStateBadge state={state} isDownloaded={downloadedAt !== null} />
        </span>
      ))}
    </div>
  );
}
