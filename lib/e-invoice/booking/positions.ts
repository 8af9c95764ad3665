import type { Direction, Position } from '@/lib/bookkeeping/invoice';
import { type Cents, cents, sumCents } from '@/lib/bookkeeping/money';
import type { Problem } from '@/lib/bookkeeping/problem';
import { germanAmount } from '../semantic/german-text';
import type { SemanticInvoice, TaxShare } from '../semantic/semantic-invoice';
import { profileName } from './profile';
import { taxCaseOf } from './tax-case';

export interface PositionsAnswer {
  readonly positions: readonly Position[];
  /** What lies between breakdown and total, signed as booked; null: nothing. */
  readonly roundingAmount: Cents | null;
  readonly problems: readonly Problem[];
  readonly questions: readonly Problem[];
  readonly warnings: readonly Problem[];
}

const nothingToSay = { roundingAmount: null, problems: [], questions: [], warnings: [] } as const;

/**
 * One position for each share of the VAT breakdown, gross = basis + tax, in the order of the invoice; shares of 0.00 carry
 * nothing. Together they are the total with VAT; a cent that is missing stands for itself and is explained (B3).
 */
export function positionsOf(document: SemanticInvoice, direction: Direction, sign: 1 | -1): PositionsAnswer {
  if (document.taxShares.length === 0) return positionsWithoutBreakdown(document, sign);
  const shares = document.taxShares.filter((share) => grossOf(share) !== 0);
  const answers = shares.map((share) => taxCaseOf(share, document, direction));
  const positions = shares.map((share, index) =>
    position(signed(grossOf(share), sign), share.rate, answers[index]?.taxCase ?? null),
  );
  const questions = answers.flatMap(({ question }, index) =>
    question ? [{ ...question, path: `positions[${index}].${pathOf(question)}` }] : [],
  );
  return { positions, questions, ...roundingOf(document, positions, sign) };
}

/** MINIMUM: without tax the whole amount is one position whose case is open; with tax nobody can say how it divides. */
function positionsWithoutBreakdown(document: SemanticInvoice, sign: 1 | -1): PositionsAnswer {
  const { totals } = document;
  const profile = profileName(document.specification);
  const question = { code: 'E_INVOICE_TAX_BREAKDOWN_MISSING', params: { profile }, path: 'positions' };
  if (totals.tax !== 0 || totals.gross === 0)
    return { ...nothingToSay, positions: [], questions: [question] };
  return {
    ...nothingToSay,
    positions: [position(signed(totals.gross, sign), '0.00', null)],
    questions: [question],
  };
}

function roundingOf(document: SemanticInvoice, positions: readonly Position[], sign: 1 | -1) {
  const total = signed(document.totals.gross, sign);
  const sum = sumCents(positions.map(({ grossAmount }) => grossAmount));
  const difference = cents(total - sum);
  if (difference === 0) return { roundingAmount: null, problems: [], warnings: [] };
  const { currency } = document;
  const isExplicable = Math.abs(difference) <= document.taxShares.length;
  if (isExplicable) {
    const params = {
      difference: germanAmount(difference, currency),
      total: germanAmount(total, currency),
      positions: germanAmount(sum, currency),
    };
    return {
      roundingAmount: difference,
      problems: [],
      warnings: [{ code: 'E_INVOICE_ROUNDING_DIFFERENCE', params }],
    };
  }
  const params = {
    rule: 'BG-23',
    field: 'Rechnungsbetrag mit Umsatzsteuer (BT-112)',
    stated: germanAmount(total, currency),
    computed: germanAmount(sum, currency),
  };
  return { roundingAmount: null, problems: [{ code: 'E_INVOICE_TOTAL_MISMATCH', params }], warnings: [] };
}

function pathOf(question: Problem): string {
  return question.code === 'E_INVOICE_TAX_RATE_OPEN' ? 'taxRate' : 'taxCase';
}

function grossOf(share: TaxShare): Cents {
  return sumCents([share.basis, share.tax]);
}

function signed(amount: Cents, sign: 1 | -1): Cents {
  return cents(amount * sign);
}

function position(grossAmount: Cents, taxRate: string, taxCase: Position['taxCase']): Position {
  return {
    grossAmount,
    taxRate,
    taxCase,
    accountNo: null,
    taxKey: null,
    costCenter1: null,
    costCenter2: null,
    costQuantity: null,
    text: null,
  };
}
