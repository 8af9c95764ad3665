import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accountingMonthOf, berlinDay } from '@/lib/bookkeeping/calendar';
import { createDatevAuth, newSignInSecrets } from '@/lib/datev/auth/datev-auth';
import { requestedScopes } from '@/lib/datev/auth/scopes';
import { createDxsoClient, type DxsoClientOptions } from '@/lib/datev/dxso/client';
import type { HttpExchange } from '@/lib/datev/http/exchange';
import type { Fetch } from '@/lib/datev/http/send';
import { consentByHttp } from '@/sandbox/consent-client';
import { type LocalDatev, startLocalDatev } from '@/sandbox/local-datev';

const clientId = '455148-1';
const month = accountingMonthOf(berlinDay(new Date()));
const overNetwork: Fetch = (url, init) => fetch(url, init);
let datev: LocalDatev;
let accessToken = '';
let exchanges: HttpExchange[] = [];

beforeAll(async () => {
  datev = await startLocalDatev();
  const auth = createDatevAuth({ ...datev, fetch: overNetwork, now: () => new Date() });
  const onExchange = () => undefined;
  const scopes = requestedScopes(['rechnungsdatenservice'], clientId);
  const secrets = newSignInSecrets();
  const redirectUri = 'http://localhost:3000/api/datev/callback';
  const address = await auth.authorizationUrl({ redirectUri, scopes, ...secrets, onExchange });
  if (address.kind !== 'ok') throw new Error(address.kind);
  const callbackUrl = new URL(await consentByHttp(address.url));
  const exchanged = await auth.exchangeCode({ callbackUrl, scopes, ...secrets, onExchange });
  if (exchanged.kind !== 'ok') throw new Error(exchanged.kind);
  accessToken = exchanged.tokens.accessToken;
});
afterAll(() => datev.close());
beforeEach(() => {
  exchanges = [];
  datev.misbehaviour.clear();
});

function client(changes: Partial<DxsoClientOptions> = {}) {
  return createDxsoClient({
    apiUrl: datev.apiUrl,
    datevClientId: datev.clientId,
    accessToken,
    fetch: overNetwork,
    now: () => new Date(),
    onExchange: (exchange) => void exchanges.push(exchange),
    ...changes,
  });
}

async function newJob(): Promise<string> {
  const created = await client().createJob(clientId, {
    importType: 'accountsReceivableLedgerImport',
    accountingMonth: month,
  });
  if (created.kind !== 'ok') throw new Error(JSON.stringify(created));
  return created.value.id;
}
const pdf = (fileName: string, size = 2000) => {
  const content = new Uint8Array(size);
  content.set(new TextEncoder().encode('%PDF-1.7\n'));
  return { fileName, contentType: 'application/pdf', content };
};

describe('a whole job against the local DATEV (T2, T3)', () => {
  it('is created, filled, finalised, asked for', async () => {
    const created = await client().createJob(clientId, {
      importType: 'accountsReceivableLedgerImport',
      accountingMonth: month,
    });
    expect(created).toMatchObject({
      kind: 'ok',
      httpStatus: 201,
      value: { accountLength: 4, ledgerFolderNames: ['Ausgangsrechnungen'], cashLedgerNames: [] },
    });
    const jobId = created.kind === 'ok' ? created.value.id : '';
    expect((await client().uploadFile(clientId, jobId, pdf('beleg-1.pdf'))).kind).toBe('ok');
    const uploaded = datev.world.findJob(clientId, jobId)?.files ?? [];
    expect(uploaded.map(({ name, size }) => ({ name, size }))).toEqual([{ name: 'beleg-1.pdf', size: 2000 }]);
    expect(await client().getJobStatus(clientId, jobId)).toMatchObject({ kind: 'ok', value: { id: jobId } });
    expect((await client().finaliseJob(clientId, jobId)).kind).toBe('ok');
    expect(await client().getJobStatus(clientId, jobId)).toMatchObject({ value: { status: 4 } });
    const protocol = await client().getProtocolEntries(clientId, jobId);
    expect(protocol.kind === 'ok' && protocol.value.length).toBeGreaterThan(0);
    expect(await client().finaliseJob(clientId, jobId)).toMatchObject({ kind: 'refused', code: 'DCO01007' });
    expect(await client().deleteJob(clientId, jobId)).toMatchObject({ kind: 'refused', code: 'DCO01007' });
  });

  it('can be cancelled before, and is gone then', async () => {
    const jobId = await newJob();
    expect((await client().deleteJob(clientId, jobId)).kind).toBe('ok');
    expect(await client().deleteJob(clientId, jobId)).toMatchObject({
      kind: 'refused',
      httpStatus: 404,
      code: null,
    });
  });

  it('takes a file of the full 20 MB and names the refusal of a larger one', async () => {
    const jobId = await newJob();
    const limit = 20 * 1024 * 1024;
    expect((await client().uploadFile(clientId, jobId, pdf('voll.pdf', limit))).kind).toBe('ok');
    expect(await client().uploadFile(clientId, jobId, pdf('mehr.pdf', limit + 1))).toMatchObject({
      kind: 'refused',
      code: 'DCO01016',
      helpUrl: expect.stringContaining('DCO01016'),
    });
  });

  it("breaks off at once where the bytes end early: our fault, never DATEV's, and no whole file there (T5)", async () => {
    const jobId = await newJob();
    // Where the code of a dead database was read as one of the way to DATEV, the file would be sent into the job again.
    const gone = Object.assign(new Error('database gone'), { code: 'ECONNREFUSED' });
    const ends = [
      { after: 3, with: gone, expected: 'database gone' },
      { after: 3, with: null, expected: 'other than the 524288 bytes' },
      { after: 5, with: null, expected: 'other than the 524288 bytes' },
    ];
    for (const [index, end] of ends.entries()) {
      async function* read() {
        for (let piece = 0; piece < end.after; piece += 1) yield new Uint8Array(128 * 1024);
        if (end.with) throw end.with;
      }
      const content = { size: 512 * 1024, read };
      const began = performance.now();
      await expect(
        client().uploadFile(clientId, jobId, { ...pdf(`stueck-${index}.pdf`), content }),
      ).rejects.toThrow(end.expected);
      expect(performance.now() - began).toBeLessThan(5_000);
    }
    expect(datev.world.jobs.get(jobId)?.files).toEqual([]);
  });

  it('sends both headers and records neither token nor Authorization (P6)', async () => {
    await newJob();
    const [exchange] = exchanges;
    expect(exchange).toMatchObject({
      operation: 'createJob',
      method: 'POST',
      status: 201,
      responseBody: null,
    });
    expect(exchange?.requestHeaders).toMatchObject({ 'x-datev-client-id': datev.clientId });
    expect(JSON.stringify(exchanges)).not.toContain(accessToken);
  });

  it('without a good token is a plain refusal', async () => {
    expect(await client({ accessToken: 'nobody' }).getClientBasics(clientId)).toMatchObject({
      kind: 'refused',
      httpStatus: 401,
    });
  });
});

describe('a line that fails (T5, T7)', () => {
  it.each([
    ['breaks before', 'drop_request'],
    ['breaks after', 'drop_answer'],
  ] as const)('and %s DATEV executed the upload: unclear either way', async (_name, kind) => {
    const jobId = await newJob();
    datev.misbehaviour.order({ operation: 'uploadFile', mischief: { kind } });
    const result = await client().uploadFile(clientId, jobId, pdf('a.pdf'));
    expect(result).toMatchObject({ kind: 'unclear', httpStatus: null });
    expect(exchanges.at(-1)).toMatchObject({
      operation: 'uploadFile',
      status: null,
      failure: expect.any(String),
    });
  });

  it("by silence ends after the operation's time-out", async () => {
    const jobId = await newJob();
    datev.misbehaviour.order({ operation: 'finaliseJob', mischief: { kind: 'hang' } });
    const impatient = client({ timeoutMs: { finaliseJob: 200 } });
    expect(await impatient.finaliseJob(clientId, jobId)).toEqual({
      kind: 'unclear',
      reason: 'TimeoutError',
      httpStatus: null,
    });
  });

  it('because nobody listens: surely not executed', async () => {
    const gone = await startLocalDatev();
    await gone.close();
    expect(
      await client({ apiUrl: gone.apiUrl }).createJob(clientId, {
        importType: 'cashLedgerImport',
        accountingMonth: month,
      }),
    ).toEqual({ kind: 'unavailable', httpStatus: null, retryAfterMs: null });
  });

  it.each([
    [429, { kind: 'unavailable', httpStatus: 429, retryAfterMs: 3000 }],
    [503, { kind: 'unavailable', httpStatus: 503, retryAfterMs: 3000 }],
    [500, { kind: 'unclear', reason: 'HTTP 500', httpStatus: 500 }],
    [502, { kind: 'unclear', reason: 'HTTP 502', httpStatus: 502 }],
  ])('with %s', async (status, expected) => {
    datev.misbehaviour.order({
      operation: 'getClient',
      mischief: { kind: 'answer', status, retryAfterSeconds: 3, bodyForm: 'html' },
    });
    expect(await client().getClientBasics(clientId)).toEqual(expected);
    expect(exchanges.at(-1)?.responseBody).toContain('<');
  });

  it('with JSON that breaks off is unreadable, not a crash (M7)', async () => {
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json').end('{"client_number":1,"consult');
    });
    const apiUrl = await listen(server);
    expect((await client({ apiUrl }).getClientBasics(clientId)).kind).toBe('unreadable');
    server.close();
  });

  it('after the status line is unclear with that status', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"client_number"');
      setTimeout(() => response.destroy(), 20);
    });
    const apiUrl = await listen(server);
    expect(await client({ apiUrl }).getClientBasics(clientId)).toMatchObject({
      kind: 'unclear',
      httpStatus: 200,
    });
    server.close();
  });

  it('into a redirect is never followed: the token stays with DATEV (C10)', async () => {
    const seen: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      seen.push(request.headers.authorization);
      if (request.url === '/elsewhere') response.end();
      else response.writeHead(302, { location: '/elsewhere' }).end();
    });
    const apiUrl = await listen(server);
    expect(await client({ apiUrl }).getClientBasics(clientId)).toMatchObject({ kind: 'unclear' });
    expect(seen).toHaveLength(1);
    server.close();
  });

  function listen(server: ReturnType<typeof createServer>): Promise<string> {
    return new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      });
    });
  }
});
