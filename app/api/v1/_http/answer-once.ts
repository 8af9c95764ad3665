import type { Actor } from '@/lib/identity/actor';
import {
  abandonIdempotentRequest,
  beginIdempotentRequest,
  finishIdempotentRequest,
} from '@/lib/identity/idempotency';
import type { Platform } from '@/lib/platform';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import type { OperationAnswer } from './operation';
import { ApiProblem, problemBody } from './problem';
import { jsonResponse, toResponse } from './respond';

interface OnceInput {
  readonly request: Request;
  readonly requestId: string;
  readonly route: string;
  readonly requestHash: string;
}

/**
 * Honours `Idempotency-Key`: the same key with the same request gets the answer of the first one again, refusals too;
 * with another request 422; while the first is still being worked on 409. Only errors on our side give the key back.
 */
export async function answerOnce(
  platform: Platform,
  actor: Actor,
  { request, requestId, route, requestHash }: OnceInput,
  work: () => Promise<OperationAnswer>,
): Promise<Response> {
  const key = request.headers.get('idempotency-key');
  if (key === null) return toResponse(await work(), requestId);
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    const detail = 'Der Idempotency-Key hat 1 bis 255 druckbare ASCII-Zeichen ohne Leerzeichen.';
    throw new ApiProblem('malformed_request', { detail });
  }
  const outcome = await beginIdempotentRequest(platform, actor, { key, route, requestHash });
  switch (outcome.kind) {
    case 'other_request':
      throw new ApiProblem('idempotency_key_reused');
    case 'in_flight':
      throw new ApiProblem('request_in_flight', { headers: { 'Retry-After': '1' } });
    case 'answered':
      return jsonResponse(outcome.answer.status, outcome.answer.body, requestId, {
        'Idempotent-Replayed': 'true',
      });
    case 'first':
      return answerFirst(platform, outcome.recordId, requestId, work);
  }
}

async function answerFirst(
  platform: Platform,
  recordId: string,
  requestId: string,
  work: () => Promise<OperationAnswer>,
): Promise<Response> {
  let answer: OperationAnswer;
  try {
    answer = await work();
  } catch (cause) {
    if (cause instanceof ApiProblem && cause.status < 500) {
      const body: Prisma.InputJsonObject = { ...problemBody(cause, requestId) };
      await finishIdempotentRequest(platform, recordId, { status: cause.status, body });
    } else {
      await abandonIdempotentRequest(platform, recordId);
    }
    throw cause;
  }
  if ('file' in answer) throw new Error('a POST answers no file');
  const body = JSON.parse(JSON.stringify(answer.body)) as Prisma.InputJsonValue;
  await finishIdempotentRequest(platform, recordId, { status: answer.status, body });
  return toResponse(answer, requestId);
}
