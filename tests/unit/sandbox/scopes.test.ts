import { describe, expect, it } from 'vitest';
import { isAllowedRedirect } from '@/sandbox/sign-in/app';
import {
  datasetOfScope,
  describeScope,
  knownScopes,
  offerFor,
  withoutLongTerm,
} from '@/sandbox/sign-in/scopes';

describe('scopes (C1, C11)', () => {
  it('offer long-term access only for offline_access with exactly one dataset', () => {
    expect(offerFor('openid offline_access datev:iam:client:455148-1')).toEqual({
      kind: 'long_term',
      clientId: '455148-1',
      scopes: ['openid', 'offline_access', 'datev:iam:client:455148-1'],
    });
    expect(offerFor('openid offline_access')).toEqual({ kind: 'session', scopes: ['openid'] });
    expect(offerFor('openid datev:iam:client:455148-1')).toEqual({ kind: 'session', scopes: ['openid'] });
    const two = 'openid offline_access datev:iam:client:455148-1 datev:iam:client:455148-2';
    expect(offerFor(two)).toEqual({ kind: 'session', scopes: ['openid'] });
  });

  it('drop what nobody knows, and what comes twice', () => {
    expect(offerFor('openid  openid accounting:documents profile').scopes).toEqual(['openid', 'profile']);
  });

  it('shrink to a session', () => {
    const offer = offerFor('openid offline_access datev:iam:client:455148-1');
    expect(withoutLongTerm(offer)).toEqual({ kind: 'session', scopes: ['openid'] });
  });

  it.each(['455148-01x', '0455148-1', '999-1', '455148-123456', '455148'])(
    'know no dataset %s',
    (clientId) => {
      expect(datasetOfScope(`datev:iam:client:${clientId}`)).toBeNull();
    },
  );

  it('have a German description each', () => {
    for (const scope of knownScopes) expect(describeScope(scope)).not.toBe(scope);
    expect(describeScope('datev:iam:client:455148-1')).toContain('455148-1');
  });
});

describe('redirect addresses (C1)', () => {
  const app = {
    clientId: 'a',
    clientSecret: 'b',
    redirectUris: ['https://belegbote.test/api/datev/callback'],
  };

  it.each([
    'http://localhost/api/datev/callback',
    'http://127.0.0.1:8080/api/datev/callback',
    'http://[::1]:8080/api/datev/callback',
    'https://belegbote.test/api/datev/callback',
  ])('allow %s', (uri) => expect(isAllowedRedirect(app, uri)).toBe(true));

  it.each([
    'https://localhost/api/datev/callback',
    'http://localhost/api/datev/callback?x=1',
    'http://localhost/api/datev/callback#x',
    'http://user@localhost/api/datev/callback',
    'http://localhost/api/datev/callback/more',
    'http://evil.test/api/datev/callback',
    'https://belegbote.test/api/datev/callback/',
    'no address',
  ])('refuse %s', (uri) => expect(isAllowedRedirect(app, uri)).toBe(false));
});
