import { type Answer, emptyAnswer } from '../http/answer';
import { type Call, mediaType } from '../http/call';
import { finaliseJob as startProcessing } from '../import/process-job';
import type { Dataset } from '../world/dataset';
import { isConfiguredForImport } from '../world/fiscal-years';
import type { Job } from '../world/job';
import type { World } from '../world/world';
import { parseObject } from './create-job';
import { fault, type Refusal } from './faults';

const BODY_LIMIT = 16 * 1024;

/** `PUT …/dxso-jobs/{job-id}`: the commit point. The body must say `{"ready":"true"}`, the value as a string. */
export async function finaliseJob(
  call: Call,
  dataset: Dataset,
  job: Job,
  world: World,
): Promise<Answer | Refusal> {
  const reading = await call.readBody(BODY_LIMIT);
  if (reading.kind === 'too_large') return fault('DCO01008');
  if (mediaType(call.headers) !== 'application/merge-patch+json') return fault('DCO01008');
  const body = parseObject(reading.bytes.toString('utf8'));
  if (!body || body.ready === undefined) return fault('DCO01008');
  if (body.ready !== 'true') return fault('DCO01001');
  if (job.finalisedAt !== null) return fault('DCO01007');
  if (!isConfiguredForImport(dataset)) return fault('DCO01002');
  startProcessing(job, world);
  return emptyAnswer(204);
}
