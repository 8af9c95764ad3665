import type { OnExchange } from '../http/exchange';
import type { AuthFailure } from './failure';
import type { TokenSet } from './token-answer';

/** Random values of one sign-in; each at least 20 characters, new every time (C1). */
export interface SignInSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

type AuthorizationUrlResult = { readonly kind: 'ok'; readonly url: string } | AuthFailure;

export type ExchangeResult =
  | {
      readonly kind: 'ok';
      readonly tokens: TokenSet;
      readonly subject: string;
      /** Name in the ID token, if any. */
      readonly name: string | null;
    }
  /** Tokens came, but their ID token proves nothing: they must be revoked at once. */
  | {
      readonly kind: 'id_token_invalid';
      readonly reason: string;
      readonly issued: Pick<TokenSet, 'accessToken' | 'refreshToken'>;
    }
  | AuthFailure;

export type RefreshResult = { readonly kind: 'ok'; readonly tokens: TokenSet } | AuthFailure;
export type RevokeResult = { readonly kind: 'ok' } | AuthFailure;
export type TokenTypeHint = 'access_token' | 'refresh_token';

/** Every call reports its exchanges, for the technical log of the company it was made for (P6). */
interface Reported {
  readonly onExchange: OnExchange;
}

/** DATEV's OpenID Connect as this product uses it. No method throws for anything DATEV or the network does. */
export interface DatevAuth {
  authorizationUrl(
    input: { redirectUri: string; scopes: readonly string[] } & SignInSecrets & Reported,
  ): Promise<AuthorizationUrlResult>;
  /** @param input.callbackUrl our own address with the query the browser brought */
  exchangeCode(
    input: { callbackUrl: URL; scopes: readonly string[] } & SignInSecrets & Reported,
  ): Promise<ExchangeResult>;
  /** Spends `previous.refreshToken`: call under the lock only (C7). */
  refresh(
    input: { previous: TokenSet & { readonly refreshToken: string } } & Reported,
  ): Promise<RefreshResult>;
  /** `ok` also where DATEV does not know the token any more. */
  revoke(input: { token: string; hint: TokenTypeHint } & Reported): Promise<RevokeResult>;
  /** Name from userinfo, null where DATEV gives none or does not answer. */
  personName(input: { accessToken: string; subject: string } & Reported): Promise<string | null>;
}
