import type { LoadedDocument } from '@/lib/documents/load-documents';
import { inBundles } from '@/lib/platform/bundles';
import type { Tx } from '@/lib/platform/db';
import { isTerminal } from '../state';
import { readJobState } from './job-row';

const ofClaim = {
  invoiceId: true,
  cashEntryId: true,
  createdAt: true,
  job: { select: { transferId: true, state: true } },
} as const;

function claimsOf(db: Tx, companyId: string, documents: readonly LoadedDocument[]) {
  return inBundles(documents, (some) => {
    const invoiceIds = some.flatMap((one) => (one.kind === 'invoice' ? [one.invoiceId] : []));
    const cashEntryIds = some.flatMap((one) => (one.kind === 'cash_entry' ? [one.cashEntryId] : []));
    return db.transferDocument.findMany({
      where: {
        companyId,
        releasedAt: null,
        OR: [{ invoiceId: { in: invoiceIds } }, { cashEntryId: { in: cashEntryIds } }],
      },
      orderBy: { createdAt: 'desc' },
      select: ofClaim,
    });
  });
}

/** Ids of those documents of which a version is in a living job or at DATEV. */
export async function livingClaims(
  db: Tx,
  companyId: string,
  documents: readonly LoadedDocument[],
): Promise<ReadonlySet<string>> {
  const claims = await claimsOf(db, companyId, documents);
  return new Set(claims.flatMap(({ invoiceId, cashEntryId }) => invoiceId ?? cashEntryId ?? []));
}

/** The transfer that has the first of these documents, and whether it is still under way; null: none has. */
export async function findHolder(
  db: Tx,
  companyId: string,
  documents: readonly LoadedDocument[],
): Promise<{ kind: 'already_under_way' | 'already_transferred'; transferId: string } | null> {
  if (documents.length === 0) return null;
  const found = await claimsOf(db, companyId, documents);
  const claims = found.sort((left, right) => right.createdAt.getTime() - left.createdAt.getTime());
  const open = claims.find(({ job }) => !isTerminal(readJobState(job.state)));
  if (open) return { kind: 'already_under_way', transferId: open.job.transferId };
  const [ended] = claims;
  return ended ? { kind: 'already_transferred', transferId: ended.job.transferId } : null;
}
