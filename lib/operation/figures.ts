import { connectionChangedQueue } from '@/lib/connection/connection-row';
import type { OperatorActor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import { type CircuitState, circuitState } from '@/lib/transfer/circuit';
import { countJobsByState } from '@/lib/transfer/count-jobs';
import { jobDueQueue } from '@/lib/transfer/store/queues';
import { type GetBudget, readGetBudget, readTraffic, type Traffic } from './traffic';

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

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** The operator's page. */
export async function describeOperation(
  platform: Platform,
  input: { readonly actor: OperatorActor },
): Promise<OperationFigures> {
  requirePermission(input.actor, 'company_health.read');
  return await readFigures(platform);
}

/** The same for the metrics of every process. */
export async function readFigures(platform: Platform): Promise<OperationFigures> {
  const [jobs, waitingJobs, queues, circuit, hour, day, gets, connections, notices] = await Promise.all([
    countJobsByState(platform),
    readWaitingJobs(platform),
    readQueues(platform),
    readCircuit(platform),
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

async function readCircuit({ db, settings, clock }: Platform): Promise<OperationFigures['circuit']> {
  const { environment } = settings.datev;
  const row = await db.datevCircuit.findUnique({ where: { environment } });
  if (!row) return { state: 'closed', failures: 0, openUntil: null };
  const { failures, openUntil } = row;
  return { state: circuitState(row, clock.now()), failures, openUntil };
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
