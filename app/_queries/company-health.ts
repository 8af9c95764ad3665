import { type ConnectionDescription, describeConnection } from '@/lib/connection/describe-connection';
import { type OperatorActor, systemActor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';

/** How one company's way to DATEV stands. No documents, no people's data (U1). */
export interface CompanyHealth {
  readonly companyId: string;
  readonly name: string;
  readonly connection: ConnectionDescription;
  readonly openJobs: number;
  readonly heldJobs: number;
  readonly lastTransferAt: Date | null;
}

/** All companies by name, with their connection and what waits. */
export async function companyHealth(platform: Platform, operator: OperatorActor): Promise<CompanyHealth[]> {
  requirePermission(operator, 'company_health.read');
  const isOpen = { state: { notIn: ['done', 'cancelled', 'failed'] } };
  const [companies, open, held, last] = await Promise.all([
    platform.db.company.findMany({ orderBy: { name: 'asc' }, select: { id: true, name: true } }),
    platform.db.transferJob.groupBy({ by: ['companyId'], where: isOpen, _count: true }),
    platform.db.transferJob.groupBy({
      by: ['companyId'],
      where: { ...isOpen, hold: { not: null } },
      _count: true,
    }),
    platform.db.transfer.groupBy({ by: ['companyId'], _max: { requestedAt: true } }),
  ]);
  const countIn = (groups: readonly { companyId: string; _count: number }[], id: string) =>
    groups.find(({ companyId }) => companyId === id)?._count ?? 0;
  return Promise.all(
    companies.map(async ({ id, name }) => ({
      companyId: id,
      name,
      connection: await describeConnection(platform, { actor: systemActor(id) }),
      openJobs: countIn(open, id),
      heldJobs: countIn(held, id),
      lastTransferAt: last.find(({ companyId }) => companyId === id)?._max.requestedAt ?? null,
    })),
  );
}
