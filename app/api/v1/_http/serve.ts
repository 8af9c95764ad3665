import { createHash, randomUUID } from 'node:crypto';
import { clientAddress } from '@/app/_server/client-address';
import { getPlatform } from '@/app/_server/platform';
import { withTechnicalLog } from '@/app/_server/technical-log';
import { problemsOfZodError, readingOptions } from '@/lib/bookkeeping/zod-problems';
import type { Actor } from '@/lib/identity/actor';
import { authenticateApiKey } from '@/lib/identity/api-keys';
import { may, NotPermitted } from '@/lib/identity/permissions';
import { countRequest, type RateLimit } from '@/lib/identity/rate-limit';
import type { Platform } from '@/lib/platform';
import type { FindingLocale } from '@/lib/preflight/finding';
import { answerOnce } from './answer-once';
import type { Operation, OperationAnswer } from './operation';
import { ApiProblem, inputErrors, problemBody } from './problem';
import { parseBody, type RawBody, readRawBody } from './read-body';
import { checkedAnswer, jsonResponse, toResponse } from './respond';

/** Requests of one API key, counted over all web processes. */
export const apiRateLimit: RateLimit = { most: 600, windowMs: 60_000 };

interface RouteContext {
  /** Next gives undefined to routes without parameters, whatever its types say. */
  readonly params: Promise<Record<string, string | string[] | undefined> | undefined>;
}

type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>;

/**
 * The one wrapper around every route of the public API: who → how often → may → parse → use case → parse the answer →
 * answer, or problem+json. Nothing of an unexpected error but the request's id leaves the house.
 */
export function serve(operation: Operation): RouteHandler {
  return async (request, context) => {
    const requestId = randomUUID();
    try {
      const platform = await getPlatform();
      const params = (await context.params) ?? {};
      return await withTechnicalLog(platform, () => answer(platform, operation, request, params, requestId));
    } catch (cause) {
      return refuse(cause, operation, requestId);
    }
  };
}

async function answer(
  platform: Platform,
  operation: Operation,
  request: Request,
  rawParams: unknown,
  requestId: string,
): Promise<Response> {
  const actor = await identify(platform, request);
  await limitRate(platform, actor);
  if (!may(actor, operation.permission)) throw new ApiProblem('not_permitted');
  const locale = localeOf(request);
  const params = operation.params.safeParse(rawParams);
  // An id that cannot exist is an id that does not exist.
  if (!params.success) throw new ApiProblem('not_found');
  const query = parseQuery(operation, request, locale);
  const raw = await readRawBody(request, operation);
  const work = async (): Promise<OperationAnswer> => {
    const input = { platform, actor, params: params.data, query, body: parseBody(raw), locale };
    return checkedAnswer(operation, await operation.handle(input));
  };
  if (operation.method !== 'POST') return toResponse(await work(), requestId);
  const fingerprint = { route: routeOf(request), requestHash: hashOf(request, raw) };
  return answerOnce(platform, actor, { request, requestId, ...fingerprint }, work);
}

async function identify(platform: Platform, request: Request): Promise<Actor> {
  const header = (name: string) => request.headers.get(name);
  const outcome = await authenticateApiKey(platform, {
    authorization: header('authorization'),
    ip: clientAddress(header),
  });
  const headers = { 'WWW-Authenticate': 'Bearer realm="Belegbote"' };
  switch (outcome.kind) {
    case 'authenticated':
      return outcome.actor;
    case 'missing':
      throw new ApiProblem('missing_key', { detail: 'Kopfzeile: Authorization: Bearer bb_…', headers });
    case 'unknown':
      throw new ApiProblem('unknown_key', { headers });
    case 'address_not_allowed':
      throw new ApiProblem('address_not_allowed');
  }
}

async function limitRate(platform: Platform, actor: Actor): Promise<void> {
  const key = actor.kind === 'api_key' ? `api:${actor.apiKeyId}` : `api:${actor.companyId}`;
  const { isAllowed, resetMs } = await countRequest(platform, key, apiRateLimit);
  if (isAllowed) return;
  const seconds = String(Math.ceil(resetMs / 1000));
  throw new ApiProblem('too_many_requests', {
    detail: `Höchstens ${apiRateLimit.most} Anfragen je Minute; weiter in ${seconds} Sekunden.`,
    headers: { 'Retry-After': seconds },
  });
}

function parseQuery(operation: Operation, request: Request, locale: FindingLocale): Record<string, unknown> {
  const given = Object.fromEntries(new URL(request.url).searchParams);
  const query = operation.query.safeParse(given, readingOptions);
  if (query.success) return query.data;
  throw new ApiProblem('invalid_input', { errors: inputErrors(problemsOfZodError(query.error), locale) });
}

function localeOf(request: Request): FindingLocale {
  return /^\s*en\b/i.test(request.headers.get('accept-language') ?? '') ? 'en' : 'de';
}

function routeOf(request: Request): string {
  return `${request.method} ${new URL(request.url).pathname}`;
}

/** Everything that makes two requests the same one. */
function hashOf(request: Request, raw: RawBody): string {
  const hash = createHash('sha256');
  hash.update(`${routeOf(request)}\n${new URL(request.url).search}\n${raw.contentType}\n`);
  return hash.update(raw.bytes).digest('hex');
}

async function refuse(cause: unknown, operation: Operation, requestId: string): Promise<Response> {
  const problem = problemOf(cause);
  if (problem.kind === 'internal_error') {
    // Where even the platform cannot be opened there is no log to write to; the process itself reports that.
    const platform = await getPlatform().catch(() => null);
    platform?.log.error({ err: cause, requestId, operation: operation.id }, 'public API failed');
    if (!platform) return jsonResponse(503, problemBody(new ApiProblem('unavailable'), requestId), requestId);
  }
  return jsonResponse(problem.status, problemBody(problem, requestId), requestId, problem.details.headers);
}

function problemOf(cause: unknown): ApiProblem {
  if (cause instanceof ApiProblem) return cause;
  if (cause instanceof NotPermitted) return new ApiProblem('not_permitted');
  return new ApiProblem('internal_error', {
    detail: 'Bitte versuchen Sie es später noch einmal und nennen Sie uns die Kennung der Anfrage.',
  });
}
