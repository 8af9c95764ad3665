import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { providePlatform } from '@/app/_server/platform';
import { inviteMember } from '@/lib/identity/invitations';
import { createTestPlatform, movableClock, type TestPlatform } from '@/tests/support/platform';
import { type CompanyScene, makeCompany } from '../identity/scene';
import { call } from './client';

let platform: TestPlatform;
let company: CompanyScene;
beforeAll(async () => {
  platform = await createTestPlatform({ clock: movableClock(new Date('2026-02-05T10:00:00Z')) });
  providePlatform(platform);
  company = await makeCompany(platform, 'Muster GmbH');
});
afterAll(() => platform.close());

describe('limits of docs/limits.md that need a database', () => {
  it('1,001 cash entries in one request are refused and nothing is stored', async () => {
    const body = Array.from({ length: 1_001 }, (_, index) => ({
      externalId: `kasse_${index}`,
      date: '2026-01-05',
      amount: '1.00',
      text: 'Einlage',
    }));
    const answer = await call('POST', '/cash-entries', { key: company.apiKey, body });
    expect(answer.status).toBe(422);
    expect(await platform.db.cashEntryRecord.count()).toBe(0);
  });

  it('the thirty-first invitation within an hour has to wait (S3)', async () => {
    const invite = (index: number) =>
      inviteMember(platform, company.admin, {
        email: `person${index}@belegbote.test`,
        name: 'Person',
        role: 'customer',
        language: 'de',
      });
    for (let index = 0; index < 30; index += 1) expect((await invite(index)).kind).toBe('invited');
    expect(await invite(30)).toEqual({ kind: 'too_many' });
  });
});
