import type { Problem } from '@/lib/bookkeeping/problem';
import type { CsvKind } from './fields';
import { type CsvMapping, checkMapping, decimalMarkOf, proposeColumns } from './mapping';
import { type ReadRows, readRows } from './read-rows';
import { type CsvTable, readTable } from './read-table';
import type { DecimalMark } from './values';

/** A CSV file as far as it could be read. */
export interface ReadFile {
  readonly table: CsvTable;
  /** With the columns that were proposed where none were given. */
  readonly mapping: CsvMapping;
  readonly decimalMark: DecimalMark;
  /** What is missing in the mapping; then no row was read. */
  readonly mappingProblems: readonly Problem[];
  readonly rows: ReadRows;
}

export type ReadFileOutcome =
  | { readonly kind: 'read'; readonly file: ReadFile }
  | { readonly kind: 'unreadable'; readonly problems: readonly Problem[] };

/**
 * Pure: bytes to rows.
 * @param remembered mapping of the last import of this kind; its columns are proposed where the given mapping has none
 */
export function readFile(
  kind: CsvKind,
  bytes: Uint8Array,
  given: CsvMapping,
  remembered: CsvMapping | null,
): ReadFileOutcome {
  const read = readTable(bytes, given);
  if (!read.ok) return { kind: 'unreadable', problems: read.problems };
  const table = read.value;
  const isOpen = Object.keys(given.columns).length === 0;
  const columns = isOpen ? proposeColumns(kind, table.headers, remembered?.columns) : given.columns;
  const mapping = { ...given, columns };
  const decimalMark = decimalMarkOf(kind, mapping, table);
  const mappingProblems = checkMapping(kind, mapping, table.headers);
  const rows =
    mappingProblems.length > 0
      ? { rows: [], problems: [], incomplete: new Map() }
      : readRows(kind, table, mapping, decimalMark);
  const problems = [...table.problems, ...rows.problems];
  return {
    kind: 'read',
    file: { table, mapping, decimalMark, mappingProblems, rows: { ...rows, problems } },
  };
}
