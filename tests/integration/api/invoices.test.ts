import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { providePlatform } from '@/app/_server/platform';
import { createApiKey, revokeApiKey } from '@/lib/identity/api-keys';
import { createTestPlatform, type TestPlatform } from '@/tests/support/platform';
import { attachmentOf, sampleCashEntry, sampleInvoice, samplePdf } from '../documents/samples';
import { type CompanyScene, makeCompany } from '../identity/scene';
import { type ApiAnswer, type ApiRequest, call } from './client';
import { checkAgainst } from './openapi-check';

let platform: TestPlatform;
let muster: CompanyScene;
let openApi: object;

beforeAll(async () => {
  platform = await createTestPlatform();
  providePlatform(platform);
  muster = await makeCompany(platform, 'Muster GmbH');
  openApi = (await call('GET', '/openapi.json')).body;
});
afterAll(() => platform.close());

let counter = 0;
const fresh = (changes: Record<string, unknown> = {}) => {
  counter += 1;
  return sampleInvoice({ externalId: `api_${counter}`, number: `API-${counter}`, ...changes });
};

/** Every answer of this file is checked against our own description. */
async function api(
  method: 'GET' | 'POST',
  path: string,
  request: ApiRequest = {},
  pattern = path.split('?')[0] ?? '',
): Promise<ApiAnswer> {
  const answer = await call(method, path, { key: muster.apiKey, ...request });
  expect(checkAgainst(openApi, method, pattern, answer)).toEqual([]);
  return answer;
}
const post = (body: unknown, request: ApiRequest = {}) => api('POST', '/invoices', { body, ...request });

describe('POST /invoices', () => {
  it('answers 201, then 200 for the same and for other content', async () => {
    const input = fresh({ attachment: attachmentOf(await samplePdf()) });
    const created = await post(input);
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      result: 'created',
      version: 1,
      state: 'open',
      accountingMonth: '2026-01',
      ledger: 'accounts_receivable',
      grossAmount: '1309.00',
    });
    expect(created.headers.get('location')).toBe(`/api/v1/invoices/${String(created.body.id)}`);
    expect(await post(input)).toMatchObject({
      status: 200,
      body: { result: 'unchanged', id: created.body.id },
    });
    expect(await post({ ...input, text: 'anders' })).toMatchObject({
      status: 200,
      body: { result: 'new_version', version: 2 },
    });
  });

  it('names every unreadable and every unknown field in German', async () => {
    const answer = await post({
      ...fresh(),
      grossAmount: 12,
      issueDate: '2026-02-30',
      rabatt: '5%',
      positions: [{ grossAmount: '1.00' }],
    });
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const errors = answer.body.errors as { path: string; code: string; message: string }[];
    expect(errors.map(({ path, code }) => [path, code])).toEqual(
      expect.arrayContaining([
        ['grossAmount', 'INPUT_TYPE_WRONG'],
        ['issueDate', 'INPUT_DATE_UNREADABLE'],
        ['rabatt', 'INPUT_FIELD_UNKNOWN'],
        ['positions[0].taxRate', 'INPUT_FIELD_MISSING'],
      ]),
    );
    expect(errors.every(({ message }) => message.length > 10 && !message.includes('Invalid'))).toBe(true);
    const messageOf = (wanted: string) => errors.find(({ path }) => path === wanted)?.message;
    expect(messageOf('positions[0].taxRate')).toBe('Das Feld positions[0].taxRate fehlt.');
    expect(messageOf('rabatt')).toMatch(/^Das Feld rabatt ist unbekannt\. Unbekannte Felder/);
  });

  it('takes an array and answers for each one', async () => {
    const good = fresh();
    const locked = fresh();
    await post(locked);
    await platform.db.invoice.updateMany({
      where: { externalId: String(locked.externalId) },
      data: { state: 'transferred' },
    });
    const answer = await post([good, { externalId: 'kaputt' }, good, { ...locked, text: 'neu' }]);
    expect(answer.status).toBe(200);
    const data = answer.body.data as Record<string, unknown>[];
    expect(data.map(({ status, externalId }) => [status, externalId])).toEqual([
      [201, good.externalId],
      [422, 'kaputt'],
      [200, good.externalId],
      [409, locked.externalId],
    ]);
    expect(data[3]).toMatchObject({ invoice: null, problem: { code: 'document_locked' } });
  });

  it('refuses none and more than 1,000 at once', async () => {
    expect(await post([])).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'INPUT_COUNT_OUT_OF_RANGE' }] },
    });
    const many = Array.from({ length: 1001 }, () => ({}));
    const answer = await post(many);
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body)).toContain('1 bis 1000 Rechnungen, dieses hat 1001');
  });

  it('stores 1,000 in one call', async () => {
    const many = Array.from({ length: 1000 }, (_, index) =>
      sampleInvoice({ externalId: `many_${index}`, number: `M-${index}` }),
    );
    const scene = await makeCompany(platform, 'Viele GmbH');
    const answer = await post(many, { key: scene.apiKey });
    expect((answer.body.data as { status: number }[]).every(({ status }) => status === 201)).toBe(true);
    expect(await platform.db.invoice.count({ where: { companyId: scene.companyId } })).toBe(1000);
  }, 120_000);

  it('does not change a transferred invoice and names the transfer that has it (T10)', async () => {
    const input = fresh();
    const created = await post(input);
    const invoiceId = String(created.body.id);
    const transferId = await transferWith(invoiceId);
    const answer = await post({ ...input, text: 'anders' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'document_locked', invoiceId, transferId } });
    expect((await post(input)).status).toBe(200);
  });

  it('says that a file is too large, no PDF, or half a PDF', async () => {
    const pdf = await samplePdf();
    const huge = await post(fresh({ attachment: attachmentOf(new Uint8Array(21 * 1024 * 1024)) }));
    expect(huge).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'attachment.base64', message: 'Die Datei ist größer als 20 MB.' }] },
    });
    const noPdf = await post(fresh({ attachment: attachmentOf(Buffer.from('Ich bin kein PDF.')) }));
    expect(noPdf).toMatchObject({ status: 422, body: { errors: [{ code: 'IMAGE_TYPE_UNKNOWN' }] } });
    const half = await post(fresh({ attachment: attachmentOf(pdf.subarray(0, 300)) }));
    expect(half).toMatchObject({ status: 422, body: { errors: [{ code: 'IMAGE_DAMAGED' }] } });
    const noBase64 = await post(fresh({ attachment: { fileName: 'a.pdf', base64: '§§§' } }));
    expect(noBase64).toMatchObject({ status: 422, body: { errors: [{ code: 'INPUT_BASE64_UNREADABLE' }] } });
  });

  it('stores a file of nearly 20 MB (T3)', async () => {
    const pdf = await samplePdf();
    const padding = Buffer.alloc(19 * 1024 * 1024 - pdf.length, '%');
    const large = Buffer.concat([pdf.subarray(0, 9), padding, Buffer.from('\n'), pdf.subarray(9)]);
    expect((await post(fresh({ attachment: attachmentOf(large) }))).status).toBe(201);
  });

  it('stops reading a body that is too large, announced or not', async () => {
    const announced = await call('POST', '/invoices', {
      key: muster.apiKey,
      body: '[]',
      headers: { 'content-type': 'application/json', 'content-length': String(65 * 1024 * 1024) },
    });
    expect(announced.status).toBe(413);
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(1024 * 1024).fill(0x20));
      },
    });
    const answer = await api('POST', '/invoices', {
      body: endless,
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(413);
    expect(sent).toBeLessThan(70);
  });

  it.each([
    ['{"externalId":', 'application/json', 400],
    ['\u0000', 'application/json', 400],
    ['text', 'text/plain', 415],
    ['a=b', 'application/x-www-form-urlencoded', 415],
    ['null', 'application/json', 422],
    ['"text"', 'application/json', 422],
    ['{}', 'application/json; charset=utf-8', 422],
  ])('answers %j as %s with %i', async (text, contentType, status) => {
    const answer = await api('POST', '/invoices', {
      body: Buffer.from(text),
      headers: { 'content-type': contentType },
    });
    expect(answer.status).toBe(status);
  });

  it('refuses JSON that is no UTF-8 instead of storing damaged names', async () => {
    const latin1 = Buffer.from(JSON.stringify(fresh({ partner: { name: 'Müller' } })), 'latin1');
    const answer = await api('POST', '/invoices', {
      body: latin1,
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(400);
  });
});

/** The traces a transfer leaves on an invoice. */
async function transferWith(invoiceId: string): Promise<string> {
  const { companyId } = muster;
  const invoice = await platform.db.invoice.update({
    where: { id: invoiceId },
    data: { state: 'transferred' },
  });
  const key = { companyId, ledger: 'accounts_receivable', accountingMonth: '2026-01' };
  const transfer = await platform.db.transfer.create({
    data: {
      ...key,
      requestedBy: { kind: 'user', name: 'Eva' },
      companyName: 'Muster GmbH',
      consultantNumber: 455148,
      clientNumber: 1,
    },
  });
  const job = await platform.db.transferJob.create({
    data: { ...key, transferId: transfer.id, sequence: 1 },
  });
  await platform.db.transferDocument.create({
    data: {
      jobId: job.id,
      companyId,
      invoiceId,
      invoiceVersionId: invoice.currentVersionId,
      position: 0,
      guid: crypto.randomUUID(),
      number: invoice.number,
    },
  });
  return transfer.id;
}

describe('GET /invoices', () => {
  it('shows an invoice as it was sent, with its file to download', async () => {
    const pdf = await samplePdf('Zum Herunterladen');
    const input = fresh({
      attachment: attachmentOf(pdf, 'Rechnung Ä "1".pdf'),
      skonto: [{ percentage: '2.00', amount: '26.18', date: '2026-01-25' }],
    });
    const { body } = await post(input);
    const answer = await api('GET', `/invoices/${String(body.id)}`, {}, '/invoices/{invoiceId}');
    const { attachment: _, ...content } = input;
    expect(answer.body).toMatchObject({ ...content, exchangeRate: null, state: 'open', transfers: [] });
    const [file] = answer.body.attachments as { id: string; fileName: string; size: number }[];
    expect(file).toMatchObject({
      fileName: 'Rechnung Ä "1".pdf',
      size: pdf.length,
      contentType: 'application/pdf',
    });
    const download = await call('GET', `/attachments/${file?.id ?? ''}`, { key: muster.apiKey });
    expect(download.headers.get('content-type')).toBe('application/pdf');
    expect(download.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''Rechnung%20%C3%84%20%221%22.pdf",
    );
    expect(download.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('pages by cursor through everything once', async () => {
    const scene = await makeCompany(platform, 'Seiten GmbH');
    const inputs = Array.from({ length: 7 }, (_, index) =>
      sampleInvoice({ externalId: `p${index}`, number: `P-${index}` }),
    );
    await post(inputs, { key: scene.apiKey });
    const seen: unknown[] = [];
    let path = '/invoices?limit=3&month=2026-01';
    for (;;) {
      const { body } = await api('GET', path, { key: scene.apiKey });
      seen.push(...(body.data as { externalId: string }[]).map(({ externalId }) => externalId));
      if (body.nextCursor === null) break;
      path = `/invoices?limit=3&month=2026-01&cursor=${String(body.nextCursor)}`;
    }
    expect(seen.sort()).toEqual(inputs.map(({ externalId }) => externalId));
  });

  it.each([
    ['month=2026-13', 'month'],
    ['month=Januar', 'month'],
    ['ledger=bank', 'ledger'],
    ['state=gone', 'state'],
    ['legder=cash', 'legder'],
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['cursor=abc', 'cursor'],
  ])('answers ?%s with 422 and the field', async (query, path) => {
    const answer = await api('GET', `/invoices?${query}`);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path }] } });
  });

  it.each(['00000000-0000-7000-8000-000000000000', 'abc', '1', "' OR 1=1"])(
    'answers 404 for /invoices/%s',
    async (id) => {
      const answer = await api('GET', `/invoices/${encodeURIComponent(id)}`, {}, '/invoices/{invoiceId}');
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
    },
  );
});

describe('cash entries (T4)', () => {
  it('are stored, listed with their balance, and refused like invoices', async () => {
    const scene = await makeCompany(platform, 'Kasse GmbH');
    const key = scene.apiKey;
    expect(await api('POST', '/cash-entries', { key, body: sampleCashEntry() })).toMatchObject({
      status: 201,
      body: { amount: '50.00', sequence: 1 },
    });
    const many = await api('POST', '/cash-entries', {
      key,
      body: [
        sampleCashEntry({ externalId: 'c2', amount: '-20.00', attachment: attachmentOf(await samplePdf()) }),
        { externalId: 'c3' },
      ],
    });
    expect((many.body.data as { status: number }[]).map(({ status }) => status)).toEqual([201, 422]);
    const list = await api('GET', '/cash-entries?month=2026-01', { key });
    expect((list.body.data as { balance: string }[]).map(({ balance }) => balance)).toEqual([
      '50.00',
      '30.00',
    ]);
    await platform.db.cashEntryRecord.updateMany({
      where: { companyId: scene.companyId },
      data: { state: 'transferred' },
    });
    expect((await api('POST', '/cash-entries', { key, body: sampleCashEntry({ text: 'neu' }) })).status).toBe(
      409,
    );
    expect((await api('POST', '/cash-entries', { key, body: [] })).status).toBe(422);
    expect((await api('GET', '/cash-entries?cursor=x', { key })).status).toBe(422);
  });
});

describe('GET /connection', () => {
  it('says that nothing is connected', async () => {
    expect(await api('GET', '/connection')).toMatchObject({
      status: 200,
      body: { state: 'not_connected', environment: 'local', expiresAt: null },
    });
  });
});

describe('GET /preflight (M8)', () => {
  const path = '/preflight?ledger=accounts_receivable&month=2026-01';

  it('says what stands in the way, who has to act, and for which document', async () => {
    const scene = await makeCompany(platform, 'Vorab GmbH');
    const input = fresh({ positions: [{ grossAmount: '1309.00', taxRate: '19.00' }] });
    const created = await post(input, { key: scene.apiKey });
    expect(created.status).toBe(201);
    const answer = await api('GET', path, { key: scene.apiKey });
    const findings = answer.body.findings as Record<string, unknown>[];
    expect(
      findings.find(({ subject }) => (subject as { kind?: string } | null)?.kind === 'connection'),
    ).toMatchObject({
      severity: 'blocker',
      owner: 'admin',
    });
    expect(findings.find(({ code }) => code === 'TAX_CASE_MISSING')).toMatchObject({
      severity: 'blocker',
      owner: 'customer',
      subject: { kind: 'invoice', id: created.body.id, label: input.number },
    });
    const english = await api('GET', path, {
      key: scene.apiKey,
      headers: { 'accept-language': 'en-GB,en;q=0.9' },
    });
    expect((english.body.findings as { title: string }[])[0]?.title).not.toBe(findings[0]?.title);
  });

  it.each(['', '?ledger=cash', '?month=2026-01', '?ledger=cash&month=2026-13', '?ledger=bank&month=2026-01'])(
    'needs ledger and month: %j is refused',
    async (query) => {
      expect((await api('GET', `/preflight${query}`)).status).toBe(422);
    },
  );
});

describe('who may call (S1, S3)', () => {
  it('needs a living key', async () => {
    expect(await api('GET', '/invoices', { key: null })).toMatchObject({
      status: 401,
      body: { code: 'missing_key' },
    });
    const wrong = await api('GET', '/invoices', { key: `bb_${'x'.repeat(43)}` });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'unknown_key' } });
    expect(wrong.headers.get('www-authenticate')).toContain('Bearer');
    const key = await createApiKey(platform, muster.admin, { name: 'kurz' });
    if (key.kind !== 'created') throw new Error(key.kind);
    expect((await api('GET', '/invoices', { key: key.key })).status).toBe(200);
    await revokeApiKey(platform, muster.admin, { apiKeyId: key.id });
    expect((await api('GET', '/invoices', { key: key.key })).status).toBe(401);
  });

  it('keeps a key to its addresses', async () => {
    const key = await createApiKey(platform, muster.admin, {
      name: 'Büro',
      allowedAddresses: ['198.51.100.0/24'],
    });
    if (key.kind !== 'created') throw new Error(key.kind);
    expect((await api('GET', '/invoices', { key: key.key, ip: '198.51.100.9' })).status).toBe(200);
    expect(await api('GET', '/invoices', { key: key.key, ip: '203.0.113.1' })).toMatchObject({
      status: 403,
      body: { code: 'address_not_allowed' },
    });
  });

  it('gives every answer an id, and none to a cache', async () => {
    const [good, bad] = [await api('GET', '/invoices'), await api('GET', '/invoices', { key: null })];
    expect(good.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(bad.body.instance).toBe(`urn:uuid:${String(bad.headers.get('x-request-id'))}`);
    expect(good.headers.get('cache-control')).toBe('no-store');
  });

  it('slows a key down that asks too often, and only that key', async () => {
    const scene = await makeCompany(platform, 'Schnell GmbH');
    await api('GET', '/invoices', { key: scene.apiKey });
    await platform.db.rateWindow.updateMany({
      where: { key: `api:${scene.apiKeyId}` },
      data: { count: 600 },
    });
    const refused = await api('GET', '/invoices', { key: scene.apiKey });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await api('GET', '/invoices')).status).toBe(200);
  });

  it('tells nothing about an error of ours but its id', async () => {
    const broken = {
      ...platform,
      db: new Proxy(platform.db, {
        get: () => {
          throw new Error('password=geheim at /srv/app/db.ts');
        },
      }),
    };
    providePlatform(broken);
    try {
      const answer = await api('GET', '/invoices');
      expect(answer).toMatchObject({ status: 500, body: { code: 'internal_error' } });
      expect(answer.text).not.toMatch(/geheim|srv|\.ts/);
    } finally {
      providePlatform(platform);
    }
  });
});

describe('Idempotency-Key', () => {
  const keyed = (key: string) => ({ headers: { 'idempotency-key': key } });

  it('gives the answer of the first request again, good or bad', async () => {
    const input = fresh();
    const first = await post(input, keyed('a-1'));
    const again = await post(input, keyed('a-1'));
    expect(first.status).toBe(201);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    const bad = await post({ externalId: 'x' }, keyed('a-2'));
    const badAgain = await post({ externalId: 'x' }, keyed('a-2'));
    expect(badAgain).toMatchObject({ status: 422, body: bad.body });
  });

  it('refuses the same key with another request', async () => {
    await post(fresh(), keyed('b-1'));
    expect(await post(fresh(), keyed('b-1'))).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    });
  });

  it('belongs to one company and one route', async () => {
    const other = await makeCompany(platform, 'Andere AG');
    await post(fresh(), keyed('c-1'));
    expect((await post(fresh(), { ...keyed('c-1'), key: other.apiKey })).status).toBe(201);
    expect((await api('POST', '/cash-entries', { ...keyed('c-1'), body: sampleCashEntry() })).status).toBe(
      201,
    );
  });

  it('lets one of many requests at once work; the others wait or get its answer', async () => {
    const input = fresh();
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(input, keyed('d-1'))));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThanOrEqual(1);
    expect(statuses.every((status) => status === 201 || status === 409)).toBe(true);
    expect(
      await platform.db.invoiceVersion.count({
        where: { invoice: { externalId: String(input.externalId) } },
      }),
    ).toBe(1);
  });

  it('is given back after an error of ours', async () => {
    const input = fresh();
    const files = platform.files;
    const failing = {
      ...platform,
      files: { ...files, put: () => Promise.reject(new Error('store is down')) },
    };
    providePlatform(failing);
    const withFile = { ...input, attachment: attachmentOf(await samplePdf()) };
    expect((await post(withFile, keyed('e-1'))).status).toBe(500);
    providePlatform(platform);
    expect((await post(withFile, keyed('e-1'))).status).toBe(201);
  });

  it('has to be printable', async () => {
    expect(await post(fresh(), keyed('mit Leerzeichen'))).toMatchObject({
      status: 400,
      body: { code: 'malformed_request' },
    });
  });
});
