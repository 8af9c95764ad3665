import type { Finding } from '../finding';
import { preflightFinding } from '../preflight-finding';
import { type ClientCheck, datasetSubject } from './client-check';

/** Belege online must exist, or there is no place for documents to arrive (M1). */
export function checkDocumentManagement(check: ClientCheck): Finding[] {
  return check.basics.isDocumentManagementAvailable
    ? []
    : [preflightFinding('DOCUMENT_MANAGEMENT_MISSING', { clientId: check.clientId }, datasetSubject(check))];
}
