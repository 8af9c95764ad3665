import type { Invoice } from '@/lib/bookkeeping/invoice';
import { type PartnerKind, partnerKindOf, partnerMatchKey } from '@/lib/bookkeeping/partner-accounts';
import type { Tx } from '@/lib/platform/db';

interface PartnerDetails {
  readonly name: string;
  readonly city: string | null;
  readonly country: string | null;
  readonly vatId: string | null;
  readonly iban: string | null;
}

interface SeenPartner {
  readonly kind: PartnerKind;
  readonly matchKey: string;
  readonly details: PartnerDetails;
}

/**
 * Keeps the partners of invoices as Debitoren or Kreditoren of the company, so that accounts can be given to them (B4).
 * Their newest details win; an account that somebody gave is never changed from here.
 */
export async function rememberPartners(
  tx: Tx,
  companyId: string,
  invoices: readonly Invoice[],
): Promise<void> {
  const seen = new Map<string, SeenPartner>();
  for (const { direction, partner } of invoices) {
    const kind = partnerKindOf(direction);
    const matchKey = partnerMatchKey(partner);
    const { name, city, country, vatId, iban } = partner;
    if (matchKey === '') continue;
    seen.set(keyOf({ kind, matchKey }), { kind, matchKey, details: { name, city, country, vatId, iban } });
  }
  // In one order for all: two calls that bring the same new partners wait for each other instead of blocking each other.
  const partners = [...seen].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, partner]) => partner);
  await tx.businessPartner.createMany({
    data: partners.map(({ kind, matchKey, details }) => ({ companyId, kind, matchKey, ...details })),
    skipDuplicates: true,
  });
  await updateChanged(tx, companyId, partners);
}

/** Only what is new is written; in one order, as above. */
async function updateChanged(tx: Tx, companyId: string, partners: readonly SeenPartner[]): Promise<void> {
  const rows = await tx.businessPartner.findMany({
    where: { companyId, matchKey: { in: partners.map(({ matchKey }) => matchKey) } },
    orderBy: { id: 'asc' },
  });
  const wanted = new Map(partners.map((partner) => [keyOf(partner), partner.details]));
  for (const row of rows) {
    const details = wanted.get(keyOf(row));
    if (!details || isSame(row, details)) continue;
    await tx.businessPartner.update({ where: { id: row.id }, data: details });
  }
}

function isSame(left: PartnerDetails, right: PartnerDetails): boolean {
  return (
    left.name === right.name &&
    left.city === right.city &&
    left.country === right.country &&
    left.vatId === right.vatId &&
    left.iban === right.iban
  );
}

function keyOf({ kind, matchKey }: { readonly kind: string; readonly matchKey: string }): string {
  return `${kind} ${matchKey}`;
}

export interface BusinessPartnerView {
  readonly id: string;
  readonly kind: PartnerKind;
  readonly matchKey: string;
  readonly name: string;
  readonly city: string | null;
  readonly accountNo: string | null;
}

export function readPartnerKind(text: string): PartnerKind {
  if (text === 'customer' || text === 'supplier') return text;
  throw new Error(`unknown kind of business partner ${text}`);
}
