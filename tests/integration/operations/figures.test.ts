import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { berlinDay } from '@/lib/bookkeeping/calendar';
import { settleHttpLog } from '@/lib/connection/http-log';
import { NotPermitted } from '@/lib/identity/permissions';
import { describeOperation } from '@/lib/operation/figures';
import { readTrafficDays } from '@/lib/operation/traffic';
import { type CompanyScene, operator } from '../identity/scene';
import {
  addInvoice,
  click,
  january,
  openTransferScene,
  readyCompany,
  type TransferScene,
  workUntilQuiet,
} from '../transfer/scene';

let scene: TransferScene;
let company: CompanyScene;
beforeAll(async () => {
  scene = await openTransferScene();
  company = await readyCompany(scene);
});
afterAll(() => scene.close());

async function figures() {
  await settleHttpLog(scene.platform);
  return await describeOperation(scene.platform, { actor: operator });
}

describe("the operator's figures (O2)", () => {
  it('tell what waits, the GETs a job has cost (T8), and the share of failed requests (T7)', async () => {
    await addInvoice(scene, company, { number: 'FIG-1' });
    await click(scene, company);
    expect(await figures()).toMatchObject({
      jobs: [{ name: 'planned', count: 1 }],
      waitingJobs: { count: 1 },
      circuit: { state: 'closed' },
      connections: [{ name: 'connected', count: 1 }],
      gets: { jobs: 0, average: 0 },
    });
    await workUntilQuiet(scene);
    const done = await figures();
    expect(done).toMatchObject({ jobs: [], waitingJobs: { count: 0 }, gets: { jobs: 1 } });
    expect(done.gets.average).toBeLessThanOrEqual(3);
    expect(done.gets.worst).toBe(done.gets.gets);
    expect(done.traffic.day.errorRatio).toBe(0);

    // What the page shows of days and jobs (T8): the same numbers, and whose they are.
    const [job] = done.costlyJobs;
    expect(done.costlyJobs).toMatchObject([
      { ledger: 'accounts_receivable', month: january, gets: done.gets.gets },
    ]);
    const transferJob = await scene.platform.db.transferJob.findUniqueOrThrow({
      where: { id: job?.jobId ?? '' },
    });
    expect(transferJob.companyId).toBe(company.companyId);
    expect(done.days).toMatchObject([{ day: berlinDay(scene.clock.now()), failed: 0 }]);
    expect(done.days[0]?.gets).toBeGreaterThanOrEqual(done.gets.gets);

    const { requests } = done.traffic.day;
    const [before] = await readTrafficDays(scene.platform, 30);
    const refusals = Array.from({ length: 5 }, () => ({ status: 503 }));
    await scene.platform.db.httpLogEntry.createMany({
      data: [...refusals, { status: null }].map(({ status }) => ({
        at: scene.clock.now(),
        operation: 'getJobStatus',
        method: 'GET',
        url: 'https://datev.test',
        requestHeaders: {},
        status,
        durationMs: 5,
      })),
    });
    const { traffic } = await figures();
    expect(traffic.day).toMatchObject({ requests: requests + 6, failed: 6, errorRatio: 6 / (requests + 6) });
    const [today] = await readTrafficDays(scene.platform, 30);
    expect(today).toMatchObject({ requests: requests + 6, failed: 6, gets: (before?.gets ?? 0) + 6 });
  });

  it('show an open breaker, and one that waits for the next call (T7)', async () => {
    const { db, settings, clock } = scene.platform;
    const { environment } = settings.datev;
    const openUntil = new Date(clock.now().getTime() + 60_000);
    await db.datevCircuit.upsert({
      where: { environment },
      create: { environment, failures: 9, openUntil, openedAt: clock.now() },
      update: { failures: 9, openUntil },
    });
    expect((await figures()).circuit).toMatchObject({ state: 'open', failures: 9 });
    scene.clock.advance(61_000);
    expect((await figures()).circuit.state).toBe('half_open');
  });

  it('are for operators only (U1)', async () => {
    await expect(describeOperation(scene.platform, { actor: company.admin as never })).rejects.toThrow(
      NotPermitted,
    );
  });
});
