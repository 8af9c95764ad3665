import { randomBytes } from 'node:crypto';
import type { Platform } from '@/lib/platform';
import type { Role, SystemActor } from './actor';
import { askPassword, type PasswordRefusal } from './ask-password';
import { recordAudit } from './audit';
import { hashPassword, type PasswordProblem, passwordProblem } from './password';
import { recordPersonAudit } from './person-audit';
import { endOtherSessions, type SignedInUser } from './sessions';
import { normaliseEmail } from './sign-in';

export interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly isOperator?: boolean;
  readonly locale?: 'de' | 'en';
}

/** Creates an account without any company. For seeds, set-up and `addMember`; the e-mail must be unused. */
export async function createUser(platform: Platform, input: NewUser): Promise<{ readonly id: string }> {
  return platform.db.user.create({
    data: {
      email: normaliseEmail(input.email),
      name: input.name,
      passwordHash: await hashPassword(input.password),
      isOperator: input.isOperator ?? false,
      locale: input.locale ?? 'de',
      createdAt: platform.clock.now(),
    },
    select: { id: true },
  });
}

export type AddMemberOutcome =
  | { readonly kind: 'added'; readonly userId: string }
  | { readonly kind: 'already_member' };

/**
 * Makes somebody a member without asking him, for set-up and tests. People invite each other (`inviteMember`). An account made
 * here has a password that nobody knows: its owner sets one by "Passwort vergessen?".
 */
export async function addMember(
  platform: Platform,
  actor: SystemActor,
  input: { readonly email: string; readonly name: string; readonly role: Role },
): Promise<AddMemberOutcome> {
  const email = normaliseEmail(input.email);
  const passwordHash = await hashPassword(randomBytes(24).toString('base64url'));
  return platform.db.$transaction(async (tx) => {
    const known = await tx.user.findUnique({ where: { email }, select: { id: true } });
    const user =
      known ??
      (await tx.user.create({ data: { email, name: input.name, passwordHash }, select: { id: true } }));
    const where = { userId_companyId: { userId: user.id, companyId: actor.companyId } };
    if (await tx.membership.findUnique({ where })) return { kind: 'already_member' };
    const member = await tx.membership.create({
      data: { userId: user.id, companyId: actor.companyId, role: input.role },
    });
    const details = { userId: user.id, role: input.role };
    await recordAudit(tx, { actor, action: 'member.added', subject: member.id, details });
    return { kind: 'added', userId: user.id };
  });
}

export type ChangePasswordOutcome =
  | { readonly kind: 'changed' }
  | PasswordRefusal
  | { readonly kind: 'refused'; readonly problem: PasswordProblem };

/** A new password ends every other session of the person: whoever had the old one is out. */
export async function changePassword(
  platform: Platform,
  user: SignedInUser,
  input: { readonly currentPassword: string; readonly newPassword: string; readonly ip?: string | null },
): Promise<ChangePasswordOutcome> {
  const refusal = await askPassword(platform, user, {
    password: input.currentPassword,
    ip: input.ip ?? null,
  });
  if (refusal) return refusal;
  const problem = passwordProblem(input.newPassword, user.email);
  if (problem) return { kind: 'refused', problem };
  const passwordHash = await hashPassword(input.newPassword);
  await platform.db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: user.userId }, data: { passwordHash } });
    await recordPersonAudit(tx, user, 'account.password_changed');
    await endOtherSessions(
      { db: tx, clock: platform.clock },
      { userId: user.userId, keepSessionId: user.sessionId },
    );
  });
  return { kind: 'changed' };
}
