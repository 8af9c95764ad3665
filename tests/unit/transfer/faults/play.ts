import { berlinDay } from '@/lib/bookkeeping/calendar';
import { driveJob } from '@/lib/transfer/drive-job';
import { paceOf } from '@/lib/transfer/poll-schedule';
import type { Built, JobPorts, JobRecord } from '@/lib/transfer/ports';
import { isRevocable, isTerminal } from '@/lib/transfer/state';
import { transition } from '@/lib/transfer/transition';
import { MemoryStore } from './memory-store';
import { seededRandom } from './random';
import { Scheduler, settle } from './scheduler';
import { type Fault, VirtualDatev } from './virtual-datev';

export interface Play {
  readonly seed: number;
  readonly workers: number;
  readonly documents: number;
  /** Chance of a fault per call at DATEV, and of a death per move, while the weather is bad. */
  readonly faultRate: number;
  readonly killRate: number;
  readonly cancelRate: number;
  /** A deliberately broken world, to prove that the harness notices. */
  readonly breakIt?: (ports: JobPorts, store: MemoryStore) => JobPorts;
}

export interface Played {
  readonly seed: number;
  readonly store: MemoryStore;
  readonly datev: VirtualDatev;
  readonly faults: readonly unknown[];
}

const leaseMs = 30_000;
const stormMoves = 120;
const mostMoves = 3_000;
const faults: readonly Fault[] = [
  'refused_connection',
  'busy',
  'lost_request',
  'lost_answer',
  'late',
  'no_right',
];

/** Plays one transfer job through a storm of faults, then through calm weather until nothing moves any more. */
export async function play(input: Play): Promise<Played> {
  const random = seededRandom(input.seed);
  const scheduler = new Scheduler(random);
  let now = Date.parse('2026-02-03T09:00:00Z');
  let isStorm = true;
  const chooseFault = (): Fault =>
    isStorm && random() < input.faultRate ? (faults[Math.floor(random() * faults.length)] ?? 'none') : 'none';
  const pause = (worker: string) => scheduler.pause(worker);
  const clock = () => new Date(now);
  const datev = new VirtualDatev(chooseFault, pause);
  const store = new MemoryStore(
    Array.from({ length: input.documents }, (_, index) => `doc${index}`),
    clock,
    pause,
  );
  const reported: unknown[] = [];
  let workerCount = 0;
  const running = new Set<string>();

  function startWorker(): void {
    const owner = `w${workerCount++}`;
    const lease = store.takeLease(owner, leaseMs);
    if (!lease) return;
    const ports = portsOf(store, datev, owner, clock, random, reported);
    running.add(owner);
    driveJob(input.breakIt?.(ports, store) ?? ports, lease, new AbortController().signal)
      .catch((error: unknown) => reported.push(error))
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
    } else if (!scheduler.isIdle) {
      // Slow processes: a lease may run out while its owner is only late.
      if (isStorm && random() < 0.03) now += leaseMs + 1;
      scheduler.step();
    } else {
      if (isTerminal(store.job.state)) break;
      if (isStuck(store)) {
        if (isForAPerson(store)) break;
        store.job = transition(store.job, { type: 'resumed', at: clock() }, clock());
      }
      now += 20_000;
    }
    if (random() < 0.05 || !isStorm) datev.deliverLate();
    if (isStorm && random() < input.cancelRate && isRevocable(store.job.state)) {
      store.job = transition(store.job, { type: 'cancel_requested', at: clock() }, clock());
    }
  }
  await settle();
  return { seed: input.seed, store, datev, faults: reported };
}

function isStuck(store: MemoryStore): boolean {
  return store.job.hold !== null && store.job.nextRunAt === null;
}

/** Holds that only a person may decide; everything else is tried again. */
function isForAPerson(store: MemoryStore): boolean {
  return store.job.hold === 'outcome_unknown' || store.job.hold === 'status_unknown';
}

function portsOf(
  store: MemoryStore,
  datev: VirtualDatev,
  owner: string,
  clock: () => Date,
  random: () => number,
  reported: unknown[],
): JobPorts {
  return {
    store,
    openDatev: async () => datev.client(owner),
    check: async () => ({
      kind: 'passed',
      day: berlinDay(clock()),
      heldBack: [],
      documentsLeft: store.documentIds.length,
      gets: 1,
    }),
    expect: async () => ({ accountLength: 4, chosenFolder: null, lastFolder: null }),
    build: async () => builtOf(store.documentIds),
    readFile: async () => new Uint8Array(8),
    pace: paceOf('production'),
    uploadParallelism: 3,
    now: clock,
    random,
    reportFault: (_record: JobRecord, _step: string, error: unknown) => reported.push(error),
  };
}

/** One ledger file a document, and document.xml at the end. */
function builtOf(documentIds: readonly string[]): Built {
  return {
    files: [
      ...documentIds.map((id) => ({
        fileName: `${id}.xml`,
        contentType: 'application/xml',
        sha256: id,
        size: 8,
        kind: 'ledger' as const,
      })),
      {
        fileName: 'document.xml',
        contentType: 'application/xml',
        sha256: 'document',
        size: 8,
        kind: 'document_xml' as const,
      },
    ],
    documents: documentIds.map((documentId) => ({
      documentId,
      sentNumber: documentId,
      ledgerFileName: `${documentId}.xml`,
      imageFileNames: [],
      findings: [],
    })),
    heldBack: [],
    packageFinding: null,
  };
}
