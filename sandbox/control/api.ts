import type { z } from 'zod';
import { statusOfFault } from '../dxso/faults';
import type { Answer } from '../http/answer';
import { emptyAnswer, jsonAnswer } from '../http/answer';
import type { ApiModule, Operation } from '../http/api';
import { type Call, mediaType } from '../http/call';
import type { World } from '../world/world';
import type { ControlContext } from './context';
import { changeDataset, listDatasets } from './datasets';
import { changeJob, describeJob, fileOfJob, listJobs } from './jobs';
import * as requests from './requests';
import { describeState, describeTokens } from './state';

export const CONTROL_PATH = '/_control';

/** How tests and developers look into this DATEV and tell it to misbehave. JSON, loopback only. */
export function createControlApi(
  context: ControlContext & { readonly apis: readonly ApiModule[] },
): ApiModule {
  const { world, traffic } = context;
  return {
    name: 'control',
    mountPath: CONTROL_PATH,
    operations: [
      look('GET', '/state', () => jsonAnswer(200, describeState(context))),
      look('GET', '/traffic', () => jsonAnswer(200, traffic.exchanges())),
      look('GET', '/tokens', () => jsonAnswer(200, describeTokens(context))),
      look('GET', '/datasets', () => jsonAnswer(200, listDatasets(world))),
      look('GET', '/jobs', () => jsonAnswer(200, listJobs(world))),
      look('GET', '/jobs/:jobId', (call) => describeJob(world, call.params.jobId ?? '')),
      look('GET', '/jobs/:jobId/files/:name', (call) => fileOfJob(world, call.params)),
      look('GET', '/misbehaviour', () => jsonAnswer(200, context.misbehaviour.pending())),
      look('DELETE', '/misbehaviour', () => behave(context)),
      look('DELETE', '/misbehaviour/:id', (call) => cancel(context, call)),
      order('POST', '/reset', requests.resetRequest, (input) => reset(context, input)),
      order('POST', '/settings', requests.settingsRequest, (input) => changeSettings(context, input)),
      order('POST', '/latency', requests.latencyRequest, (input) => {
        context.misbehaviour.setLatency(input.milliseconds, input.operation);
        return jsonAnswer(200, context.misbehaviour.latencies());
      }),
      order('POST', '/misbehaviour', requests.misbehaviourRequest, (input) => misbehave(context, input)),
      order('POST', '/rights', requests.rightRequest, (input) => changeRight(world, input)),
      order('POST', '/tokens/expire', requests.expireRequest, (input) => expireTokens(context, input)),
      order('POST', '/tokens/revoke', requests.revokeRequest, (input) => takeAwayTokens(context, input)),
      order('PUT', '/datasets/:clientId', requests.datasetRequest, (input, call) =>
        changeDataset(world, call.params.clientId ?? '', input),
      ),
      order('POST', '/jobs/:jobId', requests.jobRequest, (input, call) =>
        changeJob(world, call.params.jobId ?? '', input),
      ),
    ],
    unknownPath: () => jsonAnswer(404, { error: 'unknown control path, see sandbox/README.md' }),
    unknownMethod: () => emptyAnswer(405),
  };
}

function look(method: 'GET' | 'DELETE', path: string, perform: (call: Call) => Answer): Operation {
  return {
    id: 'control',
    method,
    path,
    handle: (call) => (call.isFromLoopback ? perform(call) : emptyAnswer(403)),
  };
}

const BODY_LIMIT = 256 * 1024;

/** JSON is demanded as content type so that no page in a browser can give orders unasked. */
function order<Schema extends z.ZodType>(
  method: 'POST' | 'PUT',
  path: string,
  schema: Schema,
  perform: (input: z.output<Schema>, call: Call) => Answer,
): Operation {
  return {
    id: 'control',
    method,
    path,
    async handle(call) {
      if (!call.isFromLoopback) return emptyAnswer(403);
      if (mediaType(call.headers) !== 'application/json')
        return jsonAnswer(415, { error: 'application/json wanted' });
      const reading = await call.readBody(BODY_LIMIT);
      if (reading.kind === 'too_large') return emptyAnswer(413);
      const parsed = schema.safeParse(readJson(reading.bytes.toString('utf8')));
      if (!parsed.success)
        return jsonAnswer(400, { error: 'order not understood', issues: parsed.error.issues });
      return perform(parsed.data, call);
    },
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text === '' ? '{}' : text);
  } catch {
    return undefined; // the schema refuses it
  }
}

function reset(context: ControlContext, input: z.output<typeof requests.resetRequest>): Answer {
  const { world, misbehaviour, traffic, signIn } = context;
  world.reset(input.manner ?? world.manner, input.processingMs);
  misbehaviour.clear();
  traffic.clear();
  if (input.forgetTokens) signIn.tokens.clear();
  return jsonAnswer(200, describeState(context));
}

function behave(context: ControlContext): Answer {
  context.misbehaviour.clear();
  return emptyAnswer(204);
}

function cancel({ misbehaviour }: ControlContext, call: Call): Answer {
  return emptyAnswer(misbehaviour.cancel(Number(call.params.id)) ? 204 : 404);
}

function changeSettings(context: ControlContext, input: z.output<typeof requests.settingsRequest>): Answer {
  const { world, misbehaviour } = context;
  if (input.manner) world.manner = input.manner;
  if (input.processingMs !== undefined) world.processingMs = input.processingMs;
  if (input.clockOffsetMs !== undefined) world.clock.setOffset(input.clockOffsetMs);
  if (input.advanceClockMs !== undefined) world.clock.setOffset(world.clock.offsetMs + input.advanceClockMs);
  const { values, errorsInArray } = input.answerStyle ?? {};
  world.answerStyle = {
    values: values ?? world.answerStyle.values,
    errorsInArray: errorsInArray ?? world.answerStyle.errorsInArray,
  };
  if (input.requestsPerMinute !== undefined) misbehaviour.requestsPerMinute = input.requestsPerMinute;
  world.changed();
  return jsonAnswer(200, describeState(context));
}

function misbehave(
  { misbehaviour }: ControlContext,
  input: z.output<typeof requests.misbehaviourRequest>,
): Answer {
  const { operation, probability, skip, times, ...mischief } = input;
  if (mischief.kind !== 'answer') {
    return jsonAnswer(201, misbehaviour.order({ operation, probability, skip, times, mischief }));
  }
  const status = mischief.status ?? (mischief.code ? statusOfFault(mischief.code) : undefined);
  if (status === undefined) return jsonAnswer(400, { error: 'an answer needs a status or a DCO code' });
  return jsonAnswer(
    201,
    misbehaviour.order({ operation, probability, skip, times, mischief: { ...mischief, status } }),
  );
}

function changeRight(world: World, input: z.output<typeof requests.rightRequest>): Answer {
  const right = `${input.personId} ${input.clientId}`;
  if (!world.personById(input.personId)) return jsonAnswer(404, { error: 'no such person' });
  if (input.allowed) world.revokedRights.delete(right);
  else world.revokedRights.add(right);
  world.changed();
  return jsonAnswer(200, { revokedRights: [...world.revokedRights] });
}

function expireTokens({ signIn }: ControlContext, input: z.output<typeof requests.expireRequest>): Answer {
  const model = input.kind === 'access' ? 'AccessToken' : 'RefreshToken';
  return jsonAnswer(200, { expired: signIn.tokens.expireNow(model, input.clientId) });
}

/** As if somebody had removed the app on DATEV's page of connected applications. */
function takeAwayTokens({ signIn }: ControlContext, input: z.output<typeof requests.revokeRequest>): Answer {
  const grants = [...signIn.tokens.grants.values()].filter(
    (grant) =>
      grant.endedBecause === null &&
      (input.clientId === undefined || grant.boundTo === input.clientId) &&
      (input.personId === undefined || grant.personId === input.personId),
  );
  for (const grant of grants) signIn.tokens.endGrant(grant.grantId, 'taken_away');
  return jsonAnswer(200, { ended: grants.length });
}
