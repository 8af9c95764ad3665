import type { UserActor } from '@/lib/identity/actor';
import type { MembershipView } from '@/lib/identity/memberships';

/** A Berater with the companies he advises; everything in this room is confined to them (S1). */
export interface AdviserScope {
  readonly userId: string;
  readonly name: string;
  /** By name. */
  readonly companies: readonly { readonly companyId: string; readonly companyName: string }[];
}

/** Pure: the person as Berater; null where no company has him as one. */
export function adviserScope(
  user: { readonly userId: string; readonly name: string },
  memberships: readonly MembershipView[],
): AdviserScope | null {
  const companies = memberships
    .filter(({ role, lacksSecondFactor }) => role === 'adviser' && !lacksSecondFactor)
    .map(({ companyId, companyName }) => ({ companyId, companyName }));
  const { userId, name } = user;
  return companies.length > 0 ? { userId, name, companies } : null;
}

/** The Berater as actor of each of his companies, in their order. */
export function actorsOf({ userId, name, companies }: AdviserScope): UserActor[] {
  return companies.map(({ companyId }) => ({ kind: 'user', userId, name, role: 'adviser', companyId }));
}

/** The Berater acting for one of his companies; null for any other. */
export function adviserOf(scope: AdviserScope, companyId: string): UserActor | null {
  return actorsOf(scope).find((actor) => actor.companyId === companyId) ?? null;
}
