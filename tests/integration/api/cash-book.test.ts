import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { providePlatform } from '@/app/_server/platform';
import { createTestPlatform, type TestPlatform } from '@/tests/support/platform';
import { sampleCashEntry } from '../documents/samples';
import { type CompanyScene, makeCompany } from '../identity/scene';
import { call } from './client';

let platform: TestPlatform;
let company: CompanyScene;
beforeAll(async () => {
  platform = await createTestPlatform();
  providePlatform(platform);
  company = await makeCompany(platform, 'Kasse GmbH');
});
afterAll(() => platform.close());

const post = (openingBalance: unknown) =>
  call('POST', '/cash-book', { key: company.apiKey, body: { openingBalance } });

describe('the opening balance by API (T4, S4)', () => {
  it('is unknown at first, is set, counts in every balance and can be corrected', async () => {
    const { apiKey: key } = company;
    expect((await call('GET', '/cash-book', { key })).body).toEqual({ openingBalance: null });
    await call('POST', '/cash-entries', { key, body: sampleCashEntry({ amount: '-20.00' }) });
    const balances = async () => {
      const { body } = await call('GET', '/cash-entries', { key });
      return (body.data as { balance: string }[]).map(({ balance }) => balance);
    };
    expect(await balances()).toEqual(['-20.00']);
    expect(await post('150.00')).toMatchObject({ status: 200, body: { openingBalance: '150.00' } });
    expect(await balances()).toEqual(['130.00']);
    expect(await post('160')).toMatchObject({ status: 200, body: { openingBalance: '160.00' } });
    expect((await call('GET', '/cash-book', { key })).body).toEqual({ openingBalance: '160.00' });
    const events = await platform.db.auditEvent.findMany({
      where: { companyId: company.companyId, action: 'cash_book.opening_changed' },
      orderBy: { id: 'asc' },
    });
    expect(events.map(({ details }) => details)).toEqual([
      { before: null, after: 15000 },
      { before: 15000, after: 16000 },
    ]);
  });

  it.each([['-1.00'], ['12,50'], [150], [null]])('%s is refused with its field', async (openingBalance) => {
    const answer = await post(openingBalance);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([{ path: 'openingBalance' }]);
  });
});
