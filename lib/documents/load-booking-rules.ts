import type { AccountTable } from '@/lib/bookkeeping/account-table';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import type { NumberedDocument } from '@/lib/bookkeeping/number-collisions';
import type { NumberMappingRule } from '@/lib/bookkeeping/number-mapping';
import { type PartnerAccounts, type PartnerKind, partnerMatchKey } from '@/lib/bookkeeping/partner-accounts';
import type { Platform } from '@/lib/platform';
import { livingAccountRows } from './account-rows';
import { type Chart, settingsOf } from './company-settings';
import { readContent } from './invoice-content';

/** Everything the company decided about how its documents become Belegsätze. */
export interface BookingRules {
  readonly chart: Chart | null;
  /** Living rows, proposals too: `findAccountRow` books by confirmed ones only. */
  readonly accountTable: AccountTable;
  /** Customers and suppliers apart: the same number may name one of each. */
  readonly partnerAccounts: Readonly<Record<PartnerKind, PartnerAccounts>>;
  readonly numberMapping: NumberMappingRule;
}

export async function loadBookingRules(
  platform: Pick<Platform, 'db'>,
  companyId: string,
): Promise<BookingRules> {
  const company = await platform.db.company.findUniqueOrThrow({ where: { id: companyId } });
  const partners = await platform.db.businessPartner.findMany({
    where: { companyId, accountNo: { not: null } },
    select: { kind: true, matchKey: true, accountNo: true },
  });
  const { chart, numberMapping, partnerAccounts } = settingsOf(company);
  const collective =
    partnerAccounts.mode === 'collective' ? partnerAccounts.collective : { customer: null, supplier: null };
  const accountsOf = (kind: PartnerKind): PartnerAccounts => ({
    byMatchKey: new Map(
      partners.flatMap((partner) =>
        partner.kind === kind && partner.accountNo ? [[partner.matchKey, partner.accountNo] as const] : [],
      ),
    ),
    collective,
  });
  return {
    chart,
    accountTable: { rows: await livingAccountRows(platform.db, companyId) },
    partnerAccounts: { customer: accountsOf('customer'), supplier: accountsOf('supplier') },
    numberMapping,
  };
}

/** Results after which DATEV has, or may have, the document. */
const arrivedResults = ['pending', 'accepted', 'accepted_with_warning', 'unknown'];

/**
 * Documents already at DATEV, or on their way, whose number DATEV cannot tell from one of these (B5): the `taken` of
 * `findNumberCollisions`. Other versions of the documents that are asked about do not count.
 * @param input.numbers as DATEV sees them; compared without case
 * @param input.exceptInvoiceIds the documents that are about to go
 */
export async function loadTakenNumbers(
  platform: Pick<Platform, 'db'>,
  input: {
    readonly companyId: string;
    readonly ledger: Ledger;
    readonly numbers: readonly string[];
    readonly exceptInvoiceIds: readonly string[];
  },
): Promise<NumberedDocument[]> {
  const { companyId, ledger } = input;
  const documents = await platform.db.transferDocument.findMany({
    where: {
      companyId,
      job: { ledger },
      result: { in: arrivedResults },
      sentNumber: { in: [...input.numbers], mode: 'insensitive' },
      invoiceId: { not: null, notIn: [...input.exceptInvoiceIds] },
    },
    select: { invoiceId: true, invoiceVersionId: true, number: true, sentNumber: true },
  });
  const versions = await platform.db.invoiceVersion.findMany({
    where: { companyId, id: { in: documents.flatMap(({ invoiceVersionId }) => invoiceVersionId ?? []) } },
    select: { id: true, content: true },
  });
  const contents = new Map(versions.map(({ id, content }) => [id, content]));
  return documents.flatMap(({ invoiceId, invoiceVersionId, number, sentNumber }) => {
    const content = contents.get(invoiceVersionId ?? '');
    if (!invoiceId || sentNumber === null || content === undefined) return [];
    return {
      id: invoiceId,
      number,
      mapped: sentNumber,
      partnerKey: partnerMatchKey(readContent(content).partner),
    };
  });
}
