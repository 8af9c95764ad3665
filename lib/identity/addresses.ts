import { BlockList, isIP } from 'node:net';

/** IPv4 that arrived on an IPv6 socket is the IPv4 address. */
function plainAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address.trim());
  return mapped?.[1] ?? address.trim();
}

interface Range {
  readonly address: string;
  readonly family: 'ipv4' | 'ipv6';
  readonly prefix: number;
}

/** Reads `203.0.113.7`, `203.0.113.0/24`, `2001:db8::/32`; anything else is null. */
export function parseRange(text: string): Range | null {
  const [address = '', prefixText, ...rest] = text.trim().split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return null;
  const widest = version === 4 ? 32 : 128;
  if (prefixText !== undefined && !/^\d{1,3}$/.test(prefixText)) return null;
  const prefix = prefixText === undefined ? widest : Number(prefixText);
  if (prefix > widest) return null;
  return { address, family: version === 4 ? 'ipv4' : 'ipv6', prefix };
}

/** Whether an address lies in one of these ranges; an unreadable address lies in none. */
export function addressChecker(ranges: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const text of ranges) {
    const range = parseRange(text);
    if (range) list.addSubnet(range.address, range.prefix, range.family);
  }
  return (address) => {
    const plain = plainAddress(address);
    const version = isIP(plain);
    return version !== 0 && list.check(plain, version === 4 ? 'ipv4' : 'ipv6');
  };
}

/** Whether an address is in the list of an API key. An empty list allows all; an unknown address is in no list. */
export function isAddressAllowed(allowed: readonly string[], address: string | null): boolean {
  if (allowed.length === 0) return true;
  return address !== null && addressChecker(allowed)(address);
}

/**
 * Pure: who really calls. Starts at the other end of the connection and believes an entry of `X-Forwarded-For` only as long as
 * the one who wrote it is a trusted proxy; whatever stands before is the caller's own claim.
 * @returns null when the connection has no readable address
 */
export function callerAddress(input: {
  readonly peer: string | undefined;
  readonly forwardedFor: string | undefined;
  readonly isTrustedProxy: (address: string) => boolean;
}): string | null {
  let caller = input.peer === undefined ? '' : plainAddress(input.peer);
  if (isIP(caller) === 0) return null;
  const entries = (input.forwardedFor ?? '').split(',').map(plainAddress).reverse();
  for (const entry of entries) {
    if (!input.isTrustedProxy(caller) || isIP(entry) === 0) break;
    caller = entry;
  }
  return caller;
}
