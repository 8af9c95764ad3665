import { documentStates } from '@/lib/documents/document-states';
import { type LoadedDocument, loadDocumentsForMonth } from '@/lib/documents/load-documents';
import type { Platform } from '@/lib/platform';
import type { JobRecord } from '../ports';

/** A document of the job with its content; `claimId` is its row in the job. */
export interface JobContent {
  readonly claimId: string;
  readonly guid: string;
  /** Id of the invoice or cash entry. */
  readonly subjectId: string;
  readonly document: LoadedDocument;
}

/** The documents that are still the job's, in the order they have to go. */
export async function loadJobDocuments(platform: Platform, record: JobRecord): Promise<JobContent[]> {
  const claims = await platform.db.transferDocument.findMany({
    where: { jobId: record.id, releasedAt: null },
    orderBy: { position: 'asc' },
  });
  const documents = await loadDocumentsForMonth(platform, {
    companyId: record.companyId,
    ledger: record.ledger,
    month: record.month,
    ids: claims.flatMap(({ invoiceId, cashEntryId }) => invoiceId ?? cashEntryId ?? []),
    states: documentStates,
  });
  const bySubject = new Map(documents.map((document) => [subjectIdOf(document), document]));
  return claims.map((claim) => {
    const subjectId = claim.invoiceId ?? claim.cashEntryId ?? '';
    const document = bySubject.get(subjectId);
    // A claimed version cannot be replaced or deleted, so anything else here is a bug that must not be sent.
    if (!document || (document.kind === 'invoice' && document.versionId !== claim.invoiceVersionId)) {
      throw new Error(`document ${subjectId} is not what was claimed`);
    }
    return { claimId: claim.id, guid: claim.guid, subjectId, document };
  });
}

export function subjectIdOf(document: LoadedDocument): string {
  return document.kind === 'invoice' ? document.invoiceId : document.cashEntryId;
}
