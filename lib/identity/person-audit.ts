import type { OnlyTx } from '@/lib/platform/db';
import type { PersonAction } from './audit-actions';

/**
 * An account belongs to a person, not to a company, and yet every company he works in must see what happened to it (S4): one
 * entry for each of them, and one without a company for somebody who is in none. In the transaction of the change.
 * @param by who did it: the person, or the product for an operator's command
 */
export async function recordPersonAudit(
  tx: OnlyTx,
  person: { readonly userId: string; readonly name: string },
  action: PersonAction,
  by: 'person' | 'product' = 'person',
): Promise<void> {
  const memberships = await tx.membership.findMany({
    where: { userId: person.userId },
    select: { companyId: true },
  });
  const companyIds = memberships.length > 0 ? memberships.map(({ companyId }) => companyId) : [null];
  await tx.auditEvent.createMany({
    data: companyIds.map((companyId) => ({
      ...(by === 'person'
        ? { actorKind: 'user', actorId: person.userId, actorName: person.name }
        : { actorKind: 'system', actorName: 'Belegbote' }),
      companyId,
      action,
      subject: person.userId,
      details: {},
    })),
  });
}
