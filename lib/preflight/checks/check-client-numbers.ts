import { type Finding, toFinding } from '../finding';
import { type ClientCheck, datasetSubject } from './client-check';

/** The answer must be about the dataset that was asked for: documents may never reach a foreign one (C3). */
export function checkClientNumbers(check: ClientCheck): Finding[] {
  const { clientId, basics } = check;
  const answeredClientId = `${basics.consultantNumber}-${basics.clientNumber}`;
  return answeredClientId === clientId
    ? []
    : [
        toFinding(
          { code: 'CLIENT_NUMBERS_DIFFER', params: { clientId, answeredClientId } },
          datasetSubject(check),
        ),
      ];
}
