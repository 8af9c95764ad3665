import type { OnlyTx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import type { PersonAction } from './audit-actions';

/**
 * An account belongs to a person, not to a company, and yet every company he works in must see what happened to it (S4): one
 * entry for each of them, and one without a company for somebody who is in none. In the transaction of the change.
 */
export async function recordPersonAudit(
  tx: OnlyTx,
  person: { readonly userId: string; readonly name: string },
  action: PersonAction,
  details: Prisma.InputJsonObject = {},
): Promise<void> {
  const memberships = await tx.membership.findMany({
    where: { userId: person.userId },
    select: { companyId: true },
  });
  const companyIds = memberships.length > 0 ? memberships.map(({ companyId }) => companyId) : [null];
  await tx.auditEvent.createMany({
    data: companyIds.map((companyId) => ({
      companyId,
      actorKind: 'user',
      actorId: person.userId,
      actorName: person.name,
      action,
      subject: person.userId,
      details,
    })),
  });
}
