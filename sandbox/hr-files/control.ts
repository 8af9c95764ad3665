import { z } from 'zod';
import { type Answer, emptyAnswer, jsonAnswer } from '../http/answer';
import type { ApiModule, Operation } from '../http/api';
import { type Call, mediaType } from '../http/call';
import type { HrContext } from './api';
import { describeHrJob, hrStates } from './hr-job';

const HR_CONTROL_PATH = '/_control/hr-files';

const stateOrder = z.strictObject({ state: z.enum(hrStates) });

/** Looks into the payroll files and plays the payroll clerk: loopback only, JSON. */
export function createHrFilesControl({ world, shelf }: HrContext): ApiModule {
  return {
    name: 'control of hr:files',
    mountPath: HR_CONTROL_PATH,
    operations: [
      near('GET', '/jobs', () =>
        jsonAnswer(
          200,
          shelf.all().map((job) => ({ ...job, ...describeHrJob(job, world.clock.nowMs()) })),
        ),
      ),
      near('GET', '/jobs/:jobId/file', ({ params }) => {
        const job = shelf.all().find(({ id }) => id === params.jobId);
        const content = job ? world.folder.getContent(job.sha256) : null;
        if (!content) return emptyAnswer(404);
        return {
          status: 200,
          headers: { 'Content-Type': 'application/octet-stream' },
          body: new Uint8Array(content),
        };
      }),
      near('POST', '/jobs/:jobId', async (call) => {
        if (mediaType(call.headers) !== 'application/json')
          return jsonAnswer(415, { error: 'application/json wanted' });
        const reading = await call.readBody(4096);
        const parsed = reading.kind === 'read' ? stateOrder.safeParse(readJson(reading.bytes)) : null;
        if (!parsed?.success) return jsonAnswer(400, { error: `state is one of ${hrStates.join(', ')}` });
        const job = shelf.all().find(({ id }) => id === call.params.jobId);
        if (!job) return emptyAnswer(404);
        const changed = { ...job, state: parsed.data.state, stateSince: world.clock.nowMs() };
        shelf.put(changed);
        return jsonAnswer(200, describeHrJob(changed, world.clock.nowMs()));
      }),
    ],
    unknownPath: () => jsonAnswer(404, { error: 'unknown control path, see sandbox/README.md' }),
    unknownMethod: () => emptyAnswer(405),
  };
}

function near(
  method: 'GET' | 'POST',
  path: string,
  perform: (call: Call) => Answer | Promise<Answer>,
): Operation {
  return {
    id: 'control',
    method,
    path,
    handle: (call) => (call.isFromLoopback ? perform(call) : emptyAnswer(403)),
  };
}

function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined; // the schema refuses it
  }
}
