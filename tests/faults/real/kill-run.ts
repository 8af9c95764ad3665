import { seededRandom } from '../schedules/random';
import { startWorkerProcess, type WorkerProcess } from './herd';
import { type Inspection, inspect } from './inspect';
import { type Customers, hireCustomers } from './work';
import { openRealWorld, type RealWorld } from './world';

export interface KillRun {
  readonly serverUrl: string;
  readonly seed: number;
  /** Worker processes at the same time. */
  readonly workers: number;
  /** So many die at a boundary nobody has died at before, or a few more that died at the same moment; fewer when none is left. */
  readonly boundaryKills: number;
  /** Each of them passes up to so many new boundaries first; 0 visits them one after the other. */
  readonly mostSkipped?: number;
  /** So many are killed at any moment. */
  readonly randomKills: number;
  /** So many are frozen for longer than their lease and wake up believing in it. */
  readonly freezes: number;
  /** The workers that die break a rule on purpose; then there must be complaints. */
  readonly isBroken?: boolean;
  readonly report?: (line: string) => void;
}

export interface KillReport extends Inspection {
  readonly boundaries: readonly string[];
  readonly randomKills: number;
  readonly freezes: number;
  readonly transfers: number;
  readonly restarts: number;
  readonly seconds: number;
}

const leaseSeconds = 3;
const latencyMs = 40;
const patienceMs = 180_000;

const wait = (milliseconds: number) => new Promise<void>((wake) => setTimeout(wake, milliseconds));

/** Kills worker processes by SIGKILL while customers click, lets the rest finish, and looks at what is left (T5). */
export async function runKills(run: KillRun): Promise<KillReport> {
  const world = await openRealWorld({ serverUrl: run.serverUrl, latencyMs, processingMs: 200 });
  const began = performance.now();
  try {
    const customers = await hireCustomers(world, 3);
    const boundaries = await dieAtBoundaries(run, world, customers);
    await dieAtRandom(run, world, customers);
    await finish(run, world, customers);
    const { _sum, _count } = await world.platform.db.transferJob.aggregate({
      _sum: { restarts: true },
      _count: true,
    });
    return {
      ...(await inspect(world)),
      boundaries,
      randomKills: run.randomKills,
      freezes: run.freezes,
      transfers: _count,
      restarts: _sum.restarts ?? 0,
      seconds: (performance.now() - began) / 1000,
    };
  } finally {
    await world.close();
  }
}

/** Keeps so many jobs open that every worker finds one at once. */
async function keepBusy(world: RealWorld, customers: Customers, workers: number): Promise<void> {
  const open = await world.platform.db.transferJob.count({
    where: { state: { notIn: ['done', 'cancelled', 'failed'] }, hold: null },
  });
  for (let missing = 2 * workers + 2 - open; missing > 0; missing -= 1) await customers.click();
}

/** Every new worker ends itself at the first boundary nobody has died at; those who find none work on. */
async function dieAtBoundaries(run: KillRun, world: RealWorld, customers: Customers): Promise<string[]> {
  const survived = new Set<string>();
  const random = seededRandom(run.seed);
  const skip = () => Math.floor(random() * ((run.mostSkipped ?? 0) + 1));
  const options = { environment: world.environment, leaseSeconds, isBroken: run.isBroken ?? false };
  let herd: WorkerProcess[] = [];
  let quietSince = performance.now();
  while (survived.size < run.boundaryKills && performance.now() - quietSince < 20_000) {
    await keepBusy(world, customers, run.workers);
    for (const dead of herd.filter((one) => one.hasEnded())) {
      const boundary = dead.diedAt();
      if (boundary !== null) survived.add(boundary);
      if (boundary !== null) run.report?.(`  ${survived.size} ${boundary}`);
      quietSince = performance.now();
    }
    herd = herd.filter((one) => !one.hasEnded());
    while (herd.length < run.workers) {
      herd.push(await startWorkerProcess(options, { survived, skip: skip() }));
    }
    await wait(50);
  }
  await Promise.all(herd.map((one) => one.kill()));
  return [...survived];
}

/** Kills or freezes any worker at any moment of its work. */
async function dieAtRandom(run: KillRun, world: RealWorld, customers: Customers): Promise<void> {
  const random = seededRandom(run.seed);
  const options = { environment: world.environment, leaseSeconds, concurrency: 2 };
  const acts = [
    ...Array.from({ length: run.randomKills }, () => 'kill' as const),
    ...Array.from({ length: run.freezes }, () => 'freeze' as const),
  ]
    .map((act) => ({ act, order: random() }))
    .sort((left, right) => left.order - right.order);
  const herd: WorkerProcess[] = [];
  const thawing: Promise<void>[] = [];
  for (const { act } of acts) {
    await keepBusy(world, customers, run.workers);
    while (herd.length < run.workers) herd.push(await startWorkerProcess(options));
    await wait(50 + random() * 900);
    const index = Math.floor(random() * herd.length);
    const victim = herd[index];
    if (!victim) continue;
    if (act === 'kill') {
      await victim.kill();
      herd.splice(index, 1);
    } else thawing.push(victim.freeze((leaseSeconds + 1.5) * 1000));
  }
  await Promise.all(thawing);
  await Promise.all(herd.map((one) => one.kill()));
}

/** Healthy workers bring home what is left; what waits for a person is tried again as a person would. */
async function finish(run: KillRun, world: RealWorld, customers: Customers): Promise<void> {
  const options = { environment: world.environment, leaseSeconds, concurrency: 4 };
  const herd = await Promise.all(Array.from({ length: run.workers }, () => startWorkerProcess(options)));
  const began = performance.now();
  while (performance.now() - began < patienceMs) {
    const open = await world.platform.db.transferJob.count({
      where: { state: { notIn: ['done', 'cancelled', 'failed'] } },
    });
    if (open === 0) break;
    const moving = await world.platform.db.transferJob.count({ where: { nextRunAt: { not: null } } });
    // What nobody can decide but a person stays held, visibly.
    if (moving === 0 && (await customers.retryHeld()) === 0) break;
    await wait(200);
  }
  await Promise.all(herd.map((one) => one.dismiss()));
}
