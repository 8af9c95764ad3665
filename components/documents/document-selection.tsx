'use client';

import type { InvoiceSummary } from '@/lib/documents/invoice-views';
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

interface SelectRowProps {
  readonly row: DocumentRow;
  readonly isSelectable: boolean;
  readonly label: string;
}

/** Marks one document. */
export function SelectRow({ row, isSelectable, label }: SelectRowProps) {
  const { selection, select } = useSelection();
  return (
    <input
      type="checkbox"
      className="mt-0.5 block size-4 accent-brand disabled:opacity-40"
      aria-label={label}
      checked={Object.hasOwn(selection, row.id)}
      disabled={!isSelectable}
      onChange={({ target }) =>
        select(target.checked ? { ...selection, [row.id]: row } : without(selection, [row]))
      }
    />
  );
}

/** Marks everything of this page that can be marked; what is marked on other pages stays. */
export function SelectPage({ rows, label }: { rows: readonly DocumentRow[]; label: string }) {
  const { selection, select } = useSelection();
  return (
    <input
      type="checkbox"
      className="block size-4 accent-brand"
      aria-label={label}
      disabled={rows.length === 0}
      checked={rows.length > 0 && rows.every(({ id }) => Object.hasOwn(selection, id))}
      onChange={({ target }) =>
        select(
          target.checked
            ? { ...selection, ...Object.fromEntries(rows.map((row) => [row.id, row])) }
            : without(selection, rows),
        )
      }
    />
  );
}

function without(selection: Selection, rows: readonly DocumentRow[]): Selection {
  const left = { ...selection };
  for (const { id } of rows) delete left[id];
  return left;
}
