import { groupBy } from '@/lib/bookkeeping/group-by';
import type { Invoice } from '@/lib/bookkeeping/invoice';
import { readInvoiceJson } from '@/lib/bookkeeping/invoice-json';
import type { Problem } from '@/lib/bookkeeping/problem';
import { bookkeepingProblem } from '@/lib/bookkeeping/problems';
import { contradictionOfTax } from './check-tax';
import { type CsvField, csvFields } from './fields';
import { excessiveAmount, invoiceJsonOf, partnerKeyOf, positionOf } from './invoice-of-rows';
import { type CsvMapping, columnOf } from './mapping';
import { csvProblem, type RowProblem } from './problems';
import type { ReadRow, ReadRows } from './read-rows';

/** An invoice of the file with the lines it is made of. */
export interface MappedInvoice {
  readonly lines: readonly number[];
  readonly invoice: Invoice;
}

export interface MappedInvoices {
  readonly items: readonly MappedInvoice[];
  readonly problems: readonly RowProblem[];
}

/**
 * Makes invoices of rows: rows with the same number (of the same supplier) are positions of one invoice. What belongs to the
 * whole invoice must be the same on each of its rows; an invoice with one wrong row stays behind as a whole.
 */
export function mapInvoices(read: ReadRows, mapping: CsvMapping): MappedInvoices {
  const items: MappedInvoice[] = [];
  const problems: RowProblem[] = [...read.problems];
  for (const group of groupBy(read.rows, keyOf).values()) {
    const outcome = mapGroup(group, mapping, read.incomplete);
    if ('invoice' in outcome) items.push(outcome);
    else problems.push(...outcome.problems);
  }
  return { items, problems };
}

type Group = readonly [ReadRow, ...ReadRow[]];

function keyOf({ values }: ReadRow): string {
  const { externalId, direction = '', number = '' } = values;
  return (
    externalId ?? JSON.stringify([direction, number, direction === 'incoming' ? partnerKeyOf(values) : ''])
  );
}

function mapGroup(
  group: Group,
  mapping: CsvMapping,
  incomplete: ReadRows['incomplete'],
): MappedInvoice | { readonly problems: RowProblem[] } {
  const [first, ...others] = group;
  const { number = '' } = first.values;
  const wrongLine = incomplete.get(number);
  if (wrongLine !== undefined) {
    const problem = csvProblem('CSV_OTHER_ROW_WRONG', { number, line: String(wrongLine) }, 'number');
    return { problems: group.map((row) => ofRow(row, problem, mapping)) };
  }
  const differences = others.flatMap((row) => differencesOf(first, row, mapping));
  if (differences.length > 0) return { problems: differences };
  const wrongAmounts = checkAmounts(group, mapping);
  if (wrongAmounts.length > 0) return { problems: wrongAmounts };
  const positions = group.map(positionOf).filter((position) => position !== null);
  if (positions.length < group.length) {
    const column = columnOf(mapping, 'grossAmount') ?? 'grossAmount';
    const problem = csvProblem('CSV_VALUE_MISSING', { column }, 'grossAmount');
    const open = group.filter((row) => positionOf(row) === null);
    return { problems: open.map((row) => ofRow(row, problem, mapping)) };
  }
  const json = invoiceJsonOf(first.values, positions);
  const read = json.ok ? readInvoiceJson(json.value) : json;
  if (read.ok) return { lines: group.map(({ line }) => line), invoice: read.value.invoice };
  return {
    problems: read.problems.map((problem) => ofRow(first, { ...problem, path: fieldOf(problem) }, mapping)),
  };
}

/** What keeps the rows from being added up: more than any amount can be, or tax that is not the rate's. */
function checkAmounts(group: Group, mapping: CsvMapping): RowProblem[] {
  const excess = excessiveAmount(group);
  if (excess !== null) {
    const params = { amount: String(excess / 100n), limit: '9.999.999.999,99' };
    const problem = bookkeepingProblem('INVOICE_AMOUNT_TOO_LARGE', params, 'grossAmount');
    return [ofRow(group[0], problem, mapping)];
  }
  return group.flatMap((row) => {
    const problem = contradictionOfTax(row);
    return problem ? [ofRow(row, problem, mapping)] : [];
  });
}

/** Fields that say something of the whole invoice. */
const headerFields = csvFields.invoices.filter(({ isOfPosition }) => !isOfPosition).map(({ key }) => key);

function differencesOf(first: ReadRow, row: ReadRow, mapping: CsvMapping): RowProblem[] {
  return headerFields.flatMap((field) => {
    const [one, other] = [first.values[field], row.values[field]];
    // Programs often give the total and the like on the first row only.
    if (other === undefined || one === other) return [];
    const { number = '' } = first.values;
    const params = { number, column: columnOf(mapping, field) ?? field, first: one ?? '', other };
    return [ofRow(row, csvProblem('CSV_ROWS_DIFFER', params, field), mapping)];
  });
}

const partnerFields: Readonly<Record<string, CsvField>> = {
  name: 'partnerName',
  city: 'partnerCity',
  country: 'partnerCountry',
  vatId: 'partnerVatId',
  accountNo: 'partnerAccountNo',
};

/** The field of the import a problem of the public JSON speaks of. */
function fieldOf({ path = '' }: Problem): string {
  const ofPartner = /^partner\.(\w+)/.exec(path)?.[1];
  if (ofPartner !== undefined) return partnerFields[ofPartner] ?? ofPartner;
  const ofPosition = /^positions\[\d+\]\.(\w+)/.exec(path)?.[1];
  return ofPosition === 'text' ? 'positionText' : (ofPosition ?? path);
}

/** Says of which cell a problem is. */
export function ofRow(row: ReadRow, problem: Problem, mapping: CsvMapping): RowProblem {
  const field = problem.path ?? '';
  const value = (row.values as Readonly<Record<string, string | undefined>>)[field] ?? '';
  return { line: row.line, column: columnOf(mapping, field), value, problem };
}
