import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { clientAddress, stampedHeaders, stampRequests } from '@/app/_server/client-address';
import { addressChecker, callerAddress, isAddressAllowed, parseRange } from '@/lib/identity/addresses';
import { readSettings, SettingsError } from '@/lib/platform/settings';

const local = { DATABASE_URL: 'postgresql://localhost/none' };

describe('addresses of an API key (S3)', () => {
  it.each([
    [[], null, true],
    [[], '203.0.113.7', true],
    [['203.0.113.7'], '203.0.113.7', true],
    [['203.0.113.7'], '203.0.113.8', false],
    [['203.0.113.0/24'], '203.0.113.200', true],
    [['203.0.113.0/24'], '203.0.114.1', false],
    [['203.0.113.0/24'], '::ffff:203.0.113.9', true],
    [['2001:db8::/32'], '2001:db8:1::5', true],
    [['2001:db8::/32'], '2001:db9::5', false],
    [['203.0.113.0/24', '2001:db8::/32'], '2001:db8::1', true],
    [['203.0.113.7'], null, false],
    [['203.0.113.7'], 'unknown', false],
    [['no address at all'], '203.0.113.7', false],
  ])('%j lets %s in: %s', (allowed, address, expected) => {
    expect(isAddressAllowed(allowed, address)).toBe(expected);
  });

  it.each(['', '300.1.1.1', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '2001:db8::/129', 'example.com'])(
    'reads no range from "%s"',
    (text) => {
      expect(parseRange(text)).toBeNull();
    },
  );
});

describe("the caller's address", () => {
  const nearby = addressChecker(readSettings(local).trustedProxies);
  const trusted = addressChecker(['198.51.100.0/24']);

  it.each([
    // Nobody between us: what the caller claims counts nothing.
    ['203.0.113.7', undefined, nearby, '203.0.113.7'],
    ['203.0.113.7', '192.0.2.1', nearby, '203.0.113.7'],
    // A proxy on this machine or in its network: what it saw counts, what was there before does not.
    ['127.0.0.1', '203.0.113.7', nearby, '203.0.113.7'],
    ['::ffff:127.0.0.1', '192.0.2.1, 203.0.113.7', nearby, '203.0.113.7'],
    ['10.1.2.3', '192.0.2.1, 203.0.113.7, 172.18.0.5', nearby, '203.0.113.7'],
    ['::1', '2001:db8::7', nearby, '2001:db8::7'],
    // A proxy that is not on the list is a caller like any other.
    ['127.0.0.1', '203.0.113.7', trusted, '127.0.0.1'],
    ['198.51.100.9', '192.0.2.1, 203.0.113.7', trusted, '203.0.113.7'],
    // An entry that is no address ends the search at the last known one.
    ['127.0.0.1', 'unknown', nearby, '127.0.0.1'],
    ['127.0.0.1', '203.0.113.7, nonsense, 10.0.0.1', nearby, '10.0.0.1'],
    ['127.0.0.1', '', nearby, '127.0.0.1'],
    [undefined, '203.0.113.7', nearby, null],
  ])('connection from %s saying %s', (peer, forwardedFor, isTrustedProxy, expected) => {
    expect(callerAddress({ peer, forwardedFor, isTrustedProxy })).toBe(expected);
  });

  it('is not to be had by a header that a caller writes himself', () => {
    const [[name = '', stamped = ''] = []] = Object.entries(stampedHeaders('203.0.113.7'));
    const from = (value: string | null) => clientAddress((asked) => (asked === name ? value : null));
    expect(from(stamped)).toBe('203.0.113.7');
    expect(from('203.0.113.7')).toBeNull();
    expect(from('guess 203.0.113.7')).toBeNull();
    expect(from(null)).toBeNull();
    expect(clientAddress((asked) => (asked === 'x-forwarded-for' ? '203.0.113.7' : null))).toBeNull();
  });

  it('is stamped on every request of a real server, whatever the request claims', async () => {
    stampRequests(() => readSettings(local).trustedProxies);
    const server = createServer((request, response) => {
      response.end(clientAddress((name) => [request.headers[name] ?? []].flat()[0] ?? null));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const ask = async (headers: Record<string, string>) =>
      (await fetch(`http://127.0.0.1:${port}`, { headers })).text();
    expect(await ask({})).toBe('127.0.0.1');
    expect(await ask({ 'x-forwarded-for': '192.0.2.1, 203.0.113.7' })).toBe('203.0.113.7');
    expect(await ask({ 'x-belegbote-caller': 'guess 192.0.2.1' })).toBe('127.0.0.1');
    server.close();
  });
});

describe('TRUSTED_PROXIES', () => {
  it('is a list of addresses and networks, or none', () => {
    expect(readSettings({ ...local, TRUSTED_PROXIES: 'none' }).trustedProxies).toEqual([]);
    expect(readSettings({ ...local, TRUSTED_PROXIES: '203.0.113.7, 2001:db8::/32' }).trustedProxies).toEqual([
      '203.0.113.7',
      '2001:db8::/32',
    ]);
    for (const wrong of ['true', '1', '10.0.0.0/33', '203.0.113.7,,'])
      expect(() => readSettings({ ...local, TRUSTED_PROXIES: wrong })).toThrow(SettingsError);
  });
});
