/**
 * Throughput of eight workers against one: the same number of small transfers of as many companies, DATEV takes 50 ms for an
 * answer, each worker is a process that moves one job at a time. The clock runs from the moment the jobs become due to the last
 * protocol; starting the processes is not counted.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { announceJob } from '@/lib/transfer/store/queues';
import type { WorkerProcess } from '@/tests/integration/operations/worker-process';
import { addInvoice, click, readyCompany } from '@/tests/integration/transfer/scene';
import { busySeconds, cpuSeconds } from './support/cpu';
import { reportRow, say } from './support/report';
import { milliseconds } from './support/timing';
import { type BenchWorld, openBenchWorld, until } from './support/world';

const { values } = parseArgs({ options: { jobs: { type: 'string', default: '96' } } });
const jobs = Number(values.jobs);
const farAway = new Date('2999-01-01T00:00:00Z');

interface Run {
  /** Milliseconds. */
  readonly duration: number;
  /** Seconds of CPU of the workers together. */
  readonly cpu: number;
  /** Cores at work on the whole machine, of all there are. */
  readonly busyCores: number;
}

async function run(workers: number): Promise<Run> {
  const world = await openBenchWorld({ latencyMs: 50 });
  try {
    await lineUp(world);
    const hired: WorkerProcess[] = [];
    for (let index = 0; index < workers; index += 1) hired.push(await world.hire('--concurrency', '1'));
    const cpuOfAll = () => hired.reduce((sum, { child }) => sum + cpuSeconds(child.pid), 0);
    const [cpuBefore, busyBefore] = [cpuOfAll(), busySeconds()];
    const start = performance.now();
    await release(world);
    const open = { state: { notIn: ['done', 'failed', 'cancelled'] } };
    await until(async () => (await world.platform.db.transferJob.count({ where: open })) === 0, 600_000, 100);
    const duration = performance.now() - start;
    const cpu = cpuOfAll() - cpuBefore;
    const busyCores = (busySeconds() - busyBefore) / (duration / 1000);
    const arrived = await world.platform.db.transferJob.count({ where: { state: 'done' } });
    if (arrived !== jobs) throw new Error(`${arrived} of ${jobs} arrived`);
    return { duration, cpu, busyCores };
  } finally {
    await world.close();
  }
}

/** Clicks that nobody can take up yet. */
async function lineUp(world: BenchWorld): Promise<void> {
  for (let index = 0; index < jobs; index += 1) {
    const company = await readyCompany(world);
    await addInvoice(world, company);
    await click(world, company);
    await world.platform.db.transferJob.updateMany({ data: { nextRunAt: farAway } });
  }
}

async function release({ platform }: BenchWorld): Promise<void> {
  await platform.db.$transaction(async (tx) => {
    await tx.transferJob.updateMany({ data: { nextRunAt: new Date() } });
    for (let index = 0; index < jobs; index += 1) await announceJob(platform, tx, null);
  });
}

function spent({ cpu, busyCores }: Run): string {
  const cores = busyCores.toFixed(1).replace('.', ',');
  return `${milliseconds((cpu / jobs) * 1000)} CPU des Workers je Übertragung, ${cores} von ${availableParallelism()} Kernen beschäftigt`;
}

const alone = await run(1);
say(`1 Worker: ${milliseconds(alone.duration)} für ${jobs} Übertragungen, ${spent(alone)}`);
const together = await run(8);
say(`8 Worker: ${milliseconds(together.duration)}, ${spent(together)}`);
reportRow({
  what: `8 Worker gegen 1, ${jobs} Übertragungen`,
  measured: milliseconds(together.duration),
  bound: `${milliseconds(alone.duration)} mit einem`,
  value: alone.duration / together.duration,
  unit: '×',
  target: 6.5,
  rule: 'least',
  note: `mit acht ${spent(together)}; sind alle Kerne beschäftigt, misst diese Zeile die Maschine`,
});
process.exit(0);
