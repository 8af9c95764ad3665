import type { ProblemOwner, ProblemSeverity } from '@/lib/bookkeeping/problem-code';

/** blocker: holds back; warning: goes, somebody should look; hint: goes, good to know. */
export type Severity = ProblemSeverity;

/** Who must act: Kunde, Berater, the company's admin, DATEV, or the operator of this product. */
export type Owner = ProblemOwner;

/** Languages of the product; German first (U2). */
export const findingLocales = ['de', 'en'] as const;
export type FindingLocale = (typeof findingLocales)[number];

/**
 * What a person reads: what is the matter, why, and what to do next.
 * Placeholders stand in braces, with a form where the value depends on the reader: `{number}`, `{total|amount}`,
 * `{day|date}`, `{month|month}`, `{ledger|ledger}` (all of them: `text-forms.ts`).
 */
export interface FindingText {
  readonly title: string;
  readonly cause: string;
  readonly remedy: string;
}

/** One code of the catalogue. */
export interface CatalogueEntry {
  readonly severity: Severity;
  readonly owner: Owner;
  /** DATEV's own page on the matter, where the interface description names one. */
  readonly helpUrl?: string;
  readonly de: FindingText;
  readonly en: FindingText;
  /** Other texts where the same code means something else at another DATEV operation (T6); keys as in `params.operation`. */
  readonly byOperation?: Readonly<Record<string, Readonly<Record<FindingLocale, FindingText>>>>;
}

/** One area of the catalogue, by problem code. */
export type Catalogue = Readonly<Record<string, CatalogueEntry>>;
