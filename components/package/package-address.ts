import { ledgerSlugs } from '@/components/documents/ledger';
import type { JobKey } from '@/lib/bookkeeping/invoice';

/** The page of a month's package. */
export function packagePath({ ledger, month }: JobKey): string {
  return `/belege/paket?${new URLSearchParams({ buch: ledgerSlugs[ledger], monat: month })}`;
}

/** The package itself. */
export function packageFilePath({ ledger, month }: JobKey, part: number): string {
  const query = new URLSearchParams({ buch: ledgerSlugs[ledger], monat: month, teil: String(part) });
  return `/belege/paket/datei?${query}`;
}
