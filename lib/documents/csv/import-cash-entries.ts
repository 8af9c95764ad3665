import type { Actor } from '@/lib/identity/actor';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import { keptAttachment } from '../accept-attachments';
import type { StoreDecision } from '../document-states';
import { decideCashEntry, lockCashBook, putCashEntry } from '../put-cash-entry';
import { type MappedCashEntry, mapCashEntries } from './map-cash-entries';
import { byLine, type ImportPlan, type PlannedItem } from './plan';
import type { ReadFile } from './read-file';

/** What the cash entries of the file would become; nothing is stored. */
export async function planCashEntries(platform: Platform, actor: Actor, file: ReadFile): Promise<ImportPlan> {
  const { items, problems } = mapCashEntries(file.rows, file.mapping);
  const known = await findKnown(platform.db, actor.companyId, items);
  const planned = items.map((item) => {
    const before = known.get(item.entry.externalId) ?? null;
    const arriving = { entry: item.entry, attachments: before?.attachments ?? [] };
    return plannedEntry(item, decideCashEntry(before, arriving).decision);
  });
  return { items: planned, problems: byLine(problems) };
}

/** Stores them in the order of the file, all or none: a cash book with a gap in the middle has no balance. */
export async function importCashEntries(
  platform: Platform,
  actor: Actor,
  file: ReadFile,
): Promise<ImportPlan> {
  const { companyId } = actor;
  const { items, problems } = mapCashEntries(file.rows, file.mapping);
  const done = await platform.db.$transaction(
    async (tx) => {
      await lockCashBook(tx, companyId);
      const known = await findKnown(tx, companyId, items);
      const stored: PlannedItem[] = [];
      for (const item of items) {
        const attachments = known.get(item.entry.externalId)?.attachments ?? [];
        const change = { entry: item.entry, attachments: attachments.map(keptAttachment) };
        const { kind } = await putCashEntry(tx, actor, change, platform.clock.now());
        stored.push(plannedEntry(item, kind === 'created' ? 'create' : kind));
      }
      return stored;
    },
    { timeout: 120_000, maxWait: 20_000 },
  );
  return { items: done, problems: byLine(problems) };
}

async function findKnown(db: Tx, companyId: string, items: readonly MappedCashEntry[]) {
  const rows = await db.cashEntryRecord.findMany({
    where: { companyId, externalId: { in: items.map(({ entry }) => entry.externalId) } },
    include: { attachments: { orderBy: { position: 'asc' } } },
  });
  return new Map(rows.map((row) => [row.externalId, row]));
}

function plannedEntry({ lines, entry }: MappedCashEntry, decision: StoreDecision): PlannedItem {
  const { text, number, date, amount } = entry;
  return { lines, decision, title: text, about: number ?? '', date, amount, currency: 'EUR' };
}
