import { createHash } from 'node:crypto';
import { readCashEntryJson } from '@/lib/bookkeeping/cash-entry-json';
import type { CashEntry } from '@/lib/bookkeeping/invoice';
import { type Cents, centsOrNull, formatAmount, parseAmount } from '@/lib/bookkeeping/money';
import { ofRow } from './map-invoices';
import { type CsvMapping, columnOf } from './mapping';
import { csvProblem, type RowProblem } from './problems';
import type { ReadRow, ReadRows } from './read-rows';
import { plainWord } from './values';

export interface MappedCashEntry {
  readonly lines: readonly [number];
  readonly entry: CashEntry;
}

export interface MappedCashEntries {
  readonly items: readonly MappedCashEntry[];
  readonly problems: readonly RowProblem[];
}

/** Makes a cash entry of each row, in the order of the file. */
export function mapCashEntries(read: ReadRows, mapping: CsvMapping): MappedCashEntries {
  const items: MappedCashEntry[] = [];
  const problems: RowProblem[] = [...read.problems];
  const seen = new Map<string, number>();
  const hasBothSigns = new Set(read.rows.map(signOfPayment).filter((sign) => sign !== 0)).size > 1;
  for (const row of read.rows) {
    if (isCarriedForward(row)) {
      problems.push(ofRow(row, csvProblem('CSV_CASH_CARRIED_FORWARD', {}, 'text'), mapping));
      continue;
    }
    if (hasBothSigns && signOfPayment(row) < 0) {
      problems.push(ofRow(row, csvProblem('CSV_CASH_PAYMENT_SIGN', {}, 'payment'), mapping));
      continue;
    }
    const amount = amountOf(row);
    if (amount === null) {
      const column = columnOf(mapping, 'amount') ?? columnOf(mapping, 'receipt') ?? 'amount';
      problems.push(ofRow(row, csvProblem('CSV_VALUE_MISSING', { column }, 'amount'), mapping));
      continue;
    }
    const carried = centsOrNull(amount);
    if (carried === null) {
      const params = { value: String(amount / 100n), example: '1.234,56' };
      problems.push(ofRow(row, csvProblem('CSV_AMOUNT_UNREADABLE', params, 'amount'), mapping));
      continue;
    }
    const outcome = readCashEntryJson(jsonOf(row, carried, seen));
    if (outcome.ok) items.push({ lines: [row.line], entry: outcome.value.entry });
    else problems.push(...outcome.problems.map((problem) => ofRow(row, problem, mapping)));
  }
  return { items, problems };
}

const carriedForward = new Set(
  ['Anfangsbestand', 'Kassenanfangsbestand', 'Anfangssaldo', 'Saldovortrag', 'Vortrag', 'Übertrag']
    .concat(['Endbestand', 'Kassenendbestand', 'Endsaldo', 'Saldo', 'Kassenbestand', 'Summe'])
    .concat(['Opening balance', 'Closing balance', 'Balance carried forward'])
    .map(plainWord),
);

/** What programs write above and below a cash book is what lies in the box, no movement: as one it would count twice (T4). */
function isCarriedForward({ values }: ReadRow): boolean {
  return carriedForward.has(plainWord(values.text ?? ''));
}

/** -1 for a payment written with a minus, 0 where the row has none; a column of signed amounts goes before it. */
function signOfPayment({ values }: ReadRow): number {
  return values.amount === undefined ? Math.sign(parseAmount(values.payment ?? '') ?? 0) : 0;
}

/** One signed column, or receipts and payments apart: then both are positive, and only one stands on a line. */
function amountOf({ values }: ReadRow): bigint | null {
  const amount = (text: string | undefined) => (text === undefined ? null : parseAmount(text));
  const signed = amount(values.amount);
  if (signed !== null) return BigInt(signed);
  const [receipt, payment] = [amount(values.receipt) ?? 0, amount(values.payment) ?? 0];
  if (values.receipt === undefined && values.payment === undefined) return null;
  // Programs that write all payments with a minus in a column of their own mean the same.
  return BigInt(receipt) - BigInt(Math.abs(payment));
}

function jsonOf(row: ReadRow, amount: Cents, seen: Map<string, number>): object {
  const { values } = row;
  const { date, text, number = null, taxRate = null, accountNo = null, taxKey = null } = values;
  const { costCenter1 = null, costCenter2 = null, information = null } = values;
  return {
    externalId: values.externalId ?? derivedId(row, amount, seen),
    date,
    amount: formatAmount(amount),
    text,
    number,
    taxRate,
    accountNo,
    taxKey,
    costCenter1,
    costCenter2,
    information,
  };
}

/**
 * The same entry in another file has the same id: its number and month, as many cash books count anew in each, or day, amount and
 * text where it has none. Entries that are alike in that are told apart by their order.
 */
function derivedId({ values }: ReadRow, amount: Cents, seen: Map<string, number>): string {
  const { date = '', text = '', number } = values;
  const content = JSON.stringify(number === undefined ? [date, amount, text] : [number, date.slice(0, 7)]);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 32);
  const count = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, count);
  return count === 1 ? `csv:${hash}` : `csv:${hash}:${count}`;
}
