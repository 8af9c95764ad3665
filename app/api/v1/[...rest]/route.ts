import { randomUUID } from 'node:crypto';
import { ApiProblem, problemBody } from '../_http/problem';
import { jsonResponse } from '../_http/respond';

/** An address that is none: a program gets an answer it can read, never a page. Nothing is looked up, so nobody is asked who he is. */
function noSuchAddress(): Response {
  const requestId = randomUUID();
  const problem = new ApiProblem('not_found', {
    detail: 'Diese Adresse gibt es nicht. Alle Adressen stehen in /api/v1/openapi.json.',
  });
  return jsonResponse(problem.status, problemBody(problem, requestId), requestId);
}

export {
  noSuchAddress as DELETE,
  noSuchAddress as GET,
  noSuchAddress as PATCH,
  noSuchAddress as POST,
  noSuchAddress as PUT,
};
