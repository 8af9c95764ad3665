import { describe, expect, it } from 'vitest';
import { connectionProblemCodes } from '@/lib/connection/problem-codes';
import {
  problemOfAuthFailure,
  problemOfAuthorizationError,
  readConfirmation,
} from '@/lib/connection/problems';
import { revocationDelayMs } from '@/lib/connection/revocations';
import type { ClientBasics } from '@/lib/datev/dxso/types';
import { readRefusal } from '@/lib/datev/http/refusal';

const numbers = { consultantNumber: 455148, clientNumber: 1 };
const basics: ClientBasics = {
  ...numbers,
  name: 'Muster GmbH 1',
  isDocumentManagementAvailable: true,
  fiscalYears: [],
};
const ok = (value: ClientBasics) => ({ kind: 'ok', value, raw: '{}', httpStatus: 200 }) as const;

describe('the confirmation of a dataset (C3)', () => {
  it('is a 200 that repeats both numbers', () => {
    expect(readConfirmation(numbers, ok(basics))).toEqual({ kind: 'confirmed', basics, raw: '{}' });
  });

  it.each([
    ['another client', ok({ ...basics, clientNumber: 2 }), 'CLIENT_NUMBERS_DIFFER'],
    ['another consultant', ok({ ...basics, consultantNumber: 455149 }), 'CLIENT_NUMBERS_DIFFER'],
    ['404', readRefusal(404, '{"request_id":"r"}'), 'CONNECTION_CLIENT_UNKNOWN'],
    ['a bare 403', readRefusal(403, '{"request_id":"r"}'), 'CONNECTION_RIGHT_MISSING'],
    ['a missing scope', readRefusal(403, '{"error":"#DCO01005"}'), 'DATEV_DCO01005'],
    ['inconsistent books', readRefusal(400, '[{"error":"#DCO01009"}]'), 'DATEV_DCO01009'],
    ['401', readRefusal(401, ''), 'DATEV_SIGN_IN_REFUSED'],
    ['503', { kind: 'unavailable', httpStatus: 503, retryAfterMs: null } as const, 'CONNECTION_NOT_ANSWERED'],
    [
      'nonsense',
      { kind: 'unreadable', httpStatus: 200, problem: 'x', raw: '' } as const,
      'DATEV_ANSWER_UNREADABLE',
    ],
    [
      'a broken line',
      { kind: 'unclear', reason: 'ECONNRESET', httpStatus: null } as const,
      'CONNECTION_NOT_ANSWERED',
    ],
  ])('is not %s', (_name, result, code) => {
    const confirmation = readConfirmation(numbers, result);
    expect(confirmation.kind === 'refuted' && confirmation.problem.code).toBe(code);
  });
});

describe('why a sign-in brought no tokens', () => {
  it.each([
    [problemOfAuthFailure({ kind: 'invalid_grant' }), 'CONNECTION_CODE_REFUSED'],
    [problemOfAuthFailure({ kind: 'refused', error: 'invalid_client' }), 'CONNECTION_APP_REFUSED'],
    [problemOfAuthFailure({ kind: 'unavailable', retryAfterMs: null }), 'CONNECTION_SIGN_IN_UNAVAILABLE'],
    [problemOfAuthFailure({ kind: 'unclear', reason: 'HTTP 500' }), 'CONNECTION_SIGN_IN_UNAVAILABLE'],
    [problemOfAuthorizationError('access_denied', null), 'CONNECTION_CONSENT_REFUSED'],
    [problemOfAuthorizationError('server_error', 'x'), 'CONNECTION_SIGN_IN_FAILED'],
  ])('%o', (problem, code) => {
    expect(problem.code).toBe(code);
    const listed = connectionProblemCodes.find((row) => row.code === code);
    expect(Object.keys(problem.params).sort()).toEqual([...(listed?.params ?? ['?'])].sort());
  });
});

describe('a revocation that failed (C8)', () => {
  it('is repeated for ever, ever more slowly', () => {
    const delays = [1, 2, 3, 4, 5, 6, 7, 100].map(revocationDelayMs);
    expect([...delays].sort((a, b) => a - b)).toEqual(delays);
    expect(delays[0]).toBe(60_000);
    expect(delays.at(-1)).toBe(24 * 60 * 60 * 1000);
  });
});
