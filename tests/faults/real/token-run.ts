import type { TokenCounts } from '@/sandbox/sign-in/token-store';
import { addInvoice, click, readyCompany } from '@/tests/integration/transfer/scene';
import { startWorkerProcess } from './herd';
import { type Inspection, inspect } from './inspect';
import { openRealWorld, type RealWorld } from './world';

export interface TokenReport extends Inspection {
  /** Transfers that were at DATEV at the same time when the token ended. */
  readonly underWay: number;
  /** What DATEV counted from that moment on. */
  readonly tokens: TokenCounts;
  /** Requests DATEV refused because of the token. */
  readonly refusals: number;
  readonly grantsEnded: number;
}

const patienceMs = 120_000;

/** Many transfers of one company in several processes while DATEV lets their access token end (C7). */
export async function runTokens(run: {
  readonly serverUrl: string;
  readonly workers: number;
  readonly transfers: number;
}): Promise<TokenReport> {
  const world = await openRealWorld({ serverUrl: run.serverUrl, latencyMs: 150, processingMs: 100 });
  const { datev } = world;
  const { tokens } = datev.signIn;
  try {
    const company = await readyCompany(world);
    for (let index = 0; index < run.transfers; index += 1) {
      await click(world, company, { documentIds: [await addInvoice(world, company)] });
    }
    const before = { ...tokens.counts };
    const options = {
      environment: world.environment,
      concurrency: Math.ceil(run.transfers / run.workers),
      leaseSeconds: 30,
    };
    const herd = await Promise.all(Array.from({ length: run.workers }, () => startWorkerProcess(options)));
    await until(async () => (await leased(world)) === run.transfers && uploadsOf(world) > 0);
    const underWay = await leased(world);
    datev.traffic.clear();
    tokens.expireNow('AccessToken');
    await until(async () => (await open(world)) === 0);
    await Promise.all(herd.map((one) => one.dismiss()));
    return {
      ...(await inspect(world)),
      underWay,
      tokens: difference(tokens.counts, before),
      refusals: datev.traffic.exchanges().filter(({ status }) => status === 401).length,
      grantsEnded: [...tokens.grants.values()].filter(({ endedBecause }) => endedBecause !== null).length,
    };
  } finally {
    await world.close();
  }
}

function leased({ platform }: RealWorld): Promise<number> {
  return platform.db.transferJob.count({ where: { leaseUntil: { not: null } } });
}

function open({ platform }: RealWorld): Promise<number> {
  return platform.db.transferJob.count({ where: { state: { notIn: ['done', 'cancelled', 'failed'] } } });
}

function uploadsOf({ datev }: RealWorld): number {
  return datev.traffic.countOf('uploadFile');
}

function difference(after: TokenCounts, before: TokenCounts): TokenCounts {
  const names = Object.keys(after) as (keyof TokenCounts)[];
  return Object.fromEntries(
    names.map((name) => [name, after[name] - before[name]]),
  ) as unknown as TokenCounts;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error('not in time');
    await new Promise((wake) => setTimeout(wake, 25));
  }
}
