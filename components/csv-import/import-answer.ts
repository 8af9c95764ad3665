import type { CsvMapping } from '@/lib/documents/csv/mapping';
import type { ImportCounts, PlannedItem } from '@/lib/documents/csv/plan';
import type { FindingJson } from '@/lib/preflight/finding';

/** How a kind of import is called in addresses of ours. */
export const importSlugs = { invoices: 'rechnungen', cash_entries: 'kasse', partners: 'partner' } as const;
export type ImportKind = keyof typeof importSlugs;

/** A field of the import as the page needs it. */
export interface ImportField {
  readonly key: string;
  readonly value: string;
  readonly isRequired: boolean;
  readonly mayBeConstant: boolean;
}

/** What the page shows of the file itself. */
export interface ShownFile {
  readonly encoding: string;
  readonly delimiter: string;
  readonly decimalMark: string;
  readonly headers: readonly string[];
  /** First rows, a cell for each header. */
  readonly sample: readonly (readonly string[])[];
  readonly rowCount: number;
  readonly mapping: CsvMapping;
  /** Fields the file cannot be read without. */
  readonly openFields: readonly string[];
}

/** A line that stays behind, in the reader's language. */
export interface ShownProblem {
  readonly line: number;
  readonly column: string | null;
  readonly value: string;
  readonly title: string;
  readonly remedy: string;
}

/** Answer of `POST /belege/import/datei`. */
export type ImportAnswer =
  | { readonly kind: 'signed_out' }
  | { readonly kind: 'too_large' }
  /** Another one is chosen than the page shows; nothing was done. */
  | { readonly kind: 'other_company'; readonly message: string }
  | { readonly kind: 'unreadable'; readonly findings: readonly FindingJson[] }
  | { readonly kind: 'mapping_open'; readonly file: ShownFile }
  | {
      readonly kind: 'planned' | 'imported';
      readonly file: ShownFile;
      readonly counts: ImportCounts;
      /** The first ones; `counts` has them all. */
      readonly items: readonly PlannedItem[];
      readonly problems: readonly ShownProblem[];
    };

/** So much is read of one file; the use case says the same with its own words. */
export const largestImport = 5_000_000;
