/**
 * GETs per job over a simulated month of 200 companies that transfer every day (T8). The real steps and decisions of
 * lib/transfer run on rows in memory with a clock that is moved from one due instant to the next; the check is shared by a
 * company's jobs of a day as lib/connection shares it. What is assumed is DATEV: how long it processes a job, which nobody
 * publishes, and that one answer in a hundred gets lost. `--seed N` repeats a run.
 */
import { parseArgs } from 'node:util';
import { berlinDay } from '@/lib/bookkeeping/calendar';
import type { DxsoClient, DxsoResult } from '@/lib/datev/dxso/types';
import { driveJob } from '@/lib/transfer/drive-job';
import { paceOf } from '@/lib/transfer/poll-schedule';
import type { JobPorts } from '@/lib/transfer/ports';
import { isTerminal } from '@/lib/transfer/state';
import { MemoryStore } from '@/tests/faults/schedules/memory-store';
import { seededRandom } from '@/tests/faults/schedules/random';
import { reportRow, say } from './support/report';

const { values } = parseArgs({ options: { seed: { type: 'string', default: '7' } } });

const companies = 200;
const days = 30;
const dayMs = 24 * 60 * 60 * 1000;
const start = Date.parse('2026-03-01T08:00:00Z');
const lostAnswers = 0.01;

interface Month {
  readonly jobs: number;
  readonly gets: number;
  readonly worst: number;
  readonly undecided: number;
}

/** @param median seconds DATEV takes for half of the jobs; one in twenty takes more than five times as long */
async function month(median: number, jobsADay: (random: () => number) => number): Promise<Month> {
  const random = seededRandom(Number(values.seed));
  let jobs = 0;
  let gets = 0;
  let worst = 0;
  let undecided = 0;
  for (let company = 0; company < companies; company += 1) {
    for (let day = 0; day < days; day += 1) {
      const checkedOn = new Set<string>();
      const clicks = jobsADay(random);
      for (let click = 0; click < clicks; click += 1) {
        const at = start + day * dayMs + Math.floor(random() * 9 * 60 * 60 * 1000);
        const cost = await transfer(at, processingTime(median, random), random, checkedOn);
        jobs += 1;
        gets += cost.gets;
        worst = Math.max(worst, cost.gets);
        if (!cost.isDone) undecided += 1;
      }
    }
  }
  return { jobs, gets, worst, undecided };
}

/** Log-normal: many short ones, few very long ones. Milliseconds. */
function processingTime(median: number, random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return 1_000 * median * Math.exp(normal);
}

/** One job from click to result. */
async function transfer(
  at: number,
  processingMs: number,
  random: () => number,
  checkedOn: Set<string>,
): Promise<{ gets: number; isDone: boolean }> {
  let now = at;
  const clock = () => new Date(now);
  const store = new MemoryStore(['document'], clock, async () => undefined);
  const datev = new SlowDatev(clock, processingMs, () => random() < lostAnswers);
  const ports: JobPorts = {
    store,
    openDatev: async () => datev.client,
    check: async () => {
      const day = berlinDay(clock());
      const isKnown = checkedOn.has(day);
      checkedOn.add(day);
      return { kind: 'passed', day, heldBack: [], documentsLeft: 1, gets: isKnown ? 0 : 1 };
    },
    expect: async () => ({ accountLength: 4, chosenFolder: null, lastFolder: null }),
    build: async () => oneDocument,
    readFile: async () => new Uint8Array(8),
    pace: paceOf('production'),
    uploadParallelism: 3,
    now: clock,
    random,
    reportFault: (_record, step, error) => {
      throw new Error(`step ${step}`, { cause: error });
    },
  };
  for (let turn = 0; turn < 100 && !isTerminal(store.job.state); turn += 1) {
    const lease = store.takeLease('w', 1);
    if (lease) await driveJob(ports, lease, new AbortController().signal);
    if (lease) store.release(lease);
    if (store.job.nextRunAt === null) break;
    now = Math.max(now + 1, store.job.nextRunAt.getTime());
  }
  return { gets: store.job.getCount, isDone: store.job.state === 'done' };
}

const file = {
  fileName: 'a.xml',
  contentType: 'application/xml',
  sha256: 'a',
  size: 8,
  kind: 'ledger',
} as const;
const oneDocument = {
  files: [file],
  documents: [
    { documentId: 'document', sentNumber: '1', ledgerFileName: 'a.xml', imageFileNames: [], findings: [] },
  ],
  heldBack: [],
  packageFinding: null,
};

const ok = <T>(value: T): DxsoResult<T> => ({ kind: 'ok', value, raw: '', httpStatus: 200 });
const unclear: DxsoResult<never> = { kind: 'unclear', reason: 'time-out', httpStatus: null };

/** DATEV that takes its time. */
class SlowDatev {
  private finalisedAt: number | null = null;
  private created = 0;

  constructor(
    private readonly clock: () => Date,
    private readonly processingMs: number,
    private readonly isLost: () => boolean,
  ) {}

  readonly client: DxsoClient = {
    getClientBasics: () => Promise.reject(new Error('the check is counted elsewhere')),
    createJob: async () => {
      this.created += 1;
      const id = `D${this.created}`;
      return ok({ id, accountLength: 4, ledgerFolderNames: ['Ausgangsrechnungen'], cashLedgerNames: [] });
    },
    uploadFile: async () => (this.isLost() ? unclear : ok(null)),
    finaliseJob: async () => {
      this.finalisedAt ??= this.clock().getTime();
      return this.isLost() ? unclear : ok(null);
    },
    getJobStatus: async (_client, id) => (this.isLost() ? unclear : ok({ id, status: this.status() })),
    getProtocolEntries: async () => (this.isLost() ? unclear : ok([])),
    deleteJob: async () => ok(null),
  };

  private status(): number {
    if (this.finalisedAt === null) return 0;
    return this.clock().getTime() - this.finalisedAt >= this.processingMs ? 2 : 1;
  }
}

/** Most days one or two ledgers; a shop with a cash book has three. */
const usual = (random: () => number) => 1 + Math.floor(random() * 3);
const once = () => 1;

const assumed = 20;
const measured = await month(assumed, usual);
for (const median of [5, assumed, 60, 180, 600]) {
  const many = await month(median, usual);
  const single = await month(median, once);
  const words = (result: Month) => `${(result.gets / result.jobs).toFixed(2)} (höchstens ${result.worst})`;
  say(
    `DATEV braucht im Mittel ${median} s: 1–3 Aufträge am Tag ${words(many)}, einer am Tag ${words(single)}`,
  );
}
reportRow({
  what: 'GETs je Auftrag, ein Monat mit 200 Firmen',
  measured: `${measured.gets} GETs, ${measured.jobs} Aufträge`,
  bound: `schlimmster ${measured.worst} (≤ 10)`,
  value: measured.gets / measured.jobs,
  unit: 'GETs',
  target: 3,
  note: `angenommen: 1–3 Aufträge je Firma und Tag, DATEV braucht für die Hälfte ${assumed} s; ohne Ergebnis ${measured.undecided}`,
});
