import type { Answer } from '../http/answer';
import { emptyAnswer, gzipWhenAccepted } from '../http/answer';
import type { ApiModule, Operation } from '../http/api';
import type { Call } from '../http/call';
import type { Access, SignIn } from '../sign-in/sign-in';
import type { Dataset } from '../world/dataset';
import type { Job } from '../world/job';
import type { World } from '../world/world';
import { type AppHeaderCodes, checkDataset, checkToken, JOB_SCOPE, READ_SCOPE } from './access';
import { createJob } from './create-job';
import { newTrace, notFound, type Refusal, refusalAnswer, traceHeaders } from './faults';
import { finaliseJob } from './finalise-job';
import { getClient } from './get-client';
import { getClients } from './get-clients';
import { deleteJob, getJobStatus, getProtocolEntries } from './job-answers';
import { uploadFile } from './upload-file';

export const DXSO_PATH = '/platform-sandbox/v2';

type Outcome = Answer | Refusal | Promise<Answer | Refusal>;

const JOBS = '/clients/:clientId/dxso-jobs';
const JOB = `${JOBS}/:jobId`;

/** accounting:dxso-jobs v2: eight operations on clients and jobs. */
export function createDxsoApi(world: World, signIn: SignIn): ApiModule {
  const context: DxsoContext = { world, signIn };
  return {
    name: 'accounting:dxso-jobs',
    mountPath: DXSO_PATH,
    operations: [
      operation(context, 'getClients', 'GET', '/clients', READ_SCOPE, (_call, access) =>
        getClients(access, world),
      ),
      withDataset(context, 'getClient', 'GET', '/clients/:clientId', READ_SCOPE, (_call, dataset) =>
        getClient(dataset, world),
      ),
      withDataset(
        context,
        'createJob',
        'POST',
        JOBS,
        JOB_SCOPE,
        (call, dataset) => createJob(call, dataset, world),
        {
          missing: 'DCO01018',
        },
      ),
      withDataset(
        context,
        'uploadFile',
        'POST',
        `${JOB}/files`,
        JOB_SCOPE,
        (call, dataset) => uploadFile(call, dataset, call.params.jobId ?? '', world),
        { wrong: 'DCO01006' },
      ),
      withJob(context, 'finaliseJob', 'PUT', JOB, (call, dataset, job) =>
        finaliseJob(call, dataset, job, world),
      ),
      withJob(context, 'getJobStatus', 'GET', JOB, (_call, _dataset, job) => getJobStatus(job, world)),
      withJob(context, 'getProtocolEntries', 'GET', `${JOB}/protocol-entries`, (_call, _dataset, job) =>
        getProtocolEntries(job, world),
      ),
      withJob(context, 'deleteJob', 'DELETE', JOB, (_call, dataset, job) => deleteJob(job, dataset, world)),
    ],
    unknownPath: () => refusalAnswer(notFound, newTrace(), world.answerStyle),
    unknownMethod: () => emptyAnswer(405),
  };
}

interface DxsoContext {
  readonly world: World;
  readonly signIn: SignIn;
}

/** Wraps an operation with token check, trace headers, counting per job and compression. */
function operation(
  { world, signIn }: DxsoContext,
  id: string,
  method: Operation['method'],
  path: string,
  scope: string,
  perform: (call: Call, access: Access) => Outcome,
  codes?: AppHeaderCodes,
): Operation {
  return {
    id,
    method,
    path,
    async handle(call) {
      const trace = newTrace();
      const check = await checkToken(call, signIn, scope, codes);
      const outcome = check.kind === 'granted' ? await perform(call, check.value) : check.refusal;
      const answer = 'kind' in outcome ? refusalAnswer(outcome, trace, world.answerStyle) : outcome;
      countOnJob(world, call, id);
      world.flush();
      const complete = { ...answer, headers: { ...answer.headers, ...traceHeaders(trace) } };
      return gzipWhenAccepted(complete, call.headers['accept-encoding']?.toString());
    },
  };
}

function withDataset(
  context: DxsoContext,
  id: string,
  method: Operation['method'],
  path: string,
  scope: string,
  perform: (call: Call, dataset: Dataset) => Outcome,
  codes?: AppHeaderCodes,
): Operation {
  const checked = (call: Call, access: Access): Outcome => {
    const check = checkDataset(access, call.params.clientId ?? '', context.world);
    return check.kind === 'granted' ? perform(call, check.value) : check.refusal;
  };
  return operation(context, id, method, path, scope, checked, codes);
}

function withJob(
  context: DxsoContext,
  id: string,
  method: Operation['method'],
  path: string,
  perform: (call: Call, dataset: Dataset, job: Job) => Outcome,
): Operation {
  return withDataset(context, id, method, path, JOB_SCOPE, (call, dataset) => {
    const job = context.world.findJob(call.params.clientId ?? '', call.params.jobId ?? '');
    return job ? perform(call, dataset, job) : notFound;
  });
}

function countOnJob(world: World, call: Call, id: string): void {
  const job = world.jobs.get(call.params.jobId ?? '');
  if (job) job.requests[id] = (job.requests[id] ?? 0) + 1;
}
