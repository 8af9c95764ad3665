import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { providePlatform } from '@/app/_server/platform';
import { operations } from '@/app/api/v1/_operations';
import { getInvoice } from '@/lib/documents/read-invoice';
import { storeCashEntries } from '@/lib/documents/store-cash-entries';
import { storeInvoices } from '@/lib/documents/store-invoices';
import { storeEmployees } from '@/lib/general-data/people/store-employees';
import { pushGeneralData } from '@/lib/general-data/push/push-general';
import { saveSettings } from '@/lib/general-data/settings/save-settings';
import { createTestPlatform, type TestPlatform } from '@/tests/support/platform';
import { attachmentOf, sampleCashEntry, sampleInvoice, samplePdf } from '../documents/samples';
import { employeeJson } from '../general-data/scene';
import { type CompanyScene, makeCompany } from '../identity/scene';
import { type ApiRoute, allRoutes, call } from './client';

let platform: TestPlatform;
let owner: CompanyScene;
let stranger: CompanyScene;
/** An id of the owner for every parameter that routes have. */
let owned: Record<string, string>;
/** Everything in an answer that would betray the owner's data. */
let secrets: string[];
/** The neighbour's contract below `/custom` has a description and tests of its own. */
const routes = (await allRoutes()).filter(({ pattern }) => !pattern.startsWith('/custom/'));
const isPublic = ({ pattern }: ApiRoute) => pattern === '/openapi.json' || pattern === '/[...rest]';
const described = (pattern: string) => pattern.replaceAll(/\[(\w+)\]/g, '{$1}');

beforeAll(async () => {
  platform = await createTestPlatform();
  providePlatform(platform);
  owner = await makeCompany(platform, 'Geheim GmbH');
  stranger = await makeCompany(platform, 'Neugierig AG');
  const invoice = sampleInvoice({
    externalId: 'geheim-1',
    number: 'GEHEIM-1',
    attachment: attachmentOf(await samplePdf()),
  });
  const [result] = await storeInvoices(platform, owner.customer, [invoice]);
  await storeCashEntries(platform, owner.customer, [
    sampleCashEntry({ externalId: 'geheim-2', text: 'Geheime Einnahme' }),
  ]);
  if (!result || result.kind === 'invalid') throw new Error('not stored');
  const details = await getInvoice(platform, owner.customer, result.invoice.id);
  owned = {
    invoiceId: result.invoice.id,
    attachmentId: details?.attachments[0]?.id ?? '',
    transferId: await makeTransfer(result.invoice.id, result.invoice.currentVersionId),
    employeeId: await makeEmployee(),
    dataPushFileId: await makePushFile(),
  };
  secrets = [...Object.values(owned), 'geheim-1', 'GEHEIM-1', 'geheim-2', 'Geheim', owner.companyId];
});
afterAll(() => platform.close());

async function makeEmployee(): Promise<string> {
  const employee = employeeJson({ externalId: 'geheim-3', firstName: 'Gisela', lastName: 'Geheim' });
  const [stored] = await storeEmployees(platform, owner.admin, [employee]);
  if (stored?.kind !== 'created') throw new Error('employee not stored');
  return stored.stored.id;
}

/** A file of a push that held the person above. */
async function makePushFile(): Promise<string> {
  await saveSettings(platform, owner.admin, { consultantNumber: 455148, clientNumber: 1 });
  const push = await pushGeneralData(platform, owner.admin, { isForced: false });
  const file = push.kind === 'done' ? push.files[0] : undefined;
  if (!file) throw new Error('no file pushed');
  return file.id;
}

async function makeTransfer(invoiceId: string, invoiceVersionId: string): Promise<string> {
  const key = { companyId: owner.companyId, ledger: 'accounts_receivable', accountingMonth: '2026-01' };
  const transfer = await platform.db.transfer.create({
    data: {
      ...key,
      requestedBy: { kind: 'user', id: null, name: 'Geheim' },
      companyName: 'Geheim GmbH',
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
      companyId: owner.companyId,
      invoiceId,
      invoiceVersionId,
      position: 0,
      guid: crypto.randomUUID(),
      number: 'GEHEIM-1',
    },
  });
  return transfer.id;
}

function pathWith(route: ApiRoute, ids: Record<string, string>): string {
  return route.pattern.replaceAll(/\[(\w+)\]/g, (_, name: string) => {
    const id = ids[name];
    if (!id) throw new Error(`${route.pattern}: the walk has no id for ${name}`);
    return id;
  });
}

const methodsOf = (route: ApiRoute) => (['GET', 'POST'] as const).filter((method) => route.module[method]);
const calls = routes
  .filter((route) => !isPublic(route))
  .flatMap((route) =>
    methodsOf(route).map((method) => ({ route, method, name: `${method} ${route.pattern}` })),
  );

describe('every route of the public API', () => {
  it('is described, and every description has its route', () => {
    const served = calls.map(({ route, method }) => `${method} ${described(route.pattern)}`).sort();
    expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(served);
  });

  it('has only GET and POST', () => {
    for (const route of routes.filter((one) => one.pattern !== '/[...rest]')) {
      const methods = Object.keys(route.module).filter((name) => /^[A-Z]+$/.test(name));
      expect(methods.filter((method) => method !== 'GET' && method !== 'POST')).toEqual([]);
    }
  });

  it.each(calls)('$name answers nobody without a key (S1)', async ({ route, method }) => {
    const answer = await call(method, pathWith(route, owned), method === 'POST' ? { body: {} } : {});
    expect(answer).toMatchObject({ status: 401, body: { code: 'missing_key' } });
  });

  it.each(calls.filter(({ route }) => route.parameters.length > 0))(
    '$name answers 404 to another company, and the owner gets what is his (S1)',
    async ({ route, method }) => {
      const request = method === 'POST' ? { body: {} } : {};
      const foreign = await call(method, pathWith(route, owned), { key: stranger.apiKey, ...request });
      expect(foreign).toMatchObject({ status: 404, body: { code: 'not_found' } });
      const nowhere = await call(
        method,
        pathWith(route, Object.fromEntries(route.parameters.map((name) => [name, crypto.randomUUID()]))),
        {
          key: stranger.apiKey,
          ...request,
        },
      );
      // Not there and not yours look the same.
      expect({ ...foreign.body, instance: '' }).toEqual({ ...nowhere.body, instance: '' });
      expect((await call(method, pathWith(route, owned), { key: owner.apiKey, ...request })).status).not.toBe(
        404,
      );
    },
  );

  it.each(calls.filter(({ method, route }) => method === 'GET' && route.parameters.length === 0))(
    '$name shows another company nothing of the owner (S1)',
    async ({ route, method }) => {
      const isOfMonth = ['/preflight', '/packages'].includes(route.pattern);
      const query = isOfMonth ? '?ledger=accounts_receivable&month=2026-01' : '';
      const foreign = await call(method, `${route.pattern}${query}`, { key: stranger.apiKey });
      // A package of nothing is none.
      expect(foreign.status).toBe(route.pattern === '/packages' ? 422 : 200);
      expect(secrets.filter((secret) => foreign.text.includes(secret))).toEqual([]);
    },
  );

  it('never answers with a key, a hash or a token', async () => {
    const rows = await platform.db.apiKey.findMany();
    for (const { route, method } of calls.filter((one) => one.method === 'GET')) {
      const answer = await call(method, pathWith(route, owned), { key: owner.apiKey });
      expect(answer.text).not.toContain(owner.apiKey);
      for (const { hash } of rows) expect(answer.text).not.toContain(hash);
    }
  });
});
