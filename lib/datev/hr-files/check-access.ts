import { readEmpty, sortAnswer } from '../http/answer';
import { acceptJson, clientPath } from '../http/paths';
import type { DatevResult } from '../http/result';
import type { HttpAnswer } from '../http/send';
import type { HrFilesRequest } from './types';

/** `GET /clients/{client-id}`: whether the person may upload for this dataset. */
export function buildCheckAccessRequest(clientId: string): HrFilesRequest {
  return {
    operation: 'hrCheckAccess',
    method: 'GET',
    path: clientPath(clientId),
    headers: acceptJson,
    body: null,
  };
}

/** 200 without a body is all there is. */
export function readCheckAccessResponse(answer: HttpAnswer, now: Date): DatevResult<null> {
  return sortAnswer(answer, now, readEmpty(200));
}
