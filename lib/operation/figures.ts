import { connectionChangedQueue } from '@/lib/connection/connection-row';
import type { OperatorActor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { CircuitState } from '@/lib/transfer/circuit';
import { countJobsByState } from '@/lib/transfer/count-jobs';
import { describeCircuit } from '@/lib/transfer/store/circuit-store';
import { jobDueQueue } from '@/lib/transfer/store/queues';
import {
  type CostlyJob,
  type GetBudget,
  readCostlyJobs,
  readGetBudget,
  readTraffic,
  readTrafficDays,
  type Traffic,
  type TrafficDay,
} from './traffic';

export interface Count {
  readonly name: string;
  readonly count: number;
}

/** How the whole product stands, over all companies and processes (O2, U1). */
export interface OperationFigures {
  /** Jobs that have not ended; `held:…` names the reason. */
  readonly jobs: readonly Count[];
  /** Jobs that could be worked on and nobody is at. */
  readonly waitingJobs: { readonly count: number; readonly longestMs: number };
  /** Messages in the queues. Only hints: the tables say what is due. */
  readonly queues: readonly Count[];
  readonly circuit: {
    readonly state: CircuitState;
    readonly failures: number;
    readonly openUntil: Date | null;
  };
  readonly traffic: { readonly hour: Traffic; readonly day: Traffic };
  /** Jobs DATEV took in the last thirty days. */
  readonly gets: GetBudget;
  readonly connections: readonly Count[];
  /** Mails by state. */
  readonly notices: readonly Count[];
}

/** What only the page shows: the metrics of a process need no history. */
export interface OperationView extends OperationFigures {
  /** The last two weeks, the newest day first. */
  readonly days: readonly TrafficDay[];
  /** Jobs of thirty days with the most GETs. */
  readonly costlyJobs: readonly CostlyJob[];
}

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** The operator's page. */
export async function describeOperation(
  platform: Platform,
  input: { readonly actor: OperatorActor },
): Promise<OperationView> {
  requirePermission(input.actor, 'company_health.read');
  const [figures, days, costlyJobs] = await Promise.all([
    readFigures(platform),
    readTrafficDays(platform, 13),
    readCostlyJobs(platform, 30 * dayMs, 10),
  ]);
  return { ...figures, days, costlyJobs };
}

/** The same for the metrics of every process. */
export async function readFigures(platform: Platform): Promise<OperationFigures> {
  const [jobs, waitingJobs, queues, circuit, hour, day, gets, connections, notices] = await Promise.all([
    countJobsByState(platform),
    readWaitingJobs(platform),
    readQueues(platform),
    describeCircuit(platform),
    readTraffic(platform, hourMs),
    readTraffic(platform, dayMs),
    readGetBudget(platform, 30 * dayMs),
    platform.db.connection.groupBy({ by: ['state'], _count: true }),
    platform.db.notice.groupBy({ by: ['state'], _count: true }),
  ]);
  return {
    jobs: jobs.map(({ state, count }) => ({ name: state, count })),
    waitingJobs,
    queues,
    circuit,
    traffic: { hour, day },
    gets,
    connections: connections.map(({ state, _count }) => ({ name: state, count: _count })),
    notices: notices.map(({ state, _count }) => ({ name: state, count: _count })),
  };
}

async function readWaitingJobs({ db, clock }: Platform): Promise<OperationFigures['waitingJobs']> {
  const now = clock.now().toISOString();
  const [row] = await db.$queryRaw<{ count: number; longestMs: number }[]>`
    SELECT count(*)::int AS count,
           coalesce(extract(epoch FROM ${now}::timestamp - min("nextRunAt")) * 1000, 0)::float8 AS "longestMs"
    FROM "TransferJob"
    WHERE "nextRunAt" <= ${now}::timestamp
      AND ("leaseUntil" IS NULL OR "leaseUntil" < (now() AT TIME ZONE 'UTC'))`;
  return row ?? { count: 0, longestMs: 0 };
}

async function readQueues({ queue }: Platform): Promise<Count[]> {
  const names = [jobDueQueue, connectionChangedQueue];
  return await Promise.all(names.map(async (name) => ({ name, count: await queue.size(name) })));
}
