import * as oidc from 'openid-client';
import type { OnExchange } from '../http/exchange';
import type { Fetch } from '../http/send';
import type { AuthFailure } from './failure';
import { type AuthOperation, openWire, type Wire } from './wire';

export interface DatevAuthOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly fetch: Fetch;
  readonly now: () => Date;
}

/** One call's way to DATEV's sign-in: the OAuth library's configuration over a recorded wire. */
interface OpenProvider {
  readonly kind: 'open';
  readonly configuration: oidc.Configuration;
  readonly wire: Wire;
}

/** Opens the way for one call. */
export type OpenCall = (input: {
  readonly onExchange: OnExchange;
  /** What a request to the token endpoint is for. */
  readonly tokenOperation?: 'token.exchange' | 'token.refresh';
  readonly rewriteBody?: (body: string) => string;
}) => Promise<OpenProvider | AuthFailure>;

const discoveryLifetimeMs = 60 * 60 * 1000;
const timeoutSeconds = 30;
const loopbackHost = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * DATEV's endpoints by discovery, whose issuer the library checks; read again every hour. Plain http only where the
 * issuer is this machine itself (C12).
 */
export function createProvider(options: DatevAuthOptions): OpenCall {
  const metadata = {
    id_token_signed_response_alg: 'RS256',
    token_endpoint_auth_method: 'client_secret_basic',
  };
  const authentication = oidc.ClientSecretBasic(options.clientSecret);
  const isPlain = isPlainLoopback(options.issuer);
  let discovered: { server: oidc.ServerMetadata; until: number } | null = null;

  return async ({ onExchange, tokenOperation = 'token.exchange', rewriteBody }) => {
    const wire = openWire({
      fetch: options.fetch,
      now: options.now,
      onExchange,
      clientSecret: options.clientSecret,
      operationOf: (url) => operationOf(url, discovered?.server, tokenOperation),
      ...(rewriteBody ? { rewriteBody } : {}),
    });
    const now = options.now().getTime();
    if (!discovered || discovered.until <= now) {
      try {
        const found = await oidc.discovery(
          new URL(options.issuer),
          options.clientId,
          metadata,
          authentication,
          {
            [oidc.customFetch]: wire.fetch,
            timeout: timeoutSeconds,
            execute: isPlain ? [oidc.allowInsecureRequests] : [],
          },
        );
        discovered = { server: found.serverMetadata(), until: now + discoveryLifetimeMs };
      } catch (error) {
        return judgeDiscovery(wire, error);
      }
    }
    const configuration = new oidc.Configuration(
      discovered.server,
      options.clientId,
      metadata,
      authentication,
    );
    configuration[oidc.customFetch] = wire.fetch;
    configuration.timeout = timeoutSeconds;
    if (isPlain) oidc.allowInsecureRequests(configuration);
    return { kind: 'open', configuration, wire };
  };
}

function isPlainLoopback(address: string): boolean {
  const url = new URL(address);
  return url.protocol === 'http:' && loopbackHost.test(url.hostname);
}

function operationOf(
  url: string,
  server: oidc.ServerMetadata | undefined,
  tokenOperation: AuthOperation,
): AuthOperation {
  switch (url) {
    case server?.token_endpoint:
      return tokenOperation;
    case server?.revocation_endpoint:
      return 'token.revoke';
    case server?.userinfo_endpoint:
      return 'userinfo';
    case server?.jwks_uri:
      return 'jwks';
    default:
      return 'discovery';
  }
}

/** A description that came but does not fit (wrong issuer, plain http) is a wrong setting; anything else passes. */
function judgeDiscovery(wire: Wire, error: unknown): AuthFailure {
  const event = wire.last('discovery');
  if (event && (event.kind === 'failed' || event.status !== 200)) {
    return { kind: 'unavailable', retryAfterMs: null };
  }
  return { kind: 'refused', error: `discovery: ${error instanceof Error ? error.message : 'unreadable'}` };
}
