import { driveJob } from '@/lib/transfer/drive-job';
import type { JobPorts } from '@/lib/transfer/ports';
import { isRevocable, isTerminal, waitsForPerson } from '@/lib/transfer/state';
import { transition } from '@/lib/transfer/transition';
import { DatabaseGone, MemoryStore } from './memory-store';
import { playedPorts } from './played-ports';
import { seededRandom } from './random';
import { Scheduler, settle } from './scheduler';
import { Tally } from './tally';
import { type Fault, VirtualDatev } from './virtual-datev';

export interface Play {
  readonly seed: number;
  readonly workers: number;
  readonly documents: number;
  /** Chance of a fault per call at DATEV, and of a death per move, while the weather is bad. */
  readonly faultRate: number;
  readonly killRate: number;
  readonly cancelRate: number;
  /** Chance per touch that the connection to the database breaks, before or after the commit. */
  readonly databaseRate?: number;
  /** A deliberately broken world, to prove that the harness notices. */
  readonly breakIt?: (ports: JobPorts, store: MemoryStore) => JobPorts;
}

export interface Played {
  readonly seed: number;
  readonly store: MemoryStore;
  readonly datev: VirtualDatev;
  /** Errors of the steps that nobody ordered. */
  readonly faults: readonly unknown[];
  readonly tally: Tally;
}

const leaseMs = 30_000;
const stormMoves = 120;
const mostMoves = 3_000;
const longPauseMs = 21 * 60 * 60 * 1000;
const faults: readonly Fault[] = [
  'refused_connection',
  'busy',
  'lost_request',
  'lost_answer',
  'late',
  'twice',
  'no_right',
];

/** Plays one transfer job through a storm of faults, then through calm weather until nothing moves any more. */
export async function play(input: Play): Promise<Played> {
  const random = seededRandom(input.seed);
  const scheduler = new Scheduler(random);
  const tally = new Tally();
  let now = Date.parse('2026-02-03T09:00:00Z');
  let isStorm = true;
  /** Counts what happens; `chance` only while the weather is bad. */
  const happens = (name: string, chance: number): boolean => {
    const does = isStorm && random() < chance;
    if (does) tally.add(name);
    return does;
  };
  const chooseFault = (): Fault => {
    if (!isStorm || random() >= input.faultRate) return 'none';
    const fault = faults[Math.floor(random() * faults.length)] ?? 'none';
    tally.add(`DATEV: ${fault}`);
    return fault;
  };
  const pause = (worker: string) => scheduler.pause(worker);
  const clock = () => new Date(now);
  const datev = new VirtualDatev(chooseFault, pause);
  const store = new MemoryStore(
    Array.from({ length: input.documents }, (_, index) => `doc${index}`),
    clock,
    pause,
    () => happens('database gone', input.databaseRate ?? 0),
  );
  const reported: unknown[] = [];
  const report = (error: unknown) => {
    if (!(error instanceof DatabaseGone)) reported.push(error);
  };
  let workerCount = 0;
  const running = new Set<string>();

  function startWorker(): void {
    const owner = `w${workerCount++}`;
    const lease = store.takeLease(owner, leaseMs);
    if (!lease) return;
    const ports = playedPorts({ store, datev, owner, clock, random, chooseFault, report });
    running.add(owner);
    driveJob(input.breakIt?.(ports, store) ?? ports, lease, new AbortController().signal)
      .then((left) => left === null && tally.add('lease lost'), report)
      .finally(() => {
        store.release(lease);
        running.delete(owner);
      });
  }

  for (let move = 0; move < mostMoves; move += 1) {
    isStorm = move < stormMoves;
    if (running.size < input.workers) startWorker();
    await settle();
    if (isStorm && random() < input.killRate) {
      const victim = scheduler.kill();
      if (victim) running.delete(victim);
      if (victim) tally.add('killed');
    } else if (!scheduler.isIdle) {
      // Slow processes: a lease may run out while its owner is only late.
      if (happens('lease overslept', 0.03)) now += leaseMs + 1;
      scheduler.step();
    } else {
      if (isTerminal(store.job.state)) break;
      if (isStuck(store)) {
        if (isForAPerson(store)) break;
        store.job = transition(store.job, { type: 'resumed', at: clock() }, clock());
      }
      now += happens('nobody worked for a day', 0.01) ? longPauseMs : 20_000;
    }
    if (random() < 0.05 || !isStorm) datev.deliverLate();
    if (isRevocable(store.job.state) && happens('cancelled by a person', input.cancelRate)) {
      store.job = transition(store.job, { type: 'cancel_requested', at: clock() }, clock());
    }
  }
  await settle();
  tally.add('DATEV jobs', datev.jobs.size);
  tally.add(`end: ${store.job.hold ?? store.job.state}`);
  return { seed: input.seed, store, datev, faults: reported, tally };
}

function isStuck(store: MemoryStore): boolean {
  return store.job.hold !== null && store.job.nextRunAt === null;
}

/** Holds that only a person may decide; everything else is tried again. */
function isForAPerson(store: MemoryStore): boolean {
  return waitsForPerson(store.job);
}
