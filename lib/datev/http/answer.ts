import { readRefusal } from './refusal';
import type { DatevResult, Refused } from './result';
import { readRetryAfter } from './retry-after';
import type { HttpAnswer } from './send';

/** What an operation makes of its 2xx answer. */
export type GoodReader<T> = (answer: HttpAnswer) => DatevResult<T>;

/** How an API words its refusals. */
export type RefusalReader = (httpStatus: number, body: string) => Refused;

/**
 * Sorts an answer by whether DATEV executed the call; 2xx goes to the operation's own reader.
 * 429 and 503 surely did nothing, other 5xx and redirects nobody knows, 4xx is a refusal.
 */
export function sortAnswer<T>(
  answer: HttpAnswer,
  now: Date,
  readGood: GoodReader<T>,
  readBad: RefusalReader = readRefusal,
): DatevResult<T> {
  const { httpStatus } = answer;
  if (httpStatus >= 200 && httpStatus < 300) return readGood(answer);
  if (httpStatus === 429 || httpStatus === 503) {
    return {
      kind: 'unavailable',
      httpStatus,
      retryAfterMs: readRetryAfter(answer.headers['retry-after'], now),
    };
  }
  // A gateway's 408 comes when it lost patience, not when the service said no.
  if (httpStatus >= 400 && httpStatus < 500 && httpStatus !== 408) {
    return readBad(httpStatus, answer.body);
  }
  return { kind: 'unclear', reason: `HTTP ${httpStatus}`, httpStatus };
}

/**
 * Reader of operations whose answer holds nothing: only the documented status says "done". A 200 with somebody's
 * login page must not count as a finalised job.
 */
export function readEmpty(expectedStatus: 200 | 201 | 204): GoodReader<null> {
  return (answer) =>
    answer.httpStatus === expectedStatus
      ? { kind: 'ok', value: null, raw: answer.body, httpStatus: answer.httpStatus }
      : { kind: 'unclear', reason: `HTTP ${answer.httpStatus}`, httpStatus: answer.httpStatus };
}

/** A 2xx whose body could be read. */
export function good<T>(answer: HttpAnswer, value: T): DatevResult<T> {
  return { kind: 'ok', value, raw: answer.body, httpStatus: answer.httpStatus };
}

/** A 2xx whose body makes no sense. */
export function unreadable<T>(answer: HttpAnswer, problem: string): DatevResult<T> {
  return { kind: 'unreadable', httpStatus: answer.httpStatus, problem, raw: answer.body };
}
