import { type Trace, traceHeaders } from '../dxso/faults';
import { type Answer, emptyAnswer, jsonAnswer } from '../http/answer';

export interface AffectedElement {
  readonly name: string;
  readonly reason: string;
}

/** A problem of this API, in an answer or in the result of an import. */
export interface ExtfProblem {
  readonly code: keyof typeof titles;
  readonly detail: string;
  readonly affected?: readonly AffectedElement[];
}

const titles = {
  '1008828': 'Invalid query parameters',
  '1008829': 'Missing required scope',
  '1008831': 'Invalid message-body',
  '1008832': 'Invalid header fields',
  '1008833': 'Invalid file',
  '1008834': 'Invalid EXTF-header',
  '1008835': 'Invalid request URI path',
  '1008836': 'Virus found',
  '1008837': 'Try again',
  '1008838': 'Missing permission',
} as const;

/** Why this API refuses. */
export type ExtfRefusal =
  | { readonly kind: 'problem'; readonly status: 400 | 403 | 413; readonly problem: ExtfProblem }
  /** Described with title and status alone. */
  | { readonly kind: 'plain'; readonly status: 401 | 403 | 404 | 405 | 406 | 415; readonly title: string };

export function refusal(
  status: 400 | 403 | 413,
  code: ExtfProblem['code'],
  detail: string,
  affected?: readonly AffectedElement[],
): ExtfRefusal {
  return { kind: 'problem', status, problem: { code, detail, ...(affected ? { affected } : {}) } };
}

export const plain = (status: 401 | 403 | 404 | 405 | 406 | 415, title: string): ExtfRefusal => ({
  kind: 'plain',
  status,
  title,
});

/** `type`, `title`, `detail`, `affected_elements` as DATEV's examples have them. */
export function describeProblem({ code, detail, affected }: ExtfProblem): Record<string, unknown> {
  return {
    type: `http://www.datev.de/hilfe/${code}`,
    title: titles[code],
    detail,
    ...(affected ? { affected_elements: affected } : {}),
  };
}

export function extfRefusalAnswer(refused: ExtfRefusal, trace: Trace): Answer {
  const { status } = refused;
  if (refused.kind === 'plain' && status === 401) return emptyAnswer(401, traceHeaders(trace));
  const described = refused.kind === 'plain' ? { title: refused.title } : describeProblem(refused.problem);
  return jsonAnswer(status, { ...described, request_id: trace.requestId, status }, traceHeaders(trace));
}
