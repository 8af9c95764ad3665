import { waitsForTransfer } from '@/components/documents/document-state';
import { bookInvoice } from '@/lib/bookkeeping/book-invoice';
import type { InvoiceBooking } from '@/lib/bookkeeping/booking';
import { findFiscalYear } from '@/lib/bookkeeping/fiscal-year';
import { partnerKindOf } from '@/lib/bookkeeping/partner-accounts';
import { loadBookingRules } from '@/lib/documents/load-booking-rules';
import type { InvoiceDetails } from '@/lib/documents/read-invoice';
import type { UserActor } from '@/lib/identity/actor';
import type { Platform } from '@/lib/platform';
import type { Finding } from '@/lib/preflight/finding';
import { knownSnapshot, preflightMonth } from '@/lib/transfer/preflight-month';

export interface PostingPreview {
  /** null: it cannot be booked as it is. */
  readonly booking: InvoiceBooking | null;
  /** What the checks say about this document; nothing for one that is on its way or has arrived. */
  readonly findings: readonly Finding[];
}

/**
 * How DATEV gets this invoice, by the very checks and bookings of the transfer. One that was sent is booked by today's
 * table, only to be shown.
 */
export async function previewPosting(
  platform: Platform,
  actor: UserActor,
  invoice: InvoiceDetails,
): Promise<PostingPreview> {
  if (!waitsForTransfer(invoice.state)) {
    return { booking: await bookAsOfToday(platform, actor.companyId, invoice), findings: [] };
  }
  const { ledger, accountingMonth: month } = invoice;
  const { documents } = await preflightMonth(platform, actor, { ledger, month, documentIds: [invoice.id] });
  const [checked] = documents;
  if (!checked) return { booking: null, findings: [] };
  const { booking, findings } = checked;
  return { booking: booking?.kind === 'invoice' ? booking : null, findings };
}

async function bookAsOfToday(
  platform: Platform,
  companyId: string,
  invoice: InvoiceDetails,
): Promise<InvoiceBooking | null> {
  const [rules, snapshot] = await Promise.all([
    loadBookingRules(platform, companyId),
    knownSnapshot(platform, companyId),
  ]);
  const years = snapshot?.basics.fiscalYears ?? [];
  const { found } = findFiscalYear(invoice.ledger, invoice.accountingMonth, years);
  const outcome = bookInvoice(invoice.content, rules.accountTable, {
    accountLength: found?.year.accountLength ?? null,
    numberMapping: rules.numberMapping,
    partnerAccounts: rules.partnerAccounts[partnerKindOf(invoice.direction)],
  });
  return outcome.ok ? outcome.value : null;
}
