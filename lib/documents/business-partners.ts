import type { Invoice } from '@/lib/bookkeeping/invoice';
import { type PartnerKind, partnerKindOf, partnerMatchKey } from '@/lib/bookkeeping/partner-accounts';
import type { Tx } from '@/lib/platform/db';

/**
 * Keeps the partner of an invoice as Debitor or Kreditor of the company, so that an account can be given to him (B4).
 * His newest details win; an account that somebody gave him is never changed from here.
 */
export async function rememberPartner(tx: Tx, companyId: string, invoice: Invoice): Promise<void> {
  const { partner } = invoice;
  const kind = partnerKindOf(invoice.direction);
  const matchKey = partnerMatchKey(partner);
  if (matchKey === '') return;
  const details = {
    name: partner.name,
    city: partner.city,
    country: partner.country,
    vatId: partner.vatId,
    iban: partner.iban,
  };
  // ON CONFLICT DO NOTHING in one statement: many invoices of one partner arrive at the same time.
  await tx.businessPartner.createMany({
    data: [{ companyId, kind, matchKey, ...details }],
    skipDuplicates: true,
  });
  await tx.businessPartner.updateMany({ where: { companyId, kind, matchKey }, data: details });
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
