/**
 * Something a pure check noticed: a stable code and the values its text needs. Rooms below `preflight`
 * report problems; `preflight` turns them into findings with texts, severity and owner.
 */
export interface Problem {
  /** Stable code, UPPER_SNAKE_CASE, e.g. `INVOICE_NUMBER_CHARACTERS`. A key of the catalogue in `lib/preflight`. */
  readonly code: string;
  /** Values for the placeholders of the text, already formatted for a German reader where they are amounts or dates. */
  readonly params: Readonly<Record<string, string>>;
  /** Where it was found: field path (`positions[1].taxCase`), element, file name. */
  readonly path?: string;
}

/** What a parser or builder answers: the value, or why there is none. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };
