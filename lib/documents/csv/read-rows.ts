import { formatAmount } from '@/lib/bookkeeping/money';
import { type CsvField, type CsvFieldShape, type CsvKind, csvFields } from './fields';
import type { CsvMapping, CsvSource } from './mapping';
import { csvProblem, type RowProblem } from './problems';
import type { CsvRow, CsvTable } from './read-table';
import {
  type DecimalMark,
  isEitherThousandsOrDecimals,
  readAmount,
  readCountry,
  readCurrency,
  readDate,
  readDays,
  readDecimal,
  readDirection,
  readPartnerKind,
  readRate,
  readTaxCase,
} from './values';

/** A row whose mapped cells could be read, in the words of the public JSON: amounts and dates as decimal and ISO text. */
export interface ReadRow {
  readonly line: number;
  readonly values: Partial<Readonly<Record<CsvField, string>>>;
}

export interface ReadRows {
  readonly rows: readonly ReadRow[];
  readonly problems: readonly RowProblem[];
  /** Document numbers of the rows left out, with the line: a document is never made of only some of its rows. */
  readonly incomplete: ReadonlyMap<string, number>;
}

/** Reads every mapped cell of every row; a row with any problem is left out, with all that is wrong with it. */
export function readRows(kind: CsvKind, table: CsvTable, mapping: CsvMapping, mark: DecimalMark): ReadRows {
  const columns = columnsOf(kind, table, mapping);
  const rows: ReadRow[] = [];
  const problems: RowProblem[] = [];
  const incomplete = new Map<string, number>();
  for (const row of table.rows) {
    const values: Partial<Record<CsvField, string>> = {};
    const wrong: RowProblem[] = [];
    for (const column of columns) {
      const outcome = readCell(column, row, mark);
      if ('problem' in outcome) wrong.push(outcome);
      else if (outcome.value !== null) values[column.field.key] = outcome.value;
    }
    if (wrong.length === 0) rows.push({ line: row.line, values });
    else {
      problems.push(...wrong);
      if (values.number !== undefined) incomplete.set(values.number, row.line);
    }
  }
  return { rows, problems, incomplete };
}

interface Column {
  readonly field: CsvFieldShape;
  readonly source: CsvSource;
  /** -1 for a constant. */
  readonly place: number;
}

function columnsOf(kind: CsvKind, { headers }: CsvTable, { columns }: CsvMapping): Column[] {
  return csvFields[kind].flatMap((field) => {
    const source = columns[field.key];
    if (!source) return [];
    return { field, source, place: 'column' in source ? headers.indexOf(source.column) : -1 };
  });
}

function readCell(
  { field, source, place }: Column,
  { line, cells }: CsvRow,
  mark: DecimalMark,
): RowProblem | { readonly value: string | null } {
  const isColumn = 'column' in source;
  const text = isColumn ? (cells[place] ?? '') : source.constant;
  const column = isColumn ? source.column : null;
  if (text === '') {
    if (!field.isRequired) return { value: null };
    const params = { column: column ?? field.key };
    return { line, column, value: '', problem: csvProblem('CSV_VALUE_MISSING', params, field.key) };
  }
  const read = convert(field, text, mark);
  return typeof read === 'string' ? { value: read } : { line, column, value: text, problem: read };
}

const choices: Readonly<Record<string, string>> = {
  direction: 'Ausgang, Eingang',
  partnerKind: 'Kunde, Lieferant',
  taxCase:
    'Inland, innergemeinschaftliche Lieferung, Ausfuhr, Reverse Charge, Kleinunternehmer, steuerfrei, OSS, innergemeinschaftlicher Erwerb, nicht steuerbar',
  country: 'DE, AT, Deutschland, …',
  currency: 'EUR, USD, …',
};

function convert({ key, value }: CsvFieldShape, text: string, mark: DecimalMark) {
  const unknown = () => csvProblem('CSV_CHOICE_UNKNOWN', { value: text, choices: choices[value] ?? '' }, key);
  const unreadable = () => {
    const example = mark === ',' ? '1.234,56' : '1,234.56';
    return csvProblem('CSV_AMOUNT_UNREADABLE', { value: text, example }, key);
  };
  switch (value) {
    case 'text':
      return text;
    case 'digits':
      return text.replace(/\s/g, '');
    case 'amount': {
      const amount = readAmount(text, mark);
      return amount === null ? unreadable() : formatAmount(amount);
    }
    case 'decimal':
      return isEitherThousandsOrDecimals(text, mark)
        ? csvProblem('CSV_EXCHANGE_RATE_UNCLEAR', { value: text }, key)
        : (readDecimal(text, mark) ?? unreadable());
    case 'days':
      return readDays(text) ?? csvProblem('CSV_DAYS_UNREADABLE', { value: text }, key);
    case 'date':
      return readDate(text) ?? csvProblem('CSV_DATE_UNREADABLE', { value: text }, key);
    case 'rate': {
      const reading = readRate(text, mark);
      if (reading.kind === 'rate') return reading.rate;
      return reading.kind === 'fraction'
        ? csvProblem('CSV_RATE_FRACTION', { value: text, meant: reading.meant }, key)
        : csvProblem('CSV_RATE_UNREADABLE', { value: text }, key);
    }
    case 'direction':
      return readDirection(text) ?? unknown();
    case 'partnerKind':
      return readPartnerKind(text) ?? unknown();
    case 'taxCase':
      return readTaxCase(text) ?? unknown();
    case 'country':
      return readCountry(text) ?? unknown();
    case 'currency':
      return readCurrency(text) ?? unknown();
  }
}
