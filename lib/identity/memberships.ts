import type { Platform } from '@/lib/platform';
import type { Db, Tx } from '@/lib/platform/db';
import { type Actor, type Role, roles, type UserActor } from './actor';
import { recordAudit } from './audit';
import { requirePermission } from './permissions';

export interface MembershipView {
  readonly companyId: string;
  readonly companyName: string;
  readonly role: Role;
  /** The company wants admins to have a second factor, and this one has none: nothing is open to him until he has. */
  readonly lacksSecondFactor: boolean;
}

/** Companies a person may act for, by name. */
export async function listMemberships(platform: Platform, userId: string): Promise<MembershipView[]> {
  const memberships = await platform.db.membership.findMany({
    where: { userId },
    include: {
      company: { select: { name: true, adminsNeedSecondFactor: true } },
      user: { select: { totpEnabledAt: true } },
    },
  });
  return memberships
    .map(({ companyId, company, user, role }) => ({
      companyId,
      companyName: company.name,
      role: readRole(role),
      lacksSecondFactor: role === 'admin' && company.adminsNeedSecondFactor && user.totpEnabledAt === null,
    }))
    .sort((left, right) => left.companyName.localeCompare(right.companyName, 'de'));
}

/** A state column that holds something else is a bug, not a role. */
export function readRole(text: string): Role {
  const role = roles.find((known) => known === text);
  if (!role) throw new Error(`unknown role ${text}`);
  return role;
}

export type ChosenCompany =
  | { readonly kind: 'actor'; readonly actor: UserActor }
  | { readonly kind: 'second_factor_missing' }
  | { readonly kind: 'no_company' };

/**
 * Pure: the person as actor of one company. Without a wish, the first by name. The company switch and every page go through
 * here, so a company named in a cookie is never believed (S1).
 */
export function chooseCompany(
  user: { readonly userId: string; readonly name: string },
  memberships: readonly MembershipView[],
  wantedCompanyId: string | null,
): ChosenCompany {
  const chosen = memberships.find(({ companyId }) => companyId === wantedCompanyId) ?? memberships[0];
  if (!chosen) return { kind: 'no_company' };
  if (chosen.lacksSecondFactor) return { kind: 'second_factor_missing' };
  const { userId, name } = user;
  const { role, companyId } = chosen;
  return { kind: 'actor', actor: { kind: 'user', userId, name, role, companyId } };
}

export interface MemberView {
  readonly membershipId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly since: Date;
}

export async function listMembers(platform: Platform, actor: Actor): Promise<MemberView[]> {
  requirePermission(actor, 'members.read');
  const memberships = await platform.db.membership.findMany({
    where: { companyId: actor.companyId },
    include: { user: { select: { name: true, email: true } } },
    orderBy: { createdAt: 'asc' },
  });
  return memberships.map(({ id, userId, user, role, createdAt }) => ({
    membershipId: id,
    userId,
    name: user.name,
    email: user.email,
    role: readRole(role),
    since: createdAt,
  }));
}

export type ChangeMemberOutcome =
  | { readonly kind: 'changed' }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'last_admin' };

/** Gives a member another role. The last admin keeps his, or nobody could mend the connection any more. */
export async function changeRole(
  platform: Platform,
  actor: Actor,
  input: { readonly membershipId: string; readonly role: Role },
): Promise<ChangeMemberOutcome> {
  requirePermission(actor, 'members.change');
  return platform.db.$transaction(async (tx) => {
    const member = await lockMember(tx, actor.companyId, input.membershipId);
    if (!member) return { kind: 'not_found' };
    if (input.role !== 'admin' && (await isLastAdmin(tx, actor.companyId, member)))
      return { kind: 'last_admin' };
    await tx.membership.update({ where: { id: member.id }, data: { role: input.role } });
    const details = { userId: member.userId, before: member.role, after: input.role };
    await recordAudit(tx, { actor, action: 'member.role_changed', subject: member.id, details });
    return { kind: 'changed' };
  });
}

/** Takes somebody out of the company; his account and his other companies stay. */
export async function removeMember(
  platform: Platform,
  actor: Actor,
  input: { readonly membershipId: string },
): Promise<ChangeMemberOutcome> {
  requirePermission(actor, 'members.change');
  return platform.db.$transaction(async (tx) => {
    const member = await lockMember(tx, actor.companyId, input.membershipId);
    if (!member) return { kind: 'not_found' };
    if (await isLastAdmin(tx, actor.companyId, member)) return { kind: 'last_admin' };
    await tx.membership.delete({ where: { id: member.id } });
    const details = { userId: member.userId, role: member.role };
    await recordAudit(tx, { actor, action: 'member.removed', subject: member.id, details });
    return { kind: 'changed' };
  });
}

/** Locks all memberships of the company: two admins removing each other at once must not both succeed. */
async function lockMember(tx: Tx, companyId: string, membershipId: string) {
  await tx.$queryRaw`SELECT id FROM "Membership" WHERE "companyId" = ${companyId}::uuid ORDER BY id FOR UPDATE`;
  return tx.membership.findFirst({ where: { id: membershipId, companyId } });
}

async function isLastAdmin(
  db: Tx | Db,
  companyId: string,
  member: { readonly role: string },
): Promise<boolean> {
  return (
    member.role === 'admin' && (await db.membership.count({ where: { companyId, role: 'admin' } })) === 1
  );
}
