import { useLocale, useTranslations } from 'next-intl';
import { formatAmount, formatDate, readerLocale } from '@/components/format/format';
import { Badge } from '@/components/ui/badge';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { Tone } from '@/components/ui/tone';
import type { ImportCounts, PlannedItem } from '@/lib/documents/csv/plan';

const tones: Readonly<Record<PlannedItem['decision'], Tone>> = {
  create: 'success',
  new_version: 'info',
  unchanged: 'neutral',
  conflict: 'warning',
};

/** The first things of the file, each with what becomes of it. */
export function ItemTable({ items, counts }: { items: readonly PlannedItem[]; counts: ImportCounts }) {
  const t = useTranslations('csvImport.items');
  const locale = readerLocale(useLocale());
  const total = counts.create + counts.new_version + counts.unchanged + counts.conflict;
  return (
    <section
      aria-label={t('title')}
      className="overflow-hidden rounded-2xl border border-line bg-surface shadow-card"
    >
      <Table caption={t('title')}>
        <thead>
          <tr>
            <HeaderCell>{t('line')}</HeaderCell>
            <HeaderCell>{t('what')}</HeaderCell>
            <HeaderCell className="hidden sm:table-cell">{t('date')}</HeaderCell>
            <HeaderCell className="text-right">{t('amount')}</HeaderCell>
            <HeaderCell>{t('decision')}</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {items.map(({ lines, title, about, date, amount, currency, decision }) => (
            <tr key={lines.join()}>
              <Cell className="figures">{lines.join(', ')}</Cell>
              <Cell className="min-w-36">
                <span className="block font-medium">{title}</span>
                <span className="block text-muted">{about}</span>
              </Cell>
              <Cell className="figures hidden whitespace-nowrap sm:table-cell">
                {formatDate(date, locale)}
              </Cell>
              <Cell className="amount">
                {amount === null ? null : formatAmount(amount, currency ?? 'EUR', locale)}
              </Cell>
              <Cell>
                <Badge tone={tones[decision]}>{t(`decisions.${decision}`)}</Badge>
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      {total > items.length ? (
        <p className="px-5 py-3 text-sm text-muted">{t('more', { count: total - items.length })}</p>
      ) : null}
    </section>
  );
}
