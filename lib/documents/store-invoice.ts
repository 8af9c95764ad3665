import { accountingMonthOf } from '@/lib/bookkeeping/calendar';
import { contentHashOf } from '@/lib/bookkeeping/content-hash';
import { type Invoice, ledgerOf } from '@/lib/bookkeeping/invoice';
import type { Problem } from '@/lib/bookkeeping/problem';
import { type Actor, actorRecord } from '@/lib/identity/actor';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import type { AcceptedAttachment } from './accept-attachments';
import { rememberPartner } from './business-partners';
import { type DocumentSource, decideStore, readDocumentState } from './document-states';
import { writeContent } from './invoice-content';
import { summaryOf } from './invoice-views';
import type { StoreInvoiceResult } from './store-invoices';
import { storedDate } from './stored-dates';
import { storedJson } from './stored-json';
import { readProblems, storedProblems } from './stored-problems';
import { transferHolding } from './transfer-history';

export interface InvoiceToStore {
  readonly invoice: Invoice;
  /** In the order they are stapled. */
  readonly attachments: readonly AcceptedAttachment[];
  /** What only a person can answer; the version is held back until a person replaces it (E2). */
  readonly questions?: readonly Problem[];
  readonly source: DocumentSource;
}

export type StoredInvoiceResult = Exclude<StoreInvoiceResult, { kind: 'invalid' }>;

/** Stores a readable invoice: new, as a new version, or not at all because nothing changed or nothing may change. */
export async function storeInvoice(
  platform: Platform,
  actor: Actor,
  input: InvoiceToStore,
): Promise<StoredInvoiceResult> {
  const { companyId } = actor;
  const contentHash = contentHashOf(
    input.invoice,
    input.attachments.map(({ sha256 }) => sha256),
  );
  // Bytes first: a row must never name a file that is not there. A file nobody names is harmless.
  for (const { content } of input.attachments) await platform.files.put({ companyId, content });
  return platform.db.$transaction(async (tx) => {
    const before = await lockInvoice(tx, companyId, input);
    switch (decideStore(before, { contentHash, source: input.source })) {
      case 'create':
        return write(tx, platform, actor, input, contentHash, null);
      case 'new_version':
        return write(tx, platform, actor, input, contentHash, before);
      case 'unchanged':
        return { kind: 'unchanged', ...existing(before) };
      case 'conflict': {
        const found = existing(before);
        return { kind: 'conflict', ...found, transferId: await transferHolding(tx, found.invoice.id) };
      }
    }
  });
}

type LockedInvoice = NonNullable<Awaited<ReturnType<typeof lockInvoice>>>;

/**
 * The invoice of this externalId, locked; null when there is none, and then nobody else can make it until we are done.
 * The advisory lock covers the moment in which there is no row to lock.
 */
async function lockInvoice(tx: Tx, companyId: string, { invoice, source }: InvoiceToStore) {
  const { externalId } = invoice;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`invoice:${companyId}:${externalId}`}, 0))`;
  await tx.$executeRaw`SELECT 1 FROM "Invoice" WHERE "companyId" = ${companyId}::uuid AND "externalId" = ${externalId} FOR UPDATE`;
  const row = await tx.invoice.findUnique({ where: { companyId_externalId: { companyId, externalId } } });
  if (!row?.currentVersionId) return null;
  const current = await tx.invoiceVersion.findUniqueOrThrow({ where: { id: row.currentVersionId } });
  const lastOfSource = await tx.invoiceVersion.findFirst({
    where: { companyId, invoiceId: row.id, source },
    orderBy: { version: 'desc' },
    select: { contentHash: true },
  });
  return {
    row,
    state: readDocumentState(row.state),
    version: current.version,
    contentHash: current.contentHash,
    lastHashOfSource: lastOfSource?.contentHash ?? null,
    hasQuestions: readProblems(current.questions).length > 0,
  };
}

function existing(before: LockedInvoice | null) {
  if (!before) throw new Error('there is no invoice to speak of');
  return { invoice: summaryOf(before.row), version: before.version };
}

async function write(
  tx: Tx,
  platform: Platform,
  actor: Actor,
  input: InvoiceToStore,
  contentHash: string,
  before: LockedInvoice | null,
): Promise<StoredInvoiceResult> {
  const { companyId } = actor;
  const now = platform.clock.now();
  const columns = columnsOf(input.invoice);
  const invoice =
    before?.row ??
    (await tx.invoice.create({
      data: {
        companyId,
        externalId: input.invoice.externalId,
        source: input.source,
        createdAt: now,
        ...columns,
      },
    }));
  const version = await tx.invoiceVersion.create({
    data: {
      invoiceId: invoice.id,
      companyId,
      version: (before?.version ?? 0) + 1,
      contentHash,
      content: writeContent(input.invoice),
      source: input.source,
      questions: storedProblems(input.questions ?? []),
      createdAt: now,
      createdBy: storedJson(actorRecord(actor)),
      attachments: {
        create: input.attachments.map((attachment, position) =>
          attachmentRow(companyId, attachment, position),
        ),
      },
    },
  });
  const row = await tx.invoice.update({
    where: { id: invoice.id },
    // A refused document with new content waits for the next transfer.
    data: { ...columns, currentVersionId: version.id, state: 'open', stateReason: null, updatedAt: now },
  });
  await rememberPartner(tx, companyId, input.invoice);
  return { kind: before ? 'new_version' : 'created', invoice: summaryOf(row), version: version.version };
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
  { kind, fileName, contentType, sha256, content }: AcceptedAttachment,
  position: number,
): Prisma.AttachmentUncheckedCreateWithoutInvoiceVersionInput {
  return { companyId, position, kind, fileName, contentType, sha256, size: content.length };
}
