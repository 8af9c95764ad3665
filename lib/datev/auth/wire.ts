import { type OnExchange, plainHeaders, recordExchange } from '../http/exchange';
import { classifyNetworkError, type NetworkFailure } from '../http/network-error';
import type { Fetch } from '../http/send';

/** One exchange as this room needs it to judge a failure; stays in memory. */
export type WireEvent =
  | {
      readonly kind: 'answered';
      readonly operation: AuthOperation;
      readonly status: number;
      readonly retryAfter: string | undefined;
      readonly body: string;
    }
  | { readonly kind: 'failed'; readonly operation: AuthOperation; readonly failure: NetworkFailure };

export type AuthOperation =
  | 'discovery'
  | 'jwks'
  | 'token.exchange'
  | 'token.refresh'
  | 'token.revoke'
  | 'userinfo';

/** What the OAuth library hands to its fetch. */
interface OAuthRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
  readonly redirect: 'manual';
  readonly signal?: AbortSignal | undefined;
}

/** The network under one call of this room: every exchange recorded for the log (P6) and kept for judging. */
export interface Wire {
  readonly fetch: (url: string, request: OAuthRequest) => Promise<Response>;
  last(operation: AuthOperation): WireEvent | undefined;
}

const secretFormFields = ['code', 'code_verifier', 'refresh_token', 'token', 'client_secret'];

/**
 * Opens a wire. Answers are read in full so that an error's body can be logged; a good answer's body never is,
 * because it holds tokens or a person's data.
 * @param operationOf names a URL's operation
 */
export function openWire(input: {
  readonly fetch: Fetch;
  readonly now: () => Date;
  readonly onExchange: OnExchange;
  readonly clientSecret: string;
  readonly operationOf: (url: string) => AuthOperation;
  /** Changes a good answer's body before the OAuth library sees it. */
  readonly rewriteBody?: (body: string) => string;
}): Wire {
  const events: WireEvent[] = [];
  return {
    last: (operation) => events.findLast((event) => event.operation === operation),
    async fetch(url, request) {
      const operation = input.operationOf(url);
      const at = input.now();
      const began = performance.now();
      const record = (outcome: { response?: Response; body?: string; failure?: string }) =>
        input.onExchange(
          recordExchange({
            at,
            operation,
            method: request.method,
            url,
            requestHeaders: plainHeaders(new Headers(request.headers)),
            status: outcome.response?.status ?? null,
            responseHeaders: outcome.response ? plainHeaders(outcome.response.headers) : null,
            responseBody: outcome.response?.ok === false ? (outcome.body ?? null) : null,
            durationMs: performance.now() - began,
            failure: outcome.failure ?? null,
            secrets: [input.clientSecret, ...formSecrets(request.body)],
          }),
        );
      let response: Response | undefined;
      try {
        response = await input.fetch(url, requestInit(request));
        const body = await response.text();
        record({ response, body });
        const retryAfter = response.headers.get('retry-after') ?? undefined;
        events.push({ kind: 'answered', operation, status: response.status, retryAfter, body });
        return rebuilt(response, response.ok && input.rewriteBody ? input.rewriteBody(body) : body);
      } catch (error) {
        const failure = classifyNetworkError(error);
        // Once a status line came, DATEV has acted, whatever broke afterwards.
        events.push({
          kind: 'failed',
          operation,
          failure: response ? { kind: 'unclear', reason: failure.reason } : failure,
        });
        record({ ...(response ? { response } : {}), failure: failure.reason });
        throw error;
      }
    },
  };
}

/** Every request of the library is a form or has no body; anything else would be a change we have to look at. */
function requestInit({ method, headers, body, redirect, signal }: OAuthRequest): RequestInit {
  if (body !== undefined && body !== null && !(body instanceof URLSearchParams)) {
    throw new TypeError('unexpected kind of request body');
  }
  return { method, headers, redirect, body: body ?? null, ...(signal ? { signal } : {}) };
}

function formSecrets(body: unknown): string[] {
  if (!(body instanceof URLSearchParams)) return [];
  return secretFormFields.flatMap((field) => body.getAll(field));
}

const bodiless = new Set([204, 205, 304]);

function rebuilt(response: Response, body: string): Response {
  return new Response(bodiless.has(response.status) ? null : body, {
    status: response.status,
    headers: response.headers,
  });
}
