import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { providePlatform } from '@/app/_server/platform';
import { attachmentOf, sampleInvoice } from '../documents/samples';
import { type CompanyScene, makeCompany } from '../identity/scene';
import { openTransferScene, readyCompany, type TransferScene, workUntilQuiet } from '../transfer/scene';
import { type ApiAnswer, type ApiRequest, call } from './client';
import { checkAgainst } from './openapi-check';

let scene: TransferScene;
let openApi: object;
/** Rows of tests stand apart by company. */
let muster: CompanyScene;

beforeAll(async () => {
  scene = await openTransferScene();
  providePlatform(scene.platform);
  muster = await readyCompany(scene);
  openApi = (await call('GET', '/openapi.json')).body;
});
afterAll(() => scene.close());

async function api(method: 'GET' | 'POST', path: string, request: ApiRequest = {}): Promise<ApiAnswer> {
  const answer = await call(method, path, { key: muster.apiKey, ...request });
  const pattern = (path.split('?')[0] ?? '').replace(/\/transfers\/[^/]+/, '/transfers/{transferId}');
  expect(checkAgainst(openApi, method, pattern, answer)).toEqual([]);
  return answer;
}

let counter = 0;
async function invoice(company: CompanyScene, changes: Record<string, unknown> = {}): Promise<string> {
  counter += 1;
  const body = sampleInvoice({
    externalId: `t_${counter}`,
    number: `T-${counter}`,
    attachment: attachmentOf(scene.pdf),
    ...changes,
  });
  const answer = await api('POST', '/invoices', { key: company.apiKey, body });
  expect(answer.status).toBe(201);
  return String(answer.body.id);
}

const month = { ledger: 'accounts_receivable', month: '2026-01' };
const request = (
  company: CompanyScene,
  changes: Record<string, unknown> = {},
  headers: Record<string, string> = {},
) => api('POST', '/transfers', { key: company.apiKey, body: { ...month, ...changes }, headers });

interface JobBody {
  readonly datevJobId: string;
  readonly datevStatus: number;
  readonly filesSent: number;
  readonly filesTotal: number;
  readonly ledgerFolderName: string;
  readonly documents: { invoiceId: string; result: string; guid: string; number: string }[];
}
const jobsOf = (answer: ApiAnswer) => answer.body.jobs as JobBody[];

describe('a month by program, from the invoice to the protocol', () => {
  it('is taken at once, worked on, and read back', async () => {
    const company = await readyCompany(scene);
    const key = company.apiKey;
    const ids = [
      await invoice(company),
      await invoice(company, {
        grossAmount: '-119.00',
        positions: [{ grossAmount: '-119.00', taxRate: '19.00', taxCase: 'domestic' }],
      }),
    ];
    expect((await api('GET', '/connection', { key })).body).toMatchObject({
      state: 'connected',
      consultantNumber: 455148,
      clientNumber: 1,
    });
    const preflight = await api('GET', '/preflight?ledger=accounts_receivable&month=2026-01', { key });
    expect(
      (preflight.body.findings as { severity: string }[]).filter(({ severity }) => severity === 'blocker'),
    ).toEqual([]);

    const accepted = await request(company);
    expect(accepted).toMatchObject({
      status: 202,
      body: { state: 'queued', requestedBy: 'Shop', consultantNumber: 455148, clientNumber: 1 },
    });
    const path = `/transfers/${String(accepted.body.id)}`;
    expect(accepted.headers.get('location')).toBe(`/api/v1${path}`);
    expect((await api('GET', `/invoices?state=under_way`, { key })).body.data).toHaveLength(2);
    await workUntilQuiet(scene);

    const done = await api('GET', path, { key });
    expect(done.body).toMatchObject({ state: 'succeeded', ...month });
    const [job] = jobsOf(done);
    expect(job).toMatchObject({
      datevStatus: 2,
      filesSent: job?.filesTotal,
      ledgerFolderName: 'Ausgangsrechnungen',
    });
    expect(job?.documents.map(({ invoiceId }) => invoiceId).sort()).toEqual([...ids].sort());
    expect(
      job?.documents.every(({ result }) => result === 'accepted' || result === 'accepted_with_warning'),
    ).toBe(true);

    const protocol = await api('GET', `${path}/protocol-entries`, { key });
    const entries = protocol.body.data as { text: string; type: string }[];
    expect(entries.length).toBeGreaterThan(0);
    const paged: unknown[] = [];
    let query = '?limit=1';
    for (;;) {
      const page = await api('GET', `${path}/protocol-entries${query}`, { key });
      paged.push(...(page.body.data as unknown[]));
      if (page.body.nextCursor === null) break;
      query = `?limit=1&cursor=${String(page.body.nextCursor)}`;
    }
    expect(paged).toEqual(entries);
    expect((await api('GET', `${path}/protocol-entries?cursor=abc`, { key })).status).toBe(422);

    const list = await api('GET', '/transfers?state=succeeded', { key });
    expect(list.body.data).toMatchObject([{ id: accepted.body.id, state: 'succeeded' }]);
    const shown = await api('GET', '/invoices?state=transferred', { key });
    expect((shown.body.data as { id: string }[]).map(({ id }) => id).sort()).toEqual([...ids].sort());

    // Sent is sent (T10).
    expect(await request(company)).toMatchObject({
      status: 409,
      body: { code: 'transfer_under_way', transferId: accepted.body.id },
    });
    expect(await request(company, { invoiceIds: [ids[0]] })).toMatchObject({
      status: 409,
      body: { transferId: accepted.body.id },
    });
  });
});

describe('POST /transfers', () => {
  it('of two at the same instant makes one transfer and tells the other about it (T5)', async () => {
    const company = await readyCompany(scene);
    await invoice(company);
    const answers = await Promise.all([request(company), request(company)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    const accepted = answers.find(({ status }) => status === 202);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'transfer_under_way',
      transferId: accepted?.body.id,
    });
    expect(await scene.platform.db.transfer.count({ where: { companyId: company.companyId } })).toBe(1);
  });

  it('with the same Idempotency-Key answers 202 with the same transfer', async () => {
    const company = await readyCompany(scene);
    await invoice(company);
    const first = await request(company, {}, { 'idempotency-key': 'once' });
    const again = await request(company, {}, { 'idempotency-key': 'once' });
    expect(again).toMatchObject({ status: 202, body: { id: first.body.id } });
    expect(await scene.platform.db.transfer.count({ where: { companyId: company.companyId } })).toBe(1);
  });

  it('leaves back what fails its check, names it, and sends the rest (T9)', async () => {
    const company = await readyCompany(scene);
    const good = await invoice(company);
    const open = await invoice(company, { positions: [{ grossAmount: '1309.00', taxRate: '19.00' }] });
    const accepted = await request(company);
    const documents = jobsOf(accepted).flatMap((job) => job.documents);
    expect(documents.find(({ invoiceId }) => invoiceId === good)).toMatchObject({
      result: 'pending',
      findings: [],
    });
    const held = documents.find(({ invoiceId }) => invoiceId === open);
    expect(held).toMatchObject({ result: 'held_back' });
    expect(JSON.stringify(held)).toContain('TAX_CASE_MISSING');
    await workUntilQuiet(scene);
    const done = await api('GET', `/transfers/${String(accepted.body.id)}`, { key: company.apiKey });
    expect(
      jobsOf(done)
        .flatMap((job) => job.documents.map(({ result }) => result))
        .sort(),
    ).toEqual(['accepted', 'held_back']);
    const left = await api('GET', '/invoices?state=open', { key: company.apiKey });
    expect((left.body.data as { id: string }[]).map(({ id }) => id)).toEqual([open]);
  });

  it('answers 422 for a month without documents, and says why where all are held back', async () => {
    expect(await request(muster, { month: '2026-06' })).toMatchObject({
      status: 422,
      body: { code: 'nothing_to_send' },
    });
    const company = await readyCompany(scene);
    await invoice(company, { positions: [{ grossAmount: '1309.00', taxRate: '19.00' }] });
    const answer = await request(company);
    expect(answer).toMatchObject({ status: 422, body: { code: 'nothing_to_send' } });
    expect((answer.body.findings as { code: string }[]).map(({ code }) => code)).toContain(
      'TAX_CASE_MISSING',
    );
  });

  it('answers 409 with what to do where nothing is connected', async () => {
    const company = await makeCompany(scene.platform, 'Unverbunden GmbH');
    await invoice(company);
    const answer = await request(company);
    expect(answer).toMatchObject({ status: 409, body: { code: 'not_ready' } });
    expect((answer.body.findings as { owner: string; code: string }[]).map(({ code }) => code)).toContain(
      'CONNECTION_NOT_CONNECTED',
    );
    expect(await scene.platform.db.transfer.count({ where: { companyId: company.companyId } })).toBe(0);
  });

  it('does not know the invoices of another company or month (S1)', async () => {
    const other = await makeCompany(scene.platform, 'Andere AG');
    const theirs = await invoice(other);
    const mine = await invoice(muster, {
      issueDate: '2026-02-03',
      dueDate: null,
      skonto: null,
      serviceDate: null,
    });
    for (const invoiceIds of [[theirs], [mine], [mine, theirs], [crypto.randomUUID()]]) {
      expect(await request(muster, { invoiceIds })).toMatchObject({
        status: 404,
        body: { code: 'not_found' },
      });
    }
    expect(
      await scene.platform.db.transferDocument.count({ where: { invoiceId: { in: [theirs, mine] } } }),
    ).toBe(0);
  });

  it.each([
    [{ ledger: 'bank' }, 'ledger'],
    [{ month: '2026-13' }, 'month'],
    [{ month: '2026-1' }, 'month'],
    [{ invoiceIds: [] }, 'invoiceIds'],
    [{ invoiceIds: ['abc'] }, 'invoiceIds[0]'],
    [{ force: true }, 'force'],
  ])('refuses %j', async (changes, path) => {
    expect(await request(muster, changes)).toMatchObject({
      status: 422,
      body: { code: 'invalid_input', errors: [{ path }] },
    });
  });
});

describe('GET /transfers', () => {
  it.each(['?cursor=abc', '?state=gone', '?limit=101', '?month=x'])('refuses %s', async (query) => {
    expect((await api('GET', `/transfers${query}`)).status).toBe(422);
  });
});
