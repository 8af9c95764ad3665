import { storeCompensations } from '@/lib/general-data/people/store-compensations';
import { storeEmployees } from '@/lib/general-data/people/store-employees';
import { createApiKey } from '@/lib/identity/api-keys';
import type { Platform } from '@/lib/platform';
import { createPublishedClient, type PublishedClient } from '../integration/general-data/published/client';
import { loadDescription } from '../integration/general-data/published/description';
import { compensationJson, employeeJson, lodasFile } from '../integration/general-data/scene';
import { connectCompany } from './support/prepare';
import { expect, type TestCompany, test } from './support/test';

const month = '2026-02-01T00:00:00.000Z';
const description = loadDescription();

interface Door {
  readonly client: PublishedClient;
  /** Head of every call. */
  readonly own: { readonly 'X-Integration-Id': string };
}

/** A client made from the description alone, over HTTP, against the product as it is built. */
async function openDoor(
  platform: Platform,
  company: TestCompany,
  baseUrl: string,
  allowedAddresses: readonly string[] = [],
): Promise<Door> {
  const key = await createApiKey(platform, company.actors.admin, {
    name: 'Fremdes Programm',
    allowedAddresses,
  });
  if (key.kind !== 'created') throw new Error(key.kind);
  const { integrationId } = await platform.db.company.findUniqueOrThrow({ where: { id: company.companyId } });
  return { client: clientWith(baseUrl, key.key), own: { 'X-Integration-Id': integrationId } };
}

function clientWith(baseUrl: string, token: string | null): PublishedClient {
  return createPublishedClient(description, { baseUrl: `${baseUrl}/api/v1`, token, transport: fetch });
}

test('a foreign client makes all eight calls without a violation of the description (K1, K8)', async ({
  platform,
  company,
  stack,
}) => {
  await connectCompany(platform, company);
  await storeEmployees(platform, company.actors.admin, [employeeJson()]);
  await storeCompensations(platform, company.actors.admin, [compensationJson()]);
  const { client, own: headers } = await openDoor(platform, company, stack.appUrl);
  const path = { employee_id: 'remote:26' };
  const calls: readonly (readonly [string, object])[] = [
    ['GetCustomDatevSystemInformation', {}],
    ['GetCustomDatevCheckWritePermission', {}],
    ['PostCustomDatevPushDataGeneral', { body: {} }],
    [
      'PutCustomDatevEmployeesEmployeeIdCompensations',
      {
        path,
        body: {
          effective_date: month,
          compensations: [{ amount: 4800.5, currency: 'EUR', period: 'MONTH', lohnart: 200 }],
        },
      },
    ],
    [
      'PutCustomDatevEmployeesEmployeeIdPreparePayroll',
      {
        path,
        body: {
          payroll_run: { date: month },
          hourly_payments: [{ hours: 14.5, lohnart: 300 }],
          fixed_payments: [],
          custom_lodas: [{ amount: 8, lohnart: 301, bearbeitungsschluessel: 4 }],
        },
      },
    ],
    ['PostCustomDatevPushDataPayroll', { body: { payroll_month: month } }],
    [
      'PostCustomDatevPassthrough',
      {
        body: {
          file_content: lodasFile(),
          accounting_month: month,
          target_system: 'LODAS',
          file_type: 'STAMMDATEN',
          file_name: 'Stammdaten.txt',
        },
      },
    ],
    ['GetCustomDatevDataPushes', {}],
  ];
  expect(calls.map(([name]) => name).toSorted()).toEqual(client.operationIds.toSorted());
  for (const [operationId, input] of calls) {
    const answer = await client.call(operationId, { headers, ...input });
    expect({ operationId, ...answer }).toMatchObject({ httpStatus: 200, body: { status: 'success' } });
  }
  const { body } = await client.call('GetCustomDatevDataPushes', { headers });
  expect(body.data).toMatchObject({ data_pushes: expect.arrayContaining([expect.anything()]) });
});

test('every refusal over HTTP is one of the eight, with a log entry the admin can open (K1)', async ({
  platform,
  company,
  stack,
  signIn,
  page,
}) => {
  await connectCompany(platform, company);
  const { client, own: headers } = await openDoor(platform, company, stack.appUrl);
  const limited = await openDoor(platform, company, stack.appUrl, ['198.51.100.0/24']);
  const push = 'PostCustomDatevPushDataGeneral';
  const stranger = { 'X-Integration-Id': 'datev:HWUTwvyx2wLoSUHphiWVrp28' };
  const isUnchecked = true;
  const refusals = [
    ['AUTHENTICATION_INVALID', 401, await clientWith(stack.appUrl, null).call(push, { headers, body: {} })],
    ['IP_NOT_WHITELISTED', 403, await limited.client.call(push, { headers, body: {} })],
    ['INTEGRATION_NOT_FOUND', 404, await client.call(push, { headers: stranger, body: {} })],
    ['INPUT_INVALID', 400, await client.call(push, { headers, body: [], isUnchecked })],
    ['INPUT_INVALID', 400, await client.call(push, { body: {}, isUnchecked })],
  ] as const;
  for (const [code, httpStatus, answer] of refusals) {
    expect(answer).toMatchObject({
      httpStatus,
      body: { status: 'error', error: { code: `PLATFORM.${code}` } },
    });
  }
  await signIn('admin');
  const { error } = refusals[3][2].body as { readonly error: { readonly log_url: string } };
  await page.goto(error.log_url);
  await expect(page.getByText('PLATFORM.INPUT_INVALID')).toBeVisible();
});

test('two pushes at once over HTTP: one works, one is told to wait (K1)', async ({
  platform,
  company,
  stack,
}) => {
  await connectCompany(platform, company);
  const people = Array.from({ length: 500 }, (_, index) =>
    employeeJson({ externalId: `viele-${index}`, personnelNumber: index + 1 }),
  );
  await storeEmployees(platform, company.actors.admin, people);
  const { client, own: headers } = await openDoor(platform, company, stack.appUrl);
  const push = () => client.call('PostCustomDatevPushDataGeneral', { headers, body: { force: true } });
  const answers = await Promise.all([push(), push(), push(), push()]);
  const refused = answers.filter(({ httpStatus }) => httpStatus !== 200);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(answers.length);
  for (const answer of refused) {
    expect(answer).toMatchObject({
      httpStatus: 429,
      body: { error: { code: 'PLATFORM.CONCURRENCY_LIMIT_EXCEEDED' } },
    });
  }
});
