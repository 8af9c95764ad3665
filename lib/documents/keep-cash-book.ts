import { readCashEntryJson, writeCashEntryJson } from '@/lib/bookkeeping/cash-entry-json';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { Actor } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { OnlyTx, Tx } from '@/lib/platform/db';
import type { Attachment, CashEntryRecord } from '@/lib/platform/generated/prisma/client';
import { acceptImage, keptAttachment } from './accept-attachments';
import { cashEntryOf, type StoredCashEntry } from './cash-entry-views';
import { decideCashEntry, lockCashBook, putCashEntry } from './put-cash-entry';
import { storedJson } from './stored-json';

export type ChangeCashEntryOutcome =
  | { readonly kind: 'created' | 'new_version' | 'unchanged'; readonly entry: StoredCashEntry }
  /** On its way or arrived: it cannot be changed any more (T10). */
  | { readonly kind: 'conflict'; readonly entry: StoredCashEntry }
  /** Somebody changed it since it was put into the form that would now put back what it said then. */
  | { readonly kind: 'changed_meanwhile' }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** Which entry a person saves. */
export type EntryToSave =
  /** `draftId` was made where it was typed: a save whose answer was lost finds what it made instead of entering it twice (T5). */
  | { readonly cashEntryId: null; readonly draftId: string }
  /** `version` is the one in the form. */
  | { readonly cashEntryId: string; readonly version: number };

/**
 * Saves what a person entered into the cash book, as a new entry or over an open one, which keeps its files and, on the same
 * day, its place. The audit keeps what a changed entry said before.
 * @param input.entry in the form of the public API; `externalId` and files are not taken from it
 */
export async function saveCashEntry(
  platform: Platform,
  actor: Actor,
  input: EntryToSave & { readonly entry: unknown },
): Promise<ChangeCashEntryOutcome> {
  requirePermission(actor, 'documents.write');
  return inCashBook(platform, actor, input.cashEntryId, async (tx, found) => {
    const draft = input.cashEntryId === null ? `screen:${input.draftId}` : null;
    const before = draft === null ? found : await findDraft(tx, actor.companyId, draft);
    const given = typeof input.entry === 'object' && input.entry !== null ? input.entry : {};
    const externalId = before?.externalId ?? draft;
    const read = readCashEntryJson({ ...given, externalId, attachment: undefined });
    if (!read.ok) return { kind: 'invalid', problems: read.problems };
    const attachments = (before?.attachments ?? []).map(keptAttachment);
    const change = { entry: read.value.entry, attachments };
    const isOvertaken = input.cashEntryId !== null && before !== null && before.version !== input.version;
    if (isOvertaken && decideCashEntry(before, change).decision === 'new_version') {
      return { kind: 'changed_meanwhile' };
    }
    return putCashEntry(tx, actor, change, platform.clock.now());
  });
}

/** Staples a receipt to an open entry, behind those it has. */
export async function addCashReceipt(
  platform: Platform,
  actor: Actor,
  input: { readonly cashEntryId: string; readonly fileName: string; readonly content: Uint8Array },
): Promise<ChangeCashEntryOutcome> {
  requirePermission(actor, 'documents.write');
  const accepted = acceptImage(input.fileName, input.content);
  if (!accepted.ok) return { kind: 'invalid', problems: accepted.problems };
  await platform.files.put({ companyId: actor.companyId, content: input.content });
  return inCashBook(platform, actor, input.cashEntryId, async (tx, before) => {
    if (!before) return { kind: 'not_found' };
    const attachments = [...before.attachments.map(keptAttachment), accepted.value];
    return putCashEntry(tx, actor, { entry: cashEntryOf(before), attachments }, platform.clock.now());
  });
}

/** Takes a receipt off an open entry. */
export async function removeCashReceipt(
  platform: Platform,
  actor: Actor,
  input: { readonly cashEntryId: string; readonly attachmentId: string },
): Promise<ChangeCashEntryOutcome> {
  requirePermission(actor, 'documents.write');
  return inCashBook(platform, actor, input.cashEntryId, async (tx, before) => {
    if (!before?.attachments.some(({ id }) => id === input.attachmentId)) return { kind: 'not_found' };
    const others = before.attachments.filter(({ id }) => id !== input.attachmentId);
    const attachments = others.map(keptAttachment);
    return putCashEntry(tx, actor, { entry: cashEntryOf(before), attachments }, platform.clock.now());
  });
}

export type DeleteCashEntryOutcome = 'deleted' | 'not_found' | 'was_in_transfer';

/** Deletes an entry that never was part of a transfer; the audit keeps what it said. Its files stay in the store. */
export async function deleteCashEntry(
  platform: Platform,
  actor: Actor,
  cashEntryId: string,
): Promise<DeleteCashEntryOutcome> {
  requirePermission(actor, 'documents.delete');
  const { companyId } = actor;
  return platform.db.$transaction(async (tx): Promise<DeleteCashEntryOutcome> => {
    await lockCashBook(tx, companyId);
    const row = await findEntry(tx, companyId, cashEntryId);
    if (!row) return 'not_found';
    const wasSent = (await tx.transferDocument.count({ where: { companyId, cashEntryId } })) > 0;
    if (wasSent || row.state !== 'open') return 'was_in_transfer';
    await tx.attachment.deleteMany({ where: { companyId, cashEntryId } });
    await tx.cashEntryRecord.delete({ where: { id: cashEntryId } });
    const details = storedJson({ before: writeCashEntryJson(cashEntryOf(row)) });
    await recordAudit(tx, { actor, action: 'cash_entry.deleted', subject: cashEntryId, details });
    return 'deleted';
  });
}

type StoredEntry = CashEntryRecord & { readonly attachments: readonly Attachment[] };

/** One act in the locked cash book; an id that is not the company's is simply not there. */
async function inCashBook(
  platform: Platform,
  { companyId }: Actor,
  cashEntryId: string | null,
  act: (tx: OnlyTx, before: StoredEntry | null) => Promise<ChangeCashEntryOutcome>,
): Promise<ChangeCashEntryOutcome> {
  return platform.db.$transaction(
    async (tx) => {
      await lockCashBook(tx, companyId);
      const before = cashEntryId === null ? null : await findEntry(tx, companyId, cashEntryId);
      return cashEntryId !== null && !before ? { kind: 'not_found' } : act(tx, before);
    },
    { timeout: 30_000 },
  );
}

/** The entry, locked: a transfer that claims it at this moment waits, or has it already. */
async function findEntry(tx: Tx, companyId: string, id: string): Promise<StoredEntry | null> {
  await tx.$executeRaw`SELECT 1 FROM "CashEntry" WHERE "companyId" = ${companyId}::uuid AND "id" = ${id}::uuid FOR UPDATE`;
  return tx.cashEntryRecord.findFirst({
    where: { id, companyId },
    include: { attachments: { orderBy: { position: 'asc' } } },
  });
}

/** What an earlier save of the same form made. */
async function findDraft(tx: Tx, companyId: string, externalId: string): Promise<StoredEntry | null> {
  const made = await tx.cashEntryRecord.findUnique({
    where: { companyId_externalId: { companyId, externalId } },
    select: { id: true },
  });
  return made && findEntry(tx, companyId, made.id);
}
