import type { Cents } from '@/lib/bookkeeping/money';
import type { StoreDecision } from '../document-states';
import type { RowProblem } from './problems';

/** One thing an import would store, and what becomes of it. */
export interface PlannedItem {
  readonly lines: readonly number[];
  readonly decision: StoreDecision;
  /** Number, text or account, as people call it. */
  readonly title: string;
  /** Partner or place. */
  readonly about: string;
  readonly date: string | null;
  readonly amount: Cents | null;
  readonly currency: string | null;
}

/** What an import would do, or has done. */
export interface ImportPlan {
  readonly items: readonly PlannedItem[];
  /** By line. */
  readonly problems: readonly RowProblem[];
}

/** How many of each; `refused` counts lines. */
export type ImportCounts = Readonly<Record<StoreDecision | 'refused', number>>;

export function countPlan({ items, problems }: ImportPlan): ImportCounts {
  const count = (decision: StoreDecision) => items.filter((item) => item.decision === decision).length;
  return {
    create: count('create'),
    new_version: count('new_version'),
    unchanged: count('unchanged'),
    conflict: count('conflict'),
    refused: new Set(problems.map(({ line }) => line)).size,
  };
}

export function byLine(problems: readonly RowProblem[]): RowProblem[] {
  return problems.toSorted((left, right) => left.line - right.line);
}
