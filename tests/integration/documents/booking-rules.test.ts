import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInvoiceJson } from '@/lib/bookkeeping/invoice-json';
import { partnerAccountOf } from '@/lib/bookkeeping/partner-accounts';
import { readAccountImpact } from '@/lib/documents/account-impact';
import { listAccountRows, listRetiredAccountRows } from '@/lib/documents/account-rows';
import {
  confirmAccountRows,
  confirmedRowsOfOtherChart,
  proposePreset,
  retireAccountRow,
  saveAccountRow,
} from '@/lib/documents/change-account-rows';
import { readCompanySettings, saveCompanySettings } from '@/lib/documents/company-settings';
import { loadBookingRules, loadTakenNumbers } from '@/lib/documents/load-booking-rules';
import {
  assignMissingPartnerAccounts,
  assignPartnerAccount,
  listBusinessPartners,
} from '@/lib/documents/partner-accounts';
import { storeInvoices } from '@/lib/documents/store-invoices';
import { NotPermitted } from '@/lib/identity/permissions';
import { createTestPlatform, type TestPlatform } from '@/tests/support/platform';
import { type CompanyScene, makeCompany } from '../identity/scene';
import { sampleInvoice } from './samples';

let platform: TestPlatform;
let muster: CompanyScene;
let other: CompanyScene;

beforeAll(async () => {
  platform = await createTestPlatform();
  muster = await makeCompany(platform, 'Muster GmbH');
  other = await makeCompany(platform, 'Andere AG');
});
afterAll(() => platform.close());

const row = (changes: Record<string, unknown> = {}) => ({
  direction: 'outgoing',
  taxCase: 'domestic',
  taxRate: '19.00',
  rule: '',
  accountNo: '8400',
  taxKey: null,
  isAutomatic: true,
  ...changes,
});
const length = { accountLength: 4 };

describe('account table (B4)', () => {
  it('proposes the rows of a chart, books by none of them, and keeps what was confirmed', async () => {
    const { added } = await proposePreset(platform, muster.adviser, { chart: 'SKR03', accountLength: 4 });
    const proposed = await listAccountRows(platform, muster.customer);
    expect(proposed).toHaveLength(added);
    expect(proposed.every(({ state }) => state === 'proposed')).toBe(true);
    const domestic = proposed.find(
      ({ direction, taxRate, taxCase }) =>
        direction === 'outgoing' && taxCase === 'domestic' && taxRate === '19.00',
    );
    if (!domestic) throw new Error('no row');
    expect(domestic).toMatchObject({ accountNo: '8400', isAutomatic: true });
    expect(await confirmAccountRows(platform, muster.adviser, { rowIds: [domestic.id], ...length })).toEqual({
      kind: 'confirmed',
      count: 1,
    });
    await proposePreset(platform, muster.adviser, { chart: 'SKR04', accountLength: 6 });
    const rows = await listAccountRows(platform, muster.adviser);
    expect(rows.find(({ id }) => id === domestic.id)).toMatchObject({
      state: 'confirmed',
      confirmedByName: 'adviser von Muster GmbH',
    });
    // Proposals of the other chart are gone, also where the new one has none: nobody confirms a mixture by one click.
    const proposals = rows.filter(({ state }) => state === 'proposed');
    expect(proposals.every(({ accountNo }) => /^[45]\d{3}00$/.test(accountNo))).toBe(true);
    expect(proposals.some(({ taxCase }) => taxCase === 'exempt')).toBe(false);
    expect((await readCompanySettings(platform, muster.adviser)).chart).toBe('SKR04');
  });

  it('leaves the other chart when the Berater says so; his own rows stay, documents are named', async () => {
    const scene = await makeCompany(platform, 'Wechsel GmbH');
    await proposePreset(platform, scene.adviser, { chart: 'SKR03', accountLength: 4 });
    const own = row({ taxRate: '7.00', accountNo: '8310' });
    await saveAccountRow(platform, scene.adviser, { row: own, ...length });
    const rowIds = (await listAccountRows(platform, scene.adviser)).map(({ id }) => id);
    await confirmAccountRows(platform, scene.adviser, { rowIds, ...length });
    const position = (grossAmount: string, taxCase: string, taxRate: string) => ({
      grossAmount,
      taxCase,
      taxRate,
    });
    const results = await storeInvoices(platform, scene.customer, [
      sampleInvoice({
        externalId: 'RE-1',
        number: 'RE-1',
        grossAmount: '119.00',
        positions: [position('119.00', 'domestic', '19.00')],
      }),
      sampleInvoice({
        externalId: 'RE-2',
        number: 'RE-2',
        grossAmount: '100.00',
        positions: [position('100.00', 'exempt', '0.00')],
      }),
      sampleInvoice({
        externalId: 'RE-3',
        number: 'RE-3',
        grossAmount: '107.00',
        positions: [position('107.00', 'domestic', '7.00')],
      }),
    ]);
    expect(results).toHaveLength(3);
    const booksOf = async () => {
      const { byRow, openCases } = await readAccountImpact(platform, scene.adviser);
      const rows = await listAccountRows(platform, scene.adviser);
      const byAccount = rows.flatMap(({ id, accountNo, state }) =>
        (byRow.get(id) ?? []).map(({ number }) => `${number} ${accountNo} ${state}`),
      );
      return [
        ...byAccount,
        ...openCases.map(({ taxCase, documents }) => `${documents[0]?.number} ${taxCase}`),
      ];
    };
    expect((await booksOf()).sort()).toEqual([
      'RE-1 8400 confirmed',
      'RE-2 8100 confirmed',
      'RE-3 8310 confirmed',
    ]);
    const leaving = confirmedRowsOfOtherChart(await listAccountRows(platform, scene.adviser), 'SKR04');
    expect(leaving.map(({ accountNo }) => accountNo)).not.toContain('8310');
    expect(
      await proposePreset(platform, scene.adviser, {
        chart: 'SKR04',
        accountLength: 4,
        replacesOtherChart: true,
      }),
    ).toEqual({ added: 8, replaced: leaving.length });
    expect((await booksOf()).sort()).toEqual(['RE-1 4400 proposed', 'RE-2 exempt', 'RE-3 8310 confirmed']);
    const { accountTable } = await loadBookingRules(platform, scene.companyId);
    expect(accountTable.rows.filter(({ state }) => state === 'confirmed')).toMatchObject([
      { accountNo: '8310' },
    ]);
    // Old transfers stay explained by what was retired.
    expect((await listRetiredAccountRows(platform, scene.adviser)).map(({ accountNo }) => accountNo)).toEqual(
      expect.arrayContaining(['8400', '8100']),
    );
  });

  it('retires the old row when another takes its place', async () => {
    const scene = await makeCompany(platform, 'Tabelle GmbH');
    const first = await saveAccountRow(platform, scene.adviser, { row: row(), ...length });
    if (first.kind !== 'saved') throw new Error(first.kind);
    expect(first.row.state).toBe('proposed');
    const second = await saveAccountRow(platform, scene.adviser, {
      replaces: first.row.id,
      row: row({ accountNo: '8402' }),
      ...length,
    });
    expect(second).toMatchObject({ kind: 'saved', row: { accountNo: '8402' } });
    expect(await listAccountRows(platform, scene.adviser)).toHaveLength(1);
    expect(await listRetiredAccountRows(platform, scene.adviser)).toMatchObject([{ accountNo: '8400' }]);
    expect(
      await saveAccountRow(platform, scene.adviser, {
        replaces: first.row.id,
        row: row({ taxRate: '7.00' }),
        ...length,
      }),
    ).toEqual({ kind: 'not_found' });
  });

  it('refuses rows that cannot be booked by', async () => {
    const save = (changes: Record<string, unknown>) =>
      saveAccountRow(platform, muster.admin, { row: row(changes), ...length });
    expect(await save({ accountNo: '84000' + '0' })).toMatchObject({
      kind: 'invalid',
      problems: [{ code: 'ACCOUNT_LENGTH_MISMATCH' }],
    });
    expect(await save({ taxKey: '3' })).toMatchObject({
      kind: 'invalid',
      problems: [{ code: 'TAX_KEY_ON_AUTOMATIC_ACCOUNT' }],
    });
    expect(await save({ taxCase: 'export' })).toMatchObject({ kind: 'invalid' });
    expect(await save({ konto: '8400' })).toMatchObject({ kind: 'invalid' });
  });

  it('does not confirm a row that no longer fits the account length, nor half of a selection (M3)', async () => {
    const scene = await makeCompany(platform, 'Laenge GmbH');
    await proposePreset(platform, scene.adviser, { chart: 'SKR03', accountLength: 4 });
    const ids = (await listAccountRows(platform, scene.adviser)).map(({ id }) => id);
    expect(
      await confirmAccountRows(platform, scene.adviser, { rowIds: ids, accountLength: 6 }),
    ).toMatchObject({ kind: 'invalid' });
    const foreign = (await listAccountRows(platform, muster.adviser)).map(({ id }) => id).slice(0, 1);
    expect(
      await confirmAccountRows(platform, scene.adviser, { rowIds: [...ids, ...foreign], ...length }),
    ).toEqual({ kind: 'not_found' });
    expect((await listAccountRows(platform, scene.adviser)).every(({ state }) => state === 'proposed')).toBe(
      true,
    );
  });

  it("is the Berater's and the admin's, and every change is in the audit log (U1, S4)", async () => {
    const scene = await makeCompany(platform, 'Audit GmbH');
    await expect(saveAccountRow(platform, scene.customer, { row: row(), ...length })).rejects.toThrow(
      NotPermitted,
    );
    await expect(confirmAccountRows(platform, scene.customer, { rowIds: [], ...length })).rejects.toThrow(
      NotPermitted,
    );
    const saved = await saveAccountRow(platform, scene.adviser, { row: row(), ...length });
    if (saved.kind !== 'saved') throw new Error(saved.kind);
    await confirmAccountRows(platform, scene.admin, { rowIds: [saved.row.id], ...length });
    expect(await retireAccountRow(platform, muster.admin, { rowId: saved.row.id })).toBe(false);
    expect(await retireAccountRow(platform, scene.admin, { rowId: saved.row.id })).toBe(true);
    const events = await platform.db.auditEvent.findMany({
      where: { companyId: scene.companyId },
      orderBy: { id: 'asc' },
    });
    expect(events.map(({ action, actorName }) => [action, actorName]).slice(-3)).toEqual([
      ['account_row.changed', 'adviser von Audit GmbH'],
      ['account_row.confirmed', 'admin von Audit GmbH'],
      ['account_row.retired', 'admin von Audit GmbH'],
    ]);
  });
});

describe('company settings (B4, B5)', () => {
  it('have safe defaults and keep what is not given', async () => {
    const before = await readCompanySettings(platform, other.adviser);
    expect(before).toMatchObject({ chart: null, partnerAccounts: { mode: 'none' } });
    const saved = await saveCompanySettings(platform, other.adviser, { numberMapping: { kind: 'refuse' } });
    expect(saved).toMatchObject({
      kind: 'saved',
      settings: { chart: null, numberMapping: { kind: 'refuse' } },
    });
    expect((await loadBookingRules(platform, other.companyId)).numberMapping).toEqual({ kind: 'refuse' });
  });

  it('refuse what they do not know', async () => {
    expect(await saveCompanySettings(platform, other.adviser, { chart: 'SKR49' })).toEqual({
      kind: 'invalid',
      paths: ['chart'],
    });
    await expect(saveCompanySettings(platform, other.customer, {})).rejects.toThrow(NotPermitted);
  });
});

describe('partner accounts (B4)', () => {
  let scene: CompanyScene;
  beforeAll(async () => {
    scene = await makeCompany(platform, 'Partner GmbH');
    const names = ['Anna', 'Bernd', 'Carla'];
    const inputs = names.flatMap((name) => [
      sampleInvoice({ externalId: `out-${name}`, number: name, partner: { name, customerNumber: name } }),
      sampleInvoice({
        externalId: `in-${name}`,
        number: name,
        direction: 'incoming',
        partner: { name, customerNumber: name },
      }),
    ]);
    await storeInvoices(platform, scene.customer, inputs);
  });
  const partnerId = async (name: string, kind: 'customer' | 'supplier' = 'customer') => {
    const found = (await listBusinessPartners(platform, scene.adviser, { kind, search: name }))[0];
    if (!found) throw new Error(`no partner ${name}`);
    return found.id;
  };

  it('are given by hand inside their range, each to one partner', async () => {
    const anna = await partnerId('Anna');
    const assign = (id: string, accountNo: string) =>
      assignPartnerAccount(platform, scene.adviser, { partnerId: id, accountNo, ...length });
    expect(await assign(anna, '70001')).toMatchObject({
      kind: 'invalid',
      problems: [{ code: 'PARTNER_ACCOUNT_RANGE' }],
    });
    expect(await assign(anna, '10001')).toEqual({ kind: 'assigned', accountNo: '10001' });
    expect(await assign(await partnerId('Bernd'), '10001')).toEqual({ kind: 'taken', byName: 'Anna' });
    expect(
      await assignPartnerAccount(platform, other.adviser, { partnerId: anna, accountNo: null, ...length }),
    ).toEqual({ kind: 'not_found' });
  });

  it('are given away in order only where the Berater chose single accounts', async () => {
    const missing = { kind: 'customer', accountLength: 4 } as const;
    expect(await assignMissingPartnerAccounts(platform, scene.adviser, missing)).toBe(0);
    const partnerAccounts = {
      mode: 'single',
      collective: { customer: null, supplier: null },
      firstFree: { customer: '10001', supplier: null },
    };
    expect(await saveCompanySettings(platform, scene.adviser, { partnerAccounts })).toMatchObject({
      kind: 'saved',
    });
    expect(await assignMissingPartnerAccounts(platform, scene.adviser, missing)).toBe(2);
    const customers = await listBusinessPartners(platform, scene.adviser, { kind: 'customer' });
    expect(customers.map(({ name, accountNo }) => [name, accountNo])).toEqual([
      ['Anna', '10001'],
      ['Bernd', '10002'],
      ['Carla', '10003'],
    ]);
  });

  it('reach the booking by kind: the same number names a customer and a supplier', async () => {
    await assignPartnerAccount(platform, scene.adviser, {
      partnerId: await partnerId('Anna', 'supplier'),
      accountNo: '70001',
      ...length,
    });
    const rules = await loadBookingRules(platform, scene.companyId);
    const read = readInvoiceJson(sampleInvoice({ partner: { name: 'Anna', customerNumber: 'Anna' } }));
    if (!read.ok) throw new Error('unreadable');
    expect(partnerAccountOf(read.value.invoice, rules.partnerAccounts.customer)).toBe('10001');
    expect(partnerAccountOf(read.value.invoice, rules.partnerAccounts.supplier)).toBe('70001');
  });

  it('fall back on collective accounts in that mode', async () => {
    const partnerAccounts = {
      mode: 'collective',
      collective: { customer: '10000', supplier: '70000' },
      firstFree: { customer: null, supplier: null },
    };
    await saveCompanySettings(platform, scene.adviser, { partnerAccounts });
    const read = readInvoiceJson(sampleInvoice({ partner: { name: 'Neu', customerNumber: 'Neu' } }));
    if (!read.ok) throw new Error('unreadable');
    const rules = await loadBookingRules(platform, scene.companyId);
    expect(partnerAccountOf(read.value.invoice, rules.partnerAccounts.customer)).toBe('10000');
  });
});

describe('numbers DATEV has already (B5)', () => {
  it('are found without case, in their ledger, by what became of them', async () => {
    const scene = await makeCompany(platform, 'Nummern GmbH');
    const results = await storeInvoices(platform, scene.customer, [
      sampleInvoice({ externalId: 'a', number: 'RE 1' }),
      sampleInvoice({ externalId: 'b', number: 'RE 2' }),
    ]);
    const transfer = await platform.db.transfer.create({
      data: {
        companyId: scene.companyId,
        ledger: 'accounts_receivable',
        accountingMonth: '2026-01',
        requestedBy: {},
        companyName: 'x',
        consultantNumber: 455148,
        clientNumber: 1,
      },
    });
    const job = await platform.db.transferJob.create({
      data: {
        companyId: scene.companyId,
        transferId: transfer.id,
        sequence: 1,
        ledger: 'accounts_receivable',
        accountingMonth: '2026-01',
      },
    });
    for (const [index, result] of results.entries()) {
      if (result.kind === 'invalid') throw new Error('unreadable');
      await platform.db.transferDocument.create({
        data: {
          jobId: job.id,
          companyId: scene.companyId,
          position: index,
          guid: crypto.randomUUID(),
          number: result.invoice.number,
          sentNumber: result.invoice.number.replace(' ', '-'),
          result: index === 0 ? 'accepted' : 'refused',
          invoiceId: result.invoice.id,
          invoiceVersionId: result.invoice.currentVersionId,
        },
      });
    }
    const key = {
      companyId: scene.companyId,
      ledger: 'accounts_receivable',
      numbers: ['re-1', 're-2'],
      exceptInvoiceIds: [],
    } as const;
    expect(await loadTakenNumbers(platform, key)).toMatchObject([
      { number: 'RE 1', mapped: 'RE-1', partnerKey: 'K100' },
    ]);
    expect(await loadTakenNumbers(platform, { ...key, ledger: 'accounts_payable' })).toEqual([]);
    expect(await loadTakenNumbers(platform, { ...key, companyId: muster.companyId })).toEqual([]);
  });
});
