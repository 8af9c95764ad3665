import type { Problem } from '@/lib/bookkeeping/problem';
import type { AuthFailure } from '@/lib/datev/auth/failure';
import { type DxsoFailure, problemOfFailure } from '@/lib/datev/dxso/dxso-errors';
import type { ClientBasics, DxsoResult } from '@/lib/datev/dxso/types';
import { type ClientNumbers, clientIdOf } from './client-numbers';

/** What `GET /clients/{client-id}` says about a connection (C3). */
export type Confirmation =
  | { readonly kind: 'confirmed'; readonly basics: ClientBasics; readonly raw: string }
  | { readonly kind: 'refuted'; readonly problem: Problem };

/**
 * Reads the answer to the question for exactly these two numbers. Only a 200 that repeats both confirms; an answer
 * about another dataset is refuted, because documents must never reach a foreign one.
 */
export function readConfirmation(
  numbers: ClientNumbers,
  result: Exclude<DxsoResult<ClientBasics>, { kind: 'unauthorised' }>,
): Confirmation {
  if (result.kind !== 'ok') return { kind: 'refuted', problem: problemOfConfirmation(numbers, result) };
  const answered = clientIdOf(result.value);
  if (answered === clientIdOf(numbers)) {
    return { kind: 'confirmed', basics: result.value, raw: result.raw };
  }
  return {
    kind: 'refuted',
    problem: {
      code: 'CLIENT_NUMBERS_DIFFER',
      params: { clientId: clientIdOf(numbers), answeredClientId: answered },
    },
  };
}

/** Names the number or the right that is wrong, where DATEV's answer tells it. Without an answer nothing is repeated here: somebody connects anew. */
function problemOfConfirmation(numbers: ClientNumbers, failure: DxsoFailure): Problem {
  const dataset = {
    clientId: clientIdOf(numbers),
    consultantNumber: String(numbers.consultantNumber),
    clientNumber: String(numbers.clientNumber),
  };
  if (failure.kind === 'unavailable' || failure.kind === 'unclear') {
    return { code: 'CONNECTION_NOT_ANSWERED', params: dataset };
  }
  const problem = problemOfFailure('getClientBasics', failure);
  const named = { ...problem.params, ...dataset };
  switch (problem.code) {
    case 'DATEV_CLIENT_UNKNOWN':
      return { code: 'CONNECTION_CLIENT_UNKNOWN', params: named };
    case 'DATEV_NO_RIGHT':
      return { code: 'CONNECTION_RIGHT_MISSING', params: named };
    default:
      return problem;
  }
}

/** Why DATEV's sign-in brought no tokens. */
export function problemOfAuthFailure(failure: AuthFailure): Problem {
  switch (failure.kind) {
    case 'invalid_grant':
      return { code: 'CONNECTION_CODE_REFUSED', params: {} };
    case 'refused':
      return { code: 'CONNECTION_APP_REFUSED', params: { error: failure.error } };
    case 'unavailable':
    case 'unclear':
      return { code: 'CONNECTION_SIGN_IN_UNAVAILABLE', params: {} };
  }
}

/** What DATEV's authorization page sent back instead of a code. */
export function problemOfAuthorizationError(error: string, description: string | null): Problem {
  if (error === 'access_denied') return { code: 'CONNECTION_CONSENT_REFUSED', params: {} };
  return {
    code: 'CONNECTION_SIGN_IN_FAILED',
    params: { error: error.slice(0, 80), description: (description ?? '').slice(0, 200) },
  };
}
