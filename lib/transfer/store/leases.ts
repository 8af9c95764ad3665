import type { Platform } from '@/lib/platform';
import { type Lease, LeaseLost } from '../ports';

/** How long a worker may be silent before another takes its job over, unless it says otherwise itself. */
export const usualLeaseSeconds = 30;

/** Leases run on the database's clock: it is one for all workers, however their machines' clocks differ. */

/**
 * Takes the job that is due and whose company was served longest ago, so that one with many jobs delays another by one
 * job at most (fairness). A job under a living lease is passed over, one under a dead lease is not.
 */
export async function takeNextLease(
  platform: Pick<Platform, 'db' | 'clock'>,
  owner: string,
  leaseSeconds = usualLeaseSeconds,
): Promise<Lease | null> {
  const now = platform.clock.now().toISOString();
  const [taken] = await platform.db.$queryRaw<{ id: string; leaseNumber: number }[]>`
    UPDATE "TransferJob" AS job
    SET "leaseOwner" = ${owner},
        "leaseUntil" = (now() AT TIME ZONE 'UTC') + make_interval(secs => ${leaseSeconds}),
        "leaseNumber" = job."leaseNumber" + 1,
        "leasedAt" = clock_timestamp() AT TIME ZONE 'UTC'
    WHERE job."id" = (
      SELECT due."id" FROM "TransferJob" AS due
      WHERE due."nextRunAt" <= ${now}::timestamp
        AND (due."leaseUntil" IS NULL OR due."leaseUntil" < (now() AT TIME ZONE 'UTC'))
      ORDER BY (
        SELECT max(served."leasedAt") FROM "TransferJob" AS served WHERE served."companyId" = due."companyId"
      ) ASC NULLS FIRST, due."nextRunAt", due."id"
      LIMIT 1
      FOR UPDATE OF due SKIP LOCKED
    )
    RETURNING job."id", job."leaseNumber"`;
  return taken ? { jobId: taken.id, number: taken.leaseNumber, owner } : null;
}

/** The same for one named job; null when it is not due or somebody is at it. */
export async function takeLease(
  platform: Pick<Platform, 'db' | 'clock'>,
  jobId: string,
  owner: string,
  leaseSeconds = usualLeaseSeconds,
): Promise<Lease | null> {
  const now = platform.clock.now().toISOString();
  const [taken] = await platform.db.$queryRaw<{ leaseNumber: number }[]>`
    UPDATE "TransferJob"
    SET "leaseOwner" = ${owner},
        "leaseUntil" = (now() AT TIME ZONE 'UTC') + make_interval(secs => ${leaseSeconds}),
        "leaseNumber" = "leaseNumber" + 1,
        "leasedAt" = clock_timestamp() AT TIME ZONE 'UTC'
    WHERE "id" = ${jobId}::uuid
      AND "nextRunAt" <= ${now}::timestamp
      AND ("leaseUntil" IS NULL OR "leaseUntil" < (now() AT TIME ZONE 'UTC'))
    RETURNING "leaseNumber"`;
  return taken ? { jobId, number: taken.leaseNumber, owner } : null;
}

/** @throws LeaseLost when another worker has taken the job over */
export async function renewLease(
  platform: Pick<Platform, 'db'>,
  lease: Lease,
  leaseSeconds = usualLeaseSeconds,
): Promise<void> {
  const renewed = await platform.db.$executeRaw`
    UPDATE "TransferJob"
    SET "leaseUntil" = (now() AT TIME ZONE 'UTC') + make_interval(secs => ${leaseSeconds})
    WHERE "id" = ${lease.jobId}::uuid AND "leaseNumber" = ${lease.number}`;
  if (renewed === 0) throw new LeaseLost(`lease ${lease.number} of job ${lease.jobId}`);
}

/** Lets the job go; without effect when it belongs to somebody else by now. */
export async function releaseLease(platform: Pick<Platform, 'db'>, lease: Lease): Promise<void> {
  await platform.db.transferJob.updateMany({
    where: { id: lease.jobId, leaseNumber: lease.number },
    data: { leaseOwner: null, leaseUntil: null },
  });
}
