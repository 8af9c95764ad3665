import { type DocumentState, readDocumentState } from '@/lib/documents/document-states';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';

/** What the documents of one field of the start page come to: cents by currency, for one state of one ledger's month. */
interface MonthAmount {
  readonly month: string;
  readonly ledger: string;
  readonly state: DocumentState;
  readonly currency: string;
  readonly cents: number;
}

/** Gross amounts per month, ledger and state; never added across currencies. Cash entries are in euros (U4). */
export async function monthAmounts(platform: Platform, actor: Actor): Promise<MonthAmount[]> {
  requirePermission(actor, 'documents.read');
  const where = { companyId: actor.companyId };
  const [invoices, entries] = await Promise.all([
    platform.db.invoice.groupBy({
      by: ['accountingMonth', 'ledger', 'state', 'currency'],
      where,
      _sum: { grossCents: true },
      orderBy: { currency: 'asc' },
    }),
    platform.db.cashEntryRecord.groupBy({
      by: ['accountingMonth', 'state'],
      where,
      _sum: { amountCents: true },
    }),
  ]);
  return [
    ...invoices.map(({ accountingMonth, ledger, state, currency, _sum }) => ({
      month: accountingMonth,
      ledger,
      state: readDocumentState(state),
      currency,
      cents: Number(_sum.grossCents ?? 0n),
    })),
    ...entries.map(({ accountingMonth, state, _sum }) => ({
      month: accountingMonth,
      ledger: 'cash',
      state: readDocumentState(state),
      currency: 'EUR',
      cents: Number(_sum.amountCents ?? 0n),
    })),
  ];
}
