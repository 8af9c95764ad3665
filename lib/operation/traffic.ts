import { type AccountingMonth, berlinDay, type IsoDate } from '@/lib/bookkeeping/calendar';
import { companyNames } from '@/lib/identity/companies';
import type { Platform } from '@/lib/platform';

/** Requests to DATEV in a window of time, over all companies and processes. */
export interface Traffic {
  readonly requests: number;
  /** 4xx, 5xx and requests without an answer. */
  readonly failed: number;
  /** `failed / requests`; 0 without any. DATEV expects less than 0.1 (T7). */
  readonly errorRatio: number;
}

/** Reads the technical log, which all processes write (P6). */
export async function readTraffic(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  windowMs: number,
): Promise<Traffic> {
  const since = new Date(clock.now().getTime() - windowMs).toISOString();
  const [row] = await db.$queryRaw<{ requests: number; failed: number }[]>`
    SELECT count(*)::int AS requests,
           (count(*) FILTER (WHERE "status" IS NULL OR "status" >= 400))::int AS failed
    FROM "HttpLogEntry" WHERE "at" >= ${since}::timestamp`;
  const { requests, failed } = row ?? { requests: 0, failed: 0 };
  return { requests, failed, errorRatio: requests === 0 ? 0 : failed / requests };
}

/** GETs that jobs have cost (T8). */
export interface GetBudget {
  /** Jobs DATEV took in the window. */
  readonly jobs: number;
  readonly gets: number;
  /** At most 6 are allowed. */
  readonly average: number;
  /** At most 10 are allowed. */
  readonly worst: number;
}

/** Checks, polls and protocols of the jobs finalised in a window; a daily check counts at the job that made it. */
export async function readGetBudget(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  windowMs: number,
): Promise<GetBudget> {
  const since = new Date(clock.now().getTime() - windowMs);
  const { _count, _sum, _max } = await db.transferJob.aggregate({
    where: { finalisedAt: { gte: since } },
    _count: true,
    _sum: { getCount: true },
    _max: { getCount: true },
  });
  const gets = _sum.getCount ?? 0;
  return { jobs: _count, gets, average: _count === 0 ? 0 : gets / _count, worst: _max.getCount ?? 0 };
}

/** Requests of one German calendar day, GETs of the interface apart (T8). */
export interface TrafficDay {
  readonly day: IsoDate;
  readonly requests: number;
  readonly gets: number;
  readonly failed: number;
}

const getOperations = ['getClientBasics', 'getJobStatus', 'getProtocolEntries'];

/** The last days that had any traffic, newest first. */
export async function readTrafficDays(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  days: number,
): Promise<TrafficDay[]> {
  const since = new Date(clock.now().getTime() - days * 24 * 60 * 60 * 1000);
  const oldest = `${berlinDay(since)}`;
  return await db.$queryRaw<TrafficDay[]>`
    SELECT to_char("at" AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD') AS day,
           count(*)::int AS requests,
           (count(*) FILTER (WHERE "operation" = ANY(${getOperations})))::int AS gets,
           (count(*) FILTER (WHERE "status" IS NULL OR "status" >= 400))::int AS failed
    FROM "HttpLogEntry"
    WHERE "at" >= (${oldest}::date::timestamp AT TIME ZONE 'Europe/Berlin' AT TIME ZONE 'UTC')
    GROUP BY 1 ORDER BY 1 DESC`;
}

/** A job and the GETs it has cost (T8). */
export interface CostlyJob extends Pick<GetBudget, 'gets'> {
  readonly jobId: string;
  readonly companyName: string;
  readonly ledger: string;
  readonly month: AccountingMonth;
}

/** The jobs of a window that have cost the most GETs, finalised or not, the worst first. */
export async function readCostlyJobs(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  windowMs: number,
  most: number,
): Promise<CostlyJob[]> {
  const rows = await db.transferJob.findMany({
    where: { createdAt: { gte: new Date(clock.now().getTime() - windowMs) }, getCount: { gt: 0 } },
    orderBy: [{ getCount: 'desc' }, { createdAt: 'desc' }],
    take: most,
    select: { id: true, companyId: true, ledger: true, accountingMonth: true, getCount: true },
  });
  const names = await companyNames(
    { db },
    rows.map(({ companyId }) => companyId),
  );
  return rows.map(({ id, companyId, ledger, accountingMonth, getCount }) => ({
    jobId: id,
    companyName: names.get(companyId) ?? '',
    ledger,
    month: accountingMonth as AccountingMonth,
    gets: getCount,
  }));
}
