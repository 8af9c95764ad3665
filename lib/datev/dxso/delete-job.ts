import { readEmpty, sortAnswer } from '../http/answer';
import { acceptJson } from '../http/paths';
import type { HttpAnswer } from '../http/send';
import { jobPath } from './paths';
import type { DxsoRequest, DxsoResult } from './types';

/** `DELETE …/{job-id}`: cancels without trace, only before the PUT. */
export function buildDeleteJobRequest(clientId: string, jobId: string): DxsoRequest {
  return {
    operation: 'deleteJob',
    method: 'DELETE',
    path: jobPath(clientId, jobId),
    headers: acceptJson,
    body: null,
  };
}

export function readDeleteJobResponse(answer: HttpAnswer, now: Date): DxsoResult<null> {
  return sortAnswer(answer, now, readEmpty(204));
}
