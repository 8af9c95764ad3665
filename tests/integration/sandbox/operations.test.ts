import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startLocalDatev } from '@/sandbox/local-datev';
import { Caller, connected, faultOf, order, SESSION_SCOPE, signIn, thisMonth } from './datev-session';

const RECEIVABLE = 'accountsReceivableLedgerImport';
const PAYABLE = 'accountsPayableLedgerImport';
const CASH = 'cashLedgerImport';
const XML = '<?xml version="1.0"?><archive/>';
const MEGABYTE = 1024 * 1024;

let { datev, caller } = {} as Awaited<ReturnType<typeof connected>>;

beforeEach(async () => {
  ({ datev, caller } = await connected({ manner: 'live', processingMs: 0 }));
});
afterEach(() => datev.close());

async function callerFor(scope: string, person = 'petra-beispiel'): Promise<Caller> {
  const { tokens } = await signIn(datev, { scope, person });
  return new Caller(datev, tokens.access_token);
}

const setDataset = (clientId: string, input: unknown) => order(datev, `/datasets/${clientId}`, input, 'PUT');

describe('both headers are wanted (O3)', () => {
  it('answers 401 invalid_token without a living token', async () => {
    const stranger = new Caller(datev, 'no-such-token');
    const response = await stranger.get('/clients/455148-1');
    expect(response.headers.get('www-authenticate')).toContain('invalid_token');
    expect(await faultOf(response)).toBe('401 invalid_token');
    expect((await fetch(`${datev.apiUrl}/clients`)).status).toBe(401);
  });

  it('answers by the operation’s own code when X-DATEV-Client-Id is missing or wrong', async () => {
    const { tokens } = await signIn(datev);
    const authorization = `Bearer ${tokens.access_token}`;
    const jobs = `${datev.apiUrl}/clients/455148-1/dxso-jobs`;
    expect(await faultOf(await fetch(jobs, { method: 'POST', headers: { authorization } }))).toBe(
      '400 #DCO01018',
    );
    const wrong = { authorization, 'x-datev-client-id': 'somebody-else' };
    const upload = await fetch(`${jobs}/x/files`, { method: 'POST', headers: wrong, body: new FormData() });
    expect(await faultOf(upload)).toBe('400 #DCO01006');
    expect((await fetch(`${datev.apiUrl}/clients/455148-1`, { headers: wrong })).status).toBe(401);
  });

  it('carries DATEV’s trace headers and the same id in the error body (P6)', async () => {
    const response = await caller.get('/clients/455148-99');
    expect(response.headers.get('x-global-transaction-id')).toMatch(/^[0-9a-f]{24}$/);
    const body = (await response.json()) as { request_id: string };
    expect(response.headers.get('v-cap-request-id')).toBe(body.request_id);
    expect(Object.keys(body)).toEqual(['request_id']);
  });

  it('compresses for who accepts it', async () => {
    const response = await caller.get('/clients/455148-1', { 'accept-encoding': 'gzip' });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(await response.json()).toMatchObject({ id: '455148-1' });
    const plain = await caller.get('/clients/455148-1', { 'accept-encoding': 'identity' });
    expect(plain.headers.get('content-encoding')).toBeNull();
  });
});

describe('GET /clients', () => {
  it('lists what the person has rights on, for a session only (C2)', async () => {
    const session = await callerFor(SESSION_SCOPE);
    const ids = ((await (await session.get('/clients')).json()) as { id: string }[]).map(({ id }) => id);
    expect(ids).toEqual(['455148-1', '455148-3', '455148-4', '455148-5', '455148-6']);
    expect(await faultOf(await caller.get('/clients'))).toBe('403 request_id');
  });

  it('tells apart: no right on anything, no dataset at all, scope missing (C6)', async () => {
    expect(await faultOf(await (await callerFor(SESSION_SCOPE, 'olga-ohnerecht')).get('/clients'))).toBe(
      '403 request_id',
    );
    expect(await faultOf(await (await callerFor(SESSION_SCOPE, 'nils-neu')).get('/clients'))).toBe(
      '404 request_id',
    );
    const narrow = await callerFor('openid accounting:dxso-jobs');
    expect(await faultOf(await narrow.get('/clients'))).toBe('403 #DCO01005');
  });
});

describe('GET /clients/{client-id}', () => {
  it('describes the dataset with its last three fiscal years (M1, M2)', async () => {
    const body = await (await caller.get('/clients/455148-1')).json();
    const year = new Date().getFullYear();
    expect(body).toMatchObject({
      client_number: 1,
      consultant_number: 455148,
      is_document_management_available: true,
    });
    expect(body).toHaveProperty('basic_accounting_information.length', 3);
    expect(body).toHaveProperty('basic_accounting_information.2.fiscal_year_start', `${year}-01-01`);
    expect(body).toHaveProperty('basic_accounting_information.2.account_length', 4);
  });

  it('binds a long-term token to its one dataset', async () => {
    expect(await faultOf(await caller.get('/clients/455148-3'))).toBe('403 request_id');
    expect((await (await callerFor(SESSION_SCOPE)).get('/clients/455148-3')).status).toBe(200);
  });

  it('answers 404 for numbers nobody has, 403 without the right (C3)', async () => {
    const session = await callerFor(SESSION_SCOPE);
    expect(await faultOf(await session.get('/clients/455148-99'))).toBe('404 request_id');
    expect(await faultOf(await session.get('/clients/455148-2'))).toBe('403 request_id');
    expect(
      await faultOf(await (await callerFor(SESSION_SCOPE, 'konrad-kunde')).get('/clients/455148-3')),
    ).toBe('403 request_id');
  });

  it('lets a right be taken away and given back (C6)', async () => {
    const right = { personId: 'petra-beispiel', clientId: '455148-1' };
    await order(datev, '/rights', { ...right, allowed: false });
    expect(await faultOf(await caller.get('/clients/455148-1'))).toBe('403 request_id');
    await order(datev, '/rights', { ...right, allowed: true });
    expect((await caller.get('/clients/455148-1')).status).toBe(200);
  });

  it('shows what is not set up, and refuses inconsistent books', async () => {
    const session = await callerFor(SESSION_SCOPE);
    expect(await (await session.get('/clients/455148-3')).json()).toMatchObject({
      is_document_management_available: false,
    });
    expect(await (await session.get('/clients/455148-4')).json()).toMatchObject({
      basic_accounting_information: [],
    });
    await setDataset('455148-1', { inconsistentBasics: true });
    expect(await faultOf(await caller.get('/clients/455148-1'))).toBe('400 #DCO01009');
  });

  it('can spell answers as DATEV’s examples do: text for numbers and booleans, dates with time (M7)', async () => {
    await order(datev, '/settings', { answerStyle: { values: 'examples', errorsInArray: true } });
    expect(await (await caller.get('/clients/455148-1')).json()).toMatchObject({
      client_number: '1',
      is_document_management_available: 'true',
      basic_accounting_information: [
        { fiscal_year_start: expect.stringMatching(/T00:00:00\.000Z$/) },
        {},
        {},
      ],
    });
    expect(await (await caller.get('/clients/455148-99')).json()).toEqual([
      { request_id: expect.any(String) },
    ]);
  });

  it('in the sandbox manner gives rights on 455148-1 alone', async () => {
    await order(datev, '/settings', { manner: 'sandbox' });
    const session = await callerFor(SESSION_SCOPE);
    expect(await (await session.get('/clients')).json()).toHaveLength(6);
    for (const client of [2, 3, 4, 5, 6]) {
      expect((await session.get(`/clients/455148-${client}`)).status).toBe(403);
    }
  });
});

describe('POST dxso-jobs', () => {
  it('names folders for invoices and cash books for cash (M6)', async () => {
    expect(await caller.openJob(PAYABLE)).toMatchObject({ ledger_folder_names: ['Eingangsrechnungen'] });
    const cash = await caller.openJob(CASH);
    expect(cash).toMatchObject({ cash_ledger_names: ['Kasse'] });
    expect(cash).not.toHaveProperty('ledger_folder_names');
  });

  it('follows renamed, several and missing folders and a changed account length (M3, M6)', async () => {
    await setDataset('455148-1', {
      ledgerFolderNames: { [RECEIVABLE]: ['Rechnungen A', 'Rechnungen B'] },
      accountLength: 6,
    });
    expect(await caller.openJob()).toMatchObject({
      account_length: 6,
      ledger_folder_names: ['Rechnungen A', 'Rechnungen B'],
    });
    await setDataset('455148-1', { ledgerFolderNames: { [RECEIVABLE]: [] } });
    expect(await caller.openJob()).toMatchObject({ ledger_folder_names: [] });
  });

  it('deals out ids with and without hyphens', async () => {
    const ids = [await caller.openJob(), await caller.openJob()].map(({ id }) => id.includes('-'));
    expect(new Set(ids).size).toBe(2);
  });

  it.each([
    ['one parameter without the other', { import_type: RECEIVABLE }, '400 #DCO01017'],
    ['the other without the one', { accounting_month: '2026-01' }, '400 #DCO01017'],
    ['an unknown kind', { import_type: 'invoiceImport', accounting_month: '2026-01' }, '400 #DCO01008'],
    ['a month that is none', { import_type: RECEIVABLE, accounting_month: '2026-13' }, '400 #DCO01008'],
    ['an array', [], '400 #DCO01008'],
  ])('refuses %s', async (_what, body, expected) => {
    expect(await faultOf(await caller.json('POST', '/clients/455148-1/dxso-jobs', body))).toBe(expected);
  });

  it('wants application/json, and takes no body or an empty one', async () => {
    const path = '/clients/455148-1/dxso-jobs';
    expect(await faultOf(await caller.json('POST', path, {}, 'text/plain'))).toBe('400 #DCO01008');
    const empty = await caller.json('POST', path, {});
    expect(await empty.json()).toEqual({ id: expect.any(String) });
    expect((await caller.send('POST', path, {})).status).toBe(201);
  });

  it.each([
    ['no document management', { documentManagement: false }, '400 #DCO01002'],
    ['the form Standard', { form: 'standard' }, '400 #DCO01002'],
    ['the new Belege online', { newBelegeOnline: true }, '400 #DCO01301'],
    ['fiscal years long ago', { fiscalYears: [fiscalYear(2015)] }, '400 #DCO01002'],
  ])('refuses a dataset with %s (M9)', async (_what, change, expected) => {
    await setDataset('455148-1', change);
    expect(await faultOf(await caller.createJob('455148-1', RECEIVABLE, thisMonth()))).toBe(expected);
  });

  it('creates the following fiscal year for invoices, not for cash (M2)', async () => {
    await setDataset('455148-1', { fiscalYears: [{ ...fiscalYear(2024), accountLength: 5 }] });
    expect(await faultOf(await caller.createJob('455148-1', CASH, '2025-03'))).toBe('400 #DCO01002');
    expect(await caller.openJob(PAYABLE, '2025-03')).toMatchObject({ account_length: 5 });
    const body = (await (await caller.get('/clients/455148-1')).json()) as {
      basic_accounting_information: unknown[];
    };
    expect(body.basic_accounting_information).toMatchObject([
      { fiscal_year_start: '2024-01-01' },
      {
        fiscal_year_start: '2025-01-01',
        fiscal_year_end: '2025-12-31',
        ledgers: { is_cash_ledger_available: false },
      },
    ]);
    expect(await faultOf(await caller.createJob('455148-1', PAYABLE, '2027-01'))).toBe('400 #DCO01002');
  });

  it('knows fiscal years that deviate from the calendar (M2)', async () => {
    await setDataset('455148-1', {
      fiscalYears: [{ ...fiscalYear(2025), start: '2025-07-01', end: '2026-06-30' }],
    });
    expect((await caller.createJob('455148-1', CASH, '2026-06')).status).toBe(201);
    expect((await caller.createJob('455148-1', CASH, '2026-07')).status).toBe(400);
    expect((await caller.createJob('455148-1', RECEIVABLE, '2026-07')).status).toBe(201);
    expect((await caller.createJob('455148-1', RECEIVABLE, '2025-06')).status).toBe(400);
  });

  it('opens a ledger that the year lacks when the year before had it (M4)', async () => {
    const lacking = { ...fiscalYear(2025), accountsReceivable: false, cash: false };
    await setDataset('455148-1', { fiscalYears: [fiscalYear(2024), lacking] });
    expect((await caller.createJob('455148-1', RECEIVABLE, '2025-01')).status).toBe(201);
    expect((await caller.createJob('455148-1', CASH, '2025-01')).status).toBe(400);
    await setDataset('455148-1', { fiscalYears: [lacking] });
    expect((await caller.createJob('455148-1', RECEIVABLE, '2025-01')).status).toBe(400);
  });

  it('refuses without scope and without right', async () => {
    const narrow = await callerFor('openid accounting:clients:read');
    expect(await faultOf(await narrow.createJob('455148-1', RECEIVABLE, thisMonth()))).toBe('403 #DCO01005');
    expect(await faultOf(await caller.createJob('455148-3', RECEIVABLE, thisMonth()))).toBe('403 request_id');
  });
});

function fiscalYear(year: number) {
  return {
    start: `${year}-01-01`,
    end: `${year}-12-31`,
    accountLength: 4,
    accountsPayable: true,
    accountsReceivable: true,
    cash: true,
  };
}

describe('POST files (T3)', () => {
  it('takes one file and keeps its bytes', async () => {
    const { path, id } = await caller.openJob();
    const pdf = Buffer.from('%PDF-1.7 Möbel');
    const response = await caller.upload(path, 'RE-1.pdf', pdf, 'application/pdf');
    expect([response.status, response.headers.get('content-type')]).toEqual([201, 'application/json']);
    const kept = await fetch(`${datev.controlUrl}/jobs/${id}/files/RE-1.pdf`);
    expect(Buffer.from(await kept.arrayBuffer()).equals(pdf)).toBe(true);
  });

  it.each([
    ['an unknown extension', 'archive.zip', 'PK\u0003\u0004', '400 #DCO01015'],
    ['no extension', 'document', XML, '400 #DCO01015'],
    ['content that is no PDF', 'RE-1.pdf', XML, '400 #DCO01219'],
    ['content that is no XML', 'RE-1.xml', '%PDF-1.7', '400 #DCO01219'],
    ['a name of 256 characters', `${'x'.repeat(252)}.xml`, XML, '400 #DCO01001'],
    ['an empty file', 'RE-1.xml', '', '400 #DCO01004'],
  ])('refuses %s', async (_what, name, content, expected) => {
    const { path } = await caller.openJob();
    expect(await faultOf(await caller.upload(path, name, content))).toBe(expected);
  });

  it('takes 20 MB and refuses one byte more', async () => {
    const { path } = await caller.openJob();
    const content = (size: number) => Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(size - 8)]);
    expect((await caller.upload(path, 'big.pdf', content(20 * MEGABYTE))).status).toBe(201);
    expect(await faultOf(await caller.upload(path, 'more.pdf', content(20 * MEGABYTE + 1)))).toBe(
      '400 #DCO01016',
    );
    expect(await faultOf(await caller.upload(path, 'huge.pdf', content(25 * MEGABYTE)))).toBe(
      '400 #DCO01016',
    );
  });

  it('refuses a file that brings the job over 150 MB', async () => {
    const { path, id } = await caller.openJob();
    const job = datev.world.jobs.get(id);
    job?.files.push({
      name: 'x.pdf',
      sentName: 'x.pdf',
      contentType: '',
      size: 150 * MEGABYTE - 20,
      sha256: '',
      receivedAt: 0,
    });
    expect((await caller.upload(path, 'a.xml', '<archive/>')).status).toBe(201);
    expect(await faultOf(await caller.upload(path, 'b.xml', '<archive />'))).toBe('400 #DCO01016');
  });

  it('refuses a name the job already has', async () => {
    const { path } = await caller.openJob();
    await caller.upload(path, 'RE-1.xml', XML);
    expect(await faultOf(await caller.upload(path, 'RE-1.xml', XML))).toBe('400 #DCO01001');
  });

  it('replaces characters outside DATEV’s list, which breaks the reference (B5)', async () => {
    const { path, id } = await caller.openJob();
    await caller.upload(path, 'Rechnung Nr#1 – Ä.xml', XML);
    await caller.upload(path, 'A\u0308.xml', XML);
    expect(datev.world.jobs.get(id)?.files.map(({ name }) => name)).toEqual([
      'Rechnung Nr_1 _ Ä.xml',
      'A_.xml',
    ]);
  });

  it('reads multipart strictly: one part, named files, with a file name', async () => {
    const { path } = await caller.openJob();
    const send = (body: FormData | string, headers = {}) =>
      caller.send('POST', `${path}/files`, { body, headers });
    const file = new Blob([XML]);
    const otherName = new FormData();
    otherName.append('file', file, 'a.xml');
    const two = new FormData();
    two.append('files', file, 'a.xml');
    two.append('files', file, 'b.xml');
    const text = new FormData();
    text.append('files', XML);
    for (const form of [otherName, two, text, new FormData()]) {
      expect(await faultOf(await send(form))).toBe('400 #DCO01004');
    }
    expect(await faultOf(await send(XML, { 'content-type': 'application/xml' }))).toBe('400 #DCO01004');
    const broken = { 'content-type': 'multipart/form-data; boundary=x' };
    expect(await faultOf(await send('--x\r\nno header at all', broken))).toBe('400 #DCO01004');
  });

  it('refuses an unknown job, a finalised one, and a dataset that moved on', async () => {
    const { path } = await caller.openJob();
    const unknown = await caller.upload('/clients/455148-1/dxso-jobs/74C73D12', 'a.xml', XML);
    expect(await faultOf(unknown)).toBe('400 #DCO01003');
    await setDataset('455148-1', { newBelegeOnline: true });
    expect(await faultOf(await caller.upload(path, 'a.xml', XML))).toBe('400 #DCO01301');
    await setDataset('455148-1', { newBelegeOnline: false, form: 'standard' });
    expect(await faultOf(await caller.upload(path, 'a.xml', XML))).toBe('400 #DCO01002');
    await setDataset('455148-1', { form: 'erweitert' });
    await caller.finalise(path);
    expect(await faultOf(await caller.upload(path, 'a.xml', XML))).toBe('400 #DCO01007');
  });
});

describe('PUT, the commit point', () => {
  it.each([
    ['another content type', { ready: 'true' }, 'application/json', '400 #DCO01008'],
    ['an empty object', {}, 'application/merge-patch+json', '400 #DCO01008'],
    ['a boolean', { ready: true }, 'application/merge-patch+json', '400 #DCO01001'],
    ['another value', { ready: 'false' }, 'application/merge-patch+json', '400 #DCO01001'],
  ])('refuses %s and leaves the job open', async (_what, body, type, expected) => {
    const { path, id } = await caller.openJob();
    expect(await faultOf(await caller.json('PUT', path, body, type))).toBe(expected);
    expect(await (await caller.get(path)).json()).toEqual({ id, status: 0 });
  });

  it('takes effect once; a second one says so', async () => {
    const { path } = await caller.openJob();
    const first = await caller.finalise(path);
    expect([first.status, await first.text()]).toEqual([204, '']);
    expect(await faultOf(await caller.finalise(path))).toBe('400 #DCO01007');
  });

  it('refuses unknown jobs and a dataset no longer configured', async () => {
    expect(await faultOf(await caller.finalise('/clients/455148-1/dxso-jobs/none'))).toBe('404 request_id');
    const { path } = await caller.openJob();
    await setDataset('455148-1', { documentManagement: false });
    expect(await faultOf(await caller.finalise(path))).toBe('400 #DCO01002');
  });
});

describe('DELETE and the two result GETs', () => {
  it('cancels an open job without trace', async () => {
    const { path } = await caller.openJob();
    await caller.upload(path, 'a.xml', XML);
    expect((await caller.delete(path)).status).toBe(204);
    for (const gone of [
      caller.get(path),
      caller.get(`${path}/protocol-entries`),
      caller.delete(path),
      caller.finalise(path),
    ]) {
      expect(await faultOf(await gone)).toBe('404 request_id');
    }
    expect(await faultOf(await caller.upload(path, 'a.xml', XML))).toBe('400 #DCO01003');
  });

  it('cannot cancel a finalised job', async () => {
    const { path } = await caller.openJob();
    await caller.finalise(path);
    expect(await faultOf(await caller.delete(path))).toBe('400 #DCO01007');
  });

  it('shows 1 while processing with an empty protocol, and later 5 or 6 if somebody cancels', async () => {
    await order(datev, '/settings', { processingMs: 60_000 });
    const { path, id } = await caller.openJob();
    await caller.finalise(path);
    expect(await (await caller.get(path)).json()).toEqual({ id, status: 1 });
    expect(await (await caller.get(`${path}/protocol-entries`)).json()).toEqual([]);
    await order(datev, '/settings', { advanceClockMs: 60_000 });
    expect(await (await caller.get(path)).json()).toEqual({ id, status: 3 });
    await order(datev, `/jobs/${id}`, { status: 5 });
    expect(await (await caller.get(path)).json()).toEqual({ id, status: 5 });
  });

  it('forgets status and protocol after two months, or when somebody deletes the entry', async () => {
    const [old, deleted] = [await caller.openJob(), await caller.openJob()];
    await caller.finalise(old.path);
    await caller.finalise(deleted.path);
    await order(datev, `/jobs/${deleted.id}`, { forgotten: true });
    expect((await caller.get(deleted.path)).status).toBe(404);
    expect((await caller.get(old.path)).status).toBe(200);
    datev.world.clock.setOffset(62 * 24 * 3_600_000);
    const { tokens } = await signIn(datev);
    const later = new Caller(datev, tokens.access_token);
    expect((await later.get(old.path)).status).toBe(404);
    expect((await later.get(`${old.path}/protocol-entries`)).status).toBe(404);
  });

  it('hides jobs of another dataset', async () => {
    const { path, id } = await caller.openJob();
    const session = await callerFor(SESSION_SCOPE);
    expect((await session.get(path)).status).toBe(200);
    expect((await session.get(`/clients/455148-3/dxso-jobs/${id}`)).status).toBe(404);
  });
});

it('answers unknown paths with 404 and unknown methods with 405', async () => {
  expect((await caller.get('/nothing')).status).toBe(404);
  expect((await caller.delete('/clients/455148-1')).status).toBe(405);
});

it('starts next to another one on any free port (O3)', async () => {
  const other = await startLocalDatev();
  expect(other.baseUrl).not.toBe(datev.baseUrl);
  expect((await new Caller(other, 'x').get('/clients')).status).toBe(401);
  await other.close();
});
