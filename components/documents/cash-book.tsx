import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { formatAmount, formatDate, readerLocale } from '@/components/format/format';
import { classNames } from '@/components/ui/class-names';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { CashBookLine } from '@/lib/documents/list-cash-entries';
import { DocumentStateBadge } from './document-state-badge';

/** The cash book in its own order, with the balance after each line; a balance below zero stands out (T4). */
export function CashBook({ lines }: { lines: readonly CashBookLine[] }) {
  const t = useTranslations('documents.cash');
  const columns = useTranslations('documents.columns');
  const locale = readerLocale(useLocale());
  return (
    <Table caption={t('caption')}>
      <thead>
        <tr>
          <HeaderCell>{columns('issueDate')}</HeaderCell>
          <HeaderCell>{t('text')}</HeaderCell>
          <HeaderCell className="hidden md:table-cell">{columns('number')}</HeaderCell>
          <HeaderCell className="text-right">{t('amount')}</HeaderCell>
          <HeaderCell className="hidden text-right sm:table-cell">{t('balance')}</HeaderCell>
          <HeaderCell className="hidden sm:table-cell">{columns('state')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id} className="hover:bg-sunken">
            <Cell className="figures whitespace-nowrap">{formatDate(line.date, locale)}</Cell>
            <Cell className="min-w-40 wrap-anywhere">
              {line.text}
              {line.attachments.map((attachment) => (
                <Link
                  key={attachment.id}
                  href={`/belege/datei/${attachment.id}`}
                  target="_blank"
                  className="block text-brand underline underline-offset-2"
                >
                  {attachment.fileName}
                </Link>
              ))}
            </Cell>
            <Cell className="hidden md:table-cell">{line.number ?? '–'}</Cell>
            <Cell className="amount">
              {formatAmount(line.amount, 'EUR', locale)}
              <span className="mt-1 block sm:hidden">
                <DocumentStateBadge state={line.state} />
              </span>
            </Cell>
            <Cell
              className={classNames(
                'amount hidden sm:table-cell',
                line.balance < 0 && 'font-semibold text-danger',
              )}
            >
              {formatAmount(line.balance, 'EUR', locale)}
            </Cell>
            <Cell className="hidden sm:table-cell">
              <DocumentStateBadge state={line.state} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
