import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settleHttpLog } from '@/lib/connection/http-log';
import { readFigures } from '@/lib/operation/figures';
import { createPlatform, type Platform } from '@/lib/platform';
import { runNextJob } from '@/lib/transfer/run-jobs';
import type { Mischief } from '@/sandbox/misbehaviour/misbehaviour';
import type { CompanyScene } from '../identity/scene';
import {
  acceptedNumbers,
  addInvoice,
  click,
  finalisedJobs,
  newWorker,
  onlyJob,
  openTransferScene,
  readyCompany,
  type TransferScene,
  transferRow,
  workUntilQuiet,
} from './scene';

let scene: TransferScene;
const companies: CompanyScene[] = [];
beforeAll(async () => {
  scene = await openTransferScene();
  for (let count = 0; count < 6; count += 1) companies.push(await readyCompany(scene));
});
afterAll(() => scene.close());
beforeEach(async () => {
  await scene.platform.db.transferJob.updateMany({ data: { nextRunAt: null } });
  await scene.platform.db.datevCircuit.deleteMany();
  scene.datev.misbehaviour.clear();
  scene.datev.world.reset('live', 0);
});

let series = 0;

/** One transfer of each company; answers the numbers and the transfers. */
async function oneEach() {
  series += 1;
  const numbers: string[] = [];
  const ids: string[] = [];
  for (const [index, company] of companies.entries()) {
    numbers.push(`T${series}-${index}`);
    await addInvoice(scene, company, { number: `T${series}-${index}` });
    ids.push(await click(scene, company));
  }
  return { numbers, ids };
}

function order(operation: string, mischief: Mischief, times: number | null = null): void {
  scene.datev.misbehaviour.order({ operation, mischief, times });
}

const requests = () => scene.datev.traffic.exchanges().length;

/** Several workers as they are in life: each a process of its own with its own memory. */
async function withWorkers(
  count: number,
  act: (platforms: readonly Platform[]) => Promise<void>,
): Promise<void> {
  const { settings, clock } = scene.platform;
  const options = { service: 'test', role: 'sender', clock, poolSize: 3 } as const;
  const platforms = await Promise.all(Array.from({ length: count }, () => createPlatform(settings, options)));
  try {
    await act(platforms);
  } finally {
    for (const platform of platforms) {
      await settleHttpLog(platform);
      await platform.close();
    }
  }
}

/** Lets the clock run for so long, working on whatever becomes due. */
async function workFor(milliseconds: number): Promise<void> {
  const { platform, clock } = scene;
  const end = clock.now().getTime() + milliseconds;
  while (clock.now().getTime() < end) {
    if (await runNextJob(platform, newWorker())) continue;
    const next = await platform.db.transferJob.findFirst({
      where: { nextRunAt: { not: null } },
      orderBy: { nextRunAt: 'asc' },
    });
    clock.set(
      new Date(Math.min(end, Math.max(next?.nextRunAt?.getTime() ?? end, clock.now().getTime()) + 1)),
    );
  }
}

async function expectAllArrived({ numbers, ids }: { numbers: string[]; ids: string[] }): Promise<void> {
  await workUntilQuiet(scene);
  for (const id of ids) expect((await transferRow(scene, id)).state).toBe('succeeded');
  expect(acceptedNumbers(scene).filter((number) => numbers.includes(number))).toEqual([...numbers].sort());
}

describe('the breaker (T7)', () => {
  async function restJustOver(): Promise<void> {
    const now = scene.clock.now();
    await scene.platform.db.datevCircuit.create({
      data: {
        environment: 'local',
        failures: 8,
        openedAt: new Date(now.getTime() - 60_000),
        openUntil: new Date(now.getTime() - 1),
      },
    });
  }

  it('lets exactly one call of many workers decide when the rest is over; it fails, and all rest on', async () => {
    const all = await oneEach();
    await restJustOver();
    order('*', { kind: 'answer', status: 503 });
    scene.datev.misbehaviour.setLatency(400);
    scene.datev.traffic.clear();
    await withWorkers(companies.length, async (platforms) => {
      await Promise.all(
        platforms.map((platform, index) => runNextJob(platform, newWorker(undefined, `w${index}`))),
      );
    });
    expect(requests()).toBe(1);
    const circuit = await scene.platform.db.datevCircuit.findFirstOrThrow();
    expect(circuit.failures).toBe(9);
    expect(circuit.openUntil?.getTime()).toBeGreaterThan(scene.clock.now().getTime());
    scene.datev.misbehaviour.clear();
    await expectAllArrived(all);
  });

  it('closes for all of them when that one call is answered', async () => {
    const all = await oneEach();
    await restJustOver();
    scene.datev.misbehaviour.setLatency(200);
    scene.datev.traffic.clear();
    await withWorkers(companies.length, async (platforms) => {
      await Promise.all(
        platforms.map((platform, index) => runNextJob(platform, newWorker(undefined, `w${index}`))),
      );
    });
    // The one that asked went on; the others look again two seconds later, when the way is free.
    const created = scene.datev.traffic.countOf('createJob');
    expect(created).toBe(1);
    expect((await scene.platform.db.datevCircuit.findFirstOrThrow()).openUntil).toBeNull();
    scene.datev.misbehaviour.clear();
    await expectAllArrived(all);
  });
});

describe("DATEV's bad days (T7)", { timeout: 120_000 }, () => {
  it('429 with Retry-After: one request, then silence of everybody until then', async () => {
    const all = await oneEach();
    order('createJob', { kind: 'answer', status: 429, retryAfterSeconds: 120 }, 1);
    scene.datev.traffic.clear();
    const began = scene.clock.now().getTime();
    await workFor(119_000);
    expect(requests()).toBe(1);
    await workFor(10_000);
    expect(requests()).toBeGreaterThan(1);
    expect(scene.clock.now().getTime()).toBeGreaterThan(began + 120_000);
    await expectAllArrived(all);
  });

  it('429 without Retry-After: fewer and fewer requests, visibly at rest, then on by itself', async () => {
    const [company] = companies;
    if (!company) throw new Error('no company');
    await addInvoice(scene, company, { number: 'T-429' });
    const id = await click(scene, company);
    order('createJob', { kind: 'answer', status: 429 });
    scene.datev.traffic.clear();
    await workFor(10 * 60_000);
    const patient = requests();
    expect(patient).toBeGreaterThan(3);
    // A loop would have asked thousands of times in ten minutes.
    expect(patient).toBeLessThan(60);
    await workFor(60 * 60_000);
    expect(requests() - patient).toBeLessThan(6 * patient);
    const job = await onlyJob(scene, id);
    expect(['checked', 'planned']).toContain(job.state);
    scene.datev.misbehaviour.clear();
    await expectAllArrived({ numbers: ['T-429'], ids: [id] });
  });

  it('503 for a night of maintenance: a trickle of requests over all companies, nothing lost, and the figures say so', async () => {
    const all = await oneEach();
    order('*', { kind: 'answer', status: 503, bodyForm: 'html' });
    scene.datev.traffic.clear();
    await workFor(20 * 60_000);
    const circuit = (await readFigures(scene.platform)).circuit;
    expect(['open', 'half_open']).toContain(circuit.state);
    await workFor(6 * 60 * 60_000);
    // One call decides every five minutes, whoever it is: 12 an hour for six companies together.
    expect(requests()).toBeLessThan(8 + companies.length + 12 * 6.5);
    await settleHttpLog(scene.platform);
    const { traffic } = await readFigures(scene.platform);
    expect(traffic.hour.errorRatio).toBe(1);
    scene.datev.misbehaviour.clear();
    await expectAllArrived(all);
  });

  it('uploads slower than a lease: the worker keeps its job, and it goes once', async () => {
    const [company] = companies;
    if (!company) throw new Error('no company');
    await addInvoice(scene, company, { number: 'T-SLOW' });
    const id = await click(scene, company);
    scene.datev.misbehaviour.setLatency(2_500, 'uploadFile');
    const slow = { ...newWorker(), leaseSeconds: 1 };
    const hungry = async () => {
      for (let look = 0; look < 8; look += 1) {
        await new Promise((wake) => setTimeout(wake, 300));
        expect(await runNextJob(scene.platform, newWorker(undefined, 'hungry'))).toBe(false);
      }
    };
    await Promise.all([runNextJob(scene.platform, slow), hungry()]);
    expect((await onlyJob(scene, id)).leaseNumber).toBe(1);
    await expectAllArrived({ numbers: ['T-SLOW'], ids: [id] });
    expect(finalisedJobs(scene)).toHaveLength(1);
    expect((await onlyJob(scene, id)).restarts).toBe(0);
  });
});
