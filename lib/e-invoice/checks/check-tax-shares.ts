import { type Cents, cents } from '@/lib/bookkeeping/money';
import type { Problem } from '@/lib/bookkeeping/problem';
import { type Millionths, percentOf, roundToCents } from '../semantic/decimal-amount';
import { germanAmount, germanPercent } from '../semantic/german-text';
import type { SemanticInvoice, TaxShare } from '../semantic/semantic-invoice';

export interface TaxShareFindings {
  /** The breakdown contradicts itself: refused. */
  readonly problems: readonly Problem[];
  /** Rounded differently than we would: booked as stated. */
  readonly warnings: readonly Problem[];
}

/** Largest difference that rounding explains where the lines are not known. */
const toleranceWithoutLines = 5;
/** EN 16931 itself tolerates less than one unit of the currency. */
const largestTolerance = 99;

/**
 * Recomputes the tax of each category and rate (BR-CO-17) and its basis from lines, allowances and charges (BR-S-08 and its
 * sisters). Tax that was rounded line by line may differ by a cent a line; more than that is a contradiction.
 */
export function checkTaxShares(document: SemanticInvoice): TaxShareFindings {
  const parts = partsByCategory(document);
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const say = (share: TaxShare, kind: 'TAX' | 'BASIS', stated: Cents, computed: Cents, tolerance: number) => {
    const difference = Math.abs(stated - computed);
    if (difference === 0) return;
    const params = {
      category: share.category,
      rate: germanPercent(share.rate),
      stated: germanAmount(stated, document.currency),
      computed: germanAmount(computed, document.currency),
    };
    if (difference > tolerance) problems.push({ code: mismatchCodes[kind], params });
    else warnings.push({ code: roundingCodes[kind], params });
  };
  for (const share of document.taxShares) {
    const part = parts?.get(keyOf(share.category, share.rate)) ?? null;
    say(share, 'TAX', share.tax, percentOf(share.basis, share.rate), toleranceOf(part?.count ?? null));
  }
  for (const [share, basis] of basisByCategory(document.taxShares)) {
    const part = parts?.get(keyOf(share.category, share.rate));
    const computed = parts === null ? null : roundToCents(part?.sum ?? 0n);
    if (computed !== null) say(share, 'BASIS', basis, computed, toleranceOf(part?.count ?? 0));
  }
  return { problems, warnings };
}

const roundingCodes = { TAX: 'E_INVOICE_TAX_ROUNDING', BASIS: 'E_INVOICE_BASIS_ROUNDING' } as const;
const mismatchCodes = {
  TAX: 'E_INVOICE_TAX_AMOUNT_MISMATCH',
  BASIS: 'E_INVOICE_TAX_BASIS_MISMATCH',
} as const;

function toleranceOf(parts: number | null): number {
  return parts === null ? toleranceWithoutLines : Math.min(largestTolerance, Math.max(1, parts));
}

interface Part {
  readonly sum: Millionths;
  readonly count: number;
}

/** Net amounts by category and rate, or null when a line does not say its category (BASIC WL, ZUGFeRD 1.0 BASIC). */
function partsByCategory(document: SemanticInvoice): ReadonlyMap<string, Part> | null {
  const parts = new Map<string, Part>();
  const add = (category: string, rate: string | null, amount: Millionths) => {
    const key = keyOf(category, rate ?? '0.00');
    const known = parts.get(key) ?? { sum: 0n, count: 0 };
    parts.set(key, { sum: known.sum + amount, count: known.count + 1 });
  };
  const lines = document.lines.filter((line) => line.isCounted && line.net !== null);
  if (lines.length === 0) return null;
  for (const line of lines) {
    if (line.category === null || line.net === null) return null;
    add(line.category, line.rate, line.net);
  }
  for (const item of document.allowanceCharges) {
    if (item.category === null) return null;
    add(item.category, item.rate, item.isCharge ? item.amount : -item.amount);
  }
  return parts;
}

/** A category and rate may stand twice with different reasons; the lines only know the sum. */
function basisByCategory(shares: readonly TaxShare[]): readonly (readonly [TaxShare, Cents])[] {
  const sums = new Map<string, [TaxShare, Cents]>();
  for (const share of shares) {
    const key = keyOf(share.category, share.rate);
    const known = sums.get(key);
    sums.set(key, [share, known ? cents(known[1] + share.basis) : share.basis]);
  }
  return [...sums.values()];
}

function keyOf(category: string, rate: string): string {
  return `${category} ${rate}`;
}
