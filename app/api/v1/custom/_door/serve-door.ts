import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { clientAddress } from '@/app/_server/client-address';
import { getPlatform } from '@/app/_server/platform';
import { withTechnicalLog } from '@/app/_server/technical-log';
import { interactionUrl, recordInteraction } from '@/lib/general-data/interactions/interactions';
import { may } from '@/lib/identity/permissions';
import { countRequest, type RateLimit } from '@/lib/identity/rate-limit';
import type { Platform } from '@/lib/platform';
import type { FindingLocale } from '@/lib/preflight/finding';
import { answerPolicy } from '../../_http/respond';
import { DoorError, doorErrors, inputInvalid } from './door-error';
import type { DoorAnswer, DoorOperation } from './door-operation';
import { type Caller, identifyCaller } from './identify';
import { readJson } from './read-json';

interface RouteContext {
  /** Next gives undefined to routes without parameters, whatever its types say. */
  readonly params: Promise<Record<string, string | string[] | undefined> | undefined>;
}

/** Calls of strangers kept for operators, by address: nobody fills the log from outside. */
const strangersKept: RateLimit = { most: 30, windowMs: 60_000 };

/** What one call is, from its first line to its entry in the log. */
interface Call {
  readonly id: string;
  readonly operation: DoorOperation;
  readonly request: Request;
  readonly params: Record<string, string | string[] | undefined>;
  readonly ip: string | null;
  readonly locale: FindingLocale;
  readonly caller: Caller;
  readonly startedAt: number;
}

/**
 * The one wrapper around the published door (K1, K8): who → how often → which integration → may → parse → use case →
 * parse the answer → log → answer. Success and errors have exactly the published bodies; `log_url` opens the call in our log.
 */
export function serveDoor(
  operation: DoorOperation,
): (request: Request, context: RouteContext) => Promise<Response> {
  return async (request, context) => {
    const call: Call = {
      id: randomUUID(),
      operation,
      request,
      params: (await context.params) ?? {},
      ip: clientAddress((name) => request.headers.get(name)),
      locale: /^\s*en\b/i.test(request.headers.get('accept-language') ?? '') ? 'en' : 'de',
      caller: { companyId: null, apiKeyName: null },
      startedAt: performance.now(),
    };
    // Where not even the platform can be opened there is no log to point to.
    const platform = await getPlatform().catch(() => null);
    if (!platform) return errorResponse(call, unknownError(), null);
    try {
      return await succeed(platform, call, await withTechnicalLog(platform, () => work(platform, call)));
    } catch (cause) {
      return fail(platform, call, cause);
    }
  };
}

async function work(platform: Platform, call: Call): Promise<DoorAnswer> {
  const { operation, request, ip, caller, locale } = call;
  const actor = await identifyCaller(platform, request, ip, caller);
  if (!may(actor, operation.permission)) throw new Error(`API keys may not ${operation.permission}`);
  const body = operation.body ? parseBody(operation.body, await readJson(request)) : null;
  const answer = await operation.handle({ platform, actor, body, employeeId: employeeIdOf(call), locale });
  return { ...answer, data: operation.data.parse(answer.data) };
}

function parseBody(schema: z.ZodType, body: unknown): unknown {
  if (body === null || typeof body !== 'object' || Array.isArray(body)) {
    throw inputInvalid('Der Inhalt muss ein JSON-Objekt sein.', 'The body must be a JSON object.');
  }
  const parsed = schema.safeParse(body, { reportInput: true });
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.slice(0, 5).map(({ path, message }) => {
    const field = path.map(String).join('.');
    return field === '' ? message : `${field}: ${message}`;
  });
  throw inputInvalid(faults.join(' · '), faults.join(' · '));
}

/** Next hands a segment over as it stood in the address. */
function employeeIdOf({ params }: Call): string {
  const segment = params.employee_id;
  if (typeof segment !== 'string') return '';
  try {
    return decodeURIComponent(segment);
  } catch (cause) {
    if (cause instanceof URIError) return segment;
    throw cause;
  }
}

async function succeed(platform: Platform, call: Call, answer: DoorAnswer): Promise<Response> {
  const { data, warnings, pushId } = answer;
  await keep(platform, call, { status: 200, error: null, warnings, pushId: pushId ?? null });
  const said = { warnings: warnings.map((message) => ({ message })) };
  const body = { status: 'success', data, ...(call.operation.hasWarnings ? said : {}) };
  return response(call, 200, body);
}

async function fail(platform: Platform, call: Call, cause: unknown): Promise<Response> {
  const error = cause instanceof DoorError ? cause : unknownError();
  if (cause !== error) {
    platform.log.error({ err: cause, interaction: call.id, operation: call.operation.id }, 'door failed');
  }
  const isKept = await keep(platform, call, { status: error.status, error, warnings: [], pushId: null });
  return errorResponse(call, error, isKept ? interactionUrl(platform, call.id) : null);
}

function unknownError(): DoorError {
  return new DoorError('PLATFORM.UNKNOWN_ERROR', {
    de: 'Bitte versuchen Sie es später noch einmal; der Eintrag im Protokoll hilft bei der Suche.',
    en: 'Please try again later; the log entry helps to find the cause.',
  });
}

function errorResponse(call: Call, error: DoorError, logUrl: string | null): Response {
  const { code, sentence, headers, status } = error;
  const body = {
    status: 'error',
    error: { code, title: doorErrors[code][call.locale], message: sentence[call.locale], log_url: logUrl },
  };
  return response(call, status, body, headers);
}

function response(
  call: Call,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json(body, {
    status,
    headers: {
      ...headers,
      'X-Request-Id': call.id,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': answerPolicy,
    },
  });
}

interface Kept {
  readonly status: number;
  readonly error: DoorError | null;
  readonly warnings: readonly string[];
  readonly pushId: string | null;
}

/** Writes the call down. A call that cannot be logged is answered all the same, without an address. */
async function keep(platform: Platform, call: Call, kept: Kept): Promise<boolean> {
  const { operation, request, caller, ip, locale } = call;
  const { error } = kept;
  try {
    if (caller.companyId === null) {
      const { isAllowed } = await countRequest(platform, `door-strangers:${ip ?? ''}`, strangersKept);
      if (!isAllowed) return false;
    }
    await recordInteraction(platform, {
      id: call.id,
      ...caller,
      at: platform.clock.now(),
      operation: operation.id,
      method: request.method,
      path: new URL(request.url).pathname,
      integrationId: request.headers.get('x-integration-id'),
      ip,
      httpStatus: kept.status,
      code: error?.code ?? null,
      title: error ? doorErrors[error.code][locale] : null,
      message: error?.sentence[locale] ?? null,
      warnings: kept.warnings,
      pushId: kept.pushId,
      durationMs: Math.round(performance.now() - call.startedAt),
    });
    return true;
  } catch (cause) {
    platform.log.error({ err: cause, interaction: call.id }, 'call not logged');
    return false;
  }
}
