import { describe, expect, it } from 'vitest';
import { recordExchange } from '@/lib/datev/http/exchange';
import { classifyNetworkError } from '@/lib/datev/http/network-error';
import { readRetryAfter } from '@/lib/datev/http/retry-after';

const raw = {
  at: new Date('2026-02-01T09:00:00Z'),
  operation: 'token.refresh',
  method: 'POST',
  url: 'https://api.datev.de/token',
  requestHeaders: { Authorization: 'Basic geheim', Accept: 'application/json', Cookie: 'a=b' },
  status: 400,
  responseHeaders: { 'X-Global-Transaction-ID': 'g1', 'set-cookie': 'c=d' },
  responseBody: '{"error":"invalid_grant"}',
  durationMs: 12.6,
  failure: null,
};

describe('what the technical log keeps of an exchange (P6)', () => {
  it('leaves out Authorization and cookies and keeps the rest', () => {
    expect(recordExchange(raw)).toMatchObject({
      url: 'https://api.datev.de/token',
      requestHeaders: { accept: 'application/json' },
      responseHeaders: { 'x-global-transaction-id': 'g1' },
      responseBody: '{"error":"invalid_grant"}',
      durationMs: 13,
    });
    expect(recordExchange(raw).requestHeaders).toEqual({ accept: 'application/json' });
  });

  it('blanks secrets by name and by value, wherever they stand (C10)', () => {
    const kept = recordExchange({
      ...raw,
      url: 'https://x.test/cb?code=C0DE&state=ST8&plain=1#access_token=AT',
      responseHeaders: { location: 'https://x.test/cb?code=C0DE', echo: 'verifier was VERIFIER' },
      responseBody:
        '{"refresh_token": "RT\\"quoted", "access_token":"AT","note":"RTVALUE was wrong","scope":"openid"}',
      failure: 'token RTVALUE',
      secrets: ['VERIFIER', 'RTVALUE', ''],
    });
    const text = JSON.stringify(kept);
    for (const secret of ['C0DE', 'ST8', 'VERIFIER', 'RTVALUE', 'quoted', '"AT"', '=AT']) {
      expect(text).not.toContain(secret);
    }
    expect(text).toContain('plain=1');
    expect(text).toContain('openid');
  });

  it('cuts a body that is too long', () => {
    expect(recordExchange({ ...raw, responseBody: 'x'.repeat(100_000) }).responseBody).toHaveLength(20_000);
  });
});

describe('whether a request can have reached DATEV (T7)', () => {
  const failed = (cause: unknown) => new TypeError('fetch failed', { cause });
  const coded = (code: string) => Object.assign(new Error(code), { code });

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'])(
    '%s: surely not',
    (code) => {
      expect(classifyNetworkError(failed(coded(code)))).toEqual({ kind: 'not_sent', reason: code });
    },
  );

  it.each(['ECONNRESET', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT', 'EPIPE', 'SOMETHING_NEW'])(
    '%s: nobody knows',
    (code) => {
      expect(classifyNetworkError(failed(coded(code)))).toEqual({ kind: 'unclear', reason: code });
    },
  );

  it('a time-out: nobody knows', () => {
    expect(classifyNetworkError(new DOMException('timeout', 'TimeoutError'))).toEqual({
      kind: 'unclear',
      reason: 'TimeoutError',
    });
    expect(classifyNetworkError('text')).toEqual({ kind: 'unclear', reason: 'unknown' });
  });

  it('several addresses: surely not only if all of them failed before sending', () => {
    const refused = new AggregateError([coded('ECONNREFUSED'), coded('EHOSTUNREACH')]);
    expect(classifyNetworkError(failed(refused)).kind).toBe('not_sent');
    expect(
      classifyNetworkError(failed(new AggregateError([coded('ECONNREFUSED'), coded('ECONNRESET')]))).kind,
    ).toBe('unclear');
    expect(
      classifyNetworkError(failed(new AggregateError([coded('ECONNREFUSED'), new Error('?')]))).kind,
    ).toBe('unclear');
  });
});

describe('Retry-After (T7)', () => {
  const now = new Date('2026-02-01T09:00:00Z');
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Sun, 01 Feb 2026 09:00:30 GMT', 30_000],
    ['Sun, 01 Feb 2026 08:00:00 GMT', 0],
    ['9999999', 86_400_000],
    ['soon', null],
    ['-5', null],
    ['', null],
    [undefined, null],
  ])('%j → %s', (header, expected) => {
    expect(readRetryAfter(header, now)).toBe(expected);
  });
});
