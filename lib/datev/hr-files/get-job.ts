import { good, sortAnswer, unreadable } from '../http/answer';
import { acceptJson, clientPath } from '../http/paths';
import type { DatevResult } from '../http/result';
import type { HttpAnswer } from '../http/send';
import { readJob } from './job';
import type { HrFilesRequest, HrJob } from './types';

/** `GET /clients/{client-id}/jobs/{job-id}`: where the file stands. Asked rarely: a person sets the states. */
export function buildGetHrJobRequest(clientId: string, jobId: string): HrFilesRequest {
  return {
    operation: 'hrGetJob',
    method: 'GET',
    path: `${clientPath(clientId)}/jobs/${encodeURIComponent(jobId)}`,
    headers: acceptJson,
    body: null,
  };
}

export function readGetHrJobResponse(answer: HttpAnswer, now: Date): DatevResult<HrJob> {
  return sortAnswer(answer, now, () => {
    const job = readJob(answer.body);
    return job ? good(answer, job) : unreadable(answer, 'job_id');
  });
}
