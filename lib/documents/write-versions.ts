import { accountingMonthOf } from '@/lib/bookkeeping/calendar';
import { type Invoice, ledgerOf } from '@/lib/bookkeeping/invoice';
import { type Actor, actorRecord } from '@/lib/identity/actor';
import type { Tx } from '@/lib/platform/db';
import type { Invoice as InvoiceRow, Prisma } from '@/lib/platform/generated/prisma/client';
import type { AcceptedAttachment } from './accept-attachments';
import { rememberPartners } from './business-partners';
import { writeContent } from './invoice-content';
import { summaryOf } from './invoice-views';
import type { KnownInvoice } from './known-invoices';
import type { InvoiceToStore, StoredInvoiceResult } from './store-invoice';
import { storedDate } from './stored-dates';
import { storedJson } from './stored-json';
import { storedProblems } from './stored-problems';

interface VersionToWrite {
  readonly input: InvoiceToStore;
  readonly contentHash: string;
  /** null: the invoice is new. */
  readonly before: KnownInvoice | null;
}

/** Writes a version of each of these invoices, the new ones with their rows; results by `externalId`. */
export async function writeVersions(
  tx: Tx,
  actor: Actor,
  wanted: readonly VersionToWrite[],
  now: Date,
): Promise<Map<string, StoredInvoiceResult>> {
  if (wanted.length === 0) return new Map();
  const { companyId } = actor;
  const rows = await ensureInvoices(tx, companyId, wanted, now);
  const versions = await createVersions(tx, actor, wanted, rows, now);
  const results = new Map<string, StoredInvoiceResult>();
  const created: { readonly invoiceId: string; readonly versionId: string }[] = [];
  for (const { input, before } of wanted) {
    const { externalId } = input.invoice;
    const row = entryOf(rows, externalId);
    const { id: versionId, version } = entryOf(versions, row.id);
    if (!before) created.push({ invoiceId: row.id, versionId });
    const current = before
      ? await replaceCurrent(tx, row.id, versionId, input.invoice, now)
      : { ...row, currentVersionId: versionId };
    const kind = before ? 'new_version' : 'created';
    results.set(externalId, { kind, invoice: summaryOf(current), version });
  }
  await nameFirstVersions(tx, created);
  await rememberPartners(
    tx,
    companyId,
    wanted.map(({ input }) => input.invoice),
  );
  return results;
}

async function ensureInvoices(
  tx: Tx,
  companyId: string,
  wanted: readonly VersionToWrite[],
  now: Date,
): Promise<Map<string, InvoiceRow>> {
  const created = await tx.invoice.createManyAndReturn({
    data: wanted
      .filter(({ before }) => !before)
      .map(({ input: { invoice, source } }) => ({
        companyId,
        externalId: invoice.externalId,
        source,
        createdAt: now,
        updatedAt: now,
        ...columnsOf(invoice),
      })),
  });
  const existing = wanted.flatMap(({ before }) => before?.row ?? []);
  return new Map([...created, ...existing].map((row) => [row.externalId, row]));
}

async function createVersions(
  tx: Tx,
  actor: Actor,
  wanted: readonly VersionToWrite[],
  rows: ReadonlyMap<string, InvoiceRow>,
  now: Date,
): Promise<Map<string, { readonly id: string; readonly version: number }>> {
  const { companyId } = actor;
  const createdBy = storedJson(actorRecord(actor));
  const versions = await tx.invoiceVersion.createManyAndReturn({
    data: wanted.map(({ input, contentHash, before }) => ({
      invoiceId: entryOf(rows, input.invoice.externalId).id,
      companyId,
      version: (before?.version ?? 0) + 1,
      contentHash,
      content: writeContent(input.invoice),
      source: input.source,
      questions: storedProblems(input.questions ?? []),
      notes: storedProblems(input.notes ?? []),
      createdAt: now,
      createdBy,
    })),
    select: { id: true, invoiceId: true, version: true },
  });
  const byInvoice = new Map(versions.map((version) => [version.invoiceId, version]));
  await tx.attachment.createMany({
    data: wanted.flatMap(({ input }) => {
      const invoiceVersionId = entryOf(byInvoice, entryOf(rows, input.invoice.externalId).id).id;
      return input.attachments.map((attachment, position) => ({
        ...attachmentRow(companyId, attachment, position),
        invoiceVersionId,
      }));
    }),
  });
  return byInvoice;
}

/** A refused document with new content waits for the next transfer. */
function replaceCurrent(
  tx: Tx,
  invoiceId: string,
  versionId: string,
  invoice: Invoice,
  now: Date,
): Promise<InvoiceRow> {
  return tx.invoice.update({
    where: { id: invoiceId },
    data: {
      ...columnsOf(invoice),
      currentVersionId: versionId,
      state: 'open',
      stateReason: null,
      updatedAt: now,
    },
  });
}

async function nameFirstVersions(
  tx: Tx,
  created: readonly { readonly invoiceId: string; readonly versionId: string }[],
): Promise<void> {
  if (created.length === 0) return;
  const invoiceIds = created.map(({ invoiceId }) => invoiceId);
  const versionIds = created.map(({ versionId }) => versionId);
  await tx.$executeRaw`
    UPDATE "Invoice" AS i SET "currentVersionId" = v.version
    FROM unnest(${invoiceIds}::uuid[], ${versionIds}::uuid[]) AS v(invoice, version) WHERE i."id" = v.invoice`;
}

/** The columns that repeat the current version, for lists and filters. */
function columnsOf(invoice: Invoice) {
  return {
    direction: invoice.direction,
    ledger: ledgerOf(invoice.direction),
    accountingMonth: accountingMonthOf(invoice.issueDate),
    number: invoice.number,
    issueDate: storedDate(invoice.issueDate),
    partnerName: invoice.partner.name,
    currency: invoice.currency,
    grossCents: BigInt(invoice.grossAmount),
  };
}

export function attachmentRow(
  companyId: string,
  { kind, fileName, contentType, sha256, size, notes }: AcceptedAttachment,
  position: number,
): Prisma.AttachmentCreateManyInput {
  return {
    companyId,
    position,
    kind,
    fileName,
    contentType,
    sha256,
    size,
    notes: storedProblems(notes),
  };
}

function entryOf<T>(entries: ReadonlyMap<string, T>, key: string): T {
  const entry = entries.get(key);
  if (entry === undefined) throw new Error(`nothing was written for ${key}`);
  return entry;
}
