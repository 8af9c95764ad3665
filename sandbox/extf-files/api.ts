import { newTrace, type Trace, traceHeaders } from '../dxso/faults';
import { type Answer, gzipWhenAccepted, jsonAnswer } from '../http/answer';
import type { ApiModule, Operation } from '../http/api';
import type { Call } from '../http/call';
import type { Access, SignIn } from '../sign-in/sign-in';
import type { JobShelf } from '../world/job-shelf';
import type { World } from '../world/world';
import { describeExtfJob, type ExtfJob } from './extf-job';
import { importFile } from './import-file';
import { listJobs } from './list-jobs';
import { type ExtfRefusal, extfRefusalAnswer, plain, refusal } from './problem';

/** DATEV's server path below a name of its own on this one listener. */
export const EXTF_FILES_PATH = '/extf-files/platform-sandbox/v3';

const IMPORT_SCOPE = 'datev:accounting:extf-files-import';
const JOBS = '/clients/:clientId/extf-files/jobs';

export interface ExtfContext {
  readonly world: World;
  readonly signIn: SignIn;
  readonly shelf: JobShelf<ExtfJob>;
}

type Outcome = Answer | ExtfRefusal;
type Perform = (call: Call, clientId: string, access: Access, trace: Trace) => Outcome | Promise<Outcome>;

/** accounting:extf-files 3.0 (Buchungsdatenservice): three operations. */
export function createExtfFilesApi(context: ExtfContext): ApiModule {
  return {
    name: 'accounting:extf-files',
    mountPath: EXTF_FILES_PATH,
    operations: [
      operation(
        context,
        'extfImportFile',
        'POST',
        '/clients/:clientId/extf-files/import',
        (call, clientId, access, trace) => importFile(context, call, clientId, access.person, trace),
      ),
      operation(context, 'extfGetJobs', 'GET', JOBS, (call, clientId, _access, trace) =>
        listJobs(context, clientId, call.url, trace),
      ),
      operation(context, 'extfGetJob', 'GET', `${JOBS}/:jobId`, (call, clientId, _access, trace) => {
        const job = context.shelf.find(clientId, call.params.jobId ?? '');
        if (!job) return plain(404, 'Not Found');
        return jsonAnswer(200, describeExtfJob(job, context.world), traceHeaders(trace));
      }),
    ],
    unknownPath: () => extfRefusalAnswer(plain(404, 'Not Found'), newTrace()),
    unknownMethod: () => extfRefusalAnswer(plain(405, 'Method Not Allowed'), newTrace()),
  };
}

function operation(
  context: ExtfContext,
  id: string,
  method: Operation['method'],
  path: string,
  perform: Perform,
): Operation {
  return {
    id,
    method,
    path,
    async handle(call) {
      const trace = newTrace();
      const outcome = await performChecked(context, call, trace, perform);
      const answer = 'kind' in outcome ? extfRefusalAnswer(outcome, trace) : outcome;
      context.world.flush();
      return gzipWhenAccepted(answer, call.headers['accept-encoding']?.toString());
    },
  };
}

/** Token, app, scope, path, dataset, right and accepted type, in this order; then the operation. */
async function performChecked(
  context: ExtfContext,
  call: Call,
  trace: Trace,
  perform: Perform,
): Promise<Outcome> {
  const { world, signIn } = context;
  const clientId = call.params.clientId ?? '';
  const bearer = /^bearer +(\S+)$/i.exec(call.headers.authorization ?? '')?.[1];
  const access = bearer ? await signIn.findAccess(bearer) : null;
  if (!access || call.headers['x-datev-client-id'] !== signIn.app.clientId) return plain(401, 'Unauthorized');
  if (!access.scopes.has(IMPORT_SCOPE)) {
    return refusal(403, '1008829', `Missing scope(s) are: ${IMPORT_SCOPE}`);
  }
  if (!/^\d{1,7}-\d{1,5}$/.test(clientId)) {
    const affected = [{ name: 'client-id', reason: 'Path segment client-id is invalid' }];
    return refusal(400, '1008835', 'Request-URI contains one or more invalid path segments', affected);
  }
  if (access.boundTo !== null && access.boundTo !== clientId) return plain(403, 'Forbidden');
  if (!world.datasets.has(clientId)) return plain(404, 'Not Found');
  if (!world.hasRight(access.person, clientId)) return plain(403, 'Forbidden');
  const accepted = call.headers.accept ?? '*/*';
  if (!/application\/(json|\*)|\*\/\*/.test(accepted)) return plain(406, 'Not Acceptable');
  return perform(call, clientId, access, trace);
}
