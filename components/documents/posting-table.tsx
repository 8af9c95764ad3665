import { ArrowRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { formatAmount, formatDate, formatRate, readerLocale } from '@/components/format/format';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { InvoiceBooking } from '@/lib/bookkeeping/booking';

/** The posting DATEV will get: number as mapped, accounts, keys, amounts (B5). */
export function PostingTable({
  booking,
  originalNumber,
}: {
  booking: InvoiceBooking;
  originalNumber: string;
}) {
  const t = useTranslations('document.posting');
  const locale = readerLocale(useLocale());
  return (
    <>
      <dl className="grid gap-x-8 gap-y-2 px-5 pb-3 text-sm sm:grid-cols-3">
        <div>
          <dt className="text-muted">{t('number')}</dt>
          <dd className="figures flex flex-wrap items-center gap-1.5 font-medium">
            {booking.invoiceId === originalNumber ? null : (
              <>
                <s className="font-normal text-muted">{originalNumber}</s>
                <ArrowRight aria-label={t('becomes')} className="size-3.5 text-muted" />
              </>
            )}
            {booking.invoiceId}
          </dd>
        </div>
        <div>
          <dt className="text-muted">{t('date')}</dt>
          <dd className="figures">{formatDate(booking.date, locale)}</dd>
        </div>
        <div>
          <dt className="text-muted">{t('partnerAccount')}</dt>
          <dd className="figures">{booking.partnerAccountNo ?? t('noPartnerAccount')}</dd>
        </div>
      </dl>
      <Table caption={t('title')} isStacked>
        <thead>
          <tr>
            <HeaderCell className="text-right">{t('grossAmount')}</HeaderCell>
            <HeaderCell>{t('accountNo')}</HeaderCell>
            <HeaderCell>
              <span className="whitespace-normal">{t('taxKey')}</span>
            </HeaderCell>
            <HeaderCell className="text-right">{t('tax')}</HeaderCell>
            <HeaderCell>{t('text')}</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {booking.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one posting never change their order
            <tr key={index}>
              <Cell label={t('grossAmount')} className="amount font-medium">
                {formatAmount(row.grossAmount, booking.currencyCode, locale)}
              </Cell>
              <Cell label={t('accountNo')} className="figures">
                {row.accountNo}
                {row.accountSource === 'caller' ? (
                  <span className="block text-xs text-muted">{t('accountGiven')}</span>
                ) : null}
              </Cell>
              <Cell label={t('taxKey')} className="figures">
                {row.taxKey ?? '–'}
              </Cell>
              <Cell label={t('tax')} className="amount">
                {row.tax === null ? '–' : formatRate(row.tax, locale)}
              </Cell>
              <Cell label={t('text')} className="min-w-24 wrap-anywhere">
                {row.text ?? '–'}
                <CostCenters of={row} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

/** Beneath the text: a column of its own would push the text out of sight. */
function CostCenters({ of }: { of: Pick<InvoiceBooking['rows'][number], 'costCenter1' | 'costCenter2'> }) {
  const t = useTranslations('document.posting');
  const given = [of.costCenter1, of.costCenter2].filter(Boolean).join(' / ');
  return given === '' ? null : (
    <span className="block text-xs text-muted">
      {t('costCenters')} {given}
    </span>
  );
}
