import { readEmpty, sortAnswer } from '../http/answer';
import { acceptJson } from '../http/paths';
import type { HttpAnswer } from '../http/send';
import { jobPath } from './paths';
import type { DxsoRequest, DxsoResult } from './types';

/** `PUT …/{job-id}`: the commit point; after it nothing can be withdrawn by API. `ready` is a text, not a boolean. */
export function buildFinaliseJobRequest(clientId: string, jobId: string): DxsoRequest {
  return {
    operation: 'finaliseJob',
    method: 'PUT',
    path: jobPath(clientId, jobId),
    headers: { ...acceptJson, 'content-type': 'application/merge-patch+json' },
    body: '{"ready":"true"}',
  };
}

export function readFinaliseJobResponse(answer: HttpAnswer, now: Date): DxsoResult<null> {
  return sortAnswer(answer, now, readEmpty(204));
}
