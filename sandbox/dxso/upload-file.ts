import { type Answer, jsonAnswer } from '../http/answer';
import type { Call } from '../http/call';
import { clientIdOf, type Dataset } from '../world/dataset';
import { isConfiguredForImport } from '../world/fiscal-years';
import type { Job } from '../world/job';
import type { World } from '../world/world';
import { type FaultCode, fault, type Refusal } from './faults';
import { faultOfFile, MAX_FILES, MAX_JOB_BYTES, storedFileName } from './file-rules';
import { readUpload, type SentFile } from './multipart';

/** `POST …/dxso-jobs/{job-id}/files`: keeps one file; its content is looked at only after the PUT. */
export async function uploadFile(
  call: Call,
  dataset: Dataset,
  jobId: string,
  world: World,
): Promise<Answer | Refusal> {
  const upload = await readUpload(call);
  if (dataset.newBelegeOnline) return fault('DCO01301');
  if (!isConfiguredForImport(dataset)) return fault('DCO01002');
  const job = world.findJob(clientIdOf(dataset), jobId);
  if (!job) return fault('DCO01003');
  if (job.finalisedAt !== null) return fault('DCO01007');
  if (upload.kind === 'too_large') return fault('DCO01016');
  if (upload.kind === 'malformed') return fault('DCO01004');
  const code = faultOfFile(upload.file.name, upload.file.content) ?? faultInJob(job, upload.file);
  if (code) return fault(code);
  keepFile(world, job, upload.file);
  return jsonAnswer(201, {}, { 'Content-Type': 'application/json' });
}

function faultInJob(job: Job, { name, content }: SentFile): FaultCode | null {
  const stored = storedFileName(name);
  if (job.files.some((file) => file.name === stored)) return 'DCO01001';
  if (job.files.length >= MAX_FILES) return 'DCO01001';
  const total = job.files.reduce((sum, file) => sum + file.size, content.length);
  return total > MAX_JOB_BYTES ? 'DCO01016' : null;
}

function keepFile(world: World, job: Job, { name, contentType, content }: SentFile): void {
  job.files.push({
    name: storedFileName(name),
    sentName: name,
    contentType,
    size: content.length,
    sha256: world.folder.putContent(content),
    receivedAt: world.clock.nowMs(),
  });
  world.changed();
}
