import { addDays, type IsoDate } from '@/lib/bookkeeping/calendar';
import { basisPointsOf, parsePercent } from '@/lib/bookkeeping/decimal';
import type { Skonto } from '@/lib/bookkeeping/invoice';
import { type Cents, parseAmount } from '@/lib/bookkeeping/money';
import type { Problem } from '@/lib/bookkeeping/problem';
import { percentOf } from '../semantic/decimal-amount';
import { shortened } from '../semantic/german-text';
import type { DiscountTerm, SemanticInvoice } from '../semantic/semantic-invoice';

export interface SkontoAnswer {
  readonly skonto: readonly Skonto[];
  readonly warnings: readonly Problem[];
}

/** XRechnung BR-DE-18; the base amount is the amount due unless the line states another. */
const skontoPattern =
  /#SKONTO#TAGE=(\d{1,3})#PROZENT=(\d{1,2}(?:\.\d{1,2})?)(?:#BASISBETRAG=(-?\d{1,10}\.\d{1,2}))?#/g;

/** DATEV has room for two. */
const mostSkonto = 2;

/**
 * Skonto from the lines XRechnung has for it, and from ZUGFeRD's structured terms. Percentage, amount and last day are set
 * together or not at all; Skonto told in free text stays text.
 */
export function skontoOf(document: SemanticInvoice, isCredit: boolean): SkontoAnswer {
  const lines = (document.paymentTerms ?? '').split(/\r?\n/).map((line) => line.trim());
  const marked = lines.filter((line) => /#SKONTO#/i.test(line)).map((line) => readLine(line, document));
  const structured = document.discountTerms.map((term) => readTerm(term, document));
  const found = [...marked.flat(), ...structured];
  const skonto = distinct(found.filter((row) => row !== null)).toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const warnings = unreadable(document, lines, found);
  if (isCredit) {
    const warning = { code: 'E_INVOICE_SKONTO_ON_CREDIT', params: {} };
    return { skonto: [], warnings: skonto.length > 0 ? [...warnings, warning] : warnings };
  }
  if (skonto.length > mostSkonto) {
    warnings.push({ code: 'E_INVOICE_SKONTO_TOO_MANY', params: { count: String(skonto.length) } });
  }
  return { skonto: skonto.slice(0, mostSkonto), warnings };
}

function unreadable(
  document: SemanticInvoice,
  lines: readonly string[],
  found: readonly (Skonto | null)[],
): Problem[] {
  const text = shortened(document.paymentTerms ?? '', 120);
  if (found.includes(null)) return [{ code: 'E_INVOICE_SKONTO_UNREADABLE', params: { text } }];
  const isInText = lines.some((line) => !line.includes('#') && /skonto/i.test(line));
  return isInText && found.length === 0 ? [{ code: 'E_INVOICE_SKONTO_IN_TEXT', params: { text } }] : [];
}

/** One line may hold several; a rest that is no Skonto makes the line unreadable. */
function readLine(line: string, document: SemanticInvoice): readonly (Skonto | null)[] {
  if (line.replace(skontoPattern, '') !== '') return [null];
  return [...line.matchAll(skontoPattern)].map(([, days, percentage, base]) =>
    skontoRow({
      percentage: parsePercent(percentage ?? ''),
      base: base === undefined ? dueAmount(document) : parseAmount(base),
      amount: null,
      date: addDays(document.issueDate, Number(days)),
    }),
  );
}

function readTerm(term: DiscountTerm, document: SemanticInvoice): Skonto | null {
  return skontoRow({
    percentage: term.percentage,
    base: term.baseAmount ?? dueAmount(document),
    amount: term.amount,
    date: term.days === null ? term.until : addDays(term.from ?? document.issueDate, term.days),
  });
}

interface SkontoParts {
  readonly percentage: string | null;
  readonly base: Cents | null;
  readonly amount: Cents | null;
  readonly date: IsoDate | null;
}

function skontoRow({ percentage, base, amount, date }: SkontoParts): Skonto | null {
  if (percentage === null || base === null || date === null || basisPointsOf(percentage) === 0) return null;
  const discount = amount ?? percentOf(base, percentage);
  return discount === 0 ? null : { percentage, amount: discount, date };
}

function dueAmount({ totals }: SemanticInvoice): Cents {
  return totals.payable ?? totals.gross;
}

function distinct(rows: readonly Skonto[]): readonly Skonto[] {
  return rows.filter((row, index) => rows.findIndex((other) => isSame(row, other)) === index);
}

function isSame(a: Skonto, b: Skonto): boolean {
  return a.percentage === b.percentage && a.date === b.date;
}
