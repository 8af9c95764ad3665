import { readCashEntryJson } from '@/lib/bookkeeping/cash-entry-json';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import { acceptAttachments } from './accept-attachments';
import type { StoredCashEntry } from './cash-entry-views';
import { lockCashBook, putCashEntry } from './put-cash-entry';

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
  for (let start = 0; start < inputs.length; start += groupSize) {
    results.push(...(await storeGroup(platform, actor, inputs.slice(start, start + groupSize))));
  }
  return results;
}

/** Entries of one transaction: it holds the whole cash book. */
const groupSize = 100;

async function storeGroup(
  platform: Platform,
  actor: Actor,
  inputs: readonly unknown[],
): Promise<StoreCashEntryResult[]> {
  const { companyId } = actor;
  const read = inputs.map(readOne);
  for (const one of read) {
    if (one.kind === 'invalid') continue;
    for (const { content } of one.attachments) {
      if (content) await platform.files.put({ companyId, content });
    }
  }
  return platform.db.$transaction(
    async (tx) => {
      await lockCashBook(tx, companyId);
      const results: StoreCashEntryResult[] = [];
      for (const one of read) {
        if (one.kind === 'invalid') results.push(one);
        else results.push(await putCashEntry(tx, actor, one, platform.clock.now()));
      }
      return results;
    },
    { timeout: 60_000, maxWait: 20_000 },
  );
}

function readOne(input: unknown) {
  const read = readCashEntryJson(input);
  if (!read.ok) return { kind: 'invalid', externalId: null, problems: read.problems } as const;
  const { entry } = read.value;
  const attachments = acceptAttachments(read.value.attachments);
  return attachments.ok
    ? ({ kind: 'readable', entry, attachments: attachments.value } as const)
    : ({ kind: 'invalid', externalId: entry.externalId, problems: attachments.problems } as const);
}
