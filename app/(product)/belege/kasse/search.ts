import { z } from 'zod';
import { newEntry } from '@/components/cash-book/cash-book-address';
import { type AccountingMonth, parseAccountingMonth } from '@/lib/bookkeeping/calendar';

const text = z.string().optional().catch(undefined);
const addressSchema = z.object({
  monat: text,
  bewegung: z
    .union([z.literal(newEntry), z.uuid()])
    .optional()
    .catch(undefined),
  ab: text,
});

export interface ReadCashBookSearch {
  /** null: the newest that has entries. */
  readonly month: AccountingMonth | null;
  readonly entry: string | null;
  readonly cursor: string | null;
}

/** Reads the page's address; what makes no sense there is as if it were absent. */
export function readCashBookSearch(
  address: Record<string, string | string[] | undefined>,
): ReadCashBookSearch {
  const { monat, bewegung, ab } = addressSchema.parse(address);
  return {
    month: monat === undefined ? null : parseAccountingMonth(monat),
    entry: bewegung ?? null,
    cursor: ab || null,
  };
}
