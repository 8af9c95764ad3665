import type { Platform } from '@/lib/platform';
import type { Actor } from '../actor';
import { recordAudit } from '../audit';
import { requirePermission } from '../permissions';

export interface SecondFactorPolicy {
  /** Admins of the company work with a second factor only. */
  readonly isDemanded: boolean;
  /** Admins who have none, by name: they would be kept out until they have one. */
  readonly adminsWithout: readonly string[];
}

export async function readSecondFactorPolicy({ db }: Platform, actor: Actor): Promise<SecondFactorPolicy> {
  requirePermission(actor, 'members.read');
  const { adminsNeedSecondFactor, memberships } = await db.company.findUniqueOrThrow({
    where: { id: actor.companyId },
    select: {
      adminsNeedSecondFactor: true,
      memberships: {
        where: { role: 'admin', user: { totpEnabledAt: null, disabledAt: null } },
        select: { user: { select: { name: true } } },
      },
    },
  });
  return { isDemanded: adminsNeedSecondFactor, adminsWithout: memberships.map(({ user }) => user.name) };
}

export type ChangePolicyOutcome =
  | { readonly kind: 'changed' }
  /** Whoever demands it of others has one himself, or he would be the first to be kept out. */
  | { readonly kind: 'own_missing' };

/** Demands a second factor of the company's admins, or no longer does. Holds from their next click on. */
export async function changeSecondFactorPolicy(
  platform: Platform,
  actor: Actor,
  input: { readonly isDemanded: boolean },
): Promise<ChangePolicyOutcome> {
  requirePermission(actor, 'members.change');
  const { isDemanded } = input;
  return platform.db.$transaction(async (tx) => {
    if (isDemanded && actor.kind === 'user') {
      const own = await tx.user.findUniqueOrThrow({ where: { id: actor.userId } });
      if (own.totpEnabledAt === null) return { kind: 'own_missing' };
    }
    const { count } = await tx.company.updateMany({
      where: { id: actor.companyId, adminsNeedSecondFactor: !isDemanded },
      data: { adminsNeedSecondFactor: isDemanded },
    });
    if (count === 1) {
      const action = isDemanded ? 'company.second_factor_demanded' : 'company.second_factor_optional';
      await recordAudit(tx, { actor, action, subject: actor.companyId });
    }
    return { kind: 'changed' };
  });
}
