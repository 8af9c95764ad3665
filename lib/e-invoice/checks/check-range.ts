import { centsOrNull } from '@/lib/bookkeeping/money';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { SemanticInvoice } from '../semantic/semantic-invoice';

/**
 * All totals and shares together have to stay in the range of an amount, so that no later sum can leave it. That still
 * admits invoices of more than a billion; what is above is a mistake or an attack.
 */
export function checkRange({ totals, taxShares }: SemanticInvoice): readonly Problem[] {
  const amounts = [...Object.values(totals), ...taxShares.flatMap(({ basis, tax }) => [basis, tax])];
  let sum = 0n;
  for (const amount of amounts) sum += BigInt(Math.abs(amount ?? 0));
  return centsOrNull(sum) === null ? [{ code: 'E_INVOICE_AMOUNT_TOO_LARGE', params: {} }] : [];
}
