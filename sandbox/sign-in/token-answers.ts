import type { KoaContextWithOIDC } from 'oidc-provider';
import type { TokenStore } from './token-store';

type Next = () => Promise<unknown>;
type TokenBody = Record<string, unknown>;

/**
 * What DATEV does differently from the standard at the token and revocation endpoints:
 * `refresh_token_expires_in` is added, `scope` is left out when everything asked for was granted,
 * credentials anywhere but in the Authorization header are `invalid_client`, and a revocation without
 * `token_type_hint` fails even for a token nobody knows.
 */
export function shapeTokenAnswers(tokens: TokenStore) {
  return async (ctx: KoaContextWithOIDC, next: Next): Promise<void> => {
    await next();
    if (ctx.path === '/token') shapeTokenAnswer(ctx, tokens);
    if (ctx.path === '/revoke') shapeRevocation(ctx, tokens);
    tokens.flush(); // an answer that carries a token must never be newer than what is on disk
  };
}

function shapeTokenAnswer(ctx: KoaContextWithOIDC, tokens: TokenStore): void {
  const body = ctx.body as TokenBody;
  if (ctx.status !== 200) {
    if (ctx.status === 400 && ctx.headers.authorization === undefined) refuseClient(ctx);
    return;
  }
  const { RefreshToken: refreshToken, Grant: grant } = ctx.oidc.entities;
  const record = tokens.grants.get(grant?.jti ?? '');
  if (refreshToken) body.refresh_token_expires_in = tokens.secondsLeft('RefreshToken', refreshToken.jti);
  if (ctx.oidc.params?.grant_type === 'refresh_token') {
    tokens.counts.refreshes += 1;
    if (ctx.oidc.params.scope === undefined) delete body.scope; // nothing else was asked for
  } else {
    tokens.counts.codeExchanges += 1;
    const { requestedScope, grantedScope } = record ?? { requestedScope: '', grantedScope: '' };
    if (sameScopes(requestedScope, grantedScope)) delete body.scope;
    else body.scope = grantedScope;
  }
  tokens.changed();
}

function shapeRevocation(ctx: KoaContextWithOIDC, tokens: TokenStore): void {
  if (ctx.status !== 200) {
    if (ctx.status === 400 && ctx.headers.authorization === undefined) refuseClient(ctx);
    return;
  }
  if (ctx.oidc.params?.token_type_hint === undefined) {
    ctx.status = 400;
    ctx.body = { error: 'invalid_request', error_description: 'token_type_hint is required' };
    return;
  }
  tokens.counts.revocations += 1;
  tokens.changed();
}

function refuseClient(ctx: KoaContextWithOIDC): void {
  ctx.status = 401;
  ctx.body = { error: 'invalid_client', error_description: 'client authentication failed' };
}

function sameScopes(a: string, b: string): boolean {
  const one = new Set(a.split(' ').filter(Boolean));
  const other = new Set(b.split(' ').filter(Boolean));
  return one.size === other.size && [...one].every((scope) => other.has(scope));
}
