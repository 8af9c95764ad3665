import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import type { Invitation } from '@/lib/platform/generated/prisma/client';
import type { Role } from './actor';
import { recordAudit } from './audit';
import { readRole } from './memberships';
import { isTokenShaped, tokenHash } from './one-time-token';
import { hashPassword, type PasswordProblem, passwordProblem } from './password';
import type { SignedInUser } from './sessions';

export interface InvitationToAnswer {
  readonly companyName: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly invitedBy: string;
  /** The address has an account: its owner accepts, signed in. Otherwise accepting makes one. */
  readonly hasAccount: boolean;
}

/** What an invitation says to whoever has its link; null: answered, withdrawn, too old, or never made. */
export async function readInvitation(platform: Platform, token: string): Promise<InvitationToAnswer | null> {
  const invitation = await findInvitation(platform, token);
  if (!invitation) return null;
  const { email, name, role, company } = invitation;
  const account = await platform.db.user.findUnique({ where: { email }, select: { id: true } });
  return {
    companyName: company.name,
    email,
    name,
    role: readRole(role),
    invitedBy: inviterName(invitation.invitedBy),
    hasAccount: account !== null,
  };
}

function inviterName(record: unknown): string {
  return typeof record === 'object' && record !== null && 'name' in record ? String(record.name) : '';
}

export type AcceptOutcome =
  | { readonly kind: 'accepted'; readonly companyId: string }
  | { readonly kind: 'gone' }
  /** The address got an account meanwhile, or had none after all: read the invitation again. */
  | { readonly kind: 'changed_meanwhile' }
  /** Signed in as somebody else. */
  | { readonly kind: 'other_person' }
  | { readonly kind: 'refused'; readonly problem: PasswordProblem };

/** Accepts for an address without an account: makes one. */
export async function acceptWithNewAccount(
  platform: Platform,
  input: { readonly token: string; readonly name: string; readonly password: string },
): Promise<AcceptOutcome> {
  const invitation = await findInvitation(platform, input.token);
  if (!invitation) return { kind: 'gone' };
  const { email, locale } = invitation;
  const problem = passwordProblem(input.password, email);
  if (problem) return { kind: 'refused', problem };
  const passwordHash = await hashPassword(input.password);
  return unlessGone(platform, async (tx) => {
    const [user] = await tx.user.createManyAndReturn({
      data: [{ email, name: input.name, passwordHash, locale, createdAt: platform.clock.now() }],
      skipDuplicates: true,
      select: { id: true, name: true },
    });
    if (!user) return { kind: 'changed_meanwhile' };
    return join(platform, tx, invitation, { userId: user.id, name: user.name });
  });
}

/** Accepts for an address that has an account: only its owner can, signed in. */
export async function acceptWithAccount(
  platform: Platform,
  user: SignedInUser,
  input: { readonly token: string },
): Promise<AcceptOutcome> {
  const invitation = await findInvitation(platform, input.token);
  if (!invitation) return { kind: 'gone' };
  if (invitation.email !== user.email) return { kind: 'other_person' };
  return unlessGone(platform, (tx) => join(platform, tx, invitation, user));
}

class InvitationGone extends Error {
  override readonly name = 'InvitationGone';
}

/** Answered twice at once: the second transaction is undone, with the account it may have made. */
async function unlessGone({ db }: Platform, act: (tx: Tx) => Promise<AcceptOutcome>): Promise<AcceptOutcome> {
  try {
    return await db.$transaction(act);
  } catch (cause) {
    if (cause instanceof InvitationGone) return { kind: 'gone' };
    throw cause;
  }
}

async function join(
  { clock }: Platform,
  tx: Tx,
  invitation: Invitation,
  person: { readonly userId: string; readonly name: string },
): Promise<AcceptOutcome> {
  const now = clock.now();
  const { companyId } = invitation;
  const { userId, name } = person;
  const { count } = await tx.invitation.updateMany({
    where: { id: invitation.id, acceptedAt: null, withdrawnAt: null, expiresAt: { gt: now } },
    data: { acceptedAt: now, acceptedByUserId: userId },
  });
  if (count === 0) throw new InvitationGone();
  const role = readRole(invitation.role);
  const [member] = await tx.membership.createManyAndReturn({
    data: [{ userId, companyId, role, createdAt: now }],
    skipDuplicates: true,
    select: { id: true },
  });
  if (member) {
    const actor = { kind: 'user', userId, name, role, companyId } as const;
    const details = { userId, role, invitationId: invitation.id };
    await recordAudit(tx, { actor, action: 'member.joined', subject: member.id, details });
  }
  return { kind: 'accepted', companyId };
}

async function findInvitation({ db, clock }: Platform, token: string) {
  if (!isTokenShaped(token)) return null;
  const invitation = await db.invitation.findUnique({
    where: { tokenHash: tokenHash(token) },
    include: { company: { select: { name: true } } },
  });
  if (!invitation || invitation.acceptedAt || invitation.withdrawnAt) return null;
  return invitation.expiresAt > clock.now() ? invitation : null;
}
