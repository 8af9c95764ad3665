import type { Problem } from '@/lib/bookkeeping/problem';
import { type DecimalMark, detectDecimalMark } from '@/lib/documents/csv/values';
import { type PeopleCsvKind, peopleCsvFields } from './people-fields';
import { readPeopleValue } from './read-values';

/** One line of the file: the text of each mapped field. */
export interface PeopleRow {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
}

export interface ReadPeopleRow {
  readonly line: number;
  /** In the form of the public JSON; without `externalId` where the file has none. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Cells that could not be read, by field. */
  readonly problems: readonly Problem[];
}

/** Reads lines of a file as input of the public JSON. Pure. */
export function readPeopleRows(kind: PeopleCsvKind, rows: readonly PeopleRow[]): ReadPeopleRow[] {
  const decimals = peopleCsvFields[kind].filter(({ value }) => value === 'amount' || value === 'decimal');
  const mark = detectDecimalMark(
    rows.flatMap(({ values }) => decimals.flatMap(({ key }) => values[key]?.trim() || [])),
  );
  return rows.map((row) => readRow(kind, row, mark));
}

function readRow(kind: PeopleCsvKind, { line, values }: PeopleRow, mark: DecimalMark): ReadPeopleRow {
  const input: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const { key, label, value: valueKind } of peopleCsvFields[kind]) {
    const text = values[key];
    // An empty cell says nothing: what is known stays.
    if (text === undefined || text.trim() === '') continue;
    const read = readPeopleValue(text, valueKind, mark);
    if (read.ok) input[key] = read.value;
    else {
      const params = { field: label, value: text.slice(0, 100), expected: read.expected };
      problems.push({ code: 'CSV_VALUE_UNREADABLE', params, path: key });
    }
  }
  return { line, input: kind === 'employees' ? input : ofEmployee(kind, input), problems };
}

/** Wages and absences name their person by Personalnummer, and get a key from what makes them one. */
function ofEmployee(
  kind: Exclude<PeopleCsvKind, 'employees'>,
  { employeeNumber, externalId, ...fields }: Record<string, unknown>,
): Record<string, unknown> {
  const parts =
    kind === 'compensations'
      ? [employeeNumber, fields.validFrom, fields.period]
      : [employeeNumber, fields.from, fields.type];
  return {
    ...fields,
    ...(typeof employeeNumber === 'number' ? { employeeId: `remote:${employeeNumber}` } : {}),
    externalId: typeof externalId === 'string' ? externalId : parts.map(String).join('/'),
  };
}
