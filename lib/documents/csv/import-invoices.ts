import type { Actor } from '@/lib/identity/actor';
import type { Platform } from '@/lib/platform';
import { keptAttachment } from '../accept-attachments';
import { decideStore, type StoreDecision } from '../document-states';
import { findInvoices, type KnownInvoice } from '../known-invoices';
import { hashOfInput, type InvoiceToStore, type StoredInvoiceResult } from '../store-invoice';
import { storeReadInvoices } from '../store-invoices';
import { type MappedInvoice, mapInvoices } from './map-invoices';
import { byLine, type ImportPlan, type PlannedItem } from './plan';
import type { ReadFile } from './read-file';

/** What the invoices of the file would become; nothing is stored. */
export async function planInvoices(platform: Platform, actor: Actor, file: ReadFile): Promise<ImportPlan> {
  const { items, problems } = mapInvoices(file.rows, file.mapping);
  const { known, toStore } = await withFiles(platform, actor, items);
  const planned = items.map((item, index) => {
    const before = known.get(item.invoice.externalId) ?? null;
    const arriving = toStore[index];
    if (!arriving) throw new Error('an invoice of the file was lost');
    const decision = decideStore(before, { contentHash: hashOfInput(arriving), source: arriving.source });
    return plannedInvoice(item, decision);
  });
  return { items: planned, problems: byLine(problems) };
}

/** Stores them. What was decided meanwhile by others counts: each invoice is decided again when it is written. */
export async function importInvoices(platform: Platform, actor: Actor, file: ReadFile): Promise<ImportPlan> {
  const { items, problems } = mapInvoices(file.rows, file.mapping);
  const { toStore } = await withFiles(platform, actor, items);
  const results = await storeReadInvoices(platform, actor, toStore);
  const done = items.map((item, index) => plannedInvoice(item, decisionOf(results[index])));
  return { items: done, problems: byLine(problems) };
}

/** A CSV file has no images: an invoice that is there already keeps those it has. */
async function withFiles(
  { db }: Platform,
  { companyId }: Actor,
  items: readonly MappedInvoice[],
): Promise<{ known: ReadonlyMap<string, KnownInvoice>; toStore: InvoiceToStore[] }> {
  const known = await findInvoices(
    db,
    companyId,
    items.map(({ invoice }) => ({ invoice, source: 'csv' })),
  );
  const attachments = await db.attachment.findMany({
    where: {
      companyId,
      invoiceVersionId: { in: [...known.values()].flatMap(({ row }) => row.currentVersionId ?? []) },
    },
    orderBy: { position: 'asc' },
  });
  const toStore = items.map(({ invoice }): InvoiceToStore => {
    const versionId = known.get(invoice.externalId)?.row.currentVersionId;
    const kept = attachments.filter(({ invoiceVersionId }) => versionId && invoiceVersionId === versionId);
    return { invoice, attachments: kept.map(keptAttachment), source: 'csv' };
  });
  return { known, toStore };
}

function decisionOf(result: StoredInvoiceResult | undefined): StoreDecision {
  if (!result) throw new Error('an invoice got no result');
  return result.kind === 'created' ? 'create' : result.kind;
}

function plannedInvoice({ lines, invoice }: MappedInvoice, decision: StoreDecision): PlannedItem {
  const { number, partner, issueDate, grossAmount, currency } = invoice;
  return {
    lines,
    decision,
    title: number,
    about: partner.name,
    date: issueDate,
    amount: grossAmount,
    currency,
  };
}
