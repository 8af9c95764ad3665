import type { AccountTable } from './account-table';
import { allocateByWeight, indexOfLargest } from './allocate';
import { type BookedPosition, bookPosition } from './book-position';
import type { BookedRow, Step } from './booking';
import { groupBy } from './group-by';
import type { Invoice } from './invoice';
import { type Cents, cents, centsOrNull, formatGermanAmount, sumExactly } from './money';
import type { Problem } from './problem';
import { bookkeepingProblem } from './problems';
import { mapText } from './text-mapping';

/** DATEV's limit for one LedgerImport. */
const mostRows = 5000;
/** More than one unit of the currency is no rounding any more. */
const largestRounding = 100;

type Row = Omit<BookedRow, 'skonto'>;

/**
 * Positions → rows (B3): one row per account, key, rate and cost centres; the discount on the whole invoice is spread by
 * gross, the rounding goes to the largest row, rows that net to 0.00 are dropped, and every step is said.
 */
export function bookRows(invoice: Invoice, table: AccountTable, accountLength: number | null): Step<Row[]> {
  const outcomes = invoice.positions.map((position, index) =>
    bookPosition(invoice, index, position, table, accountLength),
  );
  const problems = outcomes.flatMap((outcome) => [...outcome.problems]);
  const booked = outcomes.flatMap((outcome) => outcome.value ?? []);
  // With a position that has no account the amounts would be incomplete; the problems above already hold the invoice back.
  if (booked.length < outcomes.length) return { value: [], problems };
  const merged = mergePositions(booked, invoice);
  problems.push(...merged.problems);
  if (merged.value.length === 0) return { value: [], problems };
  const adjusted = applyRounding(invoice, applyDiscount(invoice, merged));
  const dropped = dropZeroRows(adjusted.value);
  return { value: dropped.value, problems: [...problems, ...adjusted.problems, ...dropped.problems] };
}

/** Hints and limits that concern all rows together. */
export function checkRows(rows: readonly Row[]): Problem[] {
  const problems: Problem[] = [];
  if (rows.length > mostRows) {
    const params = { rows: String(rows.length), limit: String(mostRows) };
    problems.push(bookkeepingProblem('INVOICE_TOO_MANY_ROWS', params, 'positions'));
  }
  const signs = new Set(rows.map((row) => Math.sign(row.grossAmount)));
  if (signs.size > 1) {
    const amounts = rows.map((row) => `${row.accountNo}: ${formatGermanAmount(row.grossAmount)}`).join('; ');
    problems.push(bookkeepingProblem('ROWS_MIXED_SIGNS', { rows: amounts }, 'positions'));
  }
  return problems;
}

function mergePositions(positions: readonly BookedPosition[], invoice: Invoice): Step<Row[]> {
  const steps = [...groupBy(positions, rowKey).values()].map((group) => mergeGroup(group, invoice));
  return {
    value: steps.flatMap((step) => step.value ?? []),
    problems: steps.flatMap((step) => [...step.problems]),
  };
}

function rowKey({ position, accountNo, taxKey, tax, costCenter1, costCenter2 }: BookedPosition): string {
  return JSON.stringify([accountNo, taxKey, position.taxRate, tax, costCenter1, costCenter2]);
}

function mergeGroup(group: readonly BookedPosition[], invoice: Invoice): Step<Row | null> {
  const [first] = group;
  if (!first) throw new Error('a group of positions is never empty');
  const sum = sumExactly(group.map(({ position }) => position.grossAmount));
  const grossAmount = centsOrNull(sum);
  if (grossAmount === null) {
    return { value: null, problems: [amountTooLarge(sum / 100n)] };
  }
  const text = mapText('text', commonText(group) ?? invoice.text, 60);
  const name = group.find(({ position }) => position.accountName)?.position.accountName ?? null;
  const accountName = mapText('accountName', name, 40);
  const costQuantity = sumQuantities(group);
  const { accountNo, accountSource, taxKey, tax, costCenter1, costCenter2 } = first;
  return {
    value: {
      grossAmount,
      accountNo,
      accountSource,
      accountName: accountName.value,
      taxKey,
      taxRate: first.position.taxRate,
      tax,
      costCenter1,
      costCenter2,
      costQuantity: costQuantity.value,
      text: text.value,
    },
    problems: [...text.problems, ...accountName.problems, ...costQuantity.problems],
  };
}

/** The text all positions of a row share; with different texts the invoice's own text stands. */
function commonText(group: readonly BookedPosition[]): string | null {
  const texts = new Set(group.map(({ position }) => position.text));
  const [text] = texts;
  return texts.size === 1 ? (text ?? null) : null;
}

/** A position without a quantity adds none. */
function sumQuantities(group: readonly BookedPosition[]): Step<string | null> {
  const quantities = group.flatMap(({ position }) => position.costQuantity ?? []);
  if (quantities.length === 0) return { value: null, problems: [] };
  const total = quantities.reduce((sum, quantity) => sum + BigInt(quantity.replace('.', '')), 0n);
  if (total > 9_999_999_999_999_999n) {
    return { value: null, problems: [bookkeepingProblem('COST_QUANTITY_TOO_LARGE', {}, 'positions')] };
  }
  return { value: `${total / 10_000n}.${String(total % 10_000n).padStart(4, '0')}`, problems: [] };
}

function applyDiscount(invoice: Invoice, rows: Step<Row[]>): Step<Row[]> {
  const discount = invoice.discount?.grossAmount ?? cents(0);
  if (discount === 0) return { value: rows.value, problems: [] };
  const base = sumExactly(rows.value.map((row) => row.grossAmount));
  const sign = Math.sign(discount);
  const fits = base * BigInt(sign) >= BigInt(Math.abs(discount));
  if (!fits) {
    const params = {
      discount: formatGermanAmount(discount),
      grossAmount: formatGermanAmount(invoice.grossAmount),
    };
    return { value: [], problems: [bookkeepingProblem('INVOICE_DISCOUNT_SIGN', params, 'discount')] };
  }
  const weights = rows.value.map((row) => cents(Math.max(0, sign * row.grossAmount)));
  const shares = allocateByWeight(discount, weights);
  const value = rows.value.map((row, index) => withAmount(row, row.grossAmount - (shares[index] ?? 0)));
  const params = { discount: formatGermanAmount(discount), shares: describeShares(rows.value, shares) };
  return { value, problems: [bookkeepingProblem('INVOICE_DISCOUNT_SPREAD', params, 'discount')] };
}

function applyRounding(invoice: Invoice, rows: Step<Row[]>): Step<Row[]> {
  const rounding = invoice.roundingAmount ?? cents(0);
  if (rounding === 0 || rows.value.length === 0) return rows;
  if (Math.abs(rounding) > largestRounding) {
    const params = {
      rounding: formatGermanAmount(rounding),
      limit: formatGermanAmount(cents(largestRounding)),
    };
    const problem = bookkeepingProblem('INVOICE_ROUNDING_TOO_LARGE', params, 'roundingAmount');
    return { value: [], problems: [...rows.problems, problem] };
  }
  const largest = indexOfLargest(rows.value.map((row) => Math.abs(row.grossAmount)));
  if (centsOrNull(BigInt(rows.value[largest]?.grossAmount ?? 0) + BigInt(rounding)) === null) {
    return { value: [], problems: [...rows.problems, amountTooLarge(invoice.grossAmount / 100)] };
  }
  const value = rows.value.map((row, index) =>
    index === largest ? withAmount(row, row.grossAmount + rounding) : row,
  );
  const params = { rounding: formatGermanAmount(rounding), accountNo: value[largest]?.accountNo ?? '' };
  return { value, problems: [...rows.problems, bookkeepingProblem('INVOICE_ROUNDING_PLACED', params)] };
}

function amountTooLarge(amount: bigint | number): Problem {
  const params = { amount: String(amount), limit: '9.999.999.999,99' };
  return bookkeepingProblem('INVOICE_AMOUNT_TOO_LARGE', params, 'positions');
}

function dropZeroRows(rows: readonly Row[]): Step<Row[]> {
  const problems = rows
    .filter((row) => row.grossAmount === 0)
    .map(({ accountNo, taxRate }) => bookkeepingProblem('ROW_NETS_TO_ZERO', { accountNo, taxRate }));
  return { value: rows.filter((row) => row.grossAmount !== 0), problems };
}

function withAmount(row: Row, amount: number): Row {
  return { ...row, grossAmount: cents(amount) };
}

/** `8400 (19.00 %): 9,09; 8300 (7.00 %): 0,91` */
export function describeShares(rows: readonly Row[], shares: readonly Cents[]): string {
  return rows
    .map(
      (row, index) => `${row.accountNo} (${row.taxRate} %): ${formatGermanAmount(shares[index] ?? cents(0))}`,
    )
    .join('; ');
}
