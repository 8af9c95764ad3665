import { ChevronDown, ChevronUp } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { formatAmount, formatDate, readerLocale } from '@/components/format/format';
import { classNames } from '@/components/ui/class-names';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { InvoiceSortField } from '@/lib/documents/list-invoices';
import { type DocumentSearch, documentsPath } from './document-address';
import { type DocumentRow, SelectPage, SelectRow } from './document-selection';
import { waitsForTransfer } from './document-state';
import { DocumentStateBadge } from './document-state-badge';

interface DocumentTableProps {
  readonly rows: readonly DocumentRow[];
  readonly search: DocumentSearch;
}

/** The list of invoices. Made by the server; only what marks documents has code in the browser. */
export function DocumentTable({ rows, search }: DocumentTableProps) {
  const t = useTranslations('documents');
  return (
    <Table caption={t('caption')}>
      <thead>
        <tr>
          <HeaderCell className="w-8 pr-0">
            <SelectPage rows={rows.filter(({ state }) => waitsForTransfer(state))} label={t('selectPage')} />
          </HeaderCell>
          <SortHeader field="number" search={search} />
          <SortHeader field="partnerName" search={search} className="hidden md:table-cell" />
          <SortHeader field="issueDate" search={search} className="hidden sm:table-cell" />
          {search.ledger ? null : (
            <HeaderCell className="hidden lg:table-cell">{t('columns.ledger')}</HeaderCell>
          )}
          <SortHeader field="grossAmount" search={search} className="text-right" />
          <HeaderCell className="hidden sm:table-cell">{t('columns.state')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <DocumentLine key={row.id} row={row} hasLedger={!search.ledger} />
        ))}
      </tbody>
    </Table>
  );
}

/** On narrow screens partner, date and state move under number and amount. */
function DocumentLine({ row, hasLedger }: { row: DocumentRow; hasLedger: boolean }) {
  const t = useTranslations('documents');
  const ledgers = useTranslations('ledgers');
  const locale = readerLocale(useLocale());
  const date = formatDate(row.issueDate, locale);
  const state = <DocumentStateBadge state={row.state} isHeldBack={row.isHeldBack} />;
  return (
    <tr className="hover:bg-sunken has-checked:bg-brand-soft">
      <Cell className="w-8 pr-0">
        <SelectRow
          row={row}
          isSelectable={waitsForTransfer(row.state)}
          label={t('selectOne', { number: row.number })}
        />
      </Cell>
      <Cell className="min-w-36 wrap-anywhere">
        <Link
          href={`/belege/${row.id}`}
          className="font-medium text-brand underline-offset-2 hover:underline"
        >
          {row.number || t('noNumber')}
        </Link>
        <span className="block text-muted md:hidden">{row.partnerName}</span>
        <span className="figures block text-muted sm:hidden">{date}</span>
      </Cell>
      <Cell className="hidden min-w-40 max-w-80 wrap-anywhere md:table-cell">{row.partnerName}</Cell>
      <Cell className="figures hidden whitespace-nowrap sm:table-cell">{date}</Cell>
      {hasLedger ? <Cell className="hidden lg:table-cell">{ledgers(row.ledger)}</Cell> : null}
      <Cell className="amount">
        {formatAmount(row.grossAmount, row.currency, locale)}
        <span className="mt-1 block sm:hidden">{state}</span>
      </Cell>
      <Cell className="hidden sm:table-cell">{state}</Cell>
    </tr>
  );
}

interface SortHeaderProps {
  readonly field: InvoiceSortField;
  readonly search: DocumentSearch;
  readonly className?: string;
}

function SortHeader({ field, search, className }: SortHeaderProps) {
  const t = useTranslations('documents.columns');
  const isSorted = search.sort.field === field;
  const direction = isSorted && search.sort.direction === 'desc' ? 'asc' : 'desc';
  const Icon = search.sort.direction === 'asc' ? ChevronUp : ChevronDown;
  return (
    <HeaderCell
      className={className}
      aria-sort={isSorted ? (search.sort.direction === 'asc' ? 'ascending' : 'descending') : undefined}
    >
      <Link
        href={documentsPath({ ...search, sort: { field, direction }, cursor: null })}
        className="inline-flex items-center gap-1 hover:text-ink"
      >
        {t(field)}
        <Icon aria-hidden className={classNames('size-3.5', !isSorted && 'invisible')} />
      </Link>
    </HeaderCell>
  );
}
