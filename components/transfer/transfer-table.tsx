import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime, formatMonth, readerLocale } from '@/components/format/format';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { TransferSummary } from '@/lib/transfer/read/transfer-view';
import { ResultCounts } from './result-counts';
import { TransferStateBadge } from './transfer-state-badge';

/** The company's transfers; each leads to its protocol. */
export function TransferTable({ transfers }: { transfers: readonly TransferSummary[] }) {
  const t = useTranslations('transfers.columns');
  const list = useTranslations('transfers');
  const names = useTranslations('ledgers');
  const locale = readerLocale(useLocale());
  return (
    <Table caption={list('title')} isStacked>
      <thead>
        <tr>
          <HeaderCell>{t('requestedAt')}</HeaderCell>
          <HeaderCell>{t('target')}</HeaderCell>
          <HeaderCell className="hidden md:table-cell">{t('dataset')}</HeaderCell>
          <HeaderCell className="hidden lg:table-cell">{t('documents')}</HeaderCell>
          <HeaderCell className="hidden md:table-cell">{t('requestedBy')}</HeaderCell>
          <HeaderCell className="hidden sm:table-cell">{t('state')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {transfers.map((transfer) => (
          <tr key={transfer.id} className="hover:bg-sunken">
            <Cell className="figures whitespace-nowrap">
              <Link
                href={`/uebertragungen/${transfer.id}`}
                className="font-medium text-brand underline-offset-2 hover:underline"
              >
                {formatDateTime(transfer.requestedAt, locale)}
              </Link>
              <span className="mt-1 block sm:hidden">
                <TransferStateBadge state={transfer.state} />
              </span>
            </Cell>
            <Cell>
              {names(transfer.ledger)}
              <span className="block text-muted">{formatMonth(transfer.month, locale)}</span>
            </Cell>
            <Cell className="hidden md:table-cell">
              {transfer.companyName}
              <span className="figures block text-muted">
                {transfer.consultantNumber}-{transfer.clientNumber}
              </span>
            </Cell>
            <Cell className="hidden lg:table-cell">
              <ResultCounts counts={transfer.documents} />
            </Cell>
            <Cell className="hidden md:table-cell">
              {transfer.requestedBy.name}
              {transfer.reason ? <span className="block text-muted">{list('repeated')}</span> : null}
            </Cell>
            <Cell className="hidden sm:table-cell">
              <TransferStateBadge state={transfer.state} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
