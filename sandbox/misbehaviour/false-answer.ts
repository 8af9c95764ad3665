import { fault, newTrace, refusalAnswer, traceHeaders } from '../dxso/faults';
import { type Answer, emptyAnswer, htmlAnswer, jsonAnswer } from '../http/answer';
import { page } from '../http/html';
import type { AnswerStyle } from '../world/world';
import type { Mischief } from './misbehaviour';

/** The answer an order of kind `answer` puts in place of the real one. */
export function falseAnswer(mischief: Extract<Mischief, { kind: 'answer' }>, style: AnswerStyle): Answer {
  const trace = newTrace();
  const headers = {
    ...traceHeaders(trace),
    ...(mischief.retryAfterSeconds === undefined
      ? {}
      : { 'Retry-After': String(mischief.retryAfterSeconds) }),
  };
  if (mischief.code) {
    const answer = refusalAnswer(fault(mischief.code), trace, style);
    return { ...answer, status: mischief.status, headers: { ...answer.headers, ...headers } };
  }
  switch (mischief.bodyForm ?? 'empty') {
    case 'empty':
      return emptyAnswer(mischief.status, headers);
    case 'html':
      return htmlAnswer(
        mischief.status,
        page({ title: 'Gateway', body: `<h1>HTTP ${mischief.status}</h1>` }),
        headers,
      );
    case 'json':
      return jsonAnswer(mischief.status, { request_id: trace.requestId }, headers);
    case 'broken_json':
      return {
        status: mischief.status,
        headers: { 'Content-Type': 'application/json', ...headers },
        body: new TextEncoder().encode('{"id":'),
      };
  }
}
