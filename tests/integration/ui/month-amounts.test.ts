import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { monthAmounts } from '@/app/_queries/month-amounts';
import { storeCashEntries } from '@/lib/documents/store-cash-entries';
import { storeInvoices } from '@/lib/documents/store-invoices';
import { createTestPlatform, type TestPlatform } from '@/tests/support/platform';
import { sampleCashEntry, sampleInvoice } from '../documents/samples';
import { makeCompany } from '../identity/scene';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await createTestPlatform();
});
afterAll(() => platform.close());

const invoice = (externalId: string, amount: string, changes: Record<string, unknown> = {}) =>
  sampleInvoice({
    externalId,
    number: externalId,
    grossAmount: amount,
    positions: [{ grossAmount: amount, taxRate: '19.00', taxCase: 'domestic' }],
    ...changes,
  });

describe('the amounts of the start page', () => {
  it('are the own company’s, per month, ledger, state and currency, credit notes subtracted (U4, U1)', async () => {
    const muster = await makeCompany(platform, 'Muster GmbH');
    const other = await makeCompany(platform, 'Andere AG');
    await storeInvoices(platform, muster.customer, [
      invoice('A-1', '1309.00'),
      invoice('A-2', '-9.01'),
      invoice('A-3', '50.00', { currency: 'CHF', exchangeRate: '0.9400' }),
      invoice('A-4', '20.00'),
    ]);
    await storeInvoices(platform, other.customer, [invoice('B-1', '777.00')]);
    await storeCashEntries(platform, muster.customer, [
      sampleCashEntry({ externalId: 'c1', amount: '100.00' }),
      sampleCashEntry({ externalId: 'c2', amount: '-30.50' }),
    ]);
    await platform.db.invoice.updateMany({
      where: { companyId: muster.companyId, number: 'A-4' },
      data: { state: 'refused' },
    });

    const field = { month: '2026-01', ledger: 'accounts_receivable', state: 'open' };
    const amounts = await monthAmounts(platform, muster.customer);
    expect(amounts).toHaveLength(4);
    expect(amounts).toEqual(
      expect.arrayContaining([
        { ...field, currency: 'EUR', cents: 129_999 },
        { ...field, currency: 'CHF', cents: 5000 },
        { ...field, state: 'refused', currency: 'EUR', cents: 2000 },
        { ...field, ledger: 'cash', currency: 'EUR', cents: 6950 },
      ]),
    );
  });
});
