import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeInvoices } from '@/lib/documents/store-invoices';
import { createTestPlatform, type TestPlatform } from '@/tests/support/platform';
import { type CompanyScene, makeCompany } from '../identity/scene';
import { sampleInvoice } from './samples';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await createTestPlatform();
});
afterAll(() => platform.close());

const store = (company: CompanyScene, inputs: readonly unknown[]) =>
  storeInvoices(platform, company.customer, inputs);
const many = (count: number, change: (index: number) => Record<string, unknown> = () => ({})) =>
  Array.from({ length: count }, (_, index) =>
    sampleInvoice({
      externalId: `b${index}`,
      number: `B-${index}`,
      partner: { name: `Kunde ${index % 50}`, city: 'Ulm' },
      ...change(index),
    }),
  );

describe('many invoices in one call', () => {
  it('take a handful of transactions, not one each', async () => {
    const company = await makeCompany(platform, 'Viel GmbH');
    const results = await store(company, many(1000));
    expect(new Set(results.map(({ kind }) => kind))).toEqual(new Set(['created']));
    const [row] = await platform.db.$queryRaw<{ transactions: number; versions: number }[]>`
      SELECT count(DISTINCT xmin::text)::int AS transactions, count(*)::int AS versions
      FROM "InvoiceVersion" WHERE "companyId" = ${company.companyId}::uuid`;
    expect(row).toEqual({ transactions: 10, versions: 1000 });
    expect(await platform.db.businessPartner.count({ where: { companyId: company.companyId } })).toBe(50);
  });

  it('each have their own result, in the order sent, whatever the others are', async () => {
    const company = await makeCompany(platform, 'Gemischt GmbH');
    await store(company, many(3));
    await platform.db.invoice.updateMany({
      where: { companyId: company.companyId, externalId: 'b2' },
      data: { state: 'transferred' },
    });
    const results = await store(company, [
      sampleInvoice({ externalId: 'b1', number: 'B-1', text: 'neu' }),
      { externalId: 'kaputt' },
      ...many(1),
      sampleInvoice({ externalId: 'b2', number: 'B-2', text: 'neu' }),
      sampleInvoice({ externalId: 'b1', number: 'B-1', text: 'noch neuer' }),
      sampleInvoice({ externalId: 'b9', number: 'B-9' }),
    ]);
    expect(results.map((one) => [one.kind, 'version' in one ? one.version : null])).toEqual([
      ['new_version', 2],
      ['invalid', null],
      ['unchanged', 1],
      ['conflict', 1],
      ['new_version', 3],
      ['created', 1],
    ]);
  });

  it('sent by two programs at once, in opposite orders, block nobody and store nothing twice', async () => {
    const company = await makeCompany(platform, 'Gleichzeitig GmbH');
    const city = (index: number) => ({ partner: { name: `Kunde ${index % 50}`, city: `Ort ${index}` } });
    const calls = await Promise.all([
      store(company, many(150, city)),
      store(company, many(150, city).reverse()),
      store(company, many(150)),
    ]);
    const kinds = calls.flat().map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'created')).toHaveLength(150);
    expect(new Set(kinds)).toEqual(new Set(['created', 'unchanged', 'new_version']));
    expect(await platform.db.invoice.count({ where: { companyId: company.companyId } })).toBe(150);
  });
});
