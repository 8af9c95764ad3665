import { MessageSquare } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime, formatMonth, readerLocale } from '@/components/format/format';
import { ResultCounts } from '@/components/transfer/result-counts';
import { TransferStateBadge } from '@/components/transfer/transfer-state-badge';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { LoggedTransfer } from '@/lib/adviser/transfer-log';
import { OpenInCompany, type OpenInCompanyAction } from './open-in-company';

interface LogTableProps {
  readonly transfers: readonly LoggedTransfer[];
  readonly openInCompany: OpenInCompanyAction;
}

/** Transfers of all companies; each opens in its own, and its protocol can be taken away at once. */
export function LogTable({ transfers, openInCompany }: LogTableProps) {
  const t = useTranslations('adviser.log');
  const columns = useTranslations('transfers.columns');
  const names = useTranslations('ledgers');
  const locale = readerLocale(useLocale());
  return (
    <Table caption={t('title')} isStacked>
      <thead>
        <tr>
          <HeaderCell>{columns('requestedAt')}</HeaderCell>
          <HeaderCell>{t('company')}</HeaderCell>
          <HeaderCell>{columns('target')}</HeaderCell>
          <HeaderCell className="hidden lg:table-cell">{columns('documents')}</HeaderCell>
          <HeaderCell className="hidden md:table-cell">{columns('requestedBy')}</HeaderCell>
          <HeaderCell className="hidden sm:table-cell">{columns('state')}</HeaderCell>
          <HeaderCell>{t('protocol')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {transfers.map((transfer) => (
          <tr key={transfer.id} className="hover:bg-sunken">
            <Cell className="figures whitespace-nowrap">
              <OpenInCompany
                companyId={transfer.companyId}
                to={`/uebertragungen/${transfer.id}`}
                action={openInCompany}
              >
                {formatDateTime(transfer.requestedAt, locale)}
              </OpenInCompany>
              <span className="mt-1 mb-1 block sm:hidden">
                <TransferStateBadge state={transfer.state} />
              </span>
            </Cell>
            <Cell className="min-w-32">
              {transfer.companyName}
              <span className="figures block text-muted">
                {transfer.consultantNumber}-{transfer.clientNumber}
              </span>
            </Cell>
            <Cell>
              {names(transfer.ledger)}
              <span className="block text-muted">{formatMonth(transfer.month, locale)}</span>
            </Cell>
            <Cell className="hidden lg:table-cell">
              <ResultCounts counts={transfer.documents} />
            </Cell>
            <Cell className="hidden md:table-cell">
              {transfer.requestedBy.name}
              {transfer.comments > 0 ? (
                <span className="flex items-center gap-1 whitespace-nowrap text-muted">
                  <MessageSquare aria-hidden className="size-3.5" />
                  {t('comments', { count: transfer.comments })}
                </span>
              ) : null}
            </Cell>
            <Cell className="hidden sm:table-cell">
              <TransferStateBadge state={transfer.state} />
            </Cell>
            <Cell className="whitespace-nowrap">
              <Downloads transfer={transfer} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Downloads({ transfer }: { transfer: LoggedTransfer }) {
  const t = useTranslations('adviser.log');
  const { id, companyName, month } = transfer;
  return (
    <span className="flex gap-3">
      {(['pdf', 'csv'] as const).map((extension) => (
        <a
          key={extension}
          href={`/uebertragungen/${id}/protokoll.${extension}`}
          download
          aria-label={t('download', { extension: extension.toUpperCase(), company: companyName, month })}
          className="font-medium text-brand underline underline-offset-2"
        >
          {extension.toUpperCase()}
        </a>
      ))}
    </span>
  );
}
