import type { Finding } from '../finding';
import { preflightFinding } from '../preflight-finding';
import { type ClientCheck, datasetSubject } from './client-check';

/** DATEV returns accounting data only where Belege online is kept in the form "Erweitert" (M1). */
export function checkExtendedForm(check: ClientCheck): Finding[] {
  return check.basics.fiscalYears.length > 0
    ? []
    : [preflightFinding('EXTENDED_FORM_MISSING', { clientId: check.clientId }, datasetSubject(check))];
}
