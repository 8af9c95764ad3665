import { parseJson, readSingleObject, readText } from '../http/tolerant';
import { type HrJob, hrFileStates } from './types';

/** Reads `{job_id, timestamp, state}` (M7); null without an id. */
export function readJob(body: string): HrJob | null {
  const job = readSingleObject(parseJson(body));
  const id = readText(job?.job_id)?.trim();
  if (!job || !id) return null;
  const state = readText(job.state)?.trim().toLowerCase();
  return {
    id,
    state: hrFileStates.find((known) => known === state) ?? null,
    timestamp: readText(job.timestamp),
  };
}
