import type { AccountTable } from '@/lib/bookkeeping/account-table';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import type { NumberedDocument } from '@/lib/bookkeeping/number-collisions';
import type { NumberMappingRule } from '@/lib/bookkeeping/number-mapping';
import { type PartnerAccounts, type PartnerKind, partnerMatchKey } from '@/lib/bookkeeping/partner-accounts';
import type { Platform } from '@/lib/platform';
import { inBundles } from '@/lib/platform/bundles';
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

interface SentDocument {
  readonly invoiceId: string | null;
  readonly invoiceVersionId: string | null;
  readonly number: string;
  readonly sentNumber: string | null;
}

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
  // Arrays instead of lists of parameters: a month may have 50,000 numbers.
  const documents = await platform.db.$queryRaw<SentDocument[]>`
    SELECT document."invoiceId", document."invoiceVersionId", document."number", document."sentNumber"
    FROM "TransferDocument" AS document JOIN "TransferJob" AS job ON job."id" = document."jobId"
    WHERE document."companyId" = ${companyId}::uuid AND job."ledger" = ${ledger}
      AND document."result" = ANY(${arrivedResults}::text[]) AND document."invoiceId" IS NOT NULL
      AND lower(document."sentNumber") IN (SELECT lower(taken) FROM unnest(${[...input.numbers]}::text[]) AS taken)
      AND document."invoiceId" NOT IN (SELECT unnest(${[...input.exceptInvoiceIds]}::uuid[]))`;
  const versionIds = documents.flatMap(({ invoiceVersionId }) => invoiceVersionId ?? []);
  const versions = await inBundles(versionIds, (ids) =>
    platform.db.invoiceVersion.findMany({
      where: { companyId, id: { in: ids } },
      select: { id: true, content: true },
    }),
  );
  const contents = new Map(versions.map(({ id, content }) => [id, content]));
  return documents.flatMap(({ invoiceId, invoiceVersionId, number, sentNumber }) => {
    const content = contents.get(invoiceVersionId ?? '');
    if (!invoiceId || sentNumber === null || content === undefined) return [];
    const issuer = readContent(content).partner;
    return { id: invoiceId, number, mapped: sentNumber, partnerKey: partnerMatchKey(issuer), issuer };
  });
}
