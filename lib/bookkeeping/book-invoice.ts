import { accountLengths } from './account-length';
import type { AccountTable } from './account-table';
import { bookHeader } from './book-header';
import { bookRows, checkRows } from './book-rows';
import { bookSkonto } from './book-skonto';
import type { BookingRules, InvoiceBooking } from './booking';
import { vatIdPrefixesAbroad } from './code-lists';
import { type Invoice, ledgerOf } from './invoice';
import { formatGermanAmount, sumExactly } from './money';
import { defaultNumberMapping } from './number-mapping';
import type { Outcome, Problem } from './problem';
import { bookkeepingProblem, isBlocker } from './problems';

/** Rules of a company that has set nothing: numbers are mapped with `-`, no partner accounts are known. */
export const defaultBookingRules: BookingRules = {
  accountLength: null,
  numberMapping: defaultNumberMapping,
  partnerAccounts: { byMatchKey: new Map(), collective: { customer: null, supplier: null } },
};

/**
 * Books an invoice: positions become rows with account and key, amounts stay exact to the cent (B3), nothing is guessed (B4)
 * and nothing is altered in silence (B5). With any blocker the invoice is held back, and `problems` holds everything found,
 * hints too; else the hints stand in `notes`.
 */
export function bookInvoice(
  invoice: Invoice,
  table: AccountTable,
  rules: BookingRules = defaultBookingRules,
): Outcome<InvoiceBooking> {
  const header = bookHeader(invoice, rules);
  const rows = bookRows(invoice, table, rules.accountLength);
  const { partnerAccountNo, dueDate } = header.value;
  const withSkonto = bookSkonto(invoice, rows.value, partnerAccountNo, dueDate);
  const problems = withoutRepeats([
    ...checkAmounts(invoice),
    ...header.problems,
    ...rows.problems,
    ...checkRows(rows.value),
    ...withSkonto.problems,
    ...checkForeignTax(invoice),
    ...checkAccountLength(rules),
  ]);
  if (problems.some(isBlocker)) return { ok: false, problems };
  const ledger = ledgerOf(invoice.direction);
  if (ledger === 'cash') throw new Error('an invoice never belongs to the cash ledger');
  const booking: InvoiceBooking = {
    kind: 'invoice',
    ledger,
    accountLength: rules.accountLength,
    total: invoice.grossAmount,
    ...header.value,
    rows: withSkonto.value,
    notes: problems,
  };
  return { ok: true, value: booking };
}

/**
 * Positions, discount and rounding must make up the invoice amount. A difference is explained and asked back; it is never
 * smeared over the rows (B3).
 */
function checkAmounts(invoice: Invoice): Problem[] {
  const { positions, grossAmount, discount, roundingAmount, currency } = invoice;
  if (positions.length === 0) return [bookkeepingProblem('INVOICE_WITHOUT_POSITIONS', {}, 'positions')];
  const problems: Problem[] = [];
  if (grossAmount === 0) problems.push(bookkeepingProblem('INVOICE_TOTAL_ZERO', {}, 'grossAmount'));
  const sum =
    sumExactly(positions.map((position) => position.grossAmount)) -
    BigInt(discount?.grossAmount ?? 0) +
    BigInt(roundingAmount ?? 0);
  const difference = BigInt(grossAmount) - sum;
  if (difference !== 0n) {
    const params = {
      positions: germanAmountOf(sum),
      grossAmount: formatGermanAmount(grossAmount),
      difference: germanAmountOf(difference),
      currency,
    };
    problems.push(bookkeepingProblem('INVOICE_SUM_MISMATCH', params, 'positions'));
  }
  return problems;
}

/** OSS needs both countries; an intra-EU supply is tax-free only towards a buyer with a VAT id of another member state. */
function checkForeignTax(invoice: Invoice): Problem[] {
  const cases = new Set(invoice.positions.map((position) => position.taxCase));
  const problems: Problem[] = [];
  if (cases.has('oss') && (invoice.shipFromCountry === null || invoice.shipToCountry === null)) {
    problems.push(bookkeepingProblem('OSS_COUNTRIES_MISSING', {}, 'shipToCountry'));
  }
  if (cases.has('intra_eu_supply')) problems.push(...checkBuyersVatId(invoice.partner.vatId));
  return problems;
}

function checkBuyersVatId(vatId: string | null): Problem[] {
  const taxCase = 'intra_eu_supply';
  const prefix = (vatId ?? '').trim().slice(0, 2).toUpperCase();
  if (vatId === null || prefix === '') {
    return [bookkeepingProblem('VAT_ID_MISSING', { taxCase }, 'partner.vatId')];
  }
  if (vatIdPrefixesAbroad.has(prefix)) return [];
  const code = prefix === 'DE' ? 'VAT_ID_GERMAN' : 'VAT_ID_NOT_EU';
  return [bookkeepingProblem(code, { taxCase, vatId }, 'partner.vatId')];
}

/** DATEV named no length (warning), or one no account could have. */
export function checkAccountLength({ accountLength }: Pick<BookingRules, 'accountLength'>): Problem[] {
  if (accountLength === null) return [bookkeepingProblem('ACCOUNT_LENGTH_UNKNOWN', {})];
  const { smallest, largest } = accountLengths;
  const isSupported =
    Number.isInteger(accountLength) && accountLength >= smallest && accountLength <= largest;
  return isSupported
    ? []
    : [bookkeepingProblem('ACCOUNT_LENGTH_UNSUPPORTED', { accountLength: String(accountLength) })];
}

function germanAmountOf(amount: bigint): string {
  const magnitude = amount < 0n ? -amount : amount;
  const whole = String(magnitude / 100n).replace(/\B(?=(\d{3})+$)/g, '.');
  return `${amount < 0n ? '-' : ''}${whole},${String(magnitude % 100n).padStart(2, '0')}`;
}

/** The same text on several rows is said once. */
function withoutRepeats(problems: readonly Problem[]): Problem[] {
  const seen = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...seen.values()];
}
