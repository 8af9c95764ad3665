import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { providePlatform } from '@/app/_server/platform';
import { getInteraction } from '@/lib/general-data/interactions/interactions';
import { storeEmployees } from '@/lib/general-data/people/store-employees';
import { createApiKey } from '@/lib/identity/api-keys';
import { createTestPlatform, movableClock, type TestPlatform } from '@/tests/support/platform';
import type { CompanyScene } from '../identity/scene';
import { createPublishedClient, type PublishedClient } from './published/client';
import { isPublished, loadDescription } from './published/description';
import { routeTransport } from './published/route-transport';
import { employeeJson, lodasFile, makePayrollCompany, storeOnePerson } from './scene';

let platform: TestPlatform;
let company: CompanyScene;
let stranger: CompanyScene;
let client: PublishedClient;
let integrationId: string;

const baseUrl = 'http://localhost:3000/api/v1';
const description = loadDescription();
const month = '2026-02-01T00:00:00.000Z';

/** A clock that can be made to run: then every look at it is 40 seconds later. */
const base = movableClock(new Date('2026-02-17T10:00:00Z'));
const clock = {
  isRunning: false,
  now() {
    if (this.isRunning) base.advance(40_000);
    return base.now();
  },
};

beforeAll(async () => {
  platform = await createTestPlatform({ clock });
  providePlatform(platform);
  company = await makePayrollCompany(platform, 'Vertrag GmbH');
  stranger = await makePayrollCompany(platform, 'Fremd GmbH');
  await storeOnePerson(platform, company.admin);
  integrationId = await integrationIdOf(company);
  client = clientWith(company.apiKey);
});
afterAll(() => platform.close());

async function integrationIdOf({ companyId }: CompanyScene): Promise<string> {
  return (await platform.db.company.findUniqueOrThrow({ where: { id: companyId } })).integrationId;
}

function clientWith(token: string | null, ip?: string): PublishedClient {
  return createPublishedClient(description, { baseUrl, token, transport: routeTransport(ip) });
}

const own = () => ({ 'X-Integration-Id': integrationId });

interface Failed {
  readonly status: 'error';
  readonly error: {
    readonly code: string;
    readonly title: string;
    readonly message: string;
    readonly log_url: string;
  };
}

describe(`the published door (K1, K8), checked by ${isPublished ? 'its description' : 'our own schemas'}`, () => {
  it('is described with the eight operations we answer', () => {
    expect([...client.operationIds].sort()).toEqual([
      'GetCustomDatevCheckWritePermission',
      'GetCustomDatevDataPushes',
      'GetCustomDatevSystemInformation',
      'PostCustomDatevPassthrough',
      'PostCustomDatevPushDataGeneral',
      'PostCustomDatevPushDataPayroll',
      'PutCustomDatevEmployeesEmployeeIdCompensations',
      'PutCustomDatevEmployeesEmployeeIdPreparePayroll',
    ]);
  });

  it('pushes general data: files and warnings (K1, K2, K4)', async () => {
    const answer = await client.call('PostCustomDatevPushDataGeneral', { headers: own(), body: {} });
    expect(answer).toMatchObject({ httpStatus: 200, body: { status: 'success' } });
    const { data, warnings } = answer.body as {
      data: { files: { name: string; content: string }[] };
      warnings: { message: string }[];
    };
    expect(data.files.map(({ name }) => name)).toEqual([
      'LODAS_Stammdaten_2026-01.txt',
      'LODAS_Stammdaten_2026-02.txt',
    ]);
    expect(data.files[1]?.content).toContain('"Müller";"Jörg"');
    expect(warnings.filter(({ message }) => message.includes('Herunterladen'))).toHaveLength(2);
  });

  it('takes a call without a body, as the description allows', async () => {
    const answer = await client.call('PostCustomDatevPushDataGeneral', { headers: own() });
    expect(answer.httpStatus).toBe(200);
  });

  it('sets compensations by our id and by Personalnummer', async () => {
    const body = {
      effective_date: '2026-03-01T00:00:00.000Z',
      compensations: [
        { amount: 4800.5, currency: 'EUR', period: 'MONTH', lohnart: 200 },
        { amount: 30, currency: 'EUR', period: 'HOUR', lohnart: 100 },
      ],
    };
    const answer = await client.call('PutCustomDatevEmployeesEmployeeIdCompensations', {
      path: { employee_id: 'remote:26' },
      headers: own(),
      body,
    });
    expect(answer.body).toMatchObject({ status: 'success', data: {} });
    expect(answer.body.warnings).toHaveLength(1);
    const { id } = await platform.db.employee.findFirstOrThrow({ where: { companyId: company.companyId } });
    const again = await client.call('PutCustomDatevEmployeesEmployeeIdCompensations', {
      path: { employee_id: id },
      headers: own(),
      body,
    });
    expect(again.httpStatus).toBe(200);
    const wages = await platform.db.compensation.findMany({
      orderBy: [{ validFrom: 'asc' }, { period: 'asc' }],
    });
    expect(
      wages.map(({ period, amountCents, validTo }) => [period, amountCents, validTo?.toISOString()]),
    ).toEqual([
      ['month', 450000n, '2026-02-28T00:00:00.000Z'],
      ['hour', 3000n, undefined],
      ['month', 480050n, undefined],
    ]);
  });

  it('prepares and pushes payroll data of a month (K8)', async () => {
    const prepared = await client.call('PutCustomDatevEmployeesEmployeeIdPreparePayroll', {
      path: { employee_id: 'remote:26' },
      headers: own(),
      body: {
        payroll_run: { date: month },
        hourly_payments: [{ hours: 14.5, lohnart: 300 }],
        fixed_payments: [],
        custom_lodas: [{ amount: 8, lohnart: 301, bearbeitungsschluessel: 4 }],
      },
    });
    expect(prepared.body).toMatchObject({ status: 'success', data: {} });
    const pushed = await client.call('PostCustomDatevPushDataPayroll', {
      headers: own(),
      body: { payroll_month: month },
    });
    const { files } = pushed.body.data as { files: { name: string; content: string }[] };
    expect(files.map(({ name }) => name)).toEqual(['LODAS_Bewegungsdaten_2026-02.txt']);
    expect(files[0]?.content).toContain(';300;1;14,50;');
    expect(files[0]?.content).toContain(';301;4;8,00;');
  });

  it('passes a finished file through, and lists every push with its files (K8)', async () => {
    const passed = await client.call('PostCustomDatevPassthrough', {
      headers: own(),
      body: {
        file_content: lodasFile(),
        accounting_month: month,
        target_system: 'LODAS',
        file_type: 'STAMMDATEN',
        file_name: 'Stammdaten.txt',
      },
    });
    expect(passed.body).toMatchObject({ status: 'success', data: {} });
    const listed = await client.call('GetCustomDatevDataPushes', { headers: own() });
    const { data_pushes: pushes } = listed.body.data as {
      data_pushes: { type: string; upload_jobs: { file_name: string; state: string; file: string }[] }[];
    };
    expect(pushes[0]).toMatchObject({
      type: 'GENERAL',
      upload_jobs: [{ file_name: 'Stammdaten.txt', state: 'FAILED', file: lodasFile() }],
    });
    expect(pushes.map(({ type }) => type)).toContain('PAYROLL');
    expect(listed.body).not.toHaveProperty('warnings');
  });

  it('tells the dataset and whether it may write (K8)', async () => {
    const system = await client.call('GetCustomDatevSystemInformation', { headers: own() });
    expect(system.body).toEqual({
      status: 'success',
      data: { consultant_number: 455148, client_number: 1, target_system: 'LODAS' },
    });
    const permission = await client.call('GetCustomDatevCheckWritePermission', { headers: own() });
    expect(permission.body).toMatchObject({
      data: { ready: false, error: expect.any(String) },
      warnings: [],
    });
  });
});

describe('the eight errors (K1)', () => {
  /** Body as published, one of the eight, and the log entry its address opens. */
  async function expectError(
    answer: { httpStatus: number; body: Record<string, unknown> },
    code: string,
    httpStatus: number,
  ) {
    const { error } = answer.body as unknown as Failed;
    expect({ code: error.code, httpStatus: answer.httpStatus }).toEqual({ code, httpStatus });
    expect(error.title).not.toBe('');
    expect(error.message).not.toBe('');
    const url = new URL(error.log_url);
    expect(url.origin).toBe(platform.settings.appUrl);
    const id = url.pathname.split('/').at(-1) ?? '';
    const kept = await platform.db.interaction.findUniqueOrThrow({ where: { id } });
    expect(kept).toMatchObject({ code, httpStatus, message: error.message });
    return { error, kept };
  }

  it('AUTHENTICATION_INVALID without a key and with a wrong one; only operators see those calls', async () => {
    for (const token of [null, `bb_${'x'.repeat(43)}`, 'nonsense']) {
      const answer = await clientWith(token).call('GetCustomDatevSystemInformation', { headers: own() });
      const { kept } = await expectError(answer, 'PLATFORM.AUTHENTICATION_INVALID', 401);
      expect(kept.companyId).toBeNull();
      expect(await getInteraction(platform, company.admin, { id: kept.id })).toBeNull();
      const operator = { kind: 'operator', userId: crypto.randomUUID(), name: 'Otto' } as const;
      expect(await getInteraction(platform, operator, { id: kept.id })).toMatchObject({ id: kept.id });
    }
  });

  it('IP_NOT_WHITELISTED for a key that is limited to addresses', async () => {
    const limited = await createApiKey(platform, company.admin, {
      name: 'Büro',
      allowedAddresses: ['198.51.100.0/24'],
    });
    if (limited.kind !== 'created') throw new Error(limited.kind);
    const foreign = await clientWith(limited.key, '203.0.113.9').call('GetCustomDatevSystemInformation', {
      headers: own(),
    });
    const { kept } = await expectError(foreign, 'PLATFORM.IP_NOT_WHITELISTED', 403);
    expect(kept).toMatchObject({ companyId: company.companyId, apiKeyName: 'Büro', ip: '203.0.113.9' });
    const near = clientWith(limited.key, '198.51.100.20');
    expect((await near.call('GetCustomDatevSystemInformation', { headers: own() })).httpStatus).toBe(200);
  });

  it('INTEGRATION_NOT_FOUND for an unknown one and for one of another company (S1)', async () => {
    const foreign = { 'X-Integration-Id': await integrationIdOf(stranger) };
    for (const headers of [foreign, { 'X-Integration-Id': 'datev:HWUTwvyx2wLoSUHphiWVrp28' }]) {
      const answer = await client.call('PostCustomDatevPushDataGeneral', { headers, body: {} });
      await expectError(answer, 'PLATFORM.INTEGRATION_NOT_FOUND', 404);
    }
    const other = await clientWith(stranger.apiKey).call('GetCustomDatevDataPushes', { headers: own() });
    await expectError(other, 'PLATFORM.INTEGRATION_NOT_FOUND', 404);
  });

  it.each([
    ['an array', 'PostCustomDatevPushDataGeneral', []],
    ['null', 'PostCustomDatevPushDataGeneral', null],
    ['a text', 'PostCustomDatevPushDataGeneral', 'push'],
    ['a month that is none', 'PostCustomDatevPushDataPayroll', { payroll_month: '2026-13-01' }],
    ['a day that begins no month', 'PostCustomDatevPushDataPayroll', { payroll_month: '2026-02-02' }],
    ['no month', 'PostCustomDatevPushDataPayroll', {}],
    [
      'a file that is no LODAS file',
      'PostCustomDatevPassthrough',
      {
        file_content: 'Hallo',
        accounting_month: '2026-02-01',
        target_system: 'LODAS',
        file_type: 'STAMMDATEN',
        file_name: 'a.txt',
      },
    ],
    [
      'a file name DATEV refuses',
      'PostCustomDatevPassthrough',
      {
        file_content: lodasFile(),
        accounting_month: '2026-02-01',
        target_system: 'LODAS',
        file_type: 'STAMMDATEN',
        file_name: 'a/b.txt',
      },
    ],
  ])('INPUT_INVALID for %s', async (_, operationId, body) => {
    const before = await platform.db.dataPush.count();
    const answer = await client.call(operationId, { headers: own(), body, isUnchecked: true });
    await expectError(answer, 'PLATFORM.INPUT_INVALID', 400);
    expect(await platform.db.dataPush.count()).toBe(before);
  });

  it('INPUT_INVALID without X-Integration-Id, for no JSON, for people and wages that cannot be', async () => {
    const bare = await client.call('GetCustomDatevDataPushes', { isUnchecked: true });
    await expectError(bare, 'PLATFORM.INPUT_INVALID', 400);
    const wage = (over: object) => ({
      effective_date: month,
      compensations: [{ amount: 4500, currency: 'EUR', period: 'MONTH', ...over }],
    });
    for (const [employee_id, body] of [
      ['remote:0', wage({})],
      ['remote:99999', wage({})],
      ['nobody', wage({})],
      ['remote:26', wage({ amount: 0.001 })],
      ['remote:26', wage({ amount: 1e21 })],
      ['remote:26', wage({ currency: 'USD' })],
      ['remote:26', { ...wage({}), compensations: [wage({}).compensations[0], wage({}).compensations[0]] }],
    ] as const) {
      const answer = await client.call('PutCustomDatevEmployeesEmployeeIdCompensations', {
        path: { employee_id },
        headers: own(),
        body,
        isUnchecked: true,
      });
      await expectError(answer, 'PLATFORM.INPUT_INVALID', 400);
    }
  });

  it('CONCURRENCY_LIMIT_EXCEEDED while another push of the integration runs, on whatever process', async () => {
    const people = Array.from({ length: 300 }, (_, index) =>
      employeeJson({ externalId: `viele-${index}`, personnelNumber: 1000 + index, lastName: `Nr ${index}` }),
    );
    await storeEmployees(platform, company.admin, people);
    const push = () =>
      client.call('PostCustomDatevPushDataGeneral', { headers: own(), body: { force: true } });
    const answers = await Promise.all([push(), push(), push()]);
    const refused = answers.filter(({ httpStatus }) => httpStatus !== 200);
    expect(answers.filter(({ httpStatus }) => httpStatus === 200)).toHaveLength(1);
    for (const answer of refused) await expectError(answer, 'PLATFORM.CONCURRENCY_LIMIT_EXCEEDED', 429);
    expect((await push()).httpStatus).toBe(200);
  });

  it('TASK_TIMED_OUT when the time is over; nothing is lost and the next push goes', async () => {
    clock.isRunning = true;
    const answer = await client.call('PostCustomDatevPushDataGeneral', {
      headers: own(),
      body: { force: true },
    });
    clock.isRunning = false;
    await expectError(answer, 'PLATFORM.TASK_TIMED_OUT', 504);
    const next = await client.call('PostCustomDatevPushDataGeneral', {
      headers: own(),
      body: { force: true },
    });
    const { files } = next.body.data as { files: unknown[] };
    expect(files.length).toBeGreaterThan(0);
  });

  it('UNKNOWN_ERROR for a fault on our side, without a word of it; the place is free again', async () => {
    const { id, ibanSealed } = await platform.db.employee.findFirstOrThrow({
      where: { companyId: company.companyId },
    });
    await platform.db.employee.update({ where: { id }, data: { ibanSealed: 'v1.test.broken' } });
    const push = () =>
      client.call('PostCustomDatevPushDataGeneral', { headers: own(), body: { force: true } });
    const { error } = await expectError(await push(), 'PLATFORM.UNKNOWN_ERROR', 500);
    expect(error.message).not.toMatch(/seal|vault|iban/i);
    await platform.db.employee.update({ where: { id }, data: { ibanSealed } });
    expect((await push()).httpStatus).toBe(200);
  });

  it('RATE_LIMIT_EXCEEDED after the allowance of a minute', { timeout: 120_000 }, async () => {
    const key = await createApiKey(platform, company.admin, { name: 'Eilig' });
    if (key.kind !== 'created') throw new Error(key.kind);
    const hasty = clientWith(key.key);
    let answer = await hasty.call('GetCustomDatevSystemInformation', { headers: own() });
    for (let calls = 1; calls <= 620 && answer.httpStatus === 200; calls += 10) {
      const some = await Promise.all(
        Array.from({ length: 10 }, () => hasty.call('GetCustomDatevSystemInformation', { headers: own() })),
      );
      answer = some.find(({ httpStatus }) => httpStatus !== 200) ?? answer;
    }
    await expectError(answer, 'PLATFORM.RATE_LIMIT_EXCEEDED', 429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('answers in English on request', async () => {
    const headers = { ...own(), 'accept-language': 'en' };
    const answer = await clientWith('nonsense').call('GetCustomDatevSystemInformation', { headers });
    expect((answer.body as unknown as Failed).error.title).toBe('The API key is missing or invalid.');
  });
});
