import type { TaxCase } from '@/lib/bookkeeping/invoice';
import { type Cents, centsOrNull, formatAmount, parseAmount } from '@/lib/bookkeeping/money';
import type { Problem } from '@/lib/bookkeeping/problem';
import { grossContainsTax } from '@/lib/bookkeeping/tax-cases';
import { percentOf } from '@/lib/e-invoice/semantic/decimal-amount';
import { csvProblem } from './problems';
import type { ReadRow } from './read-rows';

/** Tax that was rounded line by line, or a row that stands for many lines, is a little off; another rate is far off. */
const roundingCents = 5;
const roundingShare = 200;

/**
 * Where a row says more than it needs, it has to agree with itself: net and tax are the gross, and the tax is the rate's. Else
 * the wrong column was chosen, or the row is wrong, and its tax would be booked wrongly (B3).
 */
export function contradictionOfTax({ values }: ReadRow): Problem | null {
  const amount = (text = '') => parseAmount(text);
  const [gross, net] = [amount(values.grossAmount), amount(values.netAmount)];
  if (net === null) return null;
  const stated = amount(values.taxAmount);
  const tax = stated ?? (gross === null ? null : centsOrNull(BigInt(gross) - BigInt(net)));
  if (tax === null && gross === null) return null;
  const isGross = gross === null || gross - net === tax;
  if (tax !== null && isGross && isTaxOf(net, tax, values)) return null;
  const { taxRate = '' } = values;
  const params = { net: formatAmount(net), tax: tax === null ? '–' : formatAmount(tax), taxRate };
  return csvProblem('CSV_TAX_CONTRADICTS', params, 'taxRate');
}

function isTaxOf(net: Cents, tax: Cents, { taxRate = '', taxCase }: ReadRow['values']): boolean {
  // Without tax, the rate may be the one the buyer owes: the case decides, and asks where it is open. `readRows` leaves cases only.
  const isCompared = taxCase === undefined ? tax !== 0 : grossContainsTax(taxCase as TaxCase);
  const tolerance = roundingCents + Math.abs(net) / roundingShare;
  return !isCompared || Math.abs(tax - percentOf(net, taxRate)) <= tolerance;
}
