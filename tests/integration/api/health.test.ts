import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metricsToken } from '@/app/_server/metrics-access';
import { providePlatform } from '@/app/_server/platform';
import { GET as live } from '@/app/api/health/live/route';
import { GET as ready } from '@/app/api/health/ready/route';
import { GET as metrics } from '@/app/api/metrics/route';
import { createTestPlatform, type TestPlatform } from '@/tests/support/platform';

let platform: TestPlatform;

beforeAll(async () => {
  platform = await createTestPlatform();
  providePlatform(platform);
});
afterAll(() => platform.close());

const ask = (authorization?: string) =>
  metrics(new Request('http://localhost/api/metrics', { headers: authorization ? { authorization } : {} }));

describe('health (O2)', () => {
  it('is live without anything, and ready with its database', async () => {
    expect(await live().json()).toEqual({ status: 'live' });
    const answer = await ready();
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ready' }]);
  });

  it('is not ready when the database does not answer, and says no more than that', async () => {
    const broken = {
      ...platform,
      db: new Proxy(platform.db, { get: () => () => Promise.reject(new Error('no route to 10.0.0.5')) }),
    };
    providePlatform(broken);
    const answer = await ready();
    expect([answer.status, await answer.text()]).toEqual([503, '{"status":"not_ready"}']);
    providePlatform(platform);
  });
});

describe('metrics (O2)', () => {
  it('are for whoever has the token', async () => {
    const token = metricsToken(platform.settings.authSecret);
    const answer = await ask(`Bearer ${token}`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('belegbote_transfer_jobs');
    for (const wrong of [
      undefined,
      'Bearer',
      `Bearer ${'0'.repeat(64)}`,
      `Bearer ${platform.settings.authSecret}`,
      token,
    ]) {
      expect((await ask(wrong)).status).toBe(401);
    }
  });
});
