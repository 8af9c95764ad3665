import { randomUUID } from 'node:crypto';
import { newTrace, type Trace, traceHeaders } from '../dxso/faults';
import { type Answer, emptyAnswer, gzipWhenAccepted } from '../http/answer';
import type { ApiModule, Operation } from '../http/api';
import type { Call } from '../http/call';
import type { Access, SignIn } from '../sign-in/sign-in';
import { clientIdOf } from '../world/dataset';
import type { JobShelf } from '../world/job-shelf';
import type { World } from '../world/world';
import { checkHrToken, refusalOfClient } from './access';
import { type HrRefusal, hrFault, hrRefusalAnswer, plainJson } from './faults';
import { describeHrJob, type HrJob } from './hr-job';
import { faultOfHrUpload, readHrUpload } from './upload-form';

/** DATEV's server path with the version of its paths, below a name of its own on this one listener. */
export const HR_FILES_PATH = '/hr-files/platform-sandbox/v1';

type Outcome = Answer | HrRefusal;

export interface HrContext {
  readonly world: World;
  readonly signIn: SignIn;
  readonly shelf: JobShelf<HrJob>;
}

/** hr:files 2.0 (Lohnimportdatenservice): four operations on clients and payroll files. */
export function createHrFilesApi(context: HrContext): ApiModule {
  return {
    name: 'hr:files',
    mountPath: HR_FILES_PATH,
    operations: [
      operation(context, 'hrGetClients', 'GET', '/clients', (_call, access, trace) =>
        listClients(access, context.world, trace),
      ),
      ofClient(context, 'hrCheckAccess', 'GET', '/clients/:clientId', (_call, _clientId, trace) =>
        emptyAnswer(200, traceHeaders(trace)),
      ),
      ofClient(context, 'hrUploadFile', 'POST', '/clients/:clientId/files', (call, clientId, trace) =>
        upload(context, call, clientId, trace),
      ),
      ofClient(context, 'hrGetJob', 'GET', '/clients/:clientId/jobs/:jobId', (call, clientId, trace) =>
        getJob(context, clientId, call.params.jobId ?? '', trace),
      ),
    ],
    unknownPath: () => emptyAnswer(404),
    unknownMethod: () => emptyAnswer(405),
  };
}

function operation(
  { world, signIn }: HrContext,
  id: string,
  method: Operation['method'],
  path: string,
  perform: (call: Call, access: Access, trace: Trace) => Outcome | Promise<Outcome>,
): Operation {
  return {
    id,
    method,
    path,
    async handle(call) {
      const trace = newTrace();
      const check = await checkHrToken(call, signIn);
      const outcome = check.kind === 'granted' ? await perform(call, check.access, trace) : check.refusal;
      const answer = 'kind' in outcome ? hrRefusalAnswer(outcome, trace) : outcome;
      world.flush();
      return gzipWhenAccepted(answer, call.headers['accept-encoding']?.toString());
    },
  };
}

function ofClient(
  context: HrContext,
  id: string,
  method: Operation['method'],
  path: string,
  perform: (call: Call, clientId: string, trace: Trace) => Outcome | Promise<Outcome>,
): Operation {
  return operation(context, id, method, path, (call, access, trace) => {
    const clientId = call.params.clientId ?? '';
    return refusalOfClient(access, clientId, context.world) ?? perform(call, clientId, trace);
  });
}

/** The list is for people who are signed in; a long-term token asks for its one dataset. */
function listClients(access: Access, world: World, trace: Trace): Outcome {
  if (access.boundTo !== null) return hrFault('DCO02050');
  const datasets = [...world.datasets.values()].filter((dataset) =>
    world.hasRight(access.person, clientIdOf(dataset)),
  );
  if (datasets.length === 0) return hrFault('DCO02050');
  const asExample = world.answerStyle.values === 'examples';
  const described = datasets.map((dataset) =>
    asExample
      ? {
          cliend_id: clientIdOf(dataset),
          consultant_nr: dataset.consultantNumber,
          client_nr: dataset.clientNumber,
        }
      : {
          client_id: clientIdOf(dataset),
          consultant_number: dataset.consultantNumber,
          client_number: dataset.clientNumber,
        },
  );
  return plainJson(200, described, trace);
}

async function upload(
  { world, shelf }: HrContext,
  call: Call,
  clientId: string,
  trace: Trace,
): Promise<Outcome> {
  const form = await readHrUpload(call);
  if (typeof form === 'string') return hrFault(form);
  const nowMs = world.clock.nowMs();
  const code = faultOfHrUpload(form, nowMs);
  if (code) return hrFault(code);
  const { content, ...described } = form;
  const job: HrJob = {
    ...described,
    id: randomUUID(),
    clientId,
    size: content.length,
    sha256: world.folder.putContent(content),
    uploadedAt: nowMs,
    state: 'uploaded',
    stateSince: nowMs,
  };
  shelf.put(job);
  return plainJson(201, describeHrJob(job, nowMs), trace);
}

function getJob({ world, shelf }: HrContext, clientId: string, jobId: string, trace: Trace): Outcome {
  if (!/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(jobId)) return hrFault('DCO02014');
  const job = shelf.find(clientId, jobId.toLowerCase());
  return job ? plainJson(200, describeHrJob(job, world.clock.nowMs()), trace) : hrFault('DCO02101');
}
