import { contentHashOf } from '@/lib/bookkeeping/content-hash';
import type { Invoice } from '@/lib/bookkeeping/invoice';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { Actor } from '@/lib/identity/actor';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import type { AcceptedAttachment } from './accept-attachments';
import { type DocumentSource, decideStore, type StoreDecision } from './document-states';
import { summaryOf } from './invoice-views';
import { type KnownInvoice, lockInvoices } from './known-invoices';
import type { StoreInvoiceResult } from './store-invoices';
import { transferHolding } from './transfer-history';
import { writeVersions } from './write-versions';

export interface InvoiceToStore {
  readonly invoice: Invoice;
  /** In the order they are stapled. */
  readonly attachments: readonly AcceptedAttachment[];
  /** What only a person can answer; the version is held back until a person replaces it (E2). */
  readonly questions?: readonly Problem[];
  /** What was noticed when it was read and holds nothing back. */
  readonly notes?: readonly Problem[];
  readonly source: DocumentSource;
  /** The version a person had before him; a newer one is a conflict and stays. Absent: whatever is there. */
  readonly replaces?: number;
}

export type StoredInvoiceResult = Exclude<StoreInvoiceResult, { kind: 'invalid' }>;

/** Stores a readable invoice: new, as a new version, or not at all because nothing changed or nothing may change. */
export async function storeInvoice(
  platform: Platform,
  actor: Actor,
  input: InvoiceToStore,
): Promise<StoredInvoiceResult> {
  const [result] = await storeTogether(platform, actor, [input]);
  if (!result) throw new Error('one invoice in, no result out');
  return result;
}

/** Files written to the store at the same time. */
const writesAtOnce = 4;

/**
 * Stores invoices in one transaction, each decided by itself: a thousand single transactions would wait a thousand times for
 * the disk.
 * @param inputs each with another `externalId`
 * @returns in the order of the inputs
 */
export async function storeTogether(
  platform: Platform,
  actor: Actor,
  inputs: readonly InvoiceToStore[],
): Promise<StoredInvoiceResult[]> {
  const { companyId } = actor;
  const arriving = inputs.map((input) => ({ input, contentHash: hashOfInput(input) }));
  // Bytes first: a row must never name a file that is not there. A file nobody names is harmless.
  await putFiles(platform, companyId, inputs);
  return platform.db.$transaction(
    async (tx) => {
      const known = await lockInvoices(tx, companyId, inputs);
      const decided = arriving.map(({ input, contentHash }): Decided => {
        const before = known.get(input.invoice.externalId) ?? null;
        const decision = decideStore(before, { contentHash, source: input.source });
        const isOvertaken = decision === 'new_version' && isNewer(before, input.replaces);
        return { input, contentHash, before, decision: isOvertaken ? 'conflict' : decision };
      });
      const toWrite = decided.filter(({ decision }) => decision === 'create' || decision === 'new_version');
      const written = await writeVersions(tx, actor, toWrite, platform.clock.now());
      const results: StoredInvoiceResult[] = [];
      for (const one of decided) {
        results.push(written.get(one.input.invoice.externalId) ?? (await unwritten(tx, one)));
      }
      return results;
    },
    { timeout: 60_000, maxWait: 20_000 },
  );
}

interface Decided {
  readonly input: InvoiceToStore;
  readonly contentHash: string;
  readonly before: KnownInvoice | null;
  readonly decision: StoreDecision;
}

function isNewer(before: KnownInvoice | null, replaces: number | undefined): boolean {
  return before !== null && replaces !== undefined && before.version !== replaces;
}

/** What the sender said. The readable view is made here and says nothing new. */
export function hashOfInput({
  invoice,
  attachments,
}: Pick<InvoiceToStore, 'invoice' | 'attachments'>): string {
  const given = attachments.filter(({ kind }) => kind !== 'readable');
  return contentHashOf(
    invoice,
    given.map(({ sha256 }) => sha256),
  );
}

async function unwritten(tx: Tx, { before, decision }: Decided): Promise<StoredInvoiceResult> {
  if (!before) throw new Error('there is no invoice to speak of');
  const found = { invoice: summaryOf(before.row), version: before.version };
  if (decision === 'unchanged') return { kind: 'unchanged', ...found };
  return { kind: 'conflict', ...found, transferId: await transferHolding(tx, before.row.id) };
}

async function putFiles(
  platform: Platform,
  companyId: string,
  inputs: readonly InvoiceToStore[],
): Promise<void> {
  const contents = new Map(
    inputs.flatMap(({ attachments }) => attachments.map(({ sha256, content }) => [sha256, content] as const)),
  );
  const queue = [...contents.values()].filter((content) => content !== null);
  for (let start = 0; start < queue.length; start += writesAtOnce) {
    const part = queue.slice(start, start + writesAtOnce);
    await Promise.all(part.map((content) => platform.files.put({ companyId, content })));
  }
}
