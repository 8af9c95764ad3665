import { type AccountQuery, type AccountRow, accountQueryOf, findAccountRow } from './account-table';
import type { Invoice } from './invoice';

/** The case a position stands for, as the table is asked for it. */
export type AskedCase = Pick<AccountQuery, 'direction' | 'taxCase' | 'taxRate'>;

/** Documents of a case that no row, confirmed or proposed, books. */
export interface OpenCase<Document> extends AskedCase {
  /** `missing`: there is no row. `ambiguous`: several rows fit equally well. */
  readonly reason: 'missing' | 'ambiguous';
  readonly documents: readonly Document[];
}

export interface AccountImpact<Document> {
  /** By row id: what it books, or would book if all proposals were confirmed. */
  readonly byRow: ReadonlyMap<string, readonly Document[]>;
  readonly openCases: readonly OpenCase<Document>[];
}

/**
 * Which row of the table concerns which document (B4): a confirmed row by what it books today, a proposal by what it would
 * book. Positions whose account the sender named ask no row.
 */
export function accountImpact<Document>(
  rows: readonly (AccountRow & { readonly id: string })[],
  documents: readonly { readonly invoice: Invoice; readonly document: Document }[],
): AccountImpact<Document> {
  const wanted = { rows: rows.map((row) => ({ ...row, state: 'confirmed' as const })) };
  const proposed = new Set(rows.flatMap(({ id, state }) => (state === 'proposed' ? id : [])));
  const byRow = new Map<string, Set<Document>>();
  const openCases = new Map<
    string,
    { asked: AskedCase; reason: OpenCase<Document>['reason']; documents: Set<Document> }
  >();

  for (const { invoice, document } of documents) {
    for (const query of queriesOf(invoice)) {
      const today = findAccountRow({ rows }, query);
      const then = findAccountRow(wanted, query);
      if (today.ok) addTo(byRow, today.value.id, document);
      if (then.ok && proposed.has(then.value.id)) addTo(byRow, then.value.id, document);
      if (today.ok || then.ok) continue;
      const { direction, taxCase, taxRate } = query;
      const isAmbiguous = then.problems.some(({ code }) => code === 'ACCOUNT_ROW_AMBIGUOUS');
      const reason = isAmbiguous ? 'ambiguous' : 'missing';
      const key = `${reason} ${direction} ${taxCase} ${taxRate}`;
      const open = openCases.get(key) ?? {
        asked: { direction, taxCase, taxRate },
        reason,
        documents: new Set(),
      };
      open.documents.add(document);
      openCases.set(key, open);
    }
  }
  return {
    byRow: new Map([...byRow].map(([id, found]) => [id, [...found]])),
    openCases: [...openCases.values()].map(({ asked, reason, documents: found }) => ({
      ...asked,
      reason,
      documents: [...found],
    })),
  };
}

function queriesOf(invoice: Invoice): AccountQuery[] {
  return invoice.positions.flatMap((position) => accountQueryOf(invoice, position) ?? []);
}

function addTo<Document>(byRow: Map<string, Set<Document>>, id: string, document: Document): void {
  const found = byRow.get(id) ?? new Set();
  found.add(document);
  byRow.set(id, found);
}
