import { clientIdOf } from '@/lib/connection/client-numbers';
import { documentGuid } from '@/lib/datev/belegsatz/guid';
import type { DocumentState } from '@/lib/documents/document-states';
import type { LoadedDocument } from '@/lib/documents/load-documents';
import { storedJson } from '@/lib/documents/stored-json';
import { type Actor, actorRecord } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import type { Platform } from '@/lib/platform';
import { inBundles } from '@/lib/platform/bundles';
import type { Tx } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/prisma/client';
import type { PreflightResult } from '@/lib/preflight/run-preflight';
import { subjectIdOf } from '../live/job-documents';
import type { AlongsideClaims, TransferRequest, TransferRequestResult } from '../request-transfer';
import { findingsJson, setDocumentState } from './document-rows';
import { announceJob, prepareQueues } from './queues';

export interface Claim {
  readonly request: TransferRequest;
  readonly chosen: readonly LoadedDocument[];
  readonly preflight: PreflightResult;
  readonly alongside?: AlongsideClaims;
}

type ClaimOutcome = Extract<TransferRequestResult, { kind: 'requested' }> | { readonly kind: 'lost_race' };

/** Another click was faster: nothing of this one may remain. */
class LostRace extends Error {
  override readonly name = 'LostRace';
}

/**
 * One transaction: transfer, jobs, claims, the documents' states, the audit entry and the messages to the workers (design:
 * nothing lost, rule 1). A claim that is already there undoes all of it.
 */
export async function claimDocuments(platform: Platform, actor: Actor, claim: Claim): Promise<ClaimOutcome> {
  await prepareQueues(platform);
  try {
    return await platform.db.$transaction((tx) => claimAll(platform, tx, actor, claim), {
      timeout: 60_000,
      maxWait: 20_000,
    });
  } catch (error) {
    if (error instanceof LostRace || isUniqueViolation(error)) return { kind: 'lost_race' };
    throw error;
  }
}

async function claimAll(platform: Platform, tx: Tx, actor: Actor, claim: Claim): Promise<ClaimOutcome> {
  const { companyId } = actor;
  const { request, chosen, preflight } = claim;
  await lockUnchanged(tx, companyId, chosen);
  if (request.reason !== undefined) await releaseEnded(tx, companyId, chosen, platform.clock.now());
  const transfer = await createTransfer(platform, tx, actor, claim);
  const byId = new Map(chosen.map((document) => [subjectIdOf(document), document]));
  const jobIds: string[] = [];
  for (const [index, planned] of preflight.plan.entries()) {
    const job = await createJob(tx, transfer, index, platform.clock.now());
    jobIds.push(job.id);
    const documents = planned.documentIds.flatMap((id) => byId.get(id) ?? []);
    await insertClaims(tx, { jobId: job.id, companyId, documents, preflight });
    await announceJob(platform, tx, null);
  }
  const heldBack = preflight.heldBack.filter(({ id }) => byId.has(id));
  const [firstJob] = jobIds;
  if (firstJob) await insertHeldBack(platform, tx, { jobId: firstJob, companyId, heldBack, byId });
  await recordAudit(tx, {
    actor,
    action: request.reason === undefined ? 'transfer.requested' : 'transfer.repeated',
    subject: transfer.id,
    details: {
      ledger: request.ledger,
      month: request.month,
      reason: request.reason ?? null,
      documents: preflight.sendable.length,
      heldBack: heldBack.length,
    },
  });
  await claim.alongside?.(tx, transfer.id);
  return { kind: 'requested', transferId: transfer.id, jobIds, heldBack };
}

/** Locks the documents and makes sure that they are still what preflight saw. */
async function lockUnchanged(tx: Tx, companyId: string, chosen: readonly LoadedDocument[]): Promise<void> {
  const invoices = chosen.flatMap((one) => (one.kind === 'invoice' ? [one] : []));
  const entries = chosen.flatMap((one) => (one.kind === 'cash_entry' ? [one] : []));
  const invoiceIds = invoices.map(({ invoiceId }) => invoiceId);
  const entryIds = entries.map(({ cashEntryId }) => cashEntryId);
  const rows = [
    ...(await tx.$queryRaw<{ key: string; state: string }[]>`
      SELECT "currentVersionId"::text AS key, "state" FROM "Invoice"
      WHERE "companyId" = ${companyId}::uuid AND "id" = ANY(${invoiceIds}::uuid[]) ORDER BY "id" FOR UPDATE`),
    ...(await tx.$queryRaw<{ key: string; state: string }[]>`
      SELECT "id"::text || ' ' || "version" AS key, "state" FROM "CashEntry"
      WHERE "companyId" = ${companyId}::uuid AND "id" = ANY(${entryIds}::uuid[]) ORDER BY "id" FOR UPDATE`),
  ];
  const now = new Map(rows.map(({ key, state }) => [key, state]));
  const keyOf = (one: LoadedDocument) =>
    one.kind === 'invoice' ? one.versionId : `${one.cashEntryId} ${one.version}`;
  if (chosen.some((one) => now.get(keyOf(one)) !== one.state)) throw new LostRace();
}

/** A deliberate second time (T10): the claims of ended jobs give way; a living job keeps its claim and wins. */
async function releaseEnded(
  tx: Tx,
  companyId: string,
  chosen: readonly LoadedDocument[],
  now: Date,
): Promise<void> {
  await inBundles(chosen, async (some) => {
    const invoiceIds = some.flatMap((one) => (one.kind === 'invoice' ? [one.invoiceId] : []));
    const cashEntryIds = some.flatMap((one) => (one.kind === 'cash_entry' ? [one.cashEntryId] : []));
    await tx.transferDocument.updateMany({
      where: {
        companyId,
        releasedAt: null,
        job: { state: { in: ['done', 'cancelled', 'failed'] } },
        OR: [{ invoiceId: { in: invoiceIds } }, { cashEntryId: { in: cashEntryIds } }],
      },
      data: { releasedAt: now },
    });
    return [];
  });
}

async function createTransfer(platform: Platform, tx: Tx, actor: Actor, { request }: Claim) {
  const { companyId } = actor;
  const connection = await tx.connection.findUniqueOrThrow({ where: { companyId } });
  return await tx.transfer.create({
    data: {
      companyId,
      ledger: request.ledger,
      accountingMonth: request.month,
      requestedBy: storedJson(actorRecord(actor)),
      requestedAt: platform.clock.now(),
      reason: request.reason ?? null,
      companyName: connection.companyName ?? '',
      consultantNumber: connection.consultantNumber,
      clientNumber: connection.clientNumber,
    },
  });
}

async function createJob(
  tx: Tx,
  transfer: {
    readonly id: string;
    readonly companyId: string;
    readonly ledger: string;
    readonly accountingMonth: string;
    readonly consultantNumber: number;
    readonly clientNumber: number;
  },
  sequence: number,
  now: Date,
) {
  const { id: transferId, companyId, ledger, accountingMonth } = transfer;
  return await tx.transferJob.create({
    data: {
      transferId,
      companyId,
      sequence,
      ledger,
      accountingMonth,
      cashDataset: ledger === 'cash' ? clientIdOf(transfer) : null,
      nextRunAt: now,
      createdAt: now,
    },
  });
}

async function insertClaims(
  tx: Tx,
  input: {
    readonly jobId: string;
    readonly companyId: string;
    readonly documents: readonly LoadedDocument[];
    readonly preflight: PreflightResult;
  },
): Promise<void> {
  const { jobId, companyId, documents, preflight } = input;
  const bookings = new Map(preflight.documents.map(({ id, booking }) => [id, booking]));
  const data = documents.map((document, position) => ({
    ...claimRow(jobId, companyId, document, position),
    sentNumber: bookings.get(subjectIdOf(document))?.invoiceId ?? null,
  }));
  for (let start = 0; start < data.length; start += rowsAtOnce) {
    await tx.transferDocument.createMany({ data: data.slice(start, start + rowsAtOnce) });
  }
  await setDocumentState(tx, { companyId }, documents.map(subjectColumns), 'under_way', null);
}

/** Parameters of a statement are limited; a claim has about ten. */
const rowsAtOnce = 2_000;

/** Documents that stay behind are named in the transfer all the same (T9). */
async function insertHeldBack(
  platform: Platform,
  tx: Tx,
  input: {
    readonly jobId: string;
    readonly companyId: string;
    readonly heldBack: PreflightResult['heldBack'];
    readonly byId: ReadonlyMap<string, LoadedDocument>;
  },
): Promise<void> {
  const { jobId, companyId, heldBack, byId } = input;
  for (const [index, { id, findings }] of heldBack.entries()) {
    const document = byId.get(id);
    if (!document) continue;
    await tx.transferDocument.create({
      data: {
        ...claimRow(jobId, companyId, document, heldBackPositions + index),
        result: 'held_back',
        findings: findingsJson(findings),
        releasedAt: platform.clock.now(),
      },
    });
    const state: DocumentState = document.state === 'refused' ? 'refused' : 'open';
    await setDocumentState(tx, { companyId }, [subjectColumns(document)], state, findings[0]?.code ?? null);
  }
}

/** They stand after every document that goes. */
const heldBackPositions = 1_000_000;

function subjectColumns(document: LoadedDocument) {
  return document.kind === 'invoice'
    ? { invoiceId: document.invoiceId, invoiceVersionId: document.versionId, cashEntryId: null }
    : { invoiceId: null, invoiceVersionId: null, cashEntryId: document.cashEntryId };
}

function claimRow(jobId: string, companyId: string, document: LoadedDocument, position: number) {
  const number = document.kind === 'invoice' ? document.invoice.number : (document.entry.number ?? '');
  const guid = documentGuid({ companyId, documentId: subjectIdOf(document), version: document.version });
  return { jobId, companyId, position, number, guid, ...subjectColumns(document) };
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
