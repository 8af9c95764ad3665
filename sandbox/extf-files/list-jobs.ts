import { type Trace, traceHeaders } from '../dxso/faults';
import { type Answer, jsonAnswer } from '../http/answer';
import type { ExtfContext } from './api';
import { describeExtfJob } from './extf-job';
import { type ExtfRefusal, refusal } from './problem';

const MOST = 100;

/** `GET …/extf-files/jobs`: newest first, in pages. */
export function listJobs(
  { world, shelf }: ExtfContext,
  clientId: string,
  url: URL,
  trace: Trace,
): Answer | ExtfRefusal {
  const skip = wholeNumber(url.searchParams.get('skip'), 0);
  const top = wholeNumber(url.searchParams.get('top'), MOST);
  const affected = [
    ...(skip === null ? [{ name: 'skip', reason: 'Must be a positive integer' }] : []),
    ...(top === null ? [{ name: 'top', reason: 'Must be a positive integer' }] : []),
  ];
  if (skip === null || top === null)
    return refusal(400, '1008828', 'Paging parameters are invalid', affected);
  const size = Math.min(top, MOST);
  const jobs = shelf
    .all()
    .filter((job) => job.clientId === clientId)
    .reverse();
  const links = [
    ...(skip > 0 ? [`<?skip=${Math.max(0, skip - size)}&top=${size}>;rel="prev"`] : []),
    ...(skip + size < jobs.length ? [`<?skip=${skip + size}&top=${size}>;rel="next"`] : []),
  ];
  return jsonAnswer(
    200,
    jobs.slice(skip, skip + size).map((job) => describeExtfJob(job, world)),
    {
      ...traceHeaders(trace),
      'Total-Items': String(jobs.length),
      ...(links.length > 0 ? { Link: links.join(', ') } : {}),
    },
  );
}

function wholeNumber(text: string | null, otherwise: number): number | null {
  if (text === null) return otherwise;
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
