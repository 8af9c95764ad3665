import type { Finding } from '../finding';
import { preflightFinding } from '../preflight-finding';
import type { PreflightInput } from '../preflight-input';
import { checkAccountLength } from './check-account-length';
import { checkClientNumbers } from './check-client-numbers';
import { checkConfigurationChanges } from './check-configuration-changes';
import { checkAge } from './check-connection-state';
import { checkCutMonth } from './check-cut-month';
import { checkDocumentManagement } from './check-document-management';
import { checkExtendedForm } from './check-extended-form';
import { checkFiscalYear } from './check-fiscal-year';
import { checkLedger } from './check-ledger';
import { type ClientCheck, datasetSubject } from './client-check';

/** All checks of how the dataset is set up at DATEV, on its last answer (M1–M5). */
export function checkClient(
  { client, connection, companyName, rules, now }: PreflightInput,
  check: ClientCheck | null,
): Finding[] {
  if (!client || !check) return neverChecked(connection.clientId, companyName, connection.state);
  return [
    ...checkClientNumbers(check),
    ...checkDocumentManagement(check),
    ...checkExtendedForm(check),
    ...checkFiscalYear(check),
    ...checkCutMonth(check),
    ...checkLedger(check),
    ...checkAccountLength(check, rules),
    ...checkConfigurationChanges(check, client.differences),
    ...checkAge(client.takenOn, datasetSubject(check), now),
  ];
}

/** Without a connection that is what is missing; with one, DATEV has to be asked first. */
function neverChecked(
  clientId: string | null,
  companyName: string,
  state: PreflightInput['connection']['state'],
): Finding[] {
  if (state === 'not_connected' || clientId === null) return [];
  const subject = { kind: 'company', id: clientId, label: `${companyName} (${clientId})` } as const;
  return [preflightFinding('CLIENT_NEVER_CHECKED', { clientId }, subject)];
}
