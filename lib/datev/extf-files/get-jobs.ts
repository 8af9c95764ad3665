import { good, sortAnswer, unreadable } from '../http/answer';
import { acceptJson, clientPath } from '../http/paths';
import type { DatevResult } from '../http/result';
import type { HttpAnswer } from '../http/send';
import { parseJson, readList } from '../http/tolerant';
import { readExtfJob } from './job';
import { readExtfRefusal } from './refusal';
import type { ExtfFilesRequest, ExtfJob, ExtfJobPage } from './types';

/** `GET …/extf-files/jobs`: to find an import whose answer was lost, by its reference. */
export function buildGetExtfJobsRequest(clientId: string, { skip, top }: ExtfJobPage): ExtfFilesRequest {
  return {
    operation: 'extfGetJobs',
    method: 'GET',
    path: `${clientPath(clientId)}/extf-files/jobs?skip=${skip}&top=${top}`,
    headers: acceptJson,
    body: null,
  };
}

/** An entry that cannot be read makes the list unreadable: a missing job must not look like one that never was. */
export function readGetExtfJobsResponse(answer: HttpAnswer, now: Date): DatevResult<readonly ExtfJob[]> {
  return sortAnswer(
    answer,
    now,
    () => {
      const list = parseJson(answer.body);
      if (typeof list !== 'object' || list === null) return unreadable(answer, '(Antwort)');
      const jobs = readList(list).map(readExtfJob);
      const readable = jobs.filter((job) => job !== null);
      return readable.length === jobs.length ? good(answer, readable) : unreadable(answer, 'id');
    },
    readExtfRefusal,
  );
}
