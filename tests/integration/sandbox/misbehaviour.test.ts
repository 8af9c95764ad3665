import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultNames } from '@/sandbox/dxso/faults';
import { Caller, connected, discover, faultOf, order, signIn } from './datev-session';

const XML = '<?xml version="1.0"?><archive/>';

let { datev, caller, tokens } = {} as Awaited<ReturnType<typeof connected>>;

beforeEach(async () => {
  ({ datev, caller, tokens } = await connected({ manner: 'live', processingMs: 0, random: () => 0.5 }));
});
afterEach(() => datev.close());

const misbehave = (input: unknown) => order(datev, '/misbehaviour', input);

async function isBroken(answer: Promise<Response>): Promise<boolean> {
  return answer.then(
    () => false,
    () => true,
  );
}

describe('false answers (O3, T7)', () => {
  it('answers 429 with Retry-After so many times, then serves', async () => {
    await misbehave({ kind: 'answer', operation: 'getClient', status: 429, retryAfterSeconds: 7, times: 2 });
    for (let time = 0; time < 2; time += 1) {
      const response = await caller.get('/clients/455148-1');
      expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
    }
    expect((await caller.get('/clients/455148-1')).status).toBe(200);
  });

  it('strikes only the operation it was ordered for, and only after skipping', async () => {
    await misbehave({ kind: 'answer', operation: 'getJobStatus', status: 503, skip: 1 });
    const { path } = await caller.openJob();
    expect((await caller.get(path)).status).toBe(200);
    expect((await caller.get(path)).status).toBe(503);
    expect((await caller.get(path)).status).toBe(200);
  });

  it.each(Object.keys(faultNames))('answers #%s on demand, with or without "#" (T6)', async (code) => {
    await misbehave({ kind: 'answer', operation: 'createJob', code: `#${code}` });
    const status = code === 'DCO01005' || code === 'DCO01013' ? 403 : 400;
    expect(await faultOf(await caller.createJob('455148-1', 'cashLedgerImport', '2026-01'))).toBe(
      `${status} #${code}`,
    );
  });

  it.each([
    ['empty', ''],
    ['html', '<!doctype html>'],
    ['broken_json', '{"id":'],
  ])('answers 500 with a body that is %s (M7)', async (bodyForm, start) => {
    await misbehave({ kind: 'answer', operation: 'getClient', status: 500, bodyForm });
    const response = await caller.get('/clients/455148-1');
    expect(response.status).toBe(500);
    expect((await response.text()).startsWith(start)).toBe(true);
  });

  it('can execute first and answer 500 all the same (T5)', async () => {
    const { path, id } = await caller.openJob();
    await misbehave({ kind: 'answer', operation: 'finaliseJob', status: 500, afterExecuting: true });
    expect((await caller.finalise(path)).status).toBe(500);
    expect(await (await caller.get(path)).json()).toEqual({ id, status: 3 });
  });

  it('strikes with a probability', async () => {
    await misbehave({ kind: 'answer', operation: 'getClient', status: 503, probability: 0.4, times: null });
    expect((await caller.get('/clients/455148-1')).status).toBe(200);
    await misbehave({ kind: 'answer', operation: 'getClient', status: 500, probability: 0.6, times: null });
    expect((await caller.get('/clients/455148-1')).status).toBe(500);
  });

  it('acts on the sign-in endpoints too', async () => {
    await misbehave({ kind: 'answer', operation: 'discovery', status: 503 });
    await expect(discover(datev)).rejects.toThrow();
    await expect(discover(datev)).resolves.toBeDefined();
  });
});

describe('broken connections (T5)', () => {
  it('drops a request: nothing was executed', async () => {
    const { path, id } = await caller.openJob();
    await misbehave({ kind: 'drop_request', operation: 'finaliseJob' });
    expect(await isBroken(caller.finalise(path))).toBe(true);
    expect(await (await caller.get(path)).json()).toEqual({ id, status: 0 });
  });

  it('drops an answer: the request took effect', async () => {
    const { path, id } = await caller.openJob();
    await misbehave({ kind: 'drop_answer', operation: 'uploadFile' });
    expect(await isBroken(caller.upload(path, 'document.xml', XML))).toBe(true);
    expect(datev.world.jobs.get(id)?.files).toHaveLength(1);
    await misbehave({ kind: 'drop_answer', operation: 'finaliseJob' });
    expect(await isBroken(caller.finalise(path))).toBe(true);
    expect(await faultOf(await caller.finalise(path))).toBe('400 #DCO01007');
  });

  it('drops the answer to a refresh: the old token is spent all the same (C7)', async () => {
    await misbehave({ kind: 'drop_answer', operation: 'token' });
    const body = new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh_token ?? '',
    });
    const authorization = `Basic ${Buffer.from(`${datev.clientId}:${datev.clientSecret}`).toString('base64')}`;
    const refresh = () =>
      fetch(`${datev.issuer}/token`, { method: 'POST', body, headers: { authorization } });
    expect(await isBroken(refresh())).toBe(true);
    expect((await refresh()).status).toBe(400);
    expect(datev.signIn.tokens.counts.refreshTokensReused).toBe(1);
  });

  it('hangs until the caller gives up, having executed or not', async () => {
    for (const afterExecuting of [true, false]) {
      const { path, id } = await caller.openJob();
      await misbehave({ kind: 'hang', operation: 'finaliseJob', afterExecuting });
      const init = { body: '{"ready":"true"}', headers: { 'content-type': 'application/merge-patch+json' } };
      const answer = caller.send('PUT', path, { ...init, signal: AbortSignal.timeout(100) });
      expect(await isBroken(answer)).toBe(true);
      expect(datev.world.jobs.get(id)?.finalisedAt === null).toBe(!afterExecuting);
    }
  });
});

describe('slowness', () => {
  it('takes as long as ordered, for one operation or all', async () => {
    const duration = async () => {
      const start = performance.now();
      await caller.get('/clients/455148-1');
      return performance.now() - start;
    };
    await order(datev, '/latency', { milliseconds: 800 });
    expect(await duration()).toBeGreaterThan(795);
    await order(datev, '/latency', { milliseconds: 0, operation: 'getClient' });
    expect(await duration()).toBeLessThan(795);
    await misbehave({ kind: 'delay', operation: 'getClient', milliseconds: 90 });
    expect(await duration()).toBeGreaterThan(85);
  });

  it('limits requests a minute', async () => {
    await order(datev, '/settings', { requestsPerMinute: 2 });
    const statuses: number[] = [];
    for (let time = 0; time < 3; time += 1) statuses.push((await caller.get('/clients/455148-1')).status);
    expect(statuses).toEqual([200, 200, 429]);
    await order(datev, '/settings', { requestsPerMinute: null });
    expect((await caller.get('/clients/455148-1')).status).toBe(200);
  });
});

describe('control', () => {
  const look = async (path: string) => (await fetch(`${datev.controlUrl}${path}`)).json();

  it('shows and cancels what is ordered', async () => {
    const placed = (await misbehave({ kind: 'drop_request', times: null })) as { id: number };
    expect(await look('/misbehaviour')).toMatchObject([{ operation: '*', remaining: null }]);
    await fetch(`${datev.controlUrl}/misbehaviour/${placed.id}`, { method: 'DELETE' });
    expect((await caller.get('/clients/455148-1')).status).toBe(200);
    await misbehave({ kind: 'drop_request', times: null });
    await fetch(`${datev.controlUrl}/misbehaviour`, { method: 'DELETE' });
    expect(await look('/misbehaviour')).toEqual([]);
  });

  it('counts requests by operation and by job (T8)', async () => {
    const { path, id } = await caller.openJob();
    await caller.get(path);
    await caller.get(path);
    await caller.upload(path, 'a.xml', XML);
    expect(await look('/state')).toMatchObject({
      requests: { createJob: 1, getJobStatus: 2, uploadFile: 1, token: 1 },
    });
    expect(await look(`/jobs/${id}`)).toMatchObject({
      requests: { getJobStatus: 2, uploadFile: 1 },
      files: [{ name: 'a.xml' }],
    });
    expect(datev.traffic.countOf('getJobStatus')).toBe(2);
    expect(await look('/tokens')).toMatchObject({
      signIns: 1,
      codeExchanges: 1,
      refreshes: 0,
      livingRefreshTokens: 1,
    });
  });

  it('never shows a token', async () => {
    const everything = JSON.stringify([await look('/state'), await look('/tokens'), await look('/traffic')]);
    expect(everything).not.toContain(tokens.access_token);
    expect(everything).not.toContain(tokens.refresh_token);
  });

  it('refuses orders it does not understand, and orders that a web page could send unasked', async () => {
    await expect(misbehave({ kind: 'explode' })).rejects.toThrow('400');
    await expect(misbehave({ kind: 'answer' })).rejects.toThrow('400');
    await expect(misbehave({ kind: 'answer', code: 'DCO99999' })).rejects.toThrow('400');
    await expect(order(datev, '/settings', { manners: 'live' })).rejects.toThrow('400');
    const simple = await fetch(`${datev.controlUrl}/reset`, { method: 'POST', body: '{}' });
    expect(simple.status).toBe(415);
  });

  it('answers nobody who came by another host name', async () => {
    const { port } = new URL(datev.controlUrl);
    const status = await new Promise((resolve) => {
      const options = { port, path: '/_control/state', headers: { host: `evil.test:${port}` } };
      request(options, (response) => resolve(response.resume().statusCode)).end();
    });
    expect(status).toBe(403);
  });

  it('adds datasets for whoever has rights on 455148-1', async () => {
    await order(datev, '/datasets/1694291-12', { name: 'Neu GmbH', accountLength: 8 }, 'PUT');
    const wish = { scope: 'openid accounting:clients:read accounting:dxso-jobs' };
    const session = new Caller(datev, (await signIn(datev, wish)).tokens.access_token);
    expect(await (await session.get('/clients/1694291-12')).json()).toMatchObject({ name: 'Neu GmbH' });
    await expect(order(datev, '/datasets/nonsense', {}, 'PUT')).rejects.toThrow('400');
  });

  it('starts anew, with tokens kept unless told otherwise', async () => {
    await caller.openJob();
    await misbehave({ kind: 'drop_request', times: null });
    expect(await order(datev, '/reset', { manner: 'sandbox' })).toMatchObject({
      jobs: [],
      misbehaviour: [],
      manner: 'sandbox',
    });
    expect((await caller.get('/clients/455148-1')).status).toBe(200);
    await order(datev, '/reset', { forgetTokens: true });
    expect((await caller.get('/clients/455148-1')).status).toBe(401);
  });
});

it('shows developers what arrived (O3)', async () => {
  const { path, id } = await caller.openJob();
  await caller.upload(path, 'document.xml', XML);
  await caller.finalise(path);
  const overview = await (await fetch(`${datev.baseUrl}/`)).text();
  expect(overview).toContain(id);
  const job = await (await fetch(`${datev.baseUrl}/jobs/${id}`)).text();
  for (const text of ['document.xml', 'nicht verarbeitet', 'Protokoll']) expect(job).toContain(text);
  expect((await fetch(`${datev.baseUrl}/jobs/unknown`)).status).toBe(404);
});
