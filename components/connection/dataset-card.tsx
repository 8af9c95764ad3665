import { Check, Minus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { formatDate, formatDateTime, readerLocale } from '@/components/format/format';
import { Card } from '@/components/ui/card';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { Snapshot } from '@/lib/connection/snapshots';

/** How the dataset is set up at DATEV, as its last answer told it (M1–M5). */
export function DatasetCard({ snapshot }: { snapshot: Snapshot }) {
  const t = useTranslations('connection.dataset');
  const locale = readerLocale(useLocale());
  const { basics } = snapshot;
  return (
    <Card
      id="datenbestand"
      title={t('title')}
      description={t('asOf', { at: formatDateTime(snapshot.takenAt, locale) })}
      flush
    >
      <p className="px-5 pb-3 text-sm">
        <span className="text-muted">{t('documentManagement')}</span>{' '}
        <span className="font-medium">{basics.isDocumentManagementAvailable ? t('yes') : t('no')}</span>
      </p>
      {basics.fiscalYears.length === 0 ? (
        <p className="px-5 pb-5 text-sm">{t('noFiscalYears')}</p>
      ) : (
        <Table caption={t('fiscalYears')} isStacked>
          <thead>
            <tr>
              <HeaderCell>{t('fiscalYear')}</HeaderCell>
              <HeaderCell className="text-right">{t('accountLength')}</HeaderCell>
              <HeaderCell className="text-center">{t('receivable')}</HeaderCell>
              <HeaderCell className="text-center">{t('payable')}</HeaderCell>
              <HeaderCell className="text-center">{t('cash')}</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {basics.fiscalYears.map((year) => (
              <tr key={year.start}>
                <Cell className="figures font-medium whitespace-nowrap">
                  {formatDate(year.start, locale)} – {formatDate(year.end, locale)}
                </Cell>
                <Cell label={t('accountLength')} className="amount">
                  {year.accountLength ?? '–'}
                </Cell>
                <Available label={t('receivable')} isAvailable={year.accountsReceivable} />
                <Available label={t('payable')} isAvailable={year.accountsPayable} />
                <Available label={t('cash')} isAvailable={year.cash} />
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

function Available({ label, isAvailable }: { label: string; isAvailable: boolean }) {
  const t = useTranslations('connection.dataset');
  const Icon = isAvailable ? Check : Minus;
  return (
    <Cell label={label} className="text-center">
      <Icon aria-hidden className={isAvailable ? 'inline size-4 text-success' : 'inline size-4 text-muted'} />
      <span className="sr-only">{isAvailable ? t('available') : t('notAvailable')}</span>
    </Cell>
  );
}
