import { parseExchangeRate } from '@/lib/bookkeeping/decimal';
import { type Cents, cents } from '@/lib/bookkeeping/money';
import type { Problem } from '@/lib/bookkeeping/problem';
import { roundedDivision } from '../semantic/decimal-amount';
import type { SemanticInvoice } from '../semantic/semantic-invoice';

export interface ExchangeRateAnswer {
  /** Foreign units for 1 EUR, six decimals; null for EUR or when it has to be asked for. */
  readonly rate: string | null;
  readonly question: Problem | null;
}

/** Cents by which a tax amount may differ when it was converted with a rate. */
const conversionTolerance = 1;

const base = 1_000_000_000_000n;

/**
 * The rate DATEV wants, foreign units for 1 EUR. It is taken from the invoice's own conversion when that is stated and fits
 * the tax amount in EUR; a rate worked back from a tax amount is too coarse and only offered as a hint (E2).
 */
export function exchangeRateOf(document: SemanticInvoice): ExchangeRateAnswer {
  if (document.currency === 'EUR') return { rate: null, question: null };
  const rate = statedRate(document);
  if (rate !== null) return { rate, question: null };
  const params = { currency: document.currency, hint: coarseRate(document) ?? '–' };
  return { rate: null, question: { code: 'E_INVOICE_EXCHANGE_RATE_MISSING', params, path: 'exchangeRate' } };
}

function statedRate(document: SemanticInvoice): string | null {
  const { exchange, currency } = document;
  if (exchange === null) return null;
  const stated = parseFraction(exchange.rate);
  if (stated === null) return null;
  if (exchange.source === currency && exchange.target === 'EUR') {
    return fits(document, stated) ? asRate(base, stated) : null;
  }
  if (exchange.source === 'EUR' && exchange.target === currency) {
    return fits(document, roundedDivision(base * base, stated)) ? asRate(stated, base) : null;
  }
  return null;
}

/** Whether tax × rate is the tax stated in EUR; without that amount there is nothing to contradict. */
function fits({ totals, taxCurrency }: SemanticInvoice, eurForOne: bigint): boolean {
  if (totals.tax === null || totals.taxInTaxCurrency === null || taxCurrency !== 'EUR') return true;
  const converted = roundedDivision(BigInt(totals.tax) * eurForOne, base);
  const difference = converted - BigInt(totals.taxInTaxCurrency);
  return difference <= conversionTolerance && difference >= -conversionTolerance;
}

function asRate(foreign: bigint, eur: bigint): string | null {
  const millionths = roundedDivision(foreign * 1_000_000n, eur);
  const digits = String(millionths).padStart(7, '0');
  return parseExchangeRate(`${digits.slice(0, -6)}.${digits.slice(-6)}`);
}

/** `rund 0,8909` from the two tax amounts. */
function coarseRate({ totals, taxCurrency }: SemanticInvoice): string | null {
  const { tax, taxInTaxCurrency } = totals;
  if (taxCurrency !== 'EUR' || !isPositive(tax) || !isPositive(taxInTaxCurrency)) return null;
  const rate = asRate(BigInt(tax), BigInt(taxInTaxCurrency));
  return rate === null ? null : `rund ${rate.slice(0, -2).replace('.', ',')}`;
}

function isPositive(amount: Cents | null): amount is Cents {
  return amount !== null && amount > cents(0);
}

/** Positive decimal as an integer over 10¹²; null for anything else. */
function parseFraction(text: string): bigint | null {
  const match = /^(\d{1,9})(?:\.(\d{1,12}))?$/.exec(text);
  if (!match) return null;
  const value = BigInt(match[1] ?? '0') * base + BigInt((match[2] ?? '').padEnd(12, '0'));
  return value === 0n ? null : value;
}
