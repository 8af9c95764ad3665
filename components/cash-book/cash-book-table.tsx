import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DocumentStateBadge } from '@/components/documents/document-state-badge';
import { formatAmount, formatDate, readerLocale } from '@/components/format/format';
import { classNames } from '@/components/ui/class-names';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { CashBookLine } from '@/lib/documents/list-cash-entries';

interface CashBookTableProps {
  readonly lines: readonly CashBookLine[];
  /** What can be done with a line; null: nothing. */
  readonly actionsOf: (line: CashBookLine) => ReactNode;
}

/** The cash book as on paper: receipts and payments apart, the balance after each line (T4). */
export function CashBookTable({ lines, actionsOf }: CashBookTableProps) {
  const t = useTranslations('cashBook.columns');
  return (
    <Table caption={t('caption')}>
      <thead>
        <tr>
          <HeaderCell className="hidden sm:table-cell">{t('date')}</HeaderCell>
          <HeaderCell>{t('text')}</HeaderCell>
          <HeaderCell className="text-right sm:hidden">{t('amount')}</HeaderCell>
          <HeaderCell className="hidden text-right sm:table-cell">{t('receipt')}</HeaderCell>
          <HeaderCell className="hidden text-right sm:table-cell">{t('payment')}</HeaderCell>
          <HeaderCell className="text-right">{t('balance')}</HeaderCell>
          <HeaderCell className="hidden md:table-cell">{t('state')}</HeaderCell>
          <HeaderCell className="hidden sm:table-cell">
            <span className="sr-only">{t('actions')}</span>
          </HeaderCell>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.id} line={line} actions={actionsOf(line)} />
        ))}
      </tbody>
    </Table>
  );
}

function Line({ line, actions }: { line: CashBookLine; actions: ReactNode }) {
  const t = useTranslations('cashBook.columns');
  const locale = readerLocale(useLocale());
  const isNegative = line.balance < 0;
  return (
    <tr className="hover:bg-sunken">
      <Cell className="figures hidden whitespace-nowrap sm:table-cell">{formatDate(line.date, locale)}</Cell>
      <Cell className="wrap-anywhere sm:min-w-44">
        <span className="figures block text-muted sm:hidden">{formatDate(line.date, locale)}</span>
        <span className="block">{line.text}</span>
        <span className="flex flex-wrap gap-x-3 text-muted">
          {line.number ? <span>{line.number}</span> : null}
          {line.accountNo ? (
            <span className="figures">{t('account', { accountNo: line.accountNo })}</span>
          ) : null}
        </span>
        {line.attachments.map(({ id, fileName }) => (
          <Link
            key={id}
            href={`/belege/datei/${id}`}
            target="_blank"
            className="block break-all text-brand underline underline-offset-2"
          >
            {fileName}
          </Link>
        ))}
        <span className="mt-1 block md:hidden">
          <DocumentStateBadge state={line.state} />
        </span>
        <span className="block sm:hidden">{actions}</span>
      </Cell>
      <Cell className="amount sm:hidden">{formatAmount(line.amount, 'EUR', locale)}</Cell>
      <Cell className="amount hidden sm:table-cell">
        {line.amount > 0 ? formatAmount(line.amount, 'EUR', locale) : null}
      </Cell>
      <Cell className="amount hidden sm:table-cell">
        {line.amount < 0 ? formatAmount(-line.amount, 'EUR', locale) : null}
      </Cell>
      <Cell className={classNames('amount', isNegative && 'font-semibold text-danger')}>
        {formatAmount(line.balance, 'EUR', locale)}
        {isNegative ? <span className="block text-xs whitespace-normal">{t('negative')}</span> : null}
      </Cell>
      <Cell className="hidden md:table-cell">
        <DocumentStateBadge state={line.state} />
      </Cell>
      <Cell className="hidden text-right whitespace-nowrap sm:table-cell">{actions}</Cell>
    </tr>
  );
}
