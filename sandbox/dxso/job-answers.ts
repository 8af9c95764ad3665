import { type Answer, emptyAnswer, jsonAnswer } from '../http/answer';
import { settleJob } from '../import/process-job';
import type { Dataset } from '../world/dataset';
import { isConfiguredForImport } from '../world/fiscal-years';
import { isForgotten, type Job, statusOf } from '../world/job';
import type { World } from '../world/world';
import { fault, notFound, type Refusal } from './faults';

/** `GET …/dxso-jobs/{job-id}` */
export function getJobStatus(job: Job, world: World): Answer | Refusal {
  const nowMs = world.clock.nowMs();
  if (isForgotten(job, nowMs)) return notFound;
  settleJob(job, world);
  return jsonAnswer(200, { id: job.id, status: statusOf(job, nowMs) });
}

/** `GET …/dxso-jobs/{job-id}/protocol-entries`; empty until the job has been processed. */
export function getProtocolEntries(job: Job, world: World): Answer | Refusal {
  const nowMs = world.clock.nowMs();
  if (isForgotten(job, nowMs)) return notFound;
  settleJob(job, world);
  const isProcessed = statusOf(job, nowMs) > 1;
  return jsonAnswer(200, isProcessed ? (job.result?.entries ?? []) : []);
}

/** `DELETE …/dxso-jobs/{job-id}`: only while the job is open; afterwards nothing of it is left. */
export function deleteJob(job: Job, dataset: Dataset, world: World): Answer | Refusal {
  if (job.finalisedAt !== null) return fault('DCO01007');
  if (!isConfiguredForImport(dataset)) return fault('DCO01002');
  job.deletedAt = world.clock.nowMs();
  world.removeFiles(job);
  world.changed();
  return emptyAnswer(204);
}
