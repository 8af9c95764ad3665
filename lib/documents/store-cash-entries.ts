import { accountingMonthOf } from '@/lib/bookkeeping/calendar';
import { readCashEntryJson } from '@/lib/bookkeeping/cash-entry-json';
import { cashContentHashOf } from '@/lib/bookkeeping/content-hash';
import type { CashEntry } from '@/lib/bookkeeping/invoice';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import { type AcceptedAttachment, acceptAttachments } from './accept-attachments';
import { type StoredCashEntry, storedCashEntryOf } from './cash-entry-views';
import { decideStore, readDocumentState } from './document-states';
import { storedDate } from './stored-dates';
import { attachmentRow } from './write-versions';

/** One call takes this many entries. */
export const mostCashEntries = 1000;

export type StoreCashEntryResult =
  | { readonly kind: 'created' | 'new_version' | 'unchanged' | 'conflict'; readonly entry: StoredCashEntry }
  | { readonly kind: 'invalid'; readonly externalId: string | null; readonly problems: readonly Problem[] };

/** Stores cash entries in the form of the public API, in the order given; each by itself, as `storeInvoices` does. */
export async function storeCashEntries(
  platform: Platform,
  actor: Actor,
  inputs: readonly unknown[],
): Promise<StoreCashEntryResult[]> {
  requirePermission(actor, 'documents.write');
  if (inputs.length > mostCashEntries)
    throw new RangeError(`more than ${mostCashEntries} cash entries in one call`);
  const results: StoreCashEntryResult[] = [];
  for (const input of inputs) results.push(await storeOne(platform, actor, input));
  return results;
}

async function storeOne(platform: Platform, actor: Actor, input: unknown): Promise<StoreCashEntryResult> {
  const read = readCashEntryJson(input);
  if (!read.ok) return { kind: 'invalid', externalId: null, problems: read.problems };
  const { entry } = read.value;
  const attachments = acceptAttachments(read.value.attachments);
  if (!attachments.ok)
    return { kind: 'invalid', externalId: entry.externalId, problems: attachments.problems };
  const { companyId } = actor;
  for (const { content } of attachments.value) await platform.files.put({ companyId, content });
  return platform.db.$transaction((tx) => decideAndWrite(tx, platform, companyId, entry, attachments.value));
}

async function decideAndWrite(
  tx: Tx,
  platform: Platform,
  companyId: string,
  entry: CashEntry,
  attachments: readonly AcceptedAttachment[],
): Promise<StoreCashEntryResult> {
  // The whole cash book is written by one at a time: entries have an order.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`cash-book:${companyId}`}, 0))`;
  const key = { companyId, externalId: entry.externalId };
  await tx.$executeRaw`SELECT 1 FROM "CashEntry" WHERE "companyId" = ${companyId}::uuid AND "externalId" = ${entry.externalId} FOR UPDATE`;
  const before = await tx.cashEntryRecord.findUnique({ where: { companyId_externalId: key } });
  const hashes = attachments.map(({ sha256 }) => sha256);
  const contentHash = cashContentHashOf(entry, hashes);
  const known = before && {
    state: readDocumentState(before.state),
    contentHash: before.contentHash,
    lastHashOfSource: null,
    hasQuestions: false,
  };
  const decision = decideStore(known, { contentHash, source: 'api' });
  switch (decision) {
    case 'unchanged':
    case 'conflict':
      if (!before) throw new Error('there is no cash entry to speak of');
      return { kind: decision, entry: storedCashEntryOf(before) };
    case 'create':
    case 'new_version': {
      const isSameDay = before?.date.getTime() === storedDate(entry.date).getTime();
      const sequence = before && isSameDay ? before.sequence : await nextSequence(tx, companyId, entry);
      const content = { ...columnsOf(entry), contentHash, sequence, state: 'open', stateReason: null };
      const now = platform.clock.now();
      const row = await tx.cashEntryRecord.upsert({
        where: { companyId_externalId: key },
        create: { ...key, ...content, createdAt: now },
        update: { ...content, version: { increment: 1 }, updatedAt: now },
      });
      await tx.attachment.deleteMany({ where: { companyId, cashEntryId: row.id } });
      await tx.attachment.createMany({
        data: attachments.map((attachment, position) => ({
          ...attachmentRow(companyId, attachment, position),
          cashEntryId: row.id,
        })),
      });
      return { kind: decision === 'create' ? 'created' : 'new_version', entry: storedCashEntryOf(row) };
    }
  }
}

/** The end of the day, for an entry new on it. */
async function nextSequence(tx: Tx, companyId: string, entry: CashEntry): Promise<number> {
  const last = await tx.cashEntryRecord.aggregate({
    where: { companyId, date: storedDate(entry.date) },
    _max: { sequence: true },
  });
  return (last._max.sequence ?? 0) + 1;
}

function columnsOf(entry: CashEntry) {
  return {
    date: storedDate(entry.date),
    accountingMonth: accountingMonthOf(entry.date),
    amountCents: BigInt(entry.amount),
    text: entry.text,
    number: entry.number,
    taxRate: entry.taxRate,
    accountNo: entry.accountNo,
    taxKey: entry.taxKey,
    costCenter1: entry.costCenter1,
    costCenter2: entry.costCenter2,
    costQuantity: entry.costQuantity ?? null,
    information: entry.information ?? null,
  };
}
