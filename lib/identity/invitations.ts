import type { Platform } from '@/lib/platform';
import type { MailOutcome } from '@/lib/platform/mail';
import { type Actor, actorName, actorRecord, type Role } from './actor';
import { recordAudit } from './audit';
import { invitationLetter } from './mails/account-letters';
import { sendLetter } from './mails/send-letter';
import { readRole } from './memberships';
import { newToken, tokenHash } from './one-time-token';
import { requirePermission } from './permissions';
import { countRequest, type RateLimit } from './rate-limit';
import { normaliseEmail } from './sign-in';

const lifetimeMs = 7 * 24 * 60 * 60_000;
/** Mails a company may have sent: a stolen admin session is no machine for unasked mail. */
const companyLimit: RateLimit = { most: 30, windowMs: 60 * 60_000 };

/** Where the link leads; the token stands behind the `#`. */
const invitationPath = '/einladung';

/** What became of the mail. `by_hand`: there is no mail server, the link is handed over. */
export type InvitationDelivery = 'sent' | 'failed' | 'unclear' | 'by_hand';

export interface NewInvitation {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Of the mail, and of a new account. */
  readonly language: 'de' | 'en';
}

export type InviteOutcome =
  /** `link` only where there is no mail server: shown once, to be handed over. */
  | {
      readonly kind: 'invited';
      readonly invitationId: string;
      readonly delivery: InvitationDelivery;
      readonly link: string | null;
    }
  | { readonly kind: 'already_member' }
  | { readonly kind: 'too_many' };

/**
 * Asks somebody into the actor's company. Nobody becomes a member, and no account is made, before the invited person has
 * opened the link: an account that a stranger made for an address of somebody else opens no company (S1). A new invitation for
 * the same address takes the place of the old one.
 */
export async function inviteMember(
  platform: Platform,
  actor: Actor,
  input: NewInvitation,
): Promise<InviteOutcome> {
  requirePermission(actor, 'members.change');
  const { companyId } = actor;
  const { isAllowed } = await countRequest(platform, `invite:${companyId}`, companyLimit);
  if (!isAllowed) return { kind: 'too_many' };
  const email = normaliseEmail(input.email);
  const token = newToken();
  const now = platform.clock.now();
  const invitation = await platform.db.$transaction(async (tx) => {
    if (await tx.membership.findFirst({ where: { companyId, user: { email } } })) return null;
    const open = { companyId, email, acceptedAt: null, withdrawnAt: null };
    await tx.invitation.updateMany({ where: open, data: { withdrawnAt: now } });
    const row = await tx.invitation.create({
      data: {
        companyId,
        email,
        name: input.name,
        role: input.role,
        locale: input.language,
        tokenHash: tokenHash(token),
        invitedBy: { ...actorRecord(actor) },
        createdAt: now,
        expiresAt: new Date(now.getTime() + lifetimeMs),
      },
      include: { company: { select: { name: true } } },
    });
    const details = { email, name: input.name, role: input.role };
    await recordAudit(tx, { actor, action: 'member.invited', subject: row.id, details });
    return row;
  });
  if (!invitation) return { kind: 'already_member' };
  const link = `${platform.settings.appUrl}${invitationPath}#${token}`;
  const letter = invitationLetter({
    ...input,
    invitedBy: actorName(actor),
    companyName: invitation.company.name,
    url: link,
  });
  const outcome = await sendLetter(platform, { name: input.name, address: email }, letter);
  const delivery = platform.settings.smtpUrl === null ? 'by_hand' : deliveryOf(outcome);
  await platform.db.invitation.update({ where: { id: invitation.id }, data: { delivery } });
  const isByHand = delivery === 'by_hand';
  return { kind: 'invited', invitationId: invitation.id, delivery, link: isByHand ? link : null };
}

function deliveryOf(outcome: MailOutcome): InvitationDelivery {
  switch (outcome.kind) {
    case 'accepted':
      return 'sent';
    case 'refused':
      return 'failed';
    case 'unclear':
      return 'unclear';
  }
}

export interface InvitationView {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly isExpired: boolean;
  /** null: the process died while the mail was being sent. */
  readonly delivery: InvitationDelivery | null;
}

/** Invitations that nobody has answered yet, the newest first. */
export async function listInvitations(platform: Platform, actor: Actor): Promise<InvitationView[]> {
  requirePermission(actor, 'members.read');
  const now = platform.clock.now();
  const rows = await platform.db.invitation.findMany({
    where: { companyId: actor.companyId, acceptedAt: null, withdrawnAt: null },
    orderBy: { createdAt: 'desc' },
  });
  return rows.map(({ id, email, name, role, createdAt, expiresAt, delivery }) => ({
    id,
    email,
    name,
    role: readRole(role),
    createdAt,
    expiresAt,
    isExpired: expiresAt <= now,
    delivery: readDelivery(delivery),
  }));
}

function readDelivery(text: string | null): InvitationDelivery | null {
  switch (text) {
    case null:
    case 'sent':
    case 'failed':
    case 'unclear':
    case 'by_hand':
      return text;
    default:
      throw new Error(`unknown delivery ${text}`);
  }
}

/** Takes an invitation back; false when the company has no such open one. */
export async function withdrawInvitation(
  platform: Platform,
  actor: Actor,
  input: { readonly invitationId: string },
): Promise<boolean> {
  requirePermission(actor, 'members.change');
  return platform.db.$transaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: { id: input.invitationId, companyId: actor.companyId, acceptedAt: null, withdrawnAt: null },
      data: { withdrawnAt: platform.clock.now() },
    });
    if (count === 0) return false;
    await recordAudit(tx, { actor, action: 'member.invitation_withdrawn', subject: input.invitationId });
    return true;
  });
}
