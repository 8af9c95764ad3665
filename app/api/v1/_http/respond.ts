import type { Operation, OperationAnswer } from './operation';

/** The answer as its schema says; anything else is a bug on our side and never sent. */
export function checkedAnswer(operation: Operation, answer: OperationAnswer): OperationAnswer {
  if ('file' in answer) return answer;
  const description = operation.answers[answer.status];
  if (!description?.schema) throw new Error(`${operation.id} has no answer with status ${answer.status}`);
  return { ...answer, body: description.schema.parse(answer.body) };
}

export function toResponse(answer: OperationAnswer, requestId: string): Response {
  if ('file' in answer) return fileResponse(answer, requestId);
  return jsonResponse(answer.status, answer.body, requestId, answer.headers);
}

/** JSON, or problem+json from status 400 on. */
export function jsonResponse(
  status: number,
  body: unknown,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...headers,
      ...commonHeaders(requestId),
      'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json',
    },
  });
}

function fileResponse(
  { file, headers }: Extract<OperationAnswer, { file: unknown }>,
  requestId: string,
): Response {
  const { content } = file;
  return new Response(content instanceof Uint8Array ? Buffer.from(content) : content, {
    status: 200,
    headers: {
      ...headers,
      ...commonHeaders(requestId),
      'Content-Type': file.contentType,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      // A file somebody uploaded is shown in nobody's name.
      'Content-Security-Policy': `${answerPolicy}; sandbox`,
    },
  });
}

/** An answer for programs is no page: whoever opens or frames one gets nothing to run (ASVS 5.0 3.4.6). */
export const answerPolicy = "default-src 'none'; frame-ancestors 'none'";

function commonHeaders(requestId: string): Record<string, string> {
  return {
    'X-Request-Id': requestId,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': answerPolicy,
  };
}
