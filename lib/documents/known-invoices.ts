import type { Tx } from '@/lib/platform/db';
import type { Invoice as InvoiceRow } from '@/lib/platform/generated/prisma/client';
import { type DocumentSource, type KnownDocument, readDocumentState } from './document-states';
import type { InvoiceToStore } from './store-invoice';
import { readProblems } from './stored-problems';

/** An invoice that is there already, locked. */
export interface KnownInvoice extends KnownDocument {
  readonly row: InvoiceRow;
  readonly version: number;
}

type Wanted = Pick<InvoiceToStore, 'invoice' | 'source'>;

/**
 * The invoices of these externalIds, locked until the transaction ends. What is missing nobody else can make meanwhile: the
 * advisory locks cover the moment in which there is no row to lock. They are taken in the order of the ids, so that two
 * calls with the same invoices wait for each other instead of blocking each other.
 */
export async function lockInvoices(
  tx: Tx,
  companyId: string,
  wanted: readonly Wanted[],
): Promise<Map<string, KnownInvoice>> {
  const externalIds = wanted.map(({ invoice }) => invoice.externalId).sort();
  const keys = externalIds.map((externalId) => `invoice:${companyId}:${externalId}`);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(key, 0)) FROM unnest(${keys}::text[]) AS key`;
  await tx.$executeRaw`SELECT 1 FROM "Invoice" WHERE "companyId" = ${companyId}::uuid AND "externalId" = ANY(${externalIds}::text[]) ORDER BY "id" FOR UPDATE`;
  return findInvoices(tx, companyId, wanted);
}

/** The same without locks, for a preview. */
export async function findInvoices(
  tx: Tx,
  companyId: string,
  wanted: readonly Wanted[],
): Promise<Map<string, KnownInvoice>> {
  const rows = await tx.invoice.findMany({
    where: { companyId, externalId: { in: wanted.map(({ invoice }) => invoice.externalId) } },
  });
  const present = rows.filter(({ currentVersionId }) => currentVersionId !== null);
  if (present.length === 0) return new Map();
  const versions = await tx.invoiceVersion.findMany({
    where: { companyId, invoiceId: { in: present.map(({ id }) => id) } },
    orderBy: { version: 'desc' },
    select: { id: true, invoiceId: true, version: true, source: true, contentHash: true, questions: true },
  });
  const byInvoice = new Map<string, (typeof versions)[number][]>(present.map(({ id }) => [id, []]));
  for (const version of versions) byInvoice.get(version.invoiceId)?.push(version);
  const sources = new Map<string, DocumentSource>(
    wanted.map(({ invoice, source }) => [invoice.externalId, source]),
  );
  return new Map(
    present.map((row) => {
      const own = byInvoice.get(row.id) ?? [];
      const current = own.find(({ id }) => id === row.currentVersionId);
      if (!current) throw new Error(`invoice ${row.id} names a version that is not there`);
      const last = own.find(({ source }) => source === sources.get(row.externalId));
      const known: KnownInvoice = {
        row,
        version: current.version,
        state: readDocumentState(row.state),
        contentHash: current.contentHash,
        lastHashOfSource: last?.contentHash ?? null,
        hasQuestions: readProblems(current.questions).length > 0,
      };
      return [row.externalId, known];
    }),
  );
}
