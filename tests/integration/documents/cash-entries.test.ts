import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import { formatAmount } from '@/lib/bookkeeping/money';
import { listCashEntries } from '@/lib/documents/list-cash-entries';
import { loadDocumentsForMonth } from '@/lib/documents/load-documents';
import { storeCashEntries } from '@/lib/documents/store-cash-entries';
import { createTestPlatform, type TestPlatform } from '@/tests/support/platform';
import { type CompanyScene, makeCompany } from '../identity/scene';
import { attachmentOf, sampleCashEntry, samplePdf } from './samples';

let platform: TestPlatform;
let muster: CompanyScene;
const january = parseAccountingMonth('2026-01') ?? ('' as never);

beforeAll(async () => {
  platform = await createTestPlatform();
  muster = await makeCompany(platform, 'Muster GmbH');
});
afterAll(() => platform.close());

const lines = async (
  scene: CompanyScene,
  input: { month?: typeof january; limit?: number; cursor?: string } = {},
) => {
  const outcome = await listCashEntries(platform, scene.adviser, input);
  if (outcome.kind !== 'page') throw new Error(outcome.kind);
  return outcome.page;
};

describe('cash entries (T4)', () => {
  it('keep their order inside the day and carry the balance', async () => {
    const scene = await makeCompany(platform, 'Kasse GmbH');
    await storeCashEntries(platform, scene.customer, [
      sampleCashEntry({ externalId: 'dec', date: '2025-12-31', amount: '100.00' }),
      sampleCashEntry({ externalId: 'b', date: '2026-01-05', amount: '-30.50' }),
      sampleCashEntry({ externalId: 'a', date: '2026-01-05', amount: '10.00' }),
      sampleCashEntry({ externalId: 'early', date: '2026-01-02', amount: '5.00' }),
    ]);
    const page = await lines(scene, { month: january });
    expect(page.items.map(({ externalId, balance }) => [externalId, formatAmount(balance)])).toEqual([
      ['early', '105.00'],
      ['b', '74.50'],
      ['a', '84.50'],
    ]);
    const first = await lines(scene, { limit: 3 });
    const rest = await lines(scene, { limit: 3, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...rest.items].map(({ externalId }) => externalId)).toEqual([
      'dec',
      'early',
      'b',
      'a',
    ]);
    expect(rest.items.map(({ balance }) => formatAmount(balance))).toEqual(['84.50']);
    const loaded = await loadDocumentsForMonth(platform, {
      companyId: scene.companyId,
      ledger: 'cash',
      month: january,
    });
    expect(loaded).toMatchObject([
      { entry: { externalId: 'early' } },
      { entry: { externalId: 'b' } },
      { entry: { externalId: 'a' } },
    ]);
  });

  it('keep every field (B1)', async () => {
    const input = sampleCashEntry({
      externalId: 'full',
      amount: '-12.34',
      number: 'K-1',
      taxRate: '7.00',
      accountNo: '4930',
      taxKey: '9',
      costCenter1: 'A',
      costCenter2: 'B',
      costQuantity: '2.5',
      information: 'Bitte prüfen',
      attachment: attachmentOf(await samplePdf()),
    });
    const [result] = await storeCashEntries(platform, muster.customer, [input]);
    expect(result).toMatchObject({
      kind: 'created',
      entry: {
        amount: -1234,
        number: 'K-1',
        taxRate: '7.00',
        costQuantity: '2.5000',
        information: 'Bitte prüfen',
        sequence: 1,
      },
    });
    const again = await storeCashEntries(platform, muster.customer, [input]);
    expect(again[0]?.kind).toBe('unchanged');
  });

  it('become a new version in their place, move to the end of another day, and stay once sent', async () => {
    const scene = await makeCompany(platform, 'Korrektur GmbH');
    const inputs = ['x', 'y', 'z'].map((externalId) => sampleCashEntry({ externalId }));
    await storeCashEntries(platform, scene.customer, inputs);
    const changed = await storeCashEntries(platform, scene.customer, [{ ...inputs[0], text: 'berichtigt' }]);
    expect(changed[0]).toMatchObject({ kind: 'new_version', entry: { version: 2, sequence: 1 } });
    const moved = await storeCashEntries(platform, scene.customer, [{ ...inputs[0], date: '2026-01-06' }]);
    expect(moved[0]).toMatchObject({ entry: { sequence: 1, date: '2026-01-06' } });
    await platform.db.cashEntryRecord.updateMany({
      where: { companyId: scene.companyId },
      data: { state: 'transferred' },
    });
    expect(
      (await storeCashEntries(platform, scene.customer, [{ ...inputs[1], text: 'zu spät' }]))[0]?.kind,
    ).toBe('conflict');
  });

  it('that arrive at once get different places', async () => {
    const scene = await makeCompany(platform, 'Eile GmbH');
    await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        storeCashEntries(platform, scene.customer, [sampleCashEntry({ externalId: `e${index}` })]),
      ),
    );
    expect((await lines(scene)).items.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
