import { z } from 'zod';
import type { UserActor } from '@/lib/identity/actor';
import type { MembershipView } from '@/lib/identity/memberships';
import type { Platform } from '@/lib/platform';

/**
 * The person as actor of the company that has this transfer, whichever company he has chosen: a Berater reads the protocols of
 * all of his. The search itself is confined to his companies, so an id of another one finds nothing (S1).
 * @returns null: none of his companies has it, or the one that has wants a second factor he lacks
 */
export async function actorOfTransfer(
  { db }: Pick<Platform, 'db'>,
  user: { readonly userId: string; readonly name: string },
  memberships: readonly MembershipView[],
  transferId: string,
): Promise<UserActor | null> {
  if (!z.uuid().safeParse(transferId).success) return null;
  const open = memberships.filter(({ lacksSecondFactor }) => !lacksSecondFactor);
  const transfer = await db.transfer.findFirst({
    where: { id: transferId, companyId: { in: open.map(({ companyId }) => companyId) } },
    select: { companyId: true },
  });
  const membership = open.find(({ companyId }) => companyId === transfer?.companyId);
  if (!membership) return null;
  const { userId, name } = user;
  const { role, companyId } = membership;
  return { kind: 'user', userId, name, role, companyId };
}
