import { useLocale, useTranslations } from 'next-intl';
import { formatAmount, formatRate, readerLocale } from '@/components/format/format';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { Invoice } from '@/lib/bookkeeping/invoice';

/** The positions as they came, gross. */
export function PositionTable({ invoice }: { invoice: Invoice }) {
  const t = useTranslations('document.positions');
  const taxCases = useTranslations('taxCases');
  const locale = readerLocale(useLocale());
  return (
    <Table caption={t('title')} isStacked>
      <thead>
        <tr>
          <HeaderCell>{t('text')}</HeaderCell>
          <HeaderCell>{t('taxCase')}</HeaderCell>
          <HeaderCell className="text-right">{t('taxRate')}</HeaderCell>
          <HeaderCell className="text-right">{t('grossAmount')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {invoice.positions.map((position, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: positions of a stored version never change their order
          <tr key={index}>
            <Cell className="min-w-32 font-medium wrap-anywhere">{position.text ?? '–'}</Cell>
            <Cell label={t('taxCase')}>
              {position.taxCase ? (
                taxCases(position.taxCase)
              ) : (
                <span className="font-medium text-danger">{t('taxCaseMissing')}</span>
              )}
            </Cell>
            <Cell label={t('taxRate')} className="amount">
              {formatRate(position.taxRate, locale)}
            </Cell>
            <Cell label={t('grossAmount')} className="amount">
              {formatAmount(position.grossAmount, invoice.currency, locale)}
            </Cell>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <Cell colSpan={3} className="font-semibold">
            {t('total')}
          </Cell>
          <Cell className="amount font-semibold">
            {formatAmount(invoice.grossAmount, invoice.currency, locale)}
          </Cell>
        </tr>
      </tfoot>
    </Table>
  );
}
