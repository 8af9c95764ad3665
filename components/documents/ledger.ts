import type { Ledger } from '@/lib/bookkeeping/invoice';

/** How a ledger is called in an address of ours; its name on the screen is a message `ledgers.*`. */
export const ledgerSlugs: Readonly<Record<Ledger, string>> = {
  accounts_receivable: 'ausgang',
  accounts_payable: 'eingang',
  cash: 'kasse',
};

const ledgersBySlug = new Map<string, Ledger>([
  ['ausgang', 'accounts_receivable'],
  ['eingang', 'accounts_payable'],
  ['kasse', 'cash'],
]);

export function readLedgerSlug(slug: string | undefined): Ledger | null {
  return slug === undefined ? null : (ledgersBySlug.get(slug) ?? null);
}
