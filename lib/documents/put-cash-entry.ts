import { accountingMonthOf } from '@/lib/bookkeeping/calendar';
import { writeCashEntryJson } from '@/lib/bookkeeping/cash-entry-json';
import { cashContentHashOf } from '@/lib/bookkeeping/content-hash';
import type { CashEntry } from '@/lib/bookkeeping/invoice';
import type { Actor } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import type { OnlyTx, Tx } from '@/lib/platform/db';
import type { CashEntryRecord } from '@/lib/platform/generated/prisma/client';
import type { AcceptedAttachment } from './accept-attachments';
import { cashEntryOf, type StoredCashEntry, storedCashEntryOf } from './cash-entry-views';
import { decideStore, readDocumentState, type StoreDecision } from './document-states';
import { storedDate } from './stored-dates';
import { storedJson } from './stored-json';
import { attachmentRow } from './write-versions';

/** The whole cash book is written by one at a time: entries have an order. */
export async function lockCashBook(tx: Tx, companyId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`cash-book:${companyId}`}, 0))`;
}

interface PutCashEntryResult {
  readonly kind: 'created' | 'new_version' | 'unchanged' | 'conflict';
  readonly entry: StoredCashEntry;
}

/**
 * Stores an entry under its `externalId`: new, changed, or not at all. The cash book is locked. The audit keeps what a changed one
 * said before, whoever changed it: a person, a program or a file (S4).
 */
export async function putCashEntry(
  tx: OnlyTx,
  actor: Actor,
  { entry, attachments }: { readonly entry: CashEntry; readonly attachments: readonly AcceptedAttachment[] },
  now: Date,
): Promise<PutCashEntryResult> {
  const { companyId } = actor;
  const before = await findLocked(tx, companyId, entry.externalId);
  const { decision, contentHash } = decideCashEntry(before, { entry, attachments });
  switch (decision) {
    case 'unchanged':
    case 'conflict':
      if (!before) throw new Error('there is no cash entry to speak of');
      return { kind: decision, entry: storedCashEntryOf(before) };
    case 'create':
    case 'new_version': {
      const row = await write(tx, companyId, { entry, contentHash, before }, now);
      await tx.attachment.deleteMany({ where: { companyId, cashEntryId: row.id } });
      await tx.attachment.createMany({
        data: attachments.map((attachment, position) => ({
          ...attachmentRow(companyId, attachment, position),
          cashEntryId: row.id,
        })),
      });
      if (!before) return { kind: 'created', entry: storedCashEntryOf(row) };
      const details = storedJson({
        before: writeCashEntryJson(cashEntryOf(before)),
        after: writeCashEntryJson(entry),
        files: attachments.map(({ fileName }) => fileName),
      });
      await recordAudit(tx, { actor, action: 'cash_entry.changed', subject: row.id, details });
      return { kind: 'new_version', entry: storedCashEntryOf(row) };
    }
  }
}

/** What an entry means, given the one of its `externalId` that is there. */
export function decideCashEntry(
  before: Pick<CashEntryRecord, 'state' | 'contentHash'> | null,
  arriving: { readonly entry: CashEntry; readonly attachments: readonly { readonly sha256: string }[] },
): { readonly decision: StoreDecision; readonly contentHash: string } {
  const hashes = arriving.attachments.map(({ sha256 }) => sha256);
  const contentHash = cashContentHashOf(arriving.entry, hashes);
  const known = before && {
    state: readDocumentState(before.state),
    contentHash: before.contentHash,
    lastHashOfSource: null,
    hasQuestions: false,
  };
  return { decision: decideStore(known, { contentHash, source: 'api' }), contentHash };
}

async function findLocked(tx: Tx, companyId: string, externalId: string): Promise<CashEntryRecord | null> {
  await tx.$executeRaw`SELECT 1 FROM "CashEntry" WHERE "companyId" = ${companyId}::uuid AND "externalId" = ${externalId} FOR UPDATE`;
  return tx.cashEntryRecord.findUnique({ where: { companyId_externalId: { companyId, externalId } } });
}

async function write(
  tx: Tx,
  companyId: string,
  change: {
    readonly entry: CashEntry;
    readonly contentHash: string;
    readonly before: CashEntryRecord | null;
  },
  now: Date,
): Promise<CashEntryRecord> {
  const { entry, contentHash, before } = change;
  const { externalId } = entry;
  const isSameDay = before?.date.getTime() === storedDate(entry.date).getTime();
  const sequence = before && isSameDay ? before.sequence : await nextSequence(tx, companyId, entry);
  const content = { ...columnsOf(entry), contentHash, sequence, state: 'open', stateReason: null };
  return tx.cashEntryRecord.upsert({
    where: { companyId_externalId: { companyId, externalId } },
    create: { companyId, externalId, ...content, createdAt: now },
    update: { ...content, version: { increment: 1 }, updatedAt: now },
  });
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
