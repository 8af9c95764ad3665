import { describe, expect, it } from 'vitest';
import { clientAddress } from '@/app/_server/client-address';
import { isAddressAllowed, parseRange } from '@/lib/identity/addresses';

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
  const from = (value: string | null) => clientAddress((name) => (name === 'x-forwarded-for' ? value : null));

  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['198.51.100.1, 203.0.113.7', '203.0.113.7'],
    ['::ffff:127.0.0.1', '127.0.0.1'],
    [null, null],
    ['', null],
  ])('%s is %s: what a caller claims stands before what the proxy saw', (header, expected) => {
    expect(from(header)).toBe(expected);
  });
});
