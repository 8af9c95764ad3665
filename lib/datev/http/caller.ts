import type { DatevResult } from './result';
import { type HttpAnswer, type HttpEdge, send } from './send';

/** What one operation puts on the wire; the caller adds base address, token and client id. */
export interface ApiRequest<O extends string = string> {
  readonly operation: O;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the base address, starts with `/`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | FormData | Blob | null;
  /** Breaks the request off: an unclear answer. */
  readonly signal?: AbortSignal;
}

/** One API of DATEV with one access token. */
export interface ApiAccess<O extends string> extends HttpEdge {
  /** Base address with version. */
  readonly apiUrl: string;
  /** OAuth client id of the app, sent as `X-DATEV-Client-Id`. */
  readonly datevClientId: string;
  readonly accessToken: string;
  readonly timeoutMs?: Partial<Record<O, number>>;
}

/** How an API is called: how long to wait, and whose good answers the technical log keeps (P6). */
export interface CallRules<O extends string> {
  readonly timeoutMs: Readonly<Record<O, number>>;
  readonly statusOperations: readonly O[];
}

export type ApiCall<O extends string> = <T>(
  request: ApiRequest<O>,
  read: (answer: HttpAnswer, now: Date) => DatevResult<T>,
) => Promise<DatevResult<T>>;

/** Sends requests of one API; never throws for anything DATEV or the network does. */
export function createCaller<O extends string>(access: ApiAccess<O>, rules: CallRules<O>): ApiCall<O> {
  return async (request, read) => {
    const sent = await send(
      {
        operation: request.operation,
        method: request.method,
        url: `${access.apiUrl}${request.path}`,
        headers: {
          ...request.headers,
          authorization: `Bearer ${access.accessToken}`,
          'x-datev-client-id': access.datevClientId,
        },
        body: request.body,
        timeoutMs: access.timeoutMs?.[request.operation] ?? rules.timeoutMs[request.operation],
        ...(request.signal ? { signal: request.signal } : {}),
        keepsGoodBody: rules.statusOperations.includes(request.operation),
      },
      access,
    );
    switch (sent.kind) {
      case 'answered':
        return read(sent.answer, access.now());
      case 'not_sent':
        return { kind: 'unavailable', httpStatus: null, retryAfterMs: null };
      case 'unclear':
        return sent;
    }
  };
}
