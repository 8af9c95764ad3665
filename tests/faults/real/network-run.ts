import { type FaultyProxy, startFaultyProxy } from '@/tests/support/faulty-proxy';
import { seededRandom } from '../schedules/random';
import { startWorkerProcess } from './herd';
import { type Inspection, inspect } from './inspect';
import { hireCustomers } from './work';
import { openRealWorld, type RealWorld } from './world';

export interface NetworkRun {
  readonly serverUrl: string;
  readonly seed: number;
  readonly workers: number;
  readonly transfers: number;
  /** Chance of mischief for each piece of data between workers and DATEV. */
  readonly datevRate: number;
  /** The same between workers and PostgreSQL. */
  readonly databaseRate: number;
  /** How long the weather stays bad, unless everything has ended before. */
  readonly stormMs: number;
}

export interface NetworkReport extends Inspection {
  readonly transfers: number;
  readonly restarts: number;
  /** Worker processes that ended by themselves; none may. */
  readonly endedWorkers: number;
  readonly atDatev: string;
  readonly atDatabase: string;
  readonly seconds: number;
}

const patienceMs = 300_000;
const leaseSeconds = 3;

/** Transfers over connections that swallow, delay, truncate and reset; then over good ones until all is quiet (T5). */
export async function runNetwork(run: NetworkRun): Promise<NetworkReport> {
  const world = await openRealWorld({ serverUrl: run.serverUrl, latencyMs: 5, processingMs: 100 });
  const random = seededRandom(run.seed);
  const began = performance.now();
  const proxies: FaultyProxy[] = [];
  const between = async (url: URL) => {
    const proxy = await startFaultyProxy({ host: '127.0.0.1', port: Number(url.port), random });
    proxies.push(proxy);
    return proxy;
  };
  const datev = await between(new URL(world.datev.apiUrl));
  const database = await between(new URL(world.environment['DATABASE_URL'] ?? ''));
  const environment = {
    ...world.environment,
    DATEV_API_URL: through(world.datev.apiUrl, datev),
    DATABASE_URL: through(world.environment['DATABASE_URL'] ?? '', database),
  };
  try {
    const customers = await hireCustomers(world, 4);
    const herd = await Promise.all(
      Array.from({ length: run.workers }, () =>
        startWorkerProcess({ environment, leaseSeconds, concurrency: 4 }),
      ),
    );
    datev.setRate(run.datevRate);
    database.setRate(run.databaseRate);
    for (let count = 0; count < run.transfers; count += 1) await customers.click();
    await quiet(world, async () => 0, run.stormMs);
    for (const proxy of proxies) proxy.setRate(0);
    await quiet(world, () => customers.retryHeld(), patienceMs);
    const endedWorkers = herd.filter((one) => one.hasEnded()).length;
    await Promise.all(herd.map((one) => one.dismiss()));
    const { _sum, _count } = await world.platform.db.transferJob.aggregate({
      _sum: { restarts: true },
      _count: true,
    });
    return {
      ...(await inspect(world)),
      transfers: _count,
      restarts: _sum.restarts ?? 0,
      endedWorkers,
      atDatev: struckText(datev),
      atDatabase: struckText(database),
      seconds: (performance.now() - began) / 1000,
    };
  } finally {
    await Promise.all(proxies.map((proxy) => proxy.close()));
    await world.close();
  }
}

function through(address: string, proxy: FaultyProxy): string {
  const url = new URL(address);
  url.port = String(proxy.port);
  return url.href;
}

/** Waits until every job has ended or waits for somebody; whatever does is tried again. */
async function quiet(world: RealWorld, retry: () => Promise<number>, patience: number): Promise<void> {
  const { db } = world.platform;
  const end = performance.now() + patience;
  while (performance.now() < end) {
    const open = await db.transferJob.count({ where: { state: { notIn: ['done', 'cancelled', 'failed'] } } });
    if (open === 0) return;
    const moving = await db.transferJob.count({ where: { nextRunAt: { not: null } } });
    if (moving === 0 && (await retry()) === 0) return;
    await new Promise((wake) => setTimeout(wake, 200));
  }
}

function struckText({ struck }: FaultyProxy): string {
  return [...struck].map(([kind, times]) => `${times} × ${kind}`).join(', ') || 'nothing';
}
