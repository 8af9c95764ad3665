import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connectionChangedQueue } from '@/lib/connection/connection-row';
import { createPlatform, type Platform } from '@/lib/platform';
import { livePorts } from '@/lib/transfer/live/live-ports';
import { runJob, sweepDeadLeases } from '@/lib/transfer/run-jobs';
import { takeNextLease } from '@/lib/transfer/store/leases';
import { startHealthServer } from '@/worker/health-server';
import { type RunningWorker, startWorker } from '@/worker/start-worker';
import { connect } from '../connection/scene';
import type { CompanyScene } from '../identity/scene';
import {
  acceptedNumbers,
  addInvoice,
  click,
  onlyJob,
  openTransferScene,
  readyCompany,
  type TransferScene,
  transferRow,
  workUntilQuiet,
} from './scene';

let scene: TransferScene;
let company: CompanyScene;
const running: RunningWorker[] = [];
const platforms: Platform[] = [];
beforeAll(async () => {
  scene = await openTransferScene();
  company = await readyCompany(scene);
});
afterAll(() => scene.close());
afterEach(async () => {
  await Promise.all(running.splice(0).map((worker) => worker.stop()));
  await Promise.all(platforms.splice(0).map((platform) => platform.close()));
  scene.datev.misbehaviour.clear();
});

/** A worker process of its own as far as the database can tell. */
async function hireWorker(): Promise<RunningWorker> {
  const platform = await createPlatform(scene.platform.settings, {
    service: 'worker',
    role: 'worker',
    poolSize: 4,
  });
  platforms.push(platform);
  const worker = await startWorker(platform, { concurrency: 2 });
  running.push(worker);
  return worker;
}

async function until(condition: () => Promise<boolean>, milliseconds = 20_000): Promise<void> {
  const start = performance.now();
  while (performance.now() - start < milliseconds) {
    if (await condition()) return;
    await new Promise((wake) => setTimeout(wake, 20));
  }
  throw new Error('not in time');
}

const isInState = (id: string, state: string) => async () => (await transferRow(scene, id)).state === state;

describe('the worker', () => {
  it('takes a click up at once and brings it to its protocol (T12)', async () => {
    await hireWorker();
    await addInvoice(scene, company, { number: 'WK-1' });
    scene.datev.traffic.clear();
    scene.clock.set(new Date());
    const id = await click(scene, company);
    // A tenth of a second on a quiet machine, as the bench measures it; no schedule would be as soon.
    await until(async () => scene.datev.traffic.exchanges().length > 0, 5_000);
    await until(isInState(id, 'succeeded'));
    expect(acceptedNumbers(scene)).toContain('WK-1');
  });

  it('shares the work with others, each job at one of them (O1)', async () => {
    await Promise.all([hireWorker(), hireWorker(), hireWorker()]);
    scene.clock.set(new Date());
    const ids: string[] = [];
    for (let index = 0; index < 6; index += 1) {
      await addInvoice(scene, company, { number: `WK-S${index}` });
      ids.push(await click(scene, company));
    }
    for (const id of ids) await until(isInState(id, 'succeeded'));
    const numbers = acceptedNumbers(scene).filter((number) => number.startsWith('WK-S'));
    expect(numbers).toEqual(['WK-S0', 'WK-S1', 'WK-S2', 'WK-S3', 'WK-S4', 'WK-S5']);
  });

  it('hands a job back when it is stopped in the middle, and another goes on (O2)', async () => {
    const first = await hireWorker();
    scene.datev.misbehaviour.setLatency(150, 'uploadFile');
    for (let index = 0; index < 10; index += 1) await addInvoice(scene, company, { number: `WK-G${index}` });
    scene.clock.set(new Date());
    const id = await click(scene, company);
    await until(async () => (await onlyJob(scene, id)).state === 'uploading');
    await first.stop();
    const stopped = await onlyJob(scene, id);
    expect(stopped).toMatchObject({ leaseUntil: null, hold: null });
    expect(stopped.files.some(({ state }) => state === 'uploading')).toBe(false);
    scene.datev.misbehaviour.clear();
    await hireWorker();
    await until(isInState(id, 'succeeded'));
    // No new DATEV job was needed: every file knows whether it is there.
    expect(await onlyJob(scene, id)).toMatchObject({ abandoned: [], datevJobId: stopped.datevJobId });
  });

  it('lets held transfers go on when the connection is good again (C6)', async () => {
    await hireWorker();
    scene.datev.world.revokedRights.add('petra-beispiel 455148-1');
    await addInvoice(scene, company, { number: 'WK-P' });
    scene.clock.set(new Date());
    const id = await click(scene, company);
    await until(isInState(id, 'held'));
    scene.datev.world.revokedRights.clear();
    scene.clock.set(new Date());
    await connect(scene, company.admin);
    await until(isInState(id, 'succeeded'));
    expect(connectionChangedQueue).toBe('connection-changed');
  });

  it('tells whether it lives and can work (O2)', async () => {
    const health = await startHealthServer(scene.platform, 0);
    const ask = async (path: string) => (await fetch(`http://localhost:${health.port}${path}`)).status;
    expect([await ask('/live'), await ask('/ready'), await ask('/metrics'), await ask('/x')]).toEqual([
      200, 200, 200, 404,
    ]);
    await health.close();
  });
});

describe('fairness and dead leases', () => {
  it('gives a job away that hangs on something that never answers, however alive its worker is (T5)', async () => {
    const { platform } = scene;
    await addInvoice(scene, company, { number: 'WK-H' });
    scene.clock.set(new Date());
    const id = await click(scene, company);
    const { id: jobId } = await onlyJob(scene, id);
    const deaf = {
      owner: 'deaf',
      signal: new AbortController().signal,
      leaseSeconds: 1,
      stallSeconds: 1,
      ports: (own: Platform) => ({ ...livePorts(own), build: () => new Promise<never>(() => undefined) }),
    };
    expect(await runJob(platform, jobId, deaf)).toBe(true);
    expect(await onlyJob(scene, id)).toMatchObject({ state: 'created', leaseUntil: null });
    await workUntilQuiet(scene);
    expect((await transferRow(scene, id)).state).toBe('succeeded');
  });

  it('serves the company that waited longest, so that many jobs of one delay another by one at most (T7)', async () => {
    const busy = await readyCompany(scene);
    const other = await readyCompany(scene);
    scene.clock.set(new Date());
    for (let index = 0; index < 3; index += 1) {
      await addInvoice(scene, busy, { number: `FB-${index}` });
      await click(scene, busy);
    }
    const first = await takeNextLease(scene.platform, 'one');
    scene.clock.advance(1_000);
    await addInvoice(scene, other, { number: 'FO-1' });
    const late = await click(scene, other);
    const second = await takeNextLease(scene.platform, 'two');
    expect(second?.jobId).toBe((await onlyJob(scene, late)).id);
    expect(first?.jobId).not.toBe(second?.jobId);
  });

  it('finds jobs nobody is at (T5)', async () => {
    scene.clock.advance(60_000);
    expect(await sweepDeadLeases(scene.platform)).toBe(2);
    await scene.platform.db.transferJob.updateMany({ data: { nextRunAt: null } });
    expect(await sweepDeadLeases(scene.platform)).toBe(0);
  });
});
