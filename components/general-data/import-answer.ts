/** What the page of a CSV import and the server say to each other. */
import { fromShownCompany } from '@/components/session/shown-company';

export type ImportKind = 'employees' | 'compensations' | 'time_offs';
export const importKinds = [
  'employees',
  'compensations',
  'time_offs',
] as const satisfies readonly ImportKind[];

/** DATEV has no part in this: a list of people is small. */
export const largestImport = 5_000_000;

export interface ImportField {
  readonly key: string;
  readonly isRequired: boolean;
}

export interface ImportTable {
  readonly headers: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  /** Lines that do not fit the headers. */
  readonly faults: readonly { readonly line: number; readonly message: string }[];
  readonly fields: readonly ImportField[];
  /** Proposed: field → header. */
  readonly columns: Readonly<Record<string, string>>;
}

export interface ImportRow {
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
}

/** What became, or would become, of a line. */
export interface ImportOutcome {
  readonly line: number;
  readonly kind: 'created' | 'changed' | 'unchanged' | 'refused';
  /** By field; `''` for the whole line. */
  readonly faults: Readonly<Record<string, string>>;
  readonly overwrites: string | null;
}

export type ImportAnswer<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'signed_out' }
  /** No network, or an answer that is none. */
  | { readonly kind: 'lost' };

/** Asks one of the import's own routes. */
export async function askImport<T>(
  path: string,
  body: BodyInit,
  contentType: string,
): Promise<ImportAnswer<T>> {
  try {
    const response = await fetch(`/stammdaten/mitarbeiter/einlesen/${path}`, {
      method: 'POST',
      headers: fromShownCompany({ 'content-type': contentType }),
      body,
    });
    if (response.status === 401) return { kind: 'signed_out' };
    return (await response.json()) as ImportAnswer<T>;
  } catch (failure) {
    if (failure instanceof TypeError || failure instanceof SyntaxError) return { kind: 'lost' };
    throw failure;
  }
}
