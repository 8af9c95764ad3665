import type { LoadedDocument } from '@/lib/documents/load-documents';
import type { Tx } from '@/lib/platform/db';
import { isTerminal } from '../state';
import { readJobState } from './job-row';

function claimsOf(companyId: string, documents: readonly LoadedDocument[]) {
  return {
    companyId,
    releasedAt: null,
    OR: [
      { invoiceId: { in: documents.flatMap((one) => (one.kind === 'invoice' ? [one.invoiceId] : [])) } },
      {
        cashEntryId: { in: documents.flatMap((one) => (one.kind === 'cash_entry' ? [one.cashEntryId] : [])) },
      },
    ],
  };
}

/** Ids of those documents of which a version is in a living job or at DATEV. */
export async function livingClaims(
  db: Tx,
  companyId: string,
  documents: readonly LoadedDocument[],
): Promise<ReadonlySet<string>> {
  const claims = await db.transferDocument.findMany({
    where: claimsOf(companyId, documents),
    select: { invoiceId: true, cashEntryId: true },
  });
  return new Set(claims.flatMap(({ invoiceId, cashEntryId }) => invoiceId ?? cashEntryId ?? []));
}

/** The transfer that has the first of these documents, and whether it is still under way; null: none has. */
export async function findHolder(
  db: Tx,
  companyId: string,
  documents: readonly LoadedDocument[],
): Promise<{ kind: 'already_under_way' | 'already_transferred'; transferId: string } | null> {
  if (documents.length === 0) return null;
  const claims = await db.transferDocument.findMany({
    where: claimsOf(companyId, documents),
    orderBy: { createdAt: 'desc' },
    select: { job: { select: { transferId: true, state: true } } },
  });
  const open = claims.find(({ job }) => !isTerminal(readJobState(job.state)));
  if (open) return { kind: 'already_under_way', transferId: open.job.transferId };
  const [ended] = claims;
  return ended ? { kind: 'already_transferred', transferId: ended.job.transferId } : null;
}
