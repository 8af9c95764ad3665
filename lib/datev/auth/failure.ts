import { readRetryAfter } from '../http/retry-after';
import { isJsonObject, parseJson } from '../http/tolerant';
import type { WireEvent } from './wire';

/** Why a call to DATEV's sign-in brought nothing, told by what may be done next. */
export type AuthFailure =
  /** The grant is dead: expired, revoked, used twice. Only a person can mend it. */
  | { readonly kind: 'invalid_grant' }
  /** DATEV understood and refuses us (`invalid_client` …): repeating changes nothing. */
  | { readonly kind: 'refused'; readonly error: string }
  /** Surely not executed. */
  | { readonly kind: 'unavailable'; readonly retryAfterMs: number | null }
  /** Effect unknown. */
  | { readonly kind: 'unclear'; readonly reason: string };

/**
 * Judges a failed call by what was on the wire. Of an error body only `error` is read; whatever does not name one
 * is temporary.
 * @param event undefined: nothing was sent
 */
export function judgeFailure(event: WireEvent | undefined, now: Date): AuthFailure {
  if (!event) return { kind: 'unavailable', retryAfterMs: null };
  if (event.kind === 'failed') {
    return event.failure.kind === 'not_sent'
      ? { kind: 'unavailable', retryAfterMs: null }
      : { kind: 'unclear', reason: event.failure.reason };
  }
  if (event.status === 429 || event.status === 503) {
    return { kind: 'unavailable', retryAfterMs: readRetryAfter(event.retryAfter, now) };
  }
  const error = event.status >= 400 && event.status < 500 ? errorOf(event.body) : null;
  if (error === 'invalid_grant') return { kind: 'invalid_grant' };
  if (error) return { kind: 'refused', error };
  return { kind: 'unclear', reason: `HTTP ${event.status}` };
}

function errorOf(body: string): string | null {
  const json = parseJson(body);
  const error = isJsonObject(json) ? json.error : undefined;
  return typeof error === 'string' && /^[\x20-\x7e]{1,80}$/.test(error) ? error : null;
}
