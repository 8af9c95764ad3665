import type { Job, JobResult } from '../world/job';
import type { World } from '../world/world';
import { cannedResult } from './canned';

export function importJob(job: Job, _world: World): JobResult {
  return { ...cannedResult(job), status: 2 };
}
