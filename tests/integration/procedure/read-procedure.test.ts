import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAccountRows } from '@/lib/documents/account-rows';
import { confirmAccountRows, proposePreset } from '@/lib/documents/change-account-rows';
import { storeInvoices } from '@/lib/documents/store-invoices';
import { readProcedure } from '@/lib/procedure/read-procedure';
import { saveSchedule } from '@/lib/schedules/change-schedule';
import { markHandledElsewhere } from '@/lib/transfer/handled-elsewhere';
import { createTestPlatform, type TestPlatform } from '@/tests/support/platform';
import { sampleInvoice } from '../documents/samples';
import { type CompanyScene, makeCompany } from '../identity/scene';

let platform: TestPlatform;
let company: CompanyScene;
let other: CompanyScene;
beforeAll(async () => {
  platform = await createTestPlatform({ env: { PROTOCOL_RETENTION_YEARS: '10' } });
  company = await makeCompany(platform, 'Muster GmbH');
  other = await makeCompany(platform, 'Andere GmbH');
  await proposePreset(platform, company.adviser, { chart: 'SKR03', accountLength: 4 });
  const rows = await listAccountRows(platform, company.adviser);
  await confirmAccountRows(platform, company.adviser, { rowIds: rows.map(({ id }) => id), accountLength: 4 });
  await saveSchedule(platform, company.admin, {
    rule: { rhythm: 'monthly', dayOfMonth: 5, hour: 6 },
    ledgers: ['cash'],
  });
});
afterAll(() => platform.close());

describe('what the description is made of (U5)', () => {
  it('has the confirmed rows with their Berater, the people, the schedule, the retention and the changes', async () => {
    const facts = await readProcedure(platform, company.admin, '1.0.0');
    expect(facts.accountRows.length).toBeGreaterThan(5);
    expect(facts.accountRows.every(({ confirmedByName }) => confirmedByName === company.adviser.name)).toBe(
      true,
    );
    expect(facts.members.map(({ role }) => role).toSorted()).toEqual(['admin', 'adviser', 'customer']);
    expect(facts.apiKeys).toMatchObject([{ name: 'Shop', until: null }]);
    expect(facts.schedule).toMatchObject({ ledgers: ['cash'] });
    expect(facts.protocolYears).toBe(10);
    expect(facts.changes.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['schedule.changed', 'account_row.confirmed']),
    );
    expect(facts.changes.some(({ action }) => action.startsWith('transfer.'))).toBe(false);
    const confirmed = facts.changes.find(({ action }) => action === 'account_row.confirmed');
    expect(confirmed?.details).toMatchObject({ accountNo: expect.any(String) });
    expect(facts).toMatchObject({ isSecondFactorDemanded: false, fileStore: 'postgres', dataset: null });
  });

  it('names whom a change concerns, and what was decided about which document (S4)', async () => {
    const [stored] = await storeInvoices(platform, company.customer, [sampleInvoice()], 'seed');
    if (stored?.kind !== 'created') throw new Error(JSON.stringify(stored));
    const { invoice } = stored;
    await markHandledElsewhere(platform, company.customer, {
      kind: 'invoice',
      id: invoice.id,
      reason: 'Per E-Mail an den Berater',
    });
    const facts = await readProcedure(platform, company.admin, '1.0.0');
    expect(facts.interventions).toMatchObject([
      {
        action: 'document.handled_elsewhere',
        concerns: 'RE-2026-0001',
        details: { reason: 'Per E-Mail an den Berater' },
      },
    ]);
    expect(facts.changes).toContainEqual(
      expect.objectContaining({ action: 'member.added', concerns: company.customer.name }),
    );
    expect(facts.documentYears).toMatchObject([{ documents: { handled_elsewhere: 1, open: 0 } }]);
  });

  it('shows nothing of another company, and to the Berater no keys (S1, U1)', async () => {
    const facts = await readProcedure(platform, other.adviser, '1.0.0');
    expect(facts.accountRows).toEqual([]);
    expect(facts.schedule).toBeNull();
    expect(facts.apiKeys).toBeNull();
    expect(facts.members.map(({ name }) => name)).not.toContain(company.adviser.name);
    await expect(readProcedure(platform, company.customer, '1.0.0')).rejects.toThrow('audit.read');
  });
});
