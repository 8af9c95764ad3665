import type { Finding } from '../finding';
import { preflightFinding } from '../preflight-finding';
import { documentSubject, type PreflightDocument } from './document';

/** Nothing that is on its way, arrived or settled is sent again by accident (T10). */
export function checkDocumentState(document: PreflightDocument): Finding[] {
  const subject = documentSubject(document);
  switch (document.state) {
    case 'open':
    case 'refused':
      return [];
    case 'under_way':
      return [preflightFinding('DOCUMENT_UNDER_WAY', {}, subject)];
    case 'transferred':
      return [preflightFinding('DOCUMENT_TRANSFERRED', {}, subject)];
    case 'handled_elsewhere':
      return [preflightFinding('DOCUMENT_HANDLED_ELSEWHERE', {}, subject)];
  }
}
