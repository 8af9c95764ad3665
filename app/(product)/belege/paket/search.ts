import { z } from 'zod';
import { readLedgerSlug } from '@/components/documents/ledger';
import { type AccountingMonth, parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import type { JobKey } from '@/lib/bookkeeping/invoice';

const text = z.string().optional().catch(undefined);
const addressSchema = z.object({ buch: text, monat: text });

/** Reads ledger and month of the page's address; what makes no sense there is as if it were absent. */
export function readPackageSearch(
  address: Record<string, string | string[] | undefined>,
  today: AccountingMonth,
): JobKey {
  const { buch, monat } = addressSchema.parse(address);
  return {
    ledger: readLedgerSlug(buch) ?? 'accounts_receivable',
    month: parseAccountingMonth(monat ?? '') ?? today,
  };
}
