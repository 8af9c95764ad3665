import { z } from 'zod';
import type { Problem } from '@/lib/bookkeeping/problem';
import { csvEncodings } from './decode-text';
import { type CsvField, type CsvKind, csvFields } from './fields';
import { csvProblem } from './problems';
import { type CsvTable, csvDelimiters } from './read-table';
import { decimalMarks, detectDecimalMark, plainWord } from './values';

const sourceSchema = z.union([
  z.strictObject({ column: z.string().max(500) }),
  z.strictObject({ constant: z.string().max(200) }),
]);

/** How a file is read: its form, and which column (or one value for all) each field comes from. */
export const csvMappingSchema = z.strictObject({
  encoding: z.enum([...csvEncodings, 'auto']).default('auto'),
  delimiter: z.enum([...csvDelimiters, 'auto']).default('auto'),
  decimalMark: z.enum([...decimalMarks, 'auto']).default('auto'),
  columns: z.record(z.string().max(40), sourceSchema).default({}),
});
export type CsvMapping = z.infer<typeof csvMappingSchema>;
export type CsvSource = z.infer<typeof sourceSchema>;

export const emptyMapping: CsvMapping = csvMappingSchema.parse({});

/**
 * The columns this file most likely has for each field: as remembered from the last import where the headers are still there,
 * else by the names programs give them. Nothing is taken twice; what is uncertain stays open for a person.
 */
export function proposeColumns(
  kind: CsvKind,
  headers: readonly string[],
  remembered: CsvMapping['columns'] = {},
): CsvMapping['columns'] {
  const fields = csvFields[kind];
  const kept = fields.flatMap(({ key }) => {
    const source = remembered[key];
    const isUsable = source && (!('column' in source) || headers.includes(source.column));
    return isUsable ? [[key, source] as const] : [];
  });
  const columns = new Map<CsvField, CsvSource>(kept);
  const taken = new Set(kept.flatMap(([, source]) => ('column' in source ? source.column : [])));
  const byWord = new Map(headers.map((header) => [plainWord(header), header]));
  // A field that was left open in a file like this one was left open on purpose.
  const isKnownFile = taken.size > 0;
  for (const { key, headers: names } of isKnownFile ? [] : fields) {
    if (columns.has(key)) continue;
    const name = names.find((candidate) => {
      const header = byWord.get(plainWord(candidate));
      return header !== undefined && !taken.has(header);
    });
    const header = name === undefined ? undefined : byWord.get(plainWord(name));
    if (header === undefined) continue;
    columns.set(key, { column: header });
    taken.add(header);
  }
  return Object.fromEntries(columns);
}

/** What keeps the whole file from being read with this mapping. */
export function checkMapping(kind: CsvKind, { columns }: CsvMapping, headers: readonly string[]): Problem[] {
  const fields = csvFields[kind];
  const missing = Object.entries(columns).flatMap(([field, source]) =>
    'column' in source && !headers.includes(source.column)
      ? [csvProblem('CSV_COLUMN_MISSING', { column: source.column }, field)]
      : [],
  );
  const open = fields
    .filter(({ key, isRequired }) => isRequired && !columns[key])
    .map(({ key }) => csvProblem('CSV_FIELD_UNMAPPED', { field: key }, key));
  return [...missing, ...open, ...checkAmounts(kind, columns)];
}

/** Amounts come in one of several shapes; one of them has to be there. */
function checkAmounts(kind: CsvKind, columns: CsvMapping['columns']): Problem[] {
  const has = (...fields: CsvField[]) => fields.every((field) => columns[field]);
  if (kind === 'invoices' && !has('grossAmount') && !has('netAmount', 'taxAmount')) {
    return [csvProblem('CSV_FIELD_UNMAPPED', { field: 'grossAmount' }, 'grossAmount')];
  }
  if (kind === 'cash_entries' && !has('amount') && !has('receipt') && !has('payment')) {
    return [csvProblem('CSV_FIELD_UNMAPPED', { field: 'amount' }, 'amount')];
  }
  return [];
}

/** The decimal mark of the file: chosen, or told by its amounts. */
export function decimalMarkOf(kind: CsvKind, mapping: CsvMapping, table: CsvTable) {
  if (mapping.decimalMark !== 'auto') return mapping.decimalMark;
  const numeric = csvFields[kind].filter(({ value }) => value === 'amount');
  const places = numeric.flatMap(({ key }) => {
    const source = mapping.columns[key];
    return source && 'column' in source ? table.headers.indexOf(source.column) : [];
  });
  return detectDecimalMark(table.rows.flatMap(({ cells }) => places.map((place) => cells[place] ?? '')));
}

/** Header of the column a field comes from; null for a value of the whole file. */
export function columnOf({ columns }: CsvMapping, field: string): string | null {
  const source = columns[field];
  return source && 'column' in source ? source.column : null;
}
