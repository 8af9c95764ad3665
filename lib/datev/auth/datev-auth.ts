import * as oidc from 'openid-client';
import { isJsonObject, parseJson } from '../http/tolerant';
import { type AuthFailure, judgeFailure } from './failure';
import { personNameOf } from './person-name';
import { createProvider, type DatevAuthOptions } from './provider';
import { readTokenAnswer } from './token-answer';
import type { DatevAuth, ExchangeResult, RevokeResult, SignInSecrets } from './types';
import type { WireEvent } from './wire';

/** Makes state, nonce and PKCE verifier of one sign-in: 43 random characters each. */
export function newSignInSecrets(): SignInSecrets {
  return {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    codeVerifier: oidc.randomPKCECodeVerifier(),
  };
}

/** Opens DATEV's sign-in (C1): authorization code flow with PKCE S256, client_secret_basic, RS256 ID tokens. */
export function createDatevAuth(options: DatevAuthOptions): DatevAuth {
  const open = createProvider(options);
  return {
    async authorizationUrl({ redirectUri, scopes, state, nonce, codeVerifier, onExchange }) {
      const provider = await open({ onExchange });
      if (provider.kind !== 'open') return provider;
      const url = oidc.buildAuthorizationUrl(provider.configuration, {
        redirect_uri: redirectUri,
        scope: scopes.join(' '),
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        enableWindowsSso: 'true',
      });
      return { kind: 'ok', url: url.href };
    },

    async exchangeCode({ callbackUrl, scopes, state, nonce, codeVerifier, onExchange }) {
      const provider = await open({ onExchange });
      if (provider.kind !== 'open') return provider;
      // The library trusts TLS for ID tokens unless told to check their signature too.
      oidc.enableNonRepudiationChecks(provider.configuration);
      const now = options.now();
      try {
        const answer = await oidc.authorizationCodeGrant(provider.configuration, callbackUrl, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        });
        const tokens = readTokenAnswer(answer, { requestedScopes: scopes, now });
        const claims = answer.claims();
        if (!tokens || !claims) return { kind: 'unclear', reason: 'token answer' };
        return { kind: 'ok', tokens, subject: claims.sub, name: personNameOf(claims) };
      } catch (error) {
        const event = provider.wire.last('token.exchange');
        // Nothing was sent: the library refused what the browser brought (wrong issuer, no code).
        if (!event) return { kind: 'refused', error: 'authorization_response' };
        return issuedDespite(event, error, now) ?? judgeFailure(event, now);
      }
    },

    async refresh({ previous, onExchange }) {
      const provider = await open({
        onExchange,
        tokenOperation: 'token.refresh',
        rewriteBody: withoutIdToken,
      });
      if (provider.kind !== 'open') return provider;
      const now = options.now();
      try {
        const answer = await oidc.refreshTokenGrant(provider.configuration, previous.refreshToken);
        const tokens = readTokenAnswer(answer, { requestedScopes: previous.grantedScopes, now, previous });
        return tokens ? { kind: 'ok', tokens } : { kind: 'unclear', reason: 'token answer' };
      } catch {
        return judgeFailure(provider.wire.last('token.refresh'), now);
      }
    },

    async revoke({ token, hint, onExchange }) {
      const provider = await open({ onExchange });
      if (provider.kind !== 'open') return provider;
      try {
        await oidc.tokenRevocation(provider.configuration, token, { token_type_hint: hint });
        return { kind: 'ok' };
      } catch {
        return judgeRevocation(judgeFailure(provider.wire.last('token.revoke'), options.now()));
      }
    },

    async personName({ accessToken, subject, onExchange }) {
      const provider = await open({ onExchange });
      if (provider.kind !== 'open') return null;
      try {
        return personNameOf(await oidc.fetchUserInfo(provider.configuration, accessToken, subject));
      } catch {
        // A name is for display: the exchange is in the technical log, and the panel shows the subject instead.
        return null;
      }
    },
  };
}

/** Tokens DATEV issued although the answer was then refused here: known, so that they can be revoked. */
function issuedDespite(event: WireEvent, error: unknown, now: Date): ExchangeResult | null {
  if (event.kind !== 'answered' || event.status !== 200) return null;
  const tokens = readTokenAnswer(parseJson(event.body), { requestedScopes: [], now });
  if (!tokens) return null;
  const reason = error instanceof Error ? error.message : 'unknown';
  return { kind: 'id_token_invalid', reason, issued: tokens };
}

/** A token DATEV does not know any more is what a revocation wants. */
function judgeRevocation(failure: AuthFailure): RevokeResult {
  const isGone =
    failure.kind === 'invalid_grant' || (failure.kind === 'refused' && failure.error === 'invalid_token');
  return isGone ? { kind: 'ok' } : failure;
}

/**
 * A refresh proves nothing about the person, so its ID token is of no use; a fault in it must not cost the one new
 * refresh token that exists.
 */
function withoutIdToken(body: string): string {
  const json = parseJson(body);
  if (!isJsonObject(json)) return body;
  const { id_token: _, ...rest } = json;
  return JSON.stringify(rest);
}
