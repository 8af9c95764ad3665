import { describe, expect, it } from 'vitest';
import { newSignInSecrets } from '@/lib/datev/auth/datev-auth';
import { judgeFailure } from '@/lib/datev/auth/failure';
import { personNameOf, shortenedSubject } from '@/lib/datev/auth/person-name';
import { compareGrant, requestedScopes } from '@/lib/datev/auth/scopes';
import { readTokenAnswer } from '@/lib/datev/auth/token-answer';

const now = new Date('2026-02-01T09:00:00Z');
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);

describe('scopes (C1, C11)', () => {
  it('are those of the chosen services and the long-term token of this dataset, no more', () => {
    expect(requestedScopes(['rechnungsdatenservice'], '455148-1')).toEqual([
      'openid',
      'profile',
      'accounting:clients:read',
      'accounting:dxso-jobs',
      'offline_access',
      'datev:iam:client:455148-1',
    ]);
    expect(requestedScopes(['extf_files', 'hr_files'], '1000-2')).toEqual([
      'openid',
      'profile',
      'accounting:clients:read',
      'datev:hr:payrolldataupload',
      'datev:accounting:extf-files-import',
      'offline_access',
      'datev:iam:client:1000-2',
    ]);
  });

  it('granted are compared with needed', () => {
    const all = requestedScopes(['rechnungsdatenservice', 'hr_files'], '455148-1');
    const compare = (without: string[]) =>
      compareGrant(
        all.filter((scope) => !without.includes(scope)),
        ['rechnungsdatenservice', 'hr_files'],
        '455148-1',
      );
    expect(compare([])).toEqual({ missingScopes: [], missingServices: [], isLongTerm: true });
    expect(compare(['accounting:dxso-jobs']).missingScopes).toEqual(['accounting:dxso-jobs']);
    expect(compare(['accounting:clients:read']).missingScopes).toEqual(['accounting:clients:read']);
    expect(compare(['datev:hr:payrolldataupload'])).toEqual({
      missingScopes: [],
      missingServices: ['hr_files'],
      isLongTerm: true,
    });
    expect(compare(['offline_access']).isLongTerm).toBe(false);
    expect(compare(['datev:iam:client:455148-1']).isLongTerm).toBe(false);
    expect(compareGrant(all, ['rechnungsdatenservice'], '455148-2').isLongTerm).toBe(false);
  });
});

describe('answers of the token endpoint (C7)', () => {
  const answer = {
    access_token: 'AT',
    refresh_token: 'RT',
    expires_in: 900,
    refresh_token_expires_in: 63_072_000,
    scope: 'openid  profile',
  };
  const known = { requestedScopes: ['openid', 'asked'], now };

  it('give lifetimes and scopes themselves', () => {
    expect(readTokenAnswer(answer, known)).toEqual({
      accessToken: 'AT',
      accessTokenExpiresAt: inSeconds(900),
      refreshToken: 'RT',
      refreshTokenExpiresAt: inSeconds(63_072_000),
      grantedScopes: ['openid', 'profile'],
    });
  });

  it('without scope mean as requested', () => {
    const { scope: _, ...rest } = answer;
    expect(readTokenAnswer(rest, known)?.grantedScopes).toEqual(['openid', 'asked']);
  });

  it('may write numbers as text', () => {
    const read = readTokenAnswer({ ...answer, expires_in: '60', refresh_token_expires_in: '120' }, known);
    expect(read).toMatchObject({
      accessTokenExpiresAt: inSeconds(60),
      refreshTokenExpiresAt: inSeconds(120),
    });
  });

  it('without lifetimes: the access token is renewed soon, the end is unknown', () => {
    expect(readTokenAnswer({ access_token: 'AT', refresh_token: 'RT' }, known)).toMatchObject({
      accessTokenExpiresAt: inSeconds(300),
      refreshTokenExpiresAt: null,
    });
    expect(
      readTokenAnswer({ ...answer, refresh_token_expires_in: 'bald' }, known)?.refreshTokenExpiresAt,
    ).toBeNull();
  });

  it('to a refresh without a new refresh token keep the old one', () => {
    const previous = { refreshToken: 'OLD', refreshTokenExpiresAt: inSeconds(5) };
    expect(readTokenAnswer({ access_token: 'AT' }, { ...known, previous })).toMatchObject(previous);
    expect(readTokenAnswer({ access_token: 'AT' }, known)?.refreshToken).toBeNull();
  });

  it.each([[null], ['text'], [{}], [{ access_token: '' }], [{ access_token: 7 }]])('%j is none', (json) => {
    expect(readTokenAnswer(json, known)).toBeNull();
  });
});

describe('a failed call, judged by what may be done next (C7)', () => {
  const answered = (status: number, body: string, retryAfter?: string) =>
    ({ kind: 'answered', operation: 'token.refresh', status, body, retryAfter }) as const;
  it.each([
    [answered(400, '{"error":"invalid_grant"}'), { kind: 'invalid_grant' }],
    [answered(401, '{"error":"invalid_client"}'), { kind: 'refused', error: 'invalid_client' }],
    [answered(400, '<html>'), { kind: 'unclear', reason: 'HTTP 400' }],
    [answered(400, '{"error":["invalid_grant"]}'), { kind: 'unclear', reason: 'HTTP 400' }],
    [answered(500, '{"error":"invalid_grant"}'), { kind: 'unclear', reason: 'HTTP 500' }],
    [answered(200, 'nonsense'), { kind: 'unclear', reason: 'HTTP 200' }],
    [answered(429, '', '3'), { kind: 'unavailable', retryAfterMs: 3000 }],
    [answered(503, ''), { kind: 'unavailable', retryAfterMs: null }],
    [
      {
        kind: 'failed',
        operation: 'token.refresh',
        failure: { kind: 'not_sent', reason: 'ECONNREFUSED' },
      } as const,
      { kind: 'unavailable', retryAfterMs: null },
    ],
    [
      {
        kind: 'failed',
        operation: 'token.refresh',
        failure: { kind: 'unclear', reason: 'ECONNRESET' },
      } as const,
      { kind: 'unclear', reason: 'ECONNRESET' },
    ],
    [undefined, { kind: 'unavailable', retryAfterMs: null }],
  ])('%o', (event, expected) => {
    expect(judgeFailure(event, now)).toEqual(expected);
  });
});

describe('the person who granted (C9)', () => {
  it.each([
    [{ name: ' Petra Beispiel ' }, 'Petra Beispiel'],
    [{ name: '', given_name: 'Petra', family_name: 'Beispiel' }, 'Petra Beispiel'],
    [{ family_name: 'Beispiel' }, 'Beispiel'],
    [{ name: 7, given_name: null }, null],
    [{}, null],
    ['text', null],
  ])('%j → %s', (claims, expected) => {
    expect(personNameOf(claims)).toBe(expected);
  });

  it('without a name is told apart by a shortened subject', () => {
    expect(shortenedSubject('a'.repeat(64))).toBe('aaaaaaaa…');
    expect(shortenedSubject('kurz')).toBe('kurz');
  });
});

describe('secrets of a sign-in (C1)', () => {
  it('are long and new every time', () => {
    const made = Array.from({ length: 50 }, newSignInSecrets).flatMap((secrets) => Object.values(secrets));
    expect(new Set(made).size).toBe(150);
    for (const secret of made) expect(secret.length).toBeGreaterThanOrEqual(43);
  });
});
