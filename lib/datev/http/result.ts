/** DATEV understood and said no: 4xx other than 429. */
export interface Refused {
  readonly kind: 'refused';
  readonly httpStatus: number;
  /** Without `#`: `DCO01002`; null where DATEV gave none (bare 403, 404, HTML). */
  readonly code: string | null;
  readonly description: string | null;
  /** DATEV's own help page for this error; shown to the customer (T6). */
  readonly helpUrl: string | null;
  /** DATEV's log reference. */
  readonly requestId: string | null;
  readonly raw: string;
}

/** What became of one call, told by whether DATEV can have executed it. */
export type DatevResult<T> =
  | { readonly kind: 'ok'; readonly value: T; readonly raw: string; readonly httpStatus: number }
  | Refused
  /** Surely not executed; `httpStatus` null: no connection came about. */
  | {
      readonly kind: 'unavailable';
      readonly httpStatus: 429 | 503 | null;
      readonly retryAfterMs: number | null;
    }
  /** Effect unknown: time-out, reset, 5xx, an answer nobody documented. */
  | { readonly kind: 'unclear'; readonly reason: string; readonly httpStatus: number | null }
  /** 2xx whose body makes no sense (M7). */
  | {
      readonly kind: 'unreadable';
      readonly httpStatus: number;
      readonly problem: string;
      readonly raw: string;
    }
  /** Given only by the session of `lib/connection`; the call was not executed. */
  | {
      readonly kind: 'unauthorised';
      readonly reason: 'token_expired' | 'reconnect_needed' | 'not_connected';
    };
