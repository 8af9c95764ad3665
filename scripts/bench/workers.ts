/**
 * Throughput of eight workers against one: the same number of small transfers, each worker is a process that moves one job at a
 * time. Before the clock starts every worker has moved jobs enough to be at its usual speed (a process that has just begun still
 * translates its program); then it runs from the moment the jobs become due to the last protocol.
 *
 * First at 50 ms an answer, as the target says: eight times as fast, or as much as the machine's cores allow, which follows from
 * the cores that are busy with one worker. Then at answers so slow that few cores are enough for eight: what the product itself
 * loses, by locks and leases, shows there on any machine.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { announceJob } from '@/lib/transfer/store/queues';
import type { CompanyScene } from '@/tests/integration/identity/scene';
import type { WorkerProcess } from '@/tests/integration/operations/worker-process';
import { addInvoice, click, readyCompany } from '@/tests/integration/transfer/scene';
import { busySeconds, cpuSeconds } from './support/cpu';
import { reportRow, say } from './support/report';
import { milliseconds } from './support/timing';
import { type BenchWorld, openBenchWorld, until } from './support/world';

const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '160' },
    slow: { type: 'string', default: '48' },
    warm: { type: 'string', default: '30' },
    workers: { type: 'string', default: '8' },
  },
});
/** Transfers each worker moves before it is measured. */
const warmJobs = Number(values.warm);
const many = Number(values.workers);
const companies = 16;
const farAway = new Date('2999-01-01T00:00:00Z');
const open = { state: { notIn: ['done', 'failed', 'cancelled'] } };

interface Run {
  readonly jobs: number;
  /** Milliseconds. */
  readonly duration: number;
  /** Seconds of CPU of the workers together. */
  readonly cpu: number;
  /** Seconds of CPU of this process, which is DATEV and looks on. */
  readonly datevCpu: number;
  /** Cores at work on the whole machine, of all there are. */
  readonly busyCores: number;
}

async function run(workers: number, jobs: number, latencyMs: number): Promise<Run> {
  const world = await openBenchWorld({ latencyMs: 0 });
  try {
    const owners: CompanyScene[] = [];
    for (let index = 0; index < companies; index += 1) owners.push(await readyCompany(world));
    await lineUp(world, owners, warmJobs * workers);
    const hired: WorkerProcess[] = [];
    for (let index = 0; index < workers; index += 1) hired.push(await world.hire('--concurrency', '1'));
    await release(world);

    // Nobody takes up a click before all of them are there.
    for (const { child } of hired) child.kill('SIGSTOP');
    await lineUp(world, owners, jobs);
    for (const { child } of hired) child.kill('SIGCONT');
    await until(async () =>
      (await Promise.all(hired.map(({ ask }) => ask('/live')))).every(({ status }) => status === 200),
    );
    const cpuOfAll = () => hired.reduce((sum, { child }) => sum + cpuSeconds(child.pid), 0);
    const [cpuBefore, busyBefore, ownBefore] = [cpuOfAll(), busySeconds(), process.cpuUsage()];
    world.datev.misbehaviour.setLatency(latencyMs);
    const start = performance.now();
    await release(world);
    const duration = performance.now() - start;
    const own = process.cpuUsage(ownBefore);
    const cpu = cpuOfAll() - cpuBefore;
    const busyCores = (busySeconds() - busyBefore) / (duration / 1000);
    return { jobs, duration, cpu, datevCpu: (own.user + own.system) / 1e6, busyCores };
  } finally {
    await world.close();
  }
}

/** Clicks that nobody can take up yet. */
async function lineUp(world: BenchWorld, owners: readonly CompanyScene[], count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const company = owners[index % owners.length];
    if (!company) throw new Error('no company');
    await addInvoice(world, company);
    await click(world, company);
    await world.platform.db.transferJob.updateMany({ where: open, data: { nextRunAt: farAway } });
  }
}

/** Lets all of them be due at once, and waits for the last protocol. */
async function release({ platform }: BenchWorld): Promise<void> {
  const count = await platform.db.transferJob.count({ where: open });
  const before = await platform.db.transferJob.count({ where: { state: 'done' } });
  await platform.db.$transaction(async (tx) => {
    await tx.transferJob.updateMany({ where: open, data: { nextRunAt: new Date() } });
    for (let index = 0; index < count; index += 1) await announceJob(platform, tx, null);
  });
  await until(async () => (await platform.db.transferJob.count({ where: open })) === 0, 600_000, 100);
  const arrived = (await platform.db.transferJob.count({ where: { state: 'done' } })) - before;
  if (arrived !== count) throw new Error(`${arrived} of ${count} arrived`);
}

function spent({ jobs, cpu, datevCpu, busyCores }: Run): string {
  const cores = busyCores.toFixed(1).replace('.', ',');
  const each = (seconds: number) => milliseconds((seconds / jobs) * 1000);
  return `je Übertragung ${each(cpu)} CPU der Worker und ${each(datevCpu)} des lokalen DATEV, ${cores} von ${availableParallelism()} Kernen beschäftigt`;
}

await compare(Number(values.jobs), 50);
await compare(Number(values.slow), 400);
process.exit(0);

async function compare(jobs: number, latencyMs: number): Promise<void> {
  const alone = await run(1, jobs, latencyMs);
  say(
    `${latencyMs} ms je Antwort, 1 Worker: ${milliseconds(alone.duration)} für ${jobs} Übertragungen, ${spent(alone)}`,
  );
  const together = await run(many, jobs, latencyMs);
  say(`${latencyMs} ms je Antwort, ${many} Worker: ${milliseconds(together.duration)}, ${spent(together)}`);
  const cores = availableParallelism();
  const best = Math.min(many, cores / alone.busyCores);
  const times = (factor: number) => factor.toFixed(1).replace('.', ',');
  reportRow({
    what: `${many} Worker gegen 1, ${latencyMs} ms je Antwort`,
    measured: `${milliseconds(together.duration)} statt ${milliseconds(alone.duration)}`,
    bound:
      best < many
        ? `${times(best)} × (${cores} Kerne, einer braucht ${times(alone.busyCores)})`
        : `${many} ×`,
    value: alone.duration / together.duration,
    unit: '×',
    target: (6.5 / 8) * best,
    rule: 'least',
    note: `mit ${many}: ${spent(together)}${best < many ? `; für 6,5 × braucht es eine Maschine mit mindestens ${Math.ceil(6.5 * alone.busyCores)} Kernen` : ''}`,
  });
}
