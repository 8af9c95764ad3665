import type { OnlyTx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

/** What a person did to his own account, or proved to be allowed to do. */
export type PersonAction =
  | 'account.password_changed'
  | 'account.password_reset'
  | 'account.second_factor_enabled'
  | 'account.second_factor_disabled'
  | 'account.recovery_codes_replaced'
  | 'account.recovery_code_used';

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
