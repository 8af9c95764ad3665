import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { providePlatform } from '@/app/_server/platform';
import { createTestPlatform, type TestPlatform } from '@/tests/support/platform';
import { sampleInvoice } from '../documents/samples';
import { makeCompany } from '../identity/scene';
import { call } from './client';

const megabyte = 1024 * 1024;
let platform: TestPlatform;
let key: string;
beforeAll(async () => {
  platform = await createTestPlatform();
  providePlatform(platform);
  key = (await makeCompany(platform, 'Ziel GmbH')).apiKey;
});
afterAll(() => platform.close());

/** A body of 100 MB of zeros that counts how much of it was asked for. */
function hugeBody() {
  let megabytes = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      megabytes += 1;
      controller.enqueue(new Uint8Array(megabyte));
      if (megabytes === 100) controller.close();
    },
  });
  return { body, readMegabytes: () => megabytes };
}

const types = ['application/json', 'application/xml', 'application/pdf'];

describe('100 MB to POST /invoices (E3)', () => {
  it.each(types)('announced as %s are refused before they are read', async (contentType) => {
    const { body, readMegabytes } = hugeBody();
    const headers = { 'content-type': contentType, 'content-length': String(100 * megabyte) };
    const answer = await call('POST', '/invoices', { key, body, headers });
    expect(answer).toMatchObject({ status: 413, body: { code: 'body_too_large' } });
    // A stream fills its buffer of one chunk by itself.
    expect(readMegabytes()).toBeLessThanOrEqual(1);
  });

  it.each(types)('in pieces as %s are stopped at the limit', async (contentType) => {
    const { body, readMegabytes } = hugeBody();
    const answer = await call('POST', '/invoices', { key, body, headers: { 'content-type': contentType } });
    expect(answer.status).toBe(413);
    expect(readMegabytes()).toBeLessThanOrEqual(contentType === 'application/json' ? 66 : 34);
  });

  it.each([
    ['a lie about its length', { 'content-length': '10' }],
    ['a length that is none', { 'content-length': 'viel' }],
  ])('with %s are stopped all the same', async (_, headers) => {
    const { body } = hugeBody();
    const type = { 'content-type': 'application/pdf' };
    const answer = await call('POST', '/invoices', { key, body, headers: { ...type, ...headers } });
    expect(answer.status).toBe(413);
  });

  it('of a stranger are not read at all', async () => {
    const { body, readMegabytes } = hugeBody();
    const headers = { 'content-type': 'application/json' };
    expect((await call('POST', '/invoices', { key: 'bb_falsch', body, headers })).status).toBe(401);
    expect(readMegabytes()).toBeLessThanOrEqual(1);
  });
});

describe('bodies made to hurt (E3)', () => {
  const post = async (body: Uint8Array, contentType: string) => {
    const before = process.memoryUsage().rss;
    const started = performance.now();
    const answer = await call('POST', '/invoices?direction=incoming', {
      key,
      body,
      headers: { 'content-type': contentType },
    });
    return {
      status: answer.status,
      codes: ((answer.body.errors ?? []) as { code: string }[]).map(({ code }) => code),
      seconds: (performance.now() - started) / 1000,
      megabytes: (process.memoryUsage().rss - before) / megabyte,
    };
  };

  const bomb = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><l>&b;</l>`;
  const outside = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l>&x;</l>`;
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  it.each([
    ['an entity bomb', Buffer.from(bomb), 'application/xml'],
    ['an external entity', Buffer.from(outside), 'application/xml'],
    ['20 MB of zeros as PDF', Buffer.alloc(20 * megabyte), 'application/pdf'],
    ['31 MB of zeros as PDF', Buffer.alloc(31 * megabyte), 'application/pdf'],
    [
      'a million open elements',
      Buffer.from(`<?xml version="1.0"?>${'<a>'.repeat(1_000_000)}`),
      'application/xml',
    ],
    ['a PDF that ends in the middle', Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog'), 'application/pdf'],
    ['a deep JSON', Buffer.from('['.repeat(5_000_000)), 'application/json'],
    ['a deep JSON that closes', Buffer.from(`{"positions":${deep}}`), 'application/json'],
    ['an endless number', Buffer.from(`{"grossAmount":${'9'.repeat(5_000_000)}}`), 'application/json'],
    ['a prototype', Buffer.from('{"__proto__":{"externalId":"x"},"constructor":1}'), 'application/json'],
  ])('%s gets a clear answer, quickly and cheaply', async (_, body, contentType) => {
    const { status, codes, seconds, megabytes } = await post(body, contentType);
    expect([400, 422]).toContain(status);
    if (status === 422) expect(codes.length).toBeGreaterThan(0);
    expect(codes.join()).not.toContain('UNEXPECTED');
    // Well under a second on a quiet machine; tests share theirs.
    expect(seconds).toBeLessThan(5);
    expect(megabytes).toBeLessThan(300);
  });

  it('a thousand wrong invoices are answered one by one, and a right one among them is stored', async () => {
    const body = [...Array.from({ length: 999 }, () => ({ externalId: 'x'.repeat(5_000) })), sampleInvoice()];
    const answer = await call('POST', '/invoices', { key, body });
    const data = answer.body.data as { status: number }[];
    expect(data.map(({ status }) => status)).toEqual([...Array(999).fill(422), 201]);
  });
});
