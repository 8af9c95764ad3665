import { good, sortAnswer, unreadable } from '../http/answer';
import { acceptJson, clientPath } from '../http/paths';
import type { HttpAnswer } from '../http/send';
import { parseJson } from '../http/tolerant';
import { readClientBasics } from './client-basics';
import type { ClientBasics, DxsoRequest, DxsoResult } from './types';

/** `GET /clients/{client-id}`: right and configuration in one answer. Works with a long-term token, unlike the list. */
export function buildGetClientBasicsRequest(clientId: string): DxsoRequest {
  return {
    operation: 'getClientBasics',
    method: 'GET',
    path: clientPath(clientId),
    headers: acceptJson,
    body: null,
  };
}

export function readGetClientBasicsResponse(answer: HttpAnswer, now: Date): DxsoResult<ClientBasics> {
  return sortAnswer(answer, now, () => {
    const basics = readClientBasics(parseJson(answer.body));
    if (basics.ok) return good(answer, basics.value);
    const fields = basics.problems.map(({ params }) => `${params.field}: ${params.value}`);
    return unreadable(answer, fields.join('; '));
  });
}
