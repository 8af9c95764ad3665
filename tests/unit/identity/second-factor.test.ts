import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecoveryCode } from '@/lib/identity/second-factor/recovery-codes';
import {
  matchingTotpStep,
  newTotpSecret,
  toBase32,
  totpCode,
  totpStepOf,
  totpUri,
} from '@/lib/identity/second-factor/totp';

/** The secret of both RFCs' tables. */
const rfcSecret = Buffer.from('12345678901234567890');

describe('time-based codes (S3)', () => {
  // RFC 4226, appendix D
  const counters = '755224 287082 359152 969429 338314 254676 287922 162583 399871 520489'.split(' ');
  it.each(counters.map((code, counter) => [counter, code] as const))(
    'RFC 4226: counter %i',
    (counter, code) => {
      expect(totpCode(rfcSecret, counter)).toBe(code);
    },
  );

  // RFC 6238, appendix B: eight digits there, six here
  it.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('RFC 6238: %i s', (seconds, eightDigits) => {
    const now = new Date(seconds * 1000);
    expect(totpCode(rfcSecret, totpStepOf(now))).toBe(eightDigits.slice(2));
    expect(matchingTotpStep(rfcSecret, eightDigits.slice(2), now)).toBe(totpStepOf(now));
  });

  it('take a clock that goes half a minute wrong, and no more', () => {
    const now = new Date('2026-02-01T09:00:10Z');
    const step = totpStepOf(now);
    const accepted = [-3, -2, -1, 0, 1, 2, 3].filter(
      (distance) => matchingTotpStep(rfcSecret, totpCode(rfcSecret, step + distance), now) !== null,
    );
    expect(accepted).toEqual([-1, 0, 1]);
  });

  it.each(['', '12345', '1234567', '12345a', '１２３４５６'])('refuse "%s" unseen', (code) => {
    expect(matchingTotpStep(rfcSecret, code, new Date())).toBeNull();
  });

  it('have secrets of 160 bits, none like the other', () => {
    expect(newTotpSecret()).toHaveLength(20);
    expect(newTotpSecret().equals(newTotpSecret())).toBe(false);
  });
});

describe('what an authenticator app reads', () => {
  // RFC 4648, section 10
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('Base32 of "%s"', (text, expected) => {
    expect(toBase32(Buffer.from(text))).toBe(expected);
  });

  it('names issuer and account, whatever characters they have', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const uri = new URL(totpUri(rfcSecret, email, 'Belegbote & Co'));
        expect(uri.protocol).toBe('otpauth:');
        expect(decodeURIComponent(uri.pathname.replace(/^\/+(totp\/)?/, ''))).toBe(`Belegbote & Co:${email}`);
        expect(uri.searchParams.get('secret')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
        expect(uri.searchParams.get('issuer')).toBe('Belegbote & Co');
      }),
    );
  });
});

describe('recovery codes', () => {
  it.each([
    ['ABCD-EFGH-IJKL-MNOP-QRST-UVWX', 'ABCDEFGHIJKLMNOPQRSTUVWX'],
    ['abcd efgh ijkl mnop qrst uvwx', 'ABCDEFGHIJKLMNOPQRSTUVWX'],
    ['ABCD-EFGH-IJKL-MNOP-QRST', null],
    ['ABCD-EFGH-IJKL-MNOP-QRST-UV01', null],
    ['123456', null],
  ])('are read however they are typed: %s', (typed, expected) => {
    expect(readRecoveryCode(typed)).toBe(expected);
  });
});
