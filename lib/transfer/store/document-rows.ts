import type { DocumentState } from '@/lib/documents/document-states';
import { storedJson } from '@/lib/documents/stored-json';
import type { Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import type { Finding } from '@/lib/preflight/finding';
import type { BuiltDocument, HeldBackDocument, SettledDocument } from '../events';
import { type DocumentResult, isFreeAgain } from '../results';

/** The job whose documents are written, and when. */
export interface RowContext {
  readonly jobId: string;
  readonly companyId: string;
  readonly now: Date;
}

export function findingsJson(findings: readonly Finding[]): Prisma.InputJsonArray {
  return findings.map((finding) => storedJson(finding));
}

/** Takes documents out of the job: named, with their findings, and free to be mended and sent again (T9). */
export async function holdBack(
  tx: Tx,
  context: RowContext,
  heldBack: readonly HeldBackDocument[],
): Promise<void> {
  for (const { documentId, findings } of heldBack) {
    const document = await tx.transferDocument.update({
      where: { id: documentId, jobId: context.jobId },
      data: { result: 'held_back', findings: findingsJson(findings), releasedAt: context.now },
    });
    const [first] = findings;
    await setDocumentState(tx, context, [document], 'open', first?.code ?? null);
  }
}

/** How the documents went into the files; one statement for thousands of them. */
export async function noteBuilt(
  tx: Tx,
  context: RowContext,
  documents: readonly BuiltDocument[],
): Promise<void> {
  const rows = documents.map(({ documentId, sentNumber, ledgerFileName, imageFileNames, findings }) => ({
    id: documentId,
    number: sentNumber,
    ledger: ledgerFileName,
    images: imageFileNames,
    findings: findingsJson(findings),
  }));
  await tx.$executeRaw`
    UPDATE "TransferDocument" AS document
    SET "sentNumber" = built.number,
        "ledgerFileName" = built.ledger,
        "imageFileNames" = built.images,
        "findings" = built.findings
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS built(id uuid, number text, ledger text, images text[], findings jsonb)
    WHERE document."id" = built.id AND document."jobId" = ${context.jobId}::uuid`;
}

/** The files of a DATEV job that is given up are forgotten; the next one gets its own. */
export async function forgetFiles(tx: Tx, context: RowContext): Promise<void> {
  await tx.jobFile.deleteMany({ where: { jobId: context.jobId } });
  await tx.transferDocument.updateMany({
    where: { jobId: context.jobId, releasedAt: null },
    data: { ledgerFileName: null, imageFileNames: [] },
  });
}

/** Results as DATEV's answer tells them; what was released before is no longer this job's to judge. */
export async function settleDocuments(
  tx: Tx,
  context: RowContext,
  settled: readonly SettledDocument[],
): Promise<void> {
  const byResult = new Map<DocumentResult, string[]>();
  for (const { documentId, result } of settled) {
    byResult.set(result, [...(byResult.get(result) ?? []), documentId]);
  }
  for (const [result, ids] of byResult) await settleAs(tx, context, { id: { in: ids } }, result);
}

/** Every document that is still the job's gets the same result; a reason of our own may explain the state. */
export async function settleAll(
  tx: Tx,
  context: RowContext,
  result: DocumentResult,
  options: { isReleased?: boolean; reason?: string | null } = {},
): Promise<void> {
  await settleAs(tx, context, {}, result, options);
}

/** A person's word about one document whose result is unknown; false when it is not, or has been released. */
export async function settleOne(
  tx: Tx,
  context: RowContext,
  documentId: string,
  verdict: 'arrived' | 'not_arrived',
): Promise<boolean> {
  const which = { id: documentId, result: 'unknown' };
  const count = await tx.transferDocument.count({
    where: { ...which, jobId: context.jobId, releasedAt: null },
  });
  if (count === 0) return false;
  if (verdict === 'arrived') await settleAs(tx, context, which, 'accepted');
  else await settleAs(tx, context, which, 'cancelled', { isReleased: true });
  return true;
}

async function settleAs(
  tx: Tx,
  context: RowContext,
  which: Prisma.TransferDocumentWhereInput,
  result: DocumentResult,
  options: { isReleased?: boolean; reason?: string | null } = {},
): Promise<void> {
  const where = { ...which, jobId: context.jobId, releasedAt: null };
  const documents = await tx.transferDocument.findMany({
    where,
    select: { id: true, invoiceId: true, cashEntryId: true },
  });
  const isReleased = options.isReleased ?? isFreeAgain(result);
  await tx.transferDocument.updateMany({
    where: { id: { in: documents.map(({ id }) => id) } },
    data: { result, ...(isReleased ? { releasedAt: context.now } : {}) },
  });
  const { state, reason } = documentStateAfter(result, isReleased);
  await setDocumentState(
    tx,
    context,
    documents,
    state,
    options.reason === undefined ? reason : options.reason,
  );
}

/** What the invoice itself becomes. `unknown` stays locked: neither lost nor sent twice, a person decides. */
function documentStateAfter(
  result: DocumentResult,
  isReleased: boolean,
): { state: DocumentState; reason: string | null } {
  switch (result) {
    case 'pending':
      return { state: 'under_way', reason: null };
    case 'accepted':
    case 'accepted_with_warning':
      return { state: 'transferred', reason: null };
    case 'unknown':
      return { state: 'transferred', reason: 'TRANSFER_DOCUMENT_UNKNOWN' };
    case 'refused':
      return { state: 'refused', reason: 'TRANSFER_DOCUMENT_REFUSED' };
    case 'held_back':
      return { state: 'open', reason: null };
    case 'cancelled':
      // Cancelled here: nothing was sent. Cancelled in Belege online: sending it again needs a reason (T10).
      return isReleased
        ? { state: 'open', reason: null }
        : { state: 'refused', reason: 'TRANSFER_CANCELLED_AT_DATEV' };
  }
}

type DocumentRef = { readonly invoiceId: string | null; readonly cashEntryId: string | null };

export async function setDocumentState(
  tx: Tx,
  { companyId }: Pick<RowContext, 'companyId'>,
  documents: readonly DocumentRef[],
  state: DocumentState,
  stateReason: string | null,
): Promise<void> {
  const invoiceIds = documents.flatMap(({ invoiceId }) => invoiceId ?? []);
  const cashEntryIds = documents.flatMap(({ cashEntryId }) => cashEntryId ?? []);
  const data = { state, stateReason };
  if (invoiceIds.length > 0) {
    await tx.invoice.updateMany({ where: { companyId, id: { in: invoiceIds } }, data });
  }
  if (cashEntryIds.length > 0) {
    await tx.cashEntryRecord.updateMany({ where: { companyId, id: { in: cashEntryIds } }, data });
  }
}
