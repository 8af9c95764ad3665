import { type Cents, cents } from '@/lib/bookkeeping/money';
import type { Problem } from '@/lib/bookkeeping/problem';
import { germanAmount } from '../semantic/german-text';
import type { SemanticInvoice } from '../semantic/semantic-invoice';

/**
 * What is booked is the invoice total; what is paid may be less. Prepayments and rounding are told, and so is an amount due
 * that does not follow from them (BR-CO-16), which changes the payment and not the booking.
 */
export function warnAboutAmountDue(document: SemanticInvoice): readonly Problem[] {
  const { gross, payable, rounding } = document.totals;
  const prepaid = prepaidAmount(document);
  const amount = (value: Cents | null) => (value === null ? '–' : germanAmount(value, document.currency));
  const params = { payable: amount(payable), total: amount(gross) };
  return [
    ...(prepaid ? [{ code: 'E_INVOICE_PREPAID', params: { ...params, prepaid: amount(prepaid) } }] : []),
    ...(rounding
      ? [{ code: 'E_INVOICE_PAYABLE_ROUNDING', params: { ...params, rounding: amount(rounding) } }]
      : []),
    ...checkPayable(document, prepaid),
  ];
}

/** The profile MINIMUM has no field for a prepayment; there the amount due says it. */
function prepaidAmount({ totals, taxShares }: SemanticInvoice): Cents | null {
  const { gross, prepaid, payable } = totals;
  const isMinimum = taxShares.length === 0 && prepaid === null;
  return isMinimum && payable !== null && payable < gross ? cents(gross - payable) : prepaid;
}

function checkPayable({ totals, currency }: SemanticInvoice, prepaid: Cents | null): readonly Problem[] {
  const { gross, rounding, payable, thirdParty } = totals;
  if (payable === null) return [];
  const computed = cents(gross - (prepaid ?? 0) + (rounding ?? 0));
  const withThirdParty = cents(computed + (thirdParty ?? 0));
  if (payable === computed || payable === withThirdParty) return [];
  const params = {
    stated: germanAmount(payable, currency),
    computed: germanAmount(withThirdParty, currency),
  };
  return [{ code: 'E_INVOICE_PAYABLE_MISMATCH', params }];
}
