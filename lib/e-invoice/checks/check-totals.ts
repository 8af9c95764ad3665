import { type Cents, cents, sumCents } from '@/lib/bookkeeping/money';
import type { Problem } from '@/lib/bookkeeping/problem';
import { type BusinessTerm, termName } from '../semantic/business-term';
import { type Millionths, millionthsOf, roundToCents } from '../semantic/decimal-amount';
import { germanAmount } from '../semantic/german-text';
import type { SemanticInvoice } from '../semantic/semantic-invoice';

/**
 * Adds the invoice up again by the rules of EN 16931 (BR-CO-10 to 15), in whole cents. A sum that does not come out means
 * nobody knows what to book; the message names both amounts. Sums the profile leaves out are not invented.
 */
export function checkTotals(document: SemanticInvoice): readonly Problem[] {
  const { totals } = document;
  const net = totals.net;
  const counted = document.lines.flatMap((line) => (line.isCounted && line.net !== null ? [line.net] : []));
  const check = checker(document.currency);
  return [
    ...(counted.length > 0 ? check('BR-CO-10', 'BT-106', totals.lines, roundedSum(counted)) : []),
    ...check('BR-CO-11', 'BT-107', orZero(totals.allowances), allowanceSum(document, false)),
    ...check('BR-CO-12', 'BT-108', orZero(totals.charges), allowanceSum(document, true)),
    ...check('BR-CO-13', 'BT-109', net, netOf(document)),
    ...(document.taxShares.length > 0
      ? check(
          'BR-CO-14',
          'BT-110',
          orZero(totals.tax),
          sumCents(document.taxShares.map((share) => share.tax)),
        )
      : []),
    ...(net === null ? [] : check('BR-CO-15', 'BT-112', totals.gross, sumCents([net, orZero(totals.tax)]))),
  ];
}

function checker(currency: string) {
  return (
    rule: string,
    term: BusinessTerm,
    stated: Cents | null,
    computed: Cents | null,
  ): readonly Problem[] => {
    if (stated === null || computed === null || stated === computed) return [];
    return [
      {
        code: 'E_INVOICE_TOTAL_MISMATCH',
        params: {
          rule,
          field: termName(term),
          stated: germanAmount(stated, currency),
          computed: germanAmount(computed, currency),
        },
      },
    ];
  };
}

function allowanceSum(document: SemanticInvoice, isCharge: boolean): Cents | null {
  // The thin profiles state no allowances of their own even where they state their sum.
  const known = document.allowanceCharges.filter((item) => item.isCharge === isCharge);
  const stated = isCharge ? document.totals.charges : document.totals.allowances;
  if (known.length === 0 && document.lines.length === 0) return stated;
  return roundedSum(known.map((item) => item.amount));
}

function netOf({ totals }: SemanticInvoice): Cents | null {
  if (totals.lines === null) return null;
  return cents(totals.lines - orZero(totals.allowances) + orZero(totals.charges));
}

/** null: the sum leaves DATEV's range, which its own field reports. */
function roundedSum(amounts: readonly Millionths[]): Cents | null {
  return roundToCents(amounts.reduce((sum, amount) => sum + amount, millionthsOf(cents(0))));
}

function orZero(amount: Cents | null): Cents {
  return amount ?? cents(0);
}
