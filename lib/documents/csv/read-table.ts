import { CsvError, parse } from 'csv-parse/sync';
import { formatFileSize } from '@/lib/bookkeeping/file-size';
import type { Outcome, Problem } from '@/lib/bookkeeping/problem';
import { type CsvEncoding, decodeText } from './decode-text';
import { csvProblem, type RowProblem } from './problems';

/** What one import may cost (E3). */
const csvLimits = { bytes: 5_000_000, rows: 5_000, columns: 300 } as const;

export const csvDelimiters = [';', ',', '\t', '|'] as const;
export type CsvDelimiter = (typeof csvDelimiters)[number];

export interface CsvOptions {
  readonly encoding: CsvEncoding | 'auto';
  readonly delimiter: CsvDelimiter | 'auto';
}

export interface CsvRow {
  /** Line of the file the row begins in, from 1. */
  readonly line: number;
  /** As many as there are headers, trimmed. */
  readonly cells: readonly string[];
}

export interface CsvTable {
  readonly encoding: CsvEncoding;
  readonly delimiter: CsvDelimiter;
  /** Each different: a repeated header gets its place added, an empty one is called by its place. */
  readonly headers: readonly string[];
  readonly rows: readonly CsvRow[];
  /** Lines that do not fit the headers. */
  readonly problems: readonly RowProblem[];
}

/** Reads a CSV file with a header line; empty lines are passed over, everything else is a row or a problem. */
export function readTable(bytes: Uint8Array, options: CsvOptions): Outcome<CsvTable> {
  if (bytes.length > csvLimits.bytes) {
    const params = { size: formatFileSize(bytes.length), limit: formatFileSize(csvLimits.bytes) };
    return refuse(csvProblem('CSV_TOO_LARGE', params));
  }
  const decoded = decodeText(bytes, options.encoding);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const delimiter = options.delimiter === 'auto' ? detectDelimiter(text) : options.delimiter;
  const records = parseRecords(text, delimiter);
  if (!records.ok) return records;
  const [head, ...rest] = records.value;
  if (!head || rest.length === 0) return refuse(csvProblem('CSV_EMPTY', {}));
  if (rest.length > csvLimits.rows) {
    const params = { count: String(rest.length), limit: String(csvLimits.rows) };
    return refuse(csvProblem('CSV_TOO_MANY_ROWS', params));
  }
  const headers = nameColumns(head.cells);
  return { ok: true, value: { encoding, delimiter, headers, ...fitRows(rest, headers.length) } };
}

/** The sign that cuts the first lines most often, and into equally many columns; quoted text does not count. */
function detectDelimiter(text: string): CsvDelimiter {
  const sample = text.slice(0, 64_000);
  const scored = csvDelimiters.map((delimiter) => {
    const records = parseRecords(sample.slice(0, sample.lastIndexOf('\n') + 1) || sample, delimiter);
    const counts = records.ok ? records.value.slice(0, 50).map(({ cells }) => cells.length) : [];
    const width = counts[0] ?? 0;
    const alike = counts.filter((count) => count === width).length / Math.max(counts.length, 1);
    return { delimiter, score: width > 1 ? width * alike * alike : 0 };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).delimiter;
}

function parseRecords(text: string, delimiter: CsvDelimiter): Outcome<CsvRow[]> {
  try {
    const records = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      // A sign for inches in the middle of a text is no quotation.
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as readonly { info: { lines: number }; record: string[] }[];
    return { ok: true, value: records.map(toRow) };
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    return refuse(csvProblem('CSV_QUOTES_BROKEN', { line: String(lineOf(cause)) }));
  }
}

/** The parser names the line a record ends in. */
function toRow({ info, record }: { info: { lines: number }; record: string[] }): CsvRow {
  const breaks = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
  return { line: info.lines - breaks, cells: record };
}

function lineOf(error: CsvError): number {
  return 'lines' in error && typeof error.lines === 'number' ? error.lines : 1;
}

function nameColumns(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  return cells.slice(0, csvLimits.columns).map((cell, index) => {
    const base = cell === '' ? `Spalte ${index + 1}` : cell;
    const name = taken.has(base) ? `${base} (Spalte ${index + 1})` : base;
    taken.add(name);
    return name;
  });
}

/** A short line lacks its last, empty cells, as Excel writes it; a long one has a delimiter inside a text. */
function fitRows(rows: readonly CsvRow[], width: number): Pick<CsvTable, 'rows' | 'problems'> {
  const problems: RowProblem[] = [];
  const fitting: CsvRow[] = [];
  for (const { line, cells } of rows) {
    const surplus = cells.slice(width).some((cell) => cell !== '');
    if (surplus) {
      const params = { expected: String(width), found: String(cells.length) };
      problems.push({ line, column: null, value: '', problem: csvProblem('CSV_COLUMN_COUNT', params) });
    } else {
      fitting.push({ line, cells: Array.from({ length: width }, (_, index) => cells[index] ?? '') });
    }
  }
  return { rows: fitting, problems };
}

function refuse(problem: Problem): Outcome<never> {
  return { ok: false, problems: [problem] };
}
