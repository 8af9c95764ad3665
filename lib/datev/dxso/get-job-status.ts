import { good, sortAnswer, unreadable } from '../http/answer';
import { acceptJson } from '../http/paths';
import type { HttpAnswer } from '../http/send';
import { parseJson, readInteger, readSingleObject, readText } from '../http/tolerant';
import { jobPath } from './paths';
import type { DxsoJobStatus, DxsoRequest, DxsoResult } from './types';

/** `GET …/{job-id}`. */
export function buildGetJobStatusRequest(clientId: string, jobId: string): DxsoRequest {
  return {
    operation: 'getJobStatus',
    method: 'GET',
    path: jobPath(clientId, jobId),
    headers: acceptJson,
    body: null,
  };
}

/** A value outside 0–6 or no value is `status: null`: unknown, not broken. */
export function readGetJobStatusResponse(answer: HttpAnswer, now: Date): DxsoResult<DxsoJobStatus> {
  return sortAnswer(answer, now, () => {
    const job = readSingleObject(parseJson(answer.body));
    if (!job) return unreadable(answer, '(Antwort)');
    const status = readInteger(job.status);
    const isKnown = typeof status === 'number' && status >= 0 && status <= 6;
    return good(answer, { id: readText(job.id) ?? '', status: isKnown ? status : null });
  });
}
