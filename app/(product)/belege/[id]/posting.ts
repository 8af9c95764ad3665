import { bookInvoice } from '@/lib/bookkeeping/book-invoice';
import type { InvoiceBooking } from '@/lib/bookkeeping/booking';
import { partnerKindOf } from '@/lib/bookkeeping/partner-accounts';
import type { Problem } from '@/lib/bookkeeping/problem';
import { loadBookingRules } from '@/lib/documents/load-booking-rules';
import type { InvoiceDetails } from '@/lib/documents/read-invoice';
import type { Platform } from '@/lib/platform';

export interface PostingPreview {
  /** null: it cannot be booked as it is. */
  readonly booking: InvoiceBooking | null;
  readonly problems: readonly Problem[];
}

/**
 * How DATEV will get this invoice, by the very functions that the transfer books with.
 * @param accountLength of the invoice's fiscal year; null while DATEV has not told it
 */
export async function previewPosting(
  platform: Platform,
  companyId: string,
  invoice: InvoiceDetails,
  accountLength: number | null,
): Promise<PostingPreview> {
  const rules = await loadBookingRules(platform, companyId);
  const partnerAccounts = rules.partnerAccounts[partnerKindOf(invoice.direction)];
  const { numberMapping, accountTable } = rules;
  const outcome = bookInvoice(invoice.content, accountTable, {
    accountLength,
    numberMapping,
    partnerAccounts,
  });
  return outcome.ok
    ? { booking: outcome.value, problems: outcome.value.notes }
    : { booking: null, problems: outcome.problems };
}
