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

  it('tell of the whole product what the database tells, without any worker beside them', async () => {
    const own = await createTestPlatform();
    providePlatform(own);
    try {
      await own.db.datevCircuit.create({
        data: {
          environment: own.settings.datev.environment,
          failures: 8,
          openUntil: new Date(Date.now() + 60_000),
          openedAt: new Date(),
        },
      });
      await own.db.httpLogEntry.createMany({
        data: [200, 200, 200, 503].map((status) => ({
          at: new Date(),
          operation: 'getJobStatus',
          method: 'GET',
          url: 'https://datev.test',
          requestHeaders: {},
          status,
          durationMs: 5,
        })),
      });
      const scrape = async () => (await ask(`Bearer ${metricsToken(own.settings.authSecret)}`)).text();
      const [first, second] = await Promise.all([scrape(), scrape()]);
      for (const text of [first, second]) {
        expect(text).toMatch(/^belegbote_datev_circuit_open 1$/m);
        expect(text).toMatch(/^belegbote_datev_error_ratio\{window="1h"\} 0\.25$/m);
        expect(text).toMatch(/^belegbote_waiting_jobs 0$/m);
      }
    } finally {
      providePlatform(platform);
      await own.close();
    }
  });
});
