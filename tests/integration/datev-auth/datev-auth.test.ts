import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDatevAuth, newSignInSecrets } from '@/lib/datev/auth/datev-auth';
import { requestedScopes } from '@/lib/datev/auth/scopes';
import type { HttpExchange } from '@/lib/datev/http/exchange';
import type { Fetch } from '@/lib/datev/http/send';
import { consentByHttp } from '@/sandbox/consent-client';
import { type LocalDatev, startLocalDatev } from '@/sandbox/local-datev';

const redirectUri = 'http://localhost:3000/api/datev/callback';
const scopes = requestedScopes(['rechnungsdatenservice'], '455148-1');
let datev: LocalDatev;
let exchanges: HttpExchange[] = [];
const onExchange = (exchange: HttpExchange) => void exchanges.push(exchange);

beforeAll(async () => {
  datev = await startLocalDatev();
});
afterAll(() => datev.close());
beforeEach(() => {
  exchanges = [];
  datev.misbehaviour.clear();
  datev.signIn.tokens.clear();
});

const overNetwork: Fetch = (url, init) => fetch(url, init);

function authOver(fetchThere: Fetch, changes: { issuer?: string; clientSecret?: string } = {}) {
  return createDatevAuth({
    issuer: datev.issuer,
    clientId: datev.clientId,
    clientSecret: datev.clientSecret,
    fetch: fetchThere,
    now: () => new Date(),
    ...changes,
  });
}

/** A network on which somebody rewrites the JSON answers of one endpoint. */
function tampering(path: string, change: (json: Record<string, unknown>) => void): Fetch {
  return async (url, init) => {
    const response = await fetch(url, init);
    if (!url.endsWith(path)) return response;
    const json = await response.json();
    change(json);
    return Response.json(json, { status: response.status });
  };
}

async function signIn(auth: ReturnType<typeof authOver>) {
  const secrets = newSignInSecrets();
  const address = await auth.authorizationUrl({ redirectUri, scopes, ...secrets, onExchange });
  if (address.kind !== 'ok') throw new Error(address.kind);
  const callbackUrl = new URL(await consentByHttp(address.url));
  return { ...secrets, scopes, callbackUrl, onExchange };
}

async function newTokens(auth = authOver(overNetwork)) {
  const exchanged = await auth.exchangeCode(await signIn(auth));
  if (exchanged.kind !== 'ok') throw new Error(JSON.stringify(exchanged));
  const { refreshToken } = exchanged.tokens;
  if (refreshToken === null) throw new Error('no refresh token');
  return { ...exchanged, previous: { ...exchanged.tokens, refreshToken } };
}

describe('the exchange of a code (C1)', () => {
  it('gives tokens, subject and name', async () => {
    const auth = authOver(overNetwork);
    const { tokens, subject } = await newTokens(auth);
    expect(tokens.grantedScopes).toEqual(scopes);
    expect(tokens.refreshTokenExpiresAt?.getTime()).toBeGreaterThan(Date.now() + 700 * 24 * 3_600_000);
    expect(await auth.personName({ accessToken: tokens.accessToken, subject, onExchange })).toBe(
      'Petra Beispiel',
    );
    // Userinfo about somebody else is not his name.
    expect(await auth.personName({ accessToken: tokens.accessToken, subject: 'x', onExchange })).toBeNull();
  });

  it('works once for each code', async () => {
    const auth = authOver(overNetwork);
    const input = await signIn(auth);
    expect((await auth.exchangeCode(input)).kind).toBe('ok');
    expect(await auth.exchangeCode(input)).toEqual({ kind: 'invalid_grant' });
  });

  it('needs the verifier of this sign-in (PKCE)', async () => {
    const auth = authOver(overNetwork);
    const input = { ...(await signIn(auth)), codeVerifier: newSignInSecrets().codeVerifier };
    expect(await auth.exchangeCode(input)).toEqual({ kind: 'invalid_grant' });
  });

  it('sends nothing for a state that is not ours', async () => {
    const auth = authOver(overNetwork);
    const input = { ...(await signIn(auth)), state: newSignInSecrets().state };
    expect(await auth.exchangeCode(input)).toEqual({ kind: 'refused', error: 'authorization_response' });
    expect(datev.signIn.tokens.counts.codeExchanges).toBe(0);
  });

  it("with a wrong client secret is our fault, not the customer's", async () => {
    const auth = authOver(overNetwork, { clientSecret: 'something-else' });
    expect(await auth.exchangeCode(await signIn(auth))).toEqual({ kind: 'refused', error: 'invalid_client' });
    expect(JSON.stringify(exchanges)).not.toContain('something-else');
  });
});

describe('an ID token that proves nothing (C1)', () => {
  const forge = (change: (claims: Record<string, unknown>) => void) => (json: Record<string, unknown>) => {
    const [head, body, signature] = String(json['id_token']).split('.');
    const claims = JSON.parse(Buffer.from(body ?? '', 'base64url').toString());
    change(claims);
    json['id_token'] = [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
  };

  it.each<[string, (json: Record<string, unknown>) => void]>([
    ['changed after signing', forge((claims) => Object.assign(claims, { given_name: 'Mallory' }))],
    ['for another app', forge((claims) => Object.assign(claims, { aud: 'another-app' }))],
    ['of another issuer', forge((claims) => Object.assign(claims, { iss: 'https://login.example' }))],
    ['that has expired', forge((claims) => Object.assign(claims, { exp: 1_000_000_000 }))],
    ['that is missing', (json) => delete json['id_token']],
    [
      'that is not signed',
      (json) => {
        const [, body] = String(json['id_token']).split('.');
        json['id_token'] = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
      },
    ],
  ])('%s gives up the tokens by name, so that they can be revoked', async (_name, change) => {
    const auth = authOver(tampering('/token', change));
    const exchanged = await auth.exchangeCode(await signIn(auth));
    if (exchanged.kind !== 'id_token_invalid') throw new Error(exchanged.kind);
    expect(datev.signIn.tokens.living('RefreshToken').map(({ jti }) => jti)).toEqual([
      exchanged.issued.refreshToken,
    ]);
    await auth.revoke({ token: exchanged.issued.refreshToken ?? '', hint: 'refresh_token', onExchange });
    expect(datev.signIn.tokens.living('RefreshToken')).toEqual([]);
  });

  it('with another nonce than ours', async () => {
    const auth = authOver(overNetwork);
    const input = { ...(await signIn(auth)), nonce: newSignInSecrets().nonce };
    expect((await auth.exchangeCode(input)).kind).toBe('id_token_invalid');
  });
});

describe('discovery (C1, C12)', () => {
  it('refuses a description of another issuer', async () => {
    const auth = authOver(
      tampering('openid-configuration', (json) => Object.assign(json, { issuer: 'https://login.example' })),
    );
    const address = await auth.authorizationUrl({ redirectUri, scopes, ...newSignInSecrets(), onExchange });
    expect(address.kind).toBe('refused');
  });

  it('never goes to another machine by plain http', async () => {
    let isAsked = false;
    const auth = authOver(
      async () => {
        isAsked = true;
        return Response.json({});
      },
      { issuer: 'http://login.datev.example/openid' },
    );
    expect((await auth.revoke({ token: 't', hint: 'access_token', onExchange })).kind).toBe('refused');
    expect(isAsked).toBe(false);
  });

  it('is read once for many calls, and a failing one is only later', async () => {
    const auth = authOver(overNetwork);
    datev.misbehaviour.order({ operation: 'discovery', mischief: { kind: 'answer', status: 503 } });
    expect(await auth.revoke({ token: 't', hint: 'access_token', onExchange })).toEqual({
      kind: 'unavailable',
      retryAfterMs: null,
    });
    await auth.revoke({ token: 't', hint: 'access_token', onExchange });
    await auth.revoke({ token: 't', hint: 'access_token', onExchange });
    expect(exchanges.map(({ operation, status }) => `${operation} ${status}`)).toEqual([
      'discovery 503',
      'discovery 200',
      'token.revoke 200',
      'token.revoke 200',
    ]);
  });
});

describe('a refresh (C7)', () => {
  it('gives a new pair and spends the old one', async () => {
    const auth = authOver(overNetwork);
    const { previous } = await newTokens(auth);
    const refreshed = await auth.refresh({ previous, onExchange });
    if (refreshed.kind !== 'ok') throw new Error(refreshed.kind);
    expect(refreshed.tokens.refreshToken).not.toBe(previous.refreshToken);
    expect(refreshed.tokens.grantedScopes).toEqual(previous.grantedScopes);
    expect(await auth.refresh({ previous, onExchange })).toEqual({ kind: 'invalid_grant' });
  });

  it('is not lost for a broken ID token beside it', async () => {
    const auth = authOver(
      tampering('/token', (json) => {
        if ('id_token' in json && exchanges.some(({ operation }) => operation === 'jwks'))
          json['id_token'] = 'broken';
      }),
    );
    const { previous } = await newTokens(auth);
    expect((await auth.refresh({ previous, onExchange })).kind).toBe('ok');
  });

  it('knows when nobody listens', async () => {
    const { previous } = await newTokens();
    const gone = await startLocalDatev();
    const auth = authOver(overNetwork, { issuer: gone.issuer });
    await auth.revoke({ token: 't', hint: 'access_token', onExchange });
    await gone.close();
    // A kept line that was closed this very moment would rightly be unclear.
    await wait(100);
    expect(await auth.refresh({ previous, onExchange })).toEqual({ kind: 'unavailable', retryAfterMs: null });
  });
});

describe('a revocation (C8)', () => {
  it('ends the grant, and is done too for a token nobody knows', async () => {
    const auth = authOver(overNetwork);
    const { previous } = await newTokens(auth);
    const revoke = (token: string, hint: 'access_token' | 'refresh_token') =>
      auth.revoke({ token, hint, onExchange });
    expect(await revoke(previous.refreshToken, 'refresh_token')).toEqual({ kind: 'ok' });
    expect(await revoke(previous.accessToken, 'access_token')).toEqual({ kind: 'ok' });
    expect(await revoke(previous.refreshToken, 'refresh_token')).toEqual({ kind: 'ok' });
    expect(datev.signIn.tokens.living('RefreshToken')).toEqual([]);
    expect(await auth.refresh({ previous, onExchange })).toEqual({ kind: 'invalid_grant' });
  });
});

describe('what is recorded (P6, C10)', () => {
  it('is every exchange, without any secret in it', async () => {
    const auth = authOver(overNetwork);
    const { tokens, previous, subject } = await newTokens(auth);
    await auth.personName({ accessToken: tokens.accessToken, subject, onExchange });
    await auth.refresh({ previous, onExchange });
    await auth.refresh({ previous, onExchange });
    await auth.revoke({ token: previous.refreshToken, hint: 'refresh_token', onExchange });
    expect(exchanges.map(({ operation, status }) => `${operation} ${status}`)).toEqual([
      'discovery 200',
      'token.exchange 200',
      'jwks 200',
      'userinfo 200',
      'token.refresh 200',
      'token.refresh 400',
      'token.revoke 200',
    ]);
    const text = JSON.stringify(exchanges);
    for (const secret of [datev.clientSecret, previous.refreshToken, previous.accessToken]) {
      expect(text).not.toContain(secret);
    }
    expect(text.toLowerCase()).not.toContain('authorization');
    expect(exchanges.at(-2)?.responseBody).toContain('invalid_grant');
  });
});
