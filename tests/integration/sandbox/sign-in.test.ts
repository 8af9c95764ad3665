import * as oidc from 'openid-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consentByHttp } from '@/sandbox/consent-client';
import { type LocalDatev, startLocalDatev } from '@/sandbox/local-datev';
import {
  authorizationRequest,
  CALLBACK,
  Caller,
  discover,
  LONG_TERM_SCOPE,
  order,
  SESSION_SCOPE,
  signIn,
} from './datev-session';

const YEAR = 365 * 24 * 3600;
let datev: LocalDatev;

beforeEach(async () => {
  datev = await startLocalDatev();
});
afterEach(() => datev.close());

/** A request to the token or revocation endpoint, credentials in the header. */
function post(path: string, fields: Record<string, string>, secret = datev.clientSecret): Promise<Response> {
  const credentials = Buffer.from(`${datev.clientId}:${secret}`).toString('base64');
  return fetch(`${datev.issuer}${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { authorization: `Basic ${credentials}` },
  });
}

const refresh = (token: string) => post('/token', { grant_type: 'refresh_token', refresh_token: token });

async function errorOf(response: Response): Promise<string> {
  const { error } = (await response.json()) as { error: string };
  return `${response.status} ${error}`;
}

const statusOfToken = async (token: string) =>
  (await new Caller(datev, token).get('/clients/455148-1')).status;

describe('discovery (C1)', () => {
  it('offers every field DATEV offers, for the issuer it was asked for', async () => {
    const response = await fetch(`${datev.issuer}/.well-known/openid-configuration`);
    const document = (await response.json()) as Record<string, unknown>;
    expect(document).toMatchObject({
      issuer: datev.issuer,
      authorization_endpoint: `${datev.issuer}/authorize`,
      token_endpoint: `${datev.issuer}/token`,
      revocation_endpoint: `${datev.issuer}/revoke`,
      introspection_endpoint: `${datev.issuer}/introspect`,
      userinfo_endpoint: `${datev.issuer}/userinfo`,
      jwks_uri: `${datev.issuer}/certs`,
      end_session_endpoint: `${datev.issuer}/endsession`,
      check_session_iframe: `${datev.issuer}/checksession`,
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['client_secret_basic'],
    });
    expect(document.response_types_supported).toEqual(
      expect.arrayContaining(['code', 'id_token', 'id_token token', 'code id_token']),
    );
  });
});

describe('the authorization code flow with a real client (C1)', () => {
  it('gives tokens, a validated ID token and the person’s name', async () => {
    const { config, tokens } = await signIn(datev);
    expect(tokens.expires_in).toBe(900);
    expect(tokens.token_type).toBe('bearer');
    expect(tokens.access_token).not.toContain('.');
    const subject = tokens.claims()?.sub ?? '';
    const info = await oidc.fetchUserInfo(config, tokens.access_token, subject);
    expect(info).toMatchObject({ name: 'Petra Beispiel', given_name: 'Petra', family_name: 'Beispiel' });
    expect(info.email).toBeUndefined();
    expect(subject).toMatch(/^[0-9a-f]{64}$/);
  });

  it('tells e-mail and account id to who asked for them', async () => {
    const { config, tokens } = await signIn(datev, { scope: 'openid profile email account_id' });
    const info = await oidc.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? '');
    expect(info.email).toBe('petra.beispiel@kanzlei.test');
    expect(info.account_id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('sends "Ablehnen" back as access_denied', async () => {
    const { url } = await authorizationRequest(await discover(datev));
    const callback = new URL(await consentByHttp(url.href, { allow: false }));
    expect(callback.searchParams.get('error')).toBe('access_denied');
    expect(callback.searchParams.get('state')).toBe(url.searchParams.get('state'));
  });

  it('lets a second person sign in with the cookies of the first still there', async () => {
    await signIn(datev);
    const { config, tokens } = await signIn(datev, { person: 'konrad-kunde' });
    const info = await oidc.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? '');
    expect(info.name).toBe('Konrad Kunde');
  });
});

describe('what an authorization request must bring (C1)', () => {
  it.each([
    ['no PKCE', { code_challenge: null, code_challenge_method: null }, /PKCE/],
    ['a plain challenge', { code_challenge_method: 'plain' }, /code_challenge_method/],
    ['no state', { state: null }, /state is required/],
    ['a state of 19 characters', { state: 'x'.repeat(19) }, /state must have at least 20/],
    ['no nonce', { nonce: null }, /nonce is required/],
    ['a nonce of 19 characters', { nonce: 'x'.repeat(19) }, /nonce must have at least 20/],
  ])('refuses %s and tells the app why', async (_what, change, reason) => {
    const { url } = await authorizationRequest(await discover(datev), { change });
    const callback = new URL(await consentByHttp(url.href));
    expect(callback.href.startsWith(CALLBACK)).toBe(true);
    expect(callback.searchParams.get('error')).toBe('invalid_request');
    expect(callback.searchParams.get('error_description')).toMatch(reason);
  });

  it('takes exactly 20 characters', async () => {
    const change = { state: 's'.repeat(20), nonce: 'n'.repeat(20) };
    const { url } = await authorizationRequest(await discover(datev), { change });
    const callback = new URL(await consentByHttp(url.href));
    expect(callback.searchParams.get('code')).toBeTruthy();
  });

  it.each([
    ['another client', { client_id: 'somebody-else' }, /invalid_client/],
    ['a foreign host', { redirect_uri: 'https://evil.example/api/datev/callback' }, /invalid_redirect_uri/],
    ['another path', { redirect_uri: 'http://localhost:3000/elsewhere' }, /invalid_redirect_uri/],
    [
      'a host that only begins like loopback',
      { redirect_uri: 'http://localhost.evil.example/api/datev/callback' },
      /invalid_redirect_uri/,
    ],
  ])('never redirects for %s', async (_what, change, reason) => {
    const { url } = await authorizationRequest(await discover(datev), { change });
    await expect(consentByHttp(url.href)).rejects.toThrow(reason);
  });

  it.each(['http://localhost/api/datev/callback', 'http://127.0.0.1:4711/api/datev/callback'])(
    'takes any loopback port: %s',
    async (redirect_uri) => {
      const { url } = await authorizationRequest(await discover(datev), { change: { redirect_uri } });
      expect(await consentByHttp(url.href)).toMatch(/code=/);
    },
  );
});

describe('scopes and long-term access (C1, C11)', () => {
  it('leaves scope out of the answer when everything was granted', async () => {
    const { tokens } = await signIn(datev, { scope: LONG_TERM_SCOPE });
    expect(tokens.scope).toBeUndefined();
    expect(tokens.refresh_token_expires_in).toBe(2 * YEAR);
  });

  it('drops unknown scopes silently and shows it in scope', async () => {
    const { tokens } = await signIn(datev, { scope: `${SESSION_SCOPE} accounting:documents` });
    expect(tokens.scope?.split(' ').sort()).toEqual(SESSION_SCOPE.split(' ').sort());
  });

  it.each([
    ['offline_access alone', `${SESSION_SCOPE} offline_access`],
    ['a dataset alone', `${SESSION_SCOPE} datev:iam:client:455148-1`],
    ['two datasets', `${LONG_TERM_SCOPE} datev:iam:client:455148-3`],
  ])('grants only a session for %s', async (_what, scope) => {
    const { tokens } = await signIn(datev, { scope });
    expect(tokens.refresh_token_expires_in).toBe(11 * 3600);
    expect(tokens.scope).not.toMatch(/offline_access|datev:iam/);
  });

  it('grants only a session when the person chose one-time access', async () => {
    const { tokens } = await signIn(datev, { permanent: false });
    expect(tokens.refresh_token_expires_in).toBe(11 * 3600);
    expect(tokens.scope?.split(' ')).not.toContain('offline_access');
  });
});

describe('the token endpoint (C1)', () => {
  it('takes credentials in the Authorization header only', async () => {
    const { tokens } = await signIn(datev);
    const fields = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '' };
    const inBody = { ...fields, client_id: datev.clientId, client_secret: datev.clientSecret };
    const response = await fetch(`${datev.issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams(inBody),
    });
    expect(await errorOf(response)).toBe('401 invalid_client');
    expect(await errorOf(await post('/token', fields, 'wrong'))).toBe('401 invalid_client');
    expect((await refresh(tokens.refresh_token ?? '')).status).toBe(200);
  });

  it('refuses a verifier that does not belong to the challenge', async () => {
    const { url } = await authorizationRequest(await discover(datev));
    const code = new URL(await consentByHttp(url.href)).searchParams.get('code') ?? '';
    const code_verifier = oidc.randomPKCECodeVerifier();
    const answer = await post('/token', {
      grant_type: 'authorization_code',
      code,
      redirect_uri: CALLBACK,
      code_verifier,
    });
    expect(await errorOf(answer)).toBe('400 invalid_grant');
  });
});

describe('refresh (C7)', () => {
  it('makes the previous access token and refresh token invalid', async () => {
    const { config, tokens } = await signIn(datev);
    const next = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(next.refresh_token).not.toBe(tokens.refresh_token);
    expect(await statusOfToken(tokens.access_token)).toBe(401);
    expect(await statusOfToken(next.access_token)).toBe(200);
    expect(next.scope).toBeUndefined();
  });

  it('ends the whole session when a refresh token is spent twice', async () => {
    const { config, tokens } = await signIn(datev);
    const next = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(await errorOf(await refresh(tokens.refresh_token ?? ''))).toBe('400 invalid_grant');
    expect(await statusOfToken(next.access_token)).toBe(401);
    expect(await errorOf(await refresh(next.refresh_token ?? ''))).toBe('400 invalid_grant');
    expect(datev.signIn.tokens.counts.refreshTokensReused).toBe(1);
    expect([...datev.signIn.tokens.grants.values()][0]?.endedBecause).toBe('refresh_token_reused');
  });

  it('lets exactly one of two simultaneous refreshes win, and then ends the session', async () => {
    const { tokens } = await signIn(datev);
    const token = tokens.refresh_token ?? '';
    const statuses = (await Promise.all([refresh(token), refresh(token)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 400]);
    expect(datev.signIn.tokens.living('RefreshToken')).toHaveLength(0);
  });

  it('keeps other sign-ins alive when one ends', async () => {
    const [first, second] = [await signIn(datev), await signIn(datev)];
    await refresh(first.tokens.refresh_token ?? '');
    await refresh(first.tokens.refresh_token ?? '');
    expect(await statusOfToken(second.tokens.access_token)).toBe(200);
  });

  it('does not extend a session, but renews a long-term token to two years', async () => {
    const hours = (count: number) => count * 3_600_000;
    const session = await signIn(datev, { scope: SESSION_SCOPE });
    const longTerm = await signIn(datev);
    datev.world.clock.setOffset(hours(10));
    const renewed = await oidc.refreshTokenGrant(session.config, session.tokens.refresh_token ?? '');
    expect(Number(renewed.refresh_token_expires_in)).toBeGreaterThan(3_590);
    expect(Number(renewed.refresh_token_expires_in)).toBeLessThanOrEqual(3_600);
    datev.world.clock.setOffset(hours(11) + 1_000);
    expect(await errorOf(await refresh(renewed.refresh_token ?? ''))).toBe('400 invalid_grant');
    const later = await oidc.refreshTokenGrant(longTerm.config, longTerm.tokens.refresh_token ?? '');
    expect(later.refresh_token_expires_in).toBe(2 * YEAR);
  });
});

describe('expiry and revocation (C6, C8)', () => {
  it('lets an access token expire after 15 minutes', async () => {
    const { tokens } = await signIn(datev);
    datev.world.clock.setOffset(899_000);
    expect(await statusOfToken(tokens.access_token)).toBe(200);
    datev.world.clock.setOffset(901_000);
    expect(await statusOfToken(tokens.access_token)).toBe(401);
  });

  it('lets tokens expire on demand', async () => {
    const { tokens } = await signIn(datev);
    expect(await order(datev, '/tokens/expire', { kind: 'access' })).toEqual({ expired: 1 });
    expect(await statusOfToken(tokens.access_token)).toBe(401);
    expect(await order(datev, '/tokens/expire', { kind: 'refresh', clientId: '455148-1' })).toEqual({
      expired: 1,
    });
    expect(await errorOf(await refresh(tokens.refresh_token ?? ''))).toBe('400 invalid_grant');
  });

  it('refuses a revocation without token_type_hint, known token or not', async () => {
    const { tokens } = await signIn(datev);
    expect(await errorOf(await post('/revoke', { token: tokens.access_token }))).toBe('400 invalid_request');
    expect(await errorOf(await post('/revoke', { token: 'nobody-knows-it' }))).toBe('400 invalid_request');
    expect(await statusOfToken(tokens.access_token)).toBe(200);
  });

  it('ends an access token alone, and with a refresh token the whole grant', async () => {
    const { tokens } = await signIn(datev);
    const revoke = (token: string, token_type_hint: string) => post('/revoke', { token, token_type_hint });
    expect((await revoke(tokens.access_token, 'access_token')).status).toBe(200);
    expect(await statusOfToken(tokens.access_token)).toBe(401);
    const next = (await (await refresh(tokens.refresh_token ?? '')).json()) as Record<string, string>;
    expect((await revoke(next.refresh_token ?? '', 'refresh_token')).status).toBe(200);
    expect(await statusOfToken(next.access_token ?? '')).toBe(401);
    expect(await errorOf(await refresh(next.refresh_token ?? ''))).toBe('400 invalid_grant');
    expect((await revoke('nobody-knows-it', 'refresh_token')).status).toBe(200);
    expect([...datev.signIn.tokens.grants.values()][0]?.endedBecause).toBe('revoked');
  });

  it('takes all tokens of a dataset away on demand, as DATEV’s token page does', async () => {
    const { tokens } = await signIn(datev);
    expect(await order(datev, '/tokens/revoke', { clientId: '455148-1' })).toEqual({ ended: 1 });
    expect(await statusOfToken(tokens.access_token)).toBe(401);
    expect(await errorOf(await refresh(tokens.refresh_token ?? ''))).toBe('400 invalid_grant');
  });
});

it('needs at most two clicks, on pages with DATEV’s words (U1)', async () => {
  const { url } = await authorizationRequest(await discover(datev));
  const first = await fetch(url, { redirect: 'manual' });
  const cookie = first.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const pageUrl = new URL(first.headers.get('location') ?? '', datev.baseUrl);
  const login = await (await fetch(pageUrl, { headers: { cookie } })).text();
  expect(login).toContain('Petra Beispiel');
  const choose = new URLSearchParams({ step: 'login', person: 'petra-beispiel' });
  const consent = await (await fetch(pageUrl, { method: 'POST', body: choose, headers: { cookie } })).text();
  for (const words of [
    'Zugriff erlauben',
    'Ablehnen',
    'Dauerhaften Zugriff erlauben',
    'Muster GmbH 1',
    '455148',
  ]) {
    expect(consent).toContain(words);
  }
});
