import { randomBytes } from 'node:crypto';
import { channel } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { addressChecker, callerAddress } from '@/lib/identity/addresses';

/**
 * Next keeps an `X-Forwarded-For` that the caller sent and hides the connection, so nobody could tell a proxy's word from a
 * stranger's. Here each request is stamped, before Next sees it, with the address that we stand for. The stamp carries a secret
 * of this process: a caller who sends the header himself does not know it.
 */
const stampHeader = 'x-belegbote-caller';

const shared = globalThis as typeof globalThis & { belegboteCallerStamp?: string };

/** On globalThis: Next loads this file once for the start of the process and once more for the pages. */
function stampSecret(): string {
  shared.belegboteCallerStamp ??= randomBytes(18).toString('base64url');
  return shared.belegboteCallerStamp;
}

/** Node tells of every request here, in the same process and before anything answers it. */
const requestStart = channel('http.server.request.start');

/**
 * Stamps every request of this process from now on.
 * @param trustedProxies asked with each request: the settings may be unreadable at the start, and the request says so itself
 */
export function stampRequests(trustedProxies: () => readonly string[]): void {
  const isTrustedProxy = rememberingChecker(trustedProxies);
  requestStart.subscribe((message) => {
    const { request } = message as { readonly request: IncomingMessage };
    const address = callerAddress({
      peer: request.socket.remoteAddress,
      forwardedFor: [request.headers['x-forwarded-for'] ?? []].flat().join(','),
      isTrustedProxy,
    });
    request.headers[stampHeader] = stampOf(address);
  });
}

function rememberingChecker(ranges: () => readonly string[]): (address: string) => boolean {
  let known: readonly string[] | null = null;
  let check = addressChecker([]);
  return (address) => {
    const current = ranges();
    if (current !== known) {
      known = current;
      check = addressChecker(current);
    }
    return check(address);
  };
}

function stampOf(address: string | null): string {
  return `${stampSecret()} ${address ?? ''}`;
}

/** The headers of a request that comes from this address: tests call routes without a connection. */
export function stampedHeaders(address: string): Record<string, string> {
  return { [stampHeader]: stampOf(address) };
}

/** Headers as Next and next-auth give them. */
type HeaderReader = (name: string) => string | null;

/** Address of the caller; null when nobody stamped the request: then no list of addresses lets it in. */
export function clientAddress(header: HeaderReader): string | null {
  const [secret, address] = (header(stampHeader) ?? '').split(' ');
  return secret === stampSecret() && address ? address : null;
}
