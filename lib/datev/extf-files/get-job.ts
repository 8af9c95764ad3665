import { good, sortAnswer, unreadable } from '../http/answer';
import { acceptJson, clientPath } from '../http/paths';
import type { DatevResult } from '../http/result';
import type { HttpAnswer } from '../http/send';
import { parseJson, readSingleObject } from '../http/tolerant';
import { readExtfJob } from './job';
import { readExtfRefusal } from './refusal';
import type { ExtfFilesRequest, ExtfJob } from './types';

/** `GET …/extf-files/jobs/{job-id}`. */
export function buildGetExtfJobRequest(clientId: string, jobId: string): ExtfFilesRequest {
  return {
    operation: 'extfGetJob',
    method: 'GET',
    path: `${clientPath(clientId)}/extf-files/jobs/${encodeURIComponent(jobId)}`,
    headers: acceptJson,
    body: null,
  };
}

export function readGetExtfJobResponse(answer: HttpAnswer, now: Date): DatevResult<ExtfJob> {
  return sortAnswer(
    answer,
    now,
    () => {
      const job = readExtfJob(readSingleObject(parseJson(answer.body)));
      return job ? good(answer, job) : unreadable(answer, 'id');
    },
    readExtfRefusal,
  );
}
