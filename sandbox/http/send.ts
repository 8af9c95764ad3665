import type { ServerResponse } from 'node:http';
import type { Answer } from './answer';

export function sendAnswer(response: ServerResponse, answer: Answer): void {
  const length = answer.body?.length ?? 0;
  const headers =
    answer.status === 204 ? answer.headers : { ...answer.headers, 'Content-Length': String(length) };
  response.writeHead(answer.status, headers);
  response.end(answer.body ?? undefined);
}
