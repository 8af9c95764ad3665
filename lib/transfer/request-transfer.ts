import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import { documentStates } from '@/lib/documents/document-states';
import { type LoadedDocument, loadDocumentsForMonth } from '@/lib/documents/load-documents';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import type { Finding } from '@/lib/preflight/finding';
import { runPreflight } from '@/lib/preflight/run-preflight';
import { gatherPreflight } from './live/gather-preflight';
import { subjectIdOf } from './live/job-documents';
import { knownSnapshot } from './preflight-month';
import { claimDocuments } from './store/claim-documents';
import { findHolder, livingClaims } from './store/living-claims';

export interface TransferRequest {
  readonly ledger: Ledger;
  readonly month: AccountingMonth;
  /** Invoices or cash entries; default: everything of the month that waits. */
  readonly documentIds?: readonly string[];
  /** Why documents DATEV already has are sent again (T10); recorded. */
  readonly reason?: string;
  /**
   * Nobody is looking (T11): leaves out what DATEV refused and nobody has changed since, and names what holds documents back
   * rather than the transfer that has the rest.
   */
  readonly isUnattended?: boolean;
}

/** Something of the caller's that has to be stored exactly if the transfer is. */
export type AlongsideClaims = (tx: Tx, transferId: string) => Promise<void>;

export type TransferRequestResult =
  | {
      readonly kind: 'requested';
      readonly transferId: string;
      readonly jobIds: readonly string[];
      readonly heldBack: readonly { readonly id: string; readonly findings: readonly Finding[] }[];
    }
  /** Another transfer has (some of) them: 409. */
  | { readonly kind: 'already_under_way'; readonly transferId: string }
  /** DATEV has them; sending again needs a reason: 409. */
  | { readonly kind: 'already_transferred'; readonly transferId: string }
  | { readonly kind: 'handled_elsewhere'; readonly documentIds: readonly string[] }
  | { readonly kind: 'not_found'; readonly documentIds: readonly string[] }
  /** Nothing waits, or every document is held back. */
  | { readonly kind: 'nothing_to_send'; readonly findings: readonly Finding[] }
  /** Connection or dataset do not allow it. */
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] };

/** Connection states in which a click is kept and waits, instead of being refused (C6). */
const waitingStates = ['permission_lost', 'needs_reconnect'];

/**
 * The click "Nach DATEV übertragen" (T1, T9, T10): claims the documents and leaves the work, in one transaction. Two
 * clicks at once are told apart by the claims themselves, so the second answers with the transfer of the first.
 */
export async function requestTransfer(
  platform: Platform,
  actor: Actor,
  request: TransferRequest,
  alongside?: AlongsideClaims,
): Promise<TransferRequestResult> {
  requirePermission(actor, request.reason === undefined ? 'transfers.start' : 'transfers.repeat');
  const { companyId } = actor;
  const chosen = await chooseDocuments(platform, companyId, request);
  if (chosen.kind !== 'chosen') return chosen;

  const { ledger, month } = request;
  const snapshot = await knownSnapshot(platform, companyId);
  const input = await gatherPreflight(platform, {
    companyId,
    ledger,
    month,
    documents: chosen.documents,
    snapshot,
    ownDocuments: true,
  });
  const mayWait = waitingStates.includes(input.connection.state) && input.connection.clientId !== null;
  const preflight = runPreflight(
    mayWait ? { ...input, connection: { ...input.connection, state: 'connected', problem: null } } : input,
  );
  if (preflight.isBlocked) {
    return chosen.documents.length === 0
      ? { kind: 'nothing_to_send', findings: preflight.findings }
      : { kind: 'refused', findings: preflight.findings };
  }
  if (preflight.sendable.length === 0) {
    // Whoever asks for the month again, while nothing is new in it, is shown the transfer that has the rest.
    const asksForMonth = request.documentIds === undefined && !request.isUnattended;
    const holder = asksForMonth ? await holderOfMonth(platform, companyId, request) : null;
    const isOldNews = holder !== null && (await namesAll(platform, holder.transferId, chosen.documents));
    return isOldNews ? holder : { kind: 'nothing_to_send', findings: preflight.findings };
  }
  const claim = { request, chosen: chosen.documents, preflight, ...(alongside ? { alongside } : {}) };
  const outcome = await claimDocuments(platform, actor, claim);
  return outcome.kind === 'lost_race' ? await whoWasFaster(platform, companyId, chosen.documents) : outcome;
}

type Chosen =
  | { readonly kind: 'chosen'; readonly documents: readonly LoadedDocument[] }
  | Exclude<TransferRequestResult, { kind: 'requested' | 'refused' }>;

async function chooseDocuments(
  platform: Platform,
  companyId: string,
  request: TransferRequest,
): Promise<Chosen> {
  return request.documentIds === undefined
    ? await chooseWaiting(platform, companyId, request)
    : await chooseNamed(platform, companyId, request, request.documentIds);
}

/** Everything that waits. What DATEV had and lost again is not among it: that needs a reason. */
async function chooseWaiting(
  platform: Platform,
  companyId: string,
  { ledger, month, isUnattended }: TransferRequest,
): Promise<Chosen> {
  const waiting = await loadDocumentsForMonth(platform, {
    companyId,
    ledger,
    month,
    states: isUnattended ? ['open'] : ['open', 'refused'],
  });
  const claimed = await livingClaims(platform.db, companyId, waiting);
  const documents = waiting.filter((document) => !claimed.has(subjectIdOf(document)));
  if (documents.length > 0) return { kind: 'chosen', documents };
  const holder = await holderOfMonth(platform, companyId, { ledger, month }, waiting);
  return holder ?? { kind: 'chosen', documents: [] };
}

/** The transfer that has documents of this month, or had them last; null where none was ever sent. */
async function holderOfMonth(
  platform: Platform,
  companyId: string,
  { ledger, month }: Pick<TransferRequest, 'ledger' | 'month'>,
  claimed: readonly LoadedDocument[] = [],
) {
  const sent = await loadDocumentsForMonth(platform, {
    companyId,
    ledger,
    month,
    states: ['under_way', 'transferred'],
  });
  return await findHolder(platform.db, companyId, [...sent, ...claimed]);
}

/** Whether the transfer has told of each of these documents, in this version, that it stays behind. */
async function namesAll(
  platform: Platform,
  transferId: string,
  documents: readonly LoadedDocument[],
): Promise<boolean> {
  const told = await platform.db.transferDocument.findMany({
    where: { job: { transferId }, result: 'held_back' },
    select: { invoiceVersionId: true, cashEntryId: true },
  });
  const known = new Set(told.flatMap((one) => one.invoiceVersionId ?? one.cashEntryId ?? []));
  return documents.every((one) => known.has(one.kind === 'invoice' ? one.versionId : one.cashEntryId));
}

async function chooseNamed(
  platform: Platform,
  companyId: string,
  { ledger, month, reason }: TransferRequest,
  ids: readonly string[],
): Promise<Chosen> {
  const documents = await loadDocumentsForMonth(platform, {
    companyId,
    ledger,
    month,
    ids,
    states: documentStates,
  });
  const found = new Set(documents.map(subjectIdOf));
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length > 0) return { kind: 'not_found', documentIds: missing };
  const elsewhere = documents.filter(({ state }) => state === 'handled_elsewhere');
  if (elsewhere.length > 0) return { kind: 'handled_elsewhere', documentIds: elsewhere.map(subjectIdOf) };
  const underWay = documents.filter(({ state }) => state === 'under_way');
  const claimed = await livingClaims(platform.db, companyId, documents);
  const taken =
    underWay.length > 0 || reason !== undefined
      ? underWay
      : documents.filter((document) => claimed.has(subjectIdOf(document)));
  const holder = taken.length > 0 ? await findHolder(platform.db, companyId, taken) : null;
  return holder ?? { kind: 'chosen', documents };
}

/** Another click claimed the documents between our look and our claim. */
async function whoWasFaster(
  platform: Platform,
  companyId: string,
  documents: readonly LoadedDocument[],
): Promise<TransferRequestResult> {
  const holder = await findHolder(platform.db, companyId, documents);
  return holder ?? { kind: 'nothing_to_send', findings: [] };
}
