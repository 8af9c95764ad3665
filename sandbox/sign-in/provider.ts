import { createHash } from 'node:crypto';
import type {
  AccessToken,
  ClientCredentials,
  Configuration,
  KoaContextWithOIDC,
  RefreshToken,
} from 'oidc-provider';
import Provider, { errors } from 'oidc-provider';
import { accountIdOf, fullName, type Person } from '../world/people';
import { CALLBACK_PATH, isAllowedRedirect, type RegisteredApp } from './app';
import type { SigningKeys } from './keys';
import { errorPage } from './pages';
import { REQUESTED_SCOPE } from './requested-scope';
import { knownScopes } from './scopes';
import { shapeTokenAnswers } from './token-answers';
import type { TokenStore } from './token-store';

export const SIGN_IN_PATH = '/openidsandbox';

const HOUR = 3600;
const ACCESS_TOKEN_SECONDS = 900;
const SESSION_REFRESH_SECONDS = 11 * HOUR;
const LONG_TERM_REFRESH_SECONDS = 2 * 365 * 24 * HOUR;
const GRANT_SECONDS = 10 * 365 * 24 * HOUR; // outlives every refresh token; those carry the real limit
const LEAST_LENGTH = 20; // DATEV refuses shorter `state` and `nonce`

export interface ProviderOptions {
  readonly issuer: string;
  readonly app: RegisteredApp;
  readonly keys: SigningKeys;
  readonly tokens: TokenStore;
  findPerson(personId: string): Person | undefined;
}

/** The OpenID provider, set up the way `login.datev.de/openidsandbox` behaves. */
export function createProvider(options: ProviderOptions): Provider {
  const provider = new Provider(options.issuer, configurationFor(options));
  const { app, tokens } = options;
  provider.Client.prototype.redirectUriAllowed = (uri: string) => isAllowedRedirect(app, uri);
  provider.use(shapeTokenAnswers(tokens));
  watchGrants(provider, tokens);
  return provider;
}

function configurationFor({ issuer, app, keys, tokens, findPerson }: ProviderOptions): Configuration {
  return {
    adapter: (model) => tokens.adapterFor(model),
    clients: [
      {
        client_id: app.clientId,
        client_secret: app.clientSecret,
        redirect_uris: [`http://localhost${CALLBACK_PATH}`],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        subject_type: 'pairwise',
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    jwks: { keys: [keys.jwk] },
    cookies: {
      keys: [keys.cookieKey],
      names: { session: 'datev_session', interaction: 'datev_sign_in', resume: 'datev_resume' },
    },
    scopes: [...knownScopes],
    claims: {
      openid: ['sub'],
      profile: ['name', 'given_name', 'family_name'],
      email: ['email', 'email_verified'],
      account_id: ['account_id'],
    },
    subjectTypes: ['pairwise'],
    pairwiseIdentifier: (_ctx, accountId, client) =>
      createHash('sha256').update(`${keys.pairwiseSalt} ${client.clientId} ${accountId}`).digest('hex'),
    findAccount: (_ctx, personId) => accountOf(findPerson(personId)),
    responseTypes: ['code', 'id_token', 'id_token token', 'code id_token'],
    clientAuthMethods: ['client_secret_basic'],
    enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
    pkce: { required: () => true },
    extraParams: {
      enableWindowsSso: null,
      [REQUESTED_SCOPE]: null,
      state: longEnough('state'),
      nonce: longEnough('nonce'),
    },
    discovery: { check_session_iframe: `${issuer}/checksession` },
    routes: {
      authorization: '/authorize',
      token: '/token',
      revocation: '/revoke',
      introspection: '/introspect',
      userinfo: '/userinfo',
      jwks: '/certs',
      end_session: '/endsession',
    },
    interactions: { url: (_ctx, interaction) => `${SIGN_IN_PATH}/interaction/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: { enabled: false },
      revocation: { enabled: true, allowedPolicy: (ctx, _client, token) => mayRevoke(ctx, token) },
      introspection: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      rpInitiatedLogout: { enabled: true },
    },
    // Every sign-in makes a grant of its own; an earlier one is never found again silently.
    loadExistingGrant: (ctx) => {
      const grantId = ctx.oidc.result?.consent?.grantId;
      return grantId ? ctx.oidc.provider.Grant.find(grantId) : undefined;
    },
    issueRefreshToken: () => true,
    expiresWithSession: () => false,
    rotateRefreshToken: true,
    revokeGrantPolicy: () => true,
    clientBasedCORS: () => false,
    clockTolerance: 0,
    ttl: {
      AccessToken: ACCESS_TOKEN_SECONDS,
      AuthorizationCode: 60,
      IdToken: HOUR,
      Interaction: HOUR,
      Session: SESSION_REFRESH_SECONDS,
      Grant: GRANT_SECONDS,
      RefreshToken: refreshTokenSeconds(tokens),
    },
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = errorPage(String(out.error), String(out.error_description ?? ''));
    },
  };
}

function refreshTokenSeconds(tokens: TokenStore) {
  return (ctx: KoaContextWithOIDC | undefined, token: RefreshToken): number => {
    if (tokens.grants.get(token.grantId ?? '')?.boundTo) return LONG_TERM_REFRESH_SECONDS;
    const rotated = ctx?.oidc?.entities.RotatedRefreshToken; // a session is not extended by a refresh
    return rotated ? Math.max(1, tokens.secondsLeft('RefreshToken', rotated.jti)) : SESSION_REFRESH_SECONDS;
  };
}

function accountOf(person: Person | undefined) {
  if (!person) return undefined;
  return {
    accountId: person.id,
    claims: () => ({
      sub: person.id,
      name: fullName(person),
      given_name: person.givenName,
      family_name: person.familyName,
      email: person.email,
      email_verified: true,
      account_id: accountIdOf(person),
    }),
  };
}

function longEnough(name: 'state' | 'nonce') {
  return (_ctx: KoaContextWithOIDC, value: string | undefined): void => {
    if (value === undefined) throw new errors.InvalidRequest(`${name} is required`);
    if (value.length < LEAST_LENGTH) {
      throw new errors.InvalidRequest(`${name} must have at least ${LEAST_LENGTH} characters`);
    }
  };
}

/**
 * RFC 7009 calls the hint optional, DATEV does not. Revoking an access token ends that token alone, so the
 * library's own step, which ends the whole grant, is left to refresh tokens.
 */
async function mayRevoke(
  ctx: KoaContextWithOIDC,
  token: AccessToken | ClientCredentials | RefreshToken,
): Promise<boolean> {
  if (ctx.oidc.params?.token_type_hint === undefined) {
    throw new errors.InvalidRequest('token_type_hint is required');
  }
  if (token.kind === 'RefreshToken') return true;
  await token.destroy();
  return false;
}

function watchGrants(provider: Provider, tokens: TokenStore): void {
  provider.on('grant.revoked', (ctx: KoaContextWithOIDC, grantId: string) => {
    tokens.noteEnd(grantId, ctx.oidc.route === 'revocation' ? 'revoked' : 'refresh_token_reused');
  });
  provider.on('grant.error', (ctx: KoaContextWithOIDC) => {
    if (ctx.oidc.entities.RefreshToken?.consumed) tokens.counts.refreshTokensReused += 1;
    tokens.changed();
  });
}
