import type { z } from 'zod';
import { type Answer, jsonAnswer } from '../http/answer';
import { settleJob } from '../import/process-job';
import { type Job, statusOf } from '../world/job';
import type { World } from '../world/world';
import type { jobRequest } from './requests';

/** One line a job, oldest first. */
export function listJobs(world: World): unknown[] {
  return [...world.jobs.values()].map((job) => summaryOf(job, world));
}

function summaryOf(job: Job, world: World) {
  settleJob(job, world);
  return {
    id: job.id,
    clientId: job.clientId,
    importType: job.importType,
    accountingMonth: job.accountingMonth,
    createdAt: new Date(job.createdAt).toISOString(),
    finalisedAt: job.finalisedAt === null ? null : new Date(job.finalisedAt).toISOString(),
    manner: job.manner,
    status: job.deletedAt === null ? statusOf(job, world.clock.nowMs()) : 'deleted',
    files: job.files.length,
    bytes: job.files.reduce((sum, file) => sum + file.size, 0),
    documents: job.result?.documents.length ?? 0,
    requests: job.requests,
  };
}

export function describeJob(world: World, jobId: string): Answer {
  const job = world.jobs.get(jobId);
  if (!job) return jsonAnswer(404, { error: 'no such job' });
  return jsonAnswer(200, { ...summaryOf(job, world), files: job.files, result: job.result });
}

export function fileOfJob(world: World, params: Readonly<Record<string, string>>): Answer {
  const file = world.jobs.get(params.jobId ?? '')?.files.find((candidate) => candidate.name === params.name);
  const content = file ? world.folder.getContent(file.sha256) : null;
  if (!file || !content) return jsonAnswer(404, { error: 'no such file' });
  const contentType = contentTypeOf(file.name);
  return {
    status: 200,
    headers: {
      'Content-Type': contentType,
      'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'X-Content-Type-Options': 'nosniff',
      // A browser shows no PDF in a sandbox, and runs nothing of one outside.
      ...(contentType === 'application/pdf' ? {} : { 'Content-Security-Policy': 'sandbox' }),
    },
    body: new Uint8Array(content),
  };
}

function contentTypeOf(name: string): string {
  if (/\.pdf$/i.test(name)) return 'application/pdf';
  if (/\.xml$/i.test(name)) return 'text/xml; charset=utf-8';
  if (/\.png$/i.test(name)) return 'image/png';
  return /\.jpe?g$/i.test(name) ? 'image/jpeg' : 'application/octet-stream';
}

export function changeJob(world: World, jobId: string, input: z.output<typeof jobRequest>): Answer {
  const job = world.jobs.get(jobId);
  if (!job) return jsonAnswer(404, { error: 'no such job' });
  if (input.status !== undefined) job.overruledStatus = input.status;
  if (input.forgotten !== undefined) job.forgotten = input.forgotten;
  world.changed();
  return jsonAnswer(200, summaryOf(job, world));
}
