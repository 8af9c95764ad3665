import type { Problem } from '@/lib/bookkeeping/problem';
import type { DatevResult } from './result';

/** Everything that is no result. `unauthorised` is explained by `lib/connection`. */
export type Failure = Exclude<DatevResult<never>, { kind: 'ok' } | { kind: 'unauthorised' }>;

/** A failure that is no refusal, as a problem for a person; the same words for every API of DATEV. */
export function problemOfSilence(operation: string, failure: Exclude<Failure, { kind: 'refused' }>): Problem {
  switch (failure.kind) {
    case 'unavailable':
      return { code: unavailableCode(failure.httpStatus), params: { operation } };
    case 'unclear':
      return { code: 'DATEV_ANSWER_UNCLEAR', params: { operation, reason: failure.reason } };
    case 'unreadable':
      return { code: 'DATEV_ANSWER_UNREADABLE', params: { operation, field: failure.problem } };
  }
}

function unavailableCode(httpStatus: 429 | 503 | null): string {
  switch (httpStatus) {
    case 429:
      return 'DATEV_TOO_MANY_REQUESTS';
    case 503:
      return 'DATEV_MAINTENANCE';
    case null:
      return 'DATEV_UNREACHABLE';
  }
}
