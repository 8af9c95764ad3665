import { type OnExchange, plainHeaders, recordExchange } from './exchange';
import { classifyNetworkError } from './network-error';

/** The part of `fetch` we use, so that tests can stand in for the network. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What sending needs from outside. */
export interface HttpEdge {
  readonly fetch: Fetch;
  readonly now: () => Date;
  readonly onExchange: OnExchange;
}

/** What DATEV sent back, before anybody read it. */
export interface HttpAnswer {
  readonly httpStatus: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface OutgoingRequest {
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | FormData | Blob | null;
  readonly timeoutMs: number;
  /** Breaks the request off before that. */
  readonly signal?: AbortSignal;
  /** The log keeps bodies of errors always, of good answers only where this says so (P6). */
  readonly keepsGoodBody: boolean;
}

export type Sent =
  | { readonly kind: 'answered'; readonly answer: HttpAnswer }
  /** DATEV can't have seen it. */
  | { readonly kind: 'not_sent'; readonly reason: string }
  /** `httpStatus` given: the status line came, the body broke off. */
  | { readonly kind: 'unclear'; readonly reason: string; readonly httpStatus: number | null };

/**
 * Sends one request, reads the whole answer, reports the exchange once. Never follows a redirect, because that
 * would hand the token to another host. Never throws for anything the network does.
 */
export async function send(request: OutgoingRequest, edge: HttpEdge): Promise<Sent> {
  const at = edge.now();
  const began = performance.now();
  let answered: { status: number; headers: Record<string, string> } | null = null;
  const report = (body: string | null, failure: string | null) =>
    edge.onExchange(
      recordExchange({
        at,
        operation: request.operation,
        method: request.method,
        url: request.url,
        requestHeaders: request.headers,
        status: answered?.status ?? null,
        responseHeaders: answered?.headers ?? null,
        responseBody: body,
        durationMs: performance.now() - began,
        failure,
      }),
    );
  try {
    const response = await edge.fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body,
      redirect: 'manual',
      signal: endOf(request),
    });
    answered = { status: response.status, headers: plainHeaders(response.headers) };
    const body = await response.text();
    report(response.ok && !request.keepsGoodBody ? null : body, null);
    return {
      kind: 'answered',
      answer: { httpStatus: answered.status, headers: answered.headers, body },
    };
  } catch (error) {
    const failure = classifyNetworkError(error);
    report(null, failure.reason);
    if (answered) return { kind: 'unclear', reason: failure.reason, httpStatus: answered.status };
    return failure.kind === 'not_sent' ? failure : { ...failure, httpStatus: null };
  }
}

function endOf({ timeoutMs, signal }: OutgoingRequest): AbortSignal {
  const timeOut = AbortSignal.timeout(timeoutMs);
  return signal ? AbortSignal.any([timeOut, signal]) : timeOut;
}
