import type { AskedCase, OpenCase } from '@/lib/bookkeeping/account-impact';
import type { AffectedDocument, CompanyImpact } from '@/lib/documents/account-impact';

/** Documents as a page carries them: all are counted, the first ones named. */
export interface DocumentGroup {
  readonly count: number;
  readonly named: readonly AffectedDocument[];
  /** Of all, to count documents of several groups once. */
  readonly ids: readonly string[];
}

export interface AccountUse {
  readonly byRow: Readonly<Record<string, DocumentGroup>>;
  readonly openCases: readonly (AskedCase & {
    readonly reason: OpenCase<never>['reason'];
    readonly group: DocumentGroup;
  })[];
  readonly lookedAt: number;
  readonly isComplete: boolean;
}

const mostNamed = 25;

/** What the page of the account table shows of the documents. */
export function accountUseOf({ byRow, openCases, lookedAt, isComplete }: CompanyImpact): AccountUse {
  return {
    byRow: Object.fromEntries([...byRow].map(([id, documents]) => [id, groupOf(documents)])),
    openCases: openCases.map(({ documents, ...asked }) => ({ ...asked, group: groupOf(documents) })),
    lookedAt,
    isComplete,
  };
}

/** Open documents of these rows, each counted once. */
export function documentsOfRows(rows: readonly { readonly id: string }[], use: AccountUse): number {
  return new Set(rows.flatMap(({ id }) => use.byRow[id]?.ids ?? [])).size;
}

function groupOf(documents: readonly AffectedDocument[]): DocumentGroup {
  return {
    count: documents.length,
    named: documents.slice(0, mostNamed),
    ids: documents.map(({ id }) => id),
  };
}
