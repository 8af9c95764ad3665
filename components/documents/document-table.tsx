'use client';

import { createColumnHelper, rowSelectionFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { ChevronDown, ChevronUp } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { formatAmount, formatDate, readerLocale } from '@/components/format/format';
import { classNames } from '@/components/ui/class-names';
import { Cell, HeaderCell, Table } from '@/components/ui/table';
import type { InvoiceSummary } from '@/lib/documents/invoice-views';
import type { InvoiceSortField } from '@/lib/documents/list-invoices';
import { type DocumentSearch, documentsPath } from './document-address';
import { waitsForTransfer } from './document-state';
import { DocumentStateBadge } from './document-state-badge';
import { useSelection } from './selection';

/** What the list shows of an invoice. */
export type DocumentRow = Pick<
  InvoiceSummary,
  | 'id'
  | 'number'
  | 'partnerName'
  | 'issueDate'
  | 'ledger'
  | 'accountingMonth'
  | 'currency'
  | 'grossAmount'
  | 'state'
> & {
  /** The last transfer left it behind (T9). */
  readonly isHeldBack: boolean;
};

/** Documents marked for the transfer by id, also those of other pages of the list. */
export type Selection = Readonly<Record<string, DocumentRow>>;

interface DocumentTableProps {
  readonly rows: readonly DocumentRow[];
  readonly search: DocumentSearch;
}

const features = tableFeatures({ rowSelectionFeature });
const helper = createColumnHelper<typeof features, DocumentRow>();

export function DocumentTable({ rows, search }: DocumentTableProps) {
  const { selection, select } = useSelection();
  const t = useTranslations('documents');
  const columns = useColumns(search);
  const data = useMemo(() => [...rows], [rows]);
  const rowSelection = useMemo(
    () => Object.fromEntries(Object.keys(selection).map((id) => [id, true as const])),
    [selection],
  );
  const table = useTable({
    features,
    columns,
    data,
    getRowId: (row) => row.id,
    enableRowSelection: (row) => waitsForTransfer(row.original.state),
    state: { rowSelection },
    onRowSelectionChange: (update) => {
      const next = typeof update === 'function' ? update(rowSelection) : update;
      const known = new Map([...Object.values(selection), ...rows].map((row) => [row.id, row]));
      select(
        Object.fromEntries(
          Object.keys(next).flatMap((id) => {
            const row = known.get(id);
            return row ? [[id, row]] : [];
          }),
        ),
      );
    },
  });

  return (
    <Table caption={t('caption')}>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => (
              <table.FlexRender key={header.id} header={header} />
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <tr key={row.id} className={classNames('hover:bg-sunken', row.getIsSelected() && 'bg-brand-soft')}>
            {row.getAllCells().map((cell) => (
              <table.FlexRender key={cell.id} cell={cell} />
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function useColumns(search: DocumentSearch) {
  const t = useTranslations('documents');
  const ledgers = useTranslations('ledgers');
  const locale = readerLocale(useLocale());
  return useMemo(
    () =>
      helper.columns([
        helper.display({
          id: 'select',
          header: ({ table }) => (
            <HeaderCell className="w-8 pr-0">
              <input
                type="checkbox"
                className="block size-4 accent-brand"
                aria-label={t('selectPage')}
                checked={table.getIsAllRowsSelected()}
                onChange={table.getToggleAllRowsSelectedHandler()}
              />
            </HeaderCell>
          ),
          cell: ({ row }) => (
            <Cell className="w-8 pr-0">
              <input
                type="checkbox"
                className="mt-0.5 block size-4 accent-brand disabled:opacity-40"
                aria-label={t('selectOne', { number: row.original.number })}
                checked={row.getIsSelected()}
                disabled={!row.getCanSelect()}
                onChange={row.getToggleSelectedHandler()}
              />
            </Cell>
          ),
        }),
        helper.display({
          id: 'number',
          header: () => <SortHeader field="number" search={search} />,
          cell: ({ row: { original } }) => (
            <Cell className="min-w-36">
              <Link
                href={`/belege/${original.id}`}
                className="font-medium text-brand underline-offset-2 hover:underline"
              >
                {original.number || t('noNumber')}
              </Link>
              <span className="block text-muted md:hidden">{original.partnerName}</span>
              <span className="figures block text-muted sm:hidden">
                {formatDate(original.issueDate, locale)}
              </span>
            </Cell>
          ),
        }),
        helper.display({
          id: 'partner',
          header: () => <SortHeader field="partnerName" search={search} className="hidden md:table-cell" />,
          cell: ({ row: { original } }) => (
            <Cell className="hidden min-w-40 max-w-80 md:table-cell">{original.partnerName}</Cell>
          ),
        }),
        helper.display({
          id: 'date',
          header: () => <SortHeader field="issueDate" search={search} className="hidden sm:table-cell" />,
          cell: ({ row: { original } }) => (
            <Cell className="figures hidden whitespace-nowrap sm:table-cell">
              {formatDate(original.issueDate, locale)}
            </Cell>
          ),
        }),
        ...(search.ledger
          ? []
          : [
              helper.display({
                id: 'ledger',
                header: () => <HeaderCell className="hidden lg:table-cell">{t('columns.ledger')}</HeaderCell>,
                cell: ({ row: { original } }) => (
                  <Cell className="hidden lg:table-cell">{ledgers(original.ledger)}</Cell>
                ),
              }),
            ]),
        helper.display({
          id: 'amount',
          header: () => <SortHeader field="grossAmount" search={search} className="text-right" />,
          cell: ({ row: { original } }) => (
            <Cell className="amount">
              {formatAmount(original.grossAmount, original.currency, locale)}
              <span className="mt-1 block sm:hidden">
                <DocumentStateBadge state={original.state} isHeldBack={original.isHeldBack} />
              </span>
            </Cell>
          ),
        }),
        helper.display({
          id: 'state',
          header: () => <HeaderCell className="hidden sm:table-cell">{t('columns.state')}</HeaderCell>,
          cell: ({ row: { original } }) => (
            <Cell className="hidden sm:table-cell">
              <DocumentStateBadge state={original.state} isHeldBack={original.isHeldBack} />
            </Cell>
          ),
        }),
      ]),
    [t, ledgers, locale, search],
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
