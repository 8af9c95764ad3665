import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acceptWithAccount, acceptWithNewAccount, readInvitation } from '@/lib/identity/accept-invitation';
import type { UserActor } from '@/lib/identity/actor';
import { inviteMember, listInvitations, withdrawInvitation } from '@/lib/identity/invitations';
import { tellAccountChange } from '@/lib/identity/mails/send-letter';
import { purgeIdentityRecords } from '@/lib/identity/maintenance';
import { listMembers, listMemberships } from '@/lib/identity/memberships';
import {
  mayAskForReset,
  readPasswordReset,
  resetPassword,
  sendPasswordReset,
} from '@/lib/identity/password-reset';
import { createUser } from '@/lib/identity/people';
import { NotPermitted } from '@/lib/identity/permissions';
import { readSession, type SignedInUser } from '@/lib/identity/sessions';
import { authenticate } from '@/lib/identity/sign-in';
import { createMailDesk } from '@/lib/platform/mail';
import { createTestPlatform, movableClock, type TestPlatform } from '@/tests/support/platform';
import { startMailServer, type TestMailServer } from '../platform/smtp-server';
import { type CompanyScene, makeCompany } from './scene';

const clock = movableClock(new Date('2026-02-01T09:00:00Z'));
const password = 'ein gutes langes Wort';
const newPassword = 'noch ein gutes Wort';
const hour = 60 * 60_000;
const appUrl = 'https://belegbote.example';
let server: TestMailServer;
let platform: TestPlatform;
let muster: CompanyScene;
let other: CompanyScene;
let people = 0;

beforeAll(async () => {
  server = await startMailServer();
  platform = await createTestPlatform({ clock, env: { SMTP_URL: server.url, APP_URL: appUrl } });
  muster = await makeCompany(platform, 'Muster GmbH');
  other = await makeCompany(platform, 'Andere AG');
});
afterAll(async () => {
  await platform.close();
  await server.close();
});
beforeEach(() => clock.advance(2 * hour));
afterEach(() => {
  server.mails.length = 0;
  server.moods.length = 0;
});

async function newPerson(locale: 'de' | 'en' = 'de'): Promise<{ id: string; email: string }> {
  people += 1;
  const email = `person${people}@belegbote.test`;
  const { id } = await createUser(platform, { email, name: `Person ${people}`, password, locale });
  return { id, email };
}

const signIn = (email: string, given: string) =>
  authenticate(platform, { email, password: given, code: null, ip: null, userAgent: null });

async function signedIn(email: string): Promise<SignedInUser> {
  const outcome = await signIn(email, password);
  const user = outcome.kind === 'signed_in' ? await readSession(platform, outcome.sessionId) : null;
  if (!user) throw new Error(outcome.kind);
  return user;
}

/** The mail as its reader sees it. */
function lastMail(): string {
  const raw = server.mails.at(-1)?.raw ?? '';
  const bytes = raw
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function tokenInMail(): string {
  return /#([A-Za-z0-9_-]{43})/.exec(lastMail())?.[1] ?? '';
}

describe('a forgotten password (S3)', () => {
  it('is set anew by a link that works once, ends all sessions and every other link', async () => {
    const { id, email } = await newPerson();
    const session = await signedIn(email);
    await sendPasswordReset(platform, { email: ` ${email.toUpperCase()} ` });
    const first = tokenInMail();
    await sendPasswordReset(platform, { email });
    const token = tokenInMail();
    expect(server.mails.map(({ to }) => to)).toEqual([[email], [email]]);
    expect(lastMail()).toContain(`${appUrl}/passwort/neu#${token}`);
    expect(await readPasswordReset(platform, token)).toEqual({ email });

    expect(await resetPassword(platform, { token, newPassword: 'kurz' })).toMatchObject({ kind: 'refused' });
    const outcomes = await Promise.all([
      resetPassword(platform, { token, newPassword }),
      resetPassword(platform, { token, newPassword }),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['changed', 'gone']);
    expect(await resetPassword(platform, { token: first, newPassword: password })).toEqual({ kind: 'gone' });
    expect(await readPasswordReset(platform, token)).toBeNull();
    expect(await readSession(platform, session.sessionId)).toBeNull();
    expect((await signIn(email, password)).kind).toBe('wrong_credentials');
    expect((await signIn(email, newPassword)).kind).toBe('signed_in');
    const audit = await platform.db.auditEvent.findMany({ where: { subject: id } });
    expect(audit.map(({ action }) => action)).toEqual(['account.password_reset']);
  });

  it('has a link of 30 minutes', async () => {
    const { email } = await newPerson();
    await sendPasswordReset(platform, { email });
    const token = tokenInMail();
    clock.advance(30 * 60_000 - 1);
    expect(await readPasswordReset(platform, token)).not.toBeNull();
    clock.advance(1);
    expect(await resetPassword(platform, { token, newPassword })).toEqual({ kind: 'gone' });
    await purgeIdentityRecords(platform);
    expect(await platform.db.passwordReset.count()).toBe(0);
  });

  it('does not let anybody past a second factor', async () => {
    const { id, email } = await newPerson();
    const sealed = platform.vault.seal('', { companyId: `user:${id}`, column: 'User.totpSecret' });
    await platform.db.user.update({
      where: { id },
      data: { totpSecret: sealed, totpEnabledAt: clock.now() },
    });
    await sendPasswordReset(platform, { email });
    expect((await resetPassword(platform, { token: tokenInMail(), newPassword })).kind).toBe('changed');
    expect(await signIn(email, newPassword)).toEqual({ kind: 'code_needed' });
  });

  it('sends nothing to strangers and to disabled accounts', async () => {
    const { id, email } = await newPerson();
    await platform.db.user.update({ where: { id }, data: { disabledAt: clock.now() } });
    await sendPasswordReset(platform, { email });
    await sendPasswordReset(platform, { email: 'niemand@belegbote.test' });
    expect(server.mails).toEqual([]);
  });

  it('does not work for an account disabled after the mail', async () => {
    const { id, email } = await newPerson();
    await sendPasswordReset(platform, { email });
    await platform.db.user.update({ where: { id }, data: { disabledAt: clock.now() } });
    expect(await resetPassword(platform, { token: tokenInMail(), newPassword })).toEqual({ kind: 'gone' });
  });

  it('sends three mails an hour to a person and answers twenty questions an hour from an address', async () => {
    const { email } = await newPerson();
    for (let mail = 0; mail < 5; mail += 1) await sendPasswordReset(platform, { email });
    expect(server.mails).toHaveLength(3);
    const answers = [];
    for (let question = 0; question < 22; question += 1)
      answers.push(await mayAskForReset(platform, '203.0.113.7'));
    expect(answers.filter(Boolean)).toHaveLength(20);
    expect(await mayAskForReset(platform, '203.0.113.8')).toBe(true);
  });

  it('keeps the token in no table', async () => {
    const { email } = await newPerson();
    await sendPasswordReset(platform, { email });
    expect(JSON.stringify(await platform.db.passwordReset.findMany())).not.toContain(tokenInMail());
  });

  it.each(['', 'x', 'a'.repeat(43), `${'a'.repeat(43)}' OR 1=1`])('knows no link "%s"', async (token) => {
    expect(await readPasswordReset(platform, token)).toBeNull();
    expect(await resetPassword(platform, { token, newPassword })).toEqual({ kind: 'gone' });
  });
});

describe('mails about an account (U2)', () => {
  it.each([
    ['de', 'Neues Passwort setzen', 'Guten Tag'],
    ['en', 'Set a new password', 'Hello'],
  ] as const)('speak the language of the person: %s', async (locale, link, greeting) => {
    const { email } = await newPerson(locale);
    await sendPasswordReset(platform, { email });
    expect(lastMail()).toContain(link);
    expect(lastMail()).toContain(greeting);
    expect(lastMail()).toContain(`Content-Language: ${locale}`);
  });

  it('tell of every change of the sign-in, without a link', async () => {
    const { id } = await newPerson('en');
    await tellAccountChange(platform, { userId: id, change: 'second_factor_disabled' });
    expect(lastMail()).toContain('The second factor was switched off');
    expect(lastMail()).not.toContain('http');
  });

  it('undo nothing when the mail server does not take them', async () => {
    const { email } = await newPerson();
    server.moods.push('unknown_recipient');
    await sendPasswordReset(platform, { email });
    expect(await platform.db.passwordReset.count({ where: { user: { email } } })).toBe(1);
  });
});

describe('an invitation (S1, S3)', () => {
  const invite = (actor: UserActor, email: string, language: 'de' | 'en' = 'de') =>
    inviteMember(platform, actor, { email, name: 'Nina <b>Neu</b>', role: 'adviser', language });

  it('makes an account and a member once it is accepted, and nobody before', async () => {
    const invited = await invite(muster.admin, 'Nina@Neu.test');
    expect(invited).toMatchObject({ kind: 'invited', delivery: 'sent', link: null });
    const token = tokenInMail();
    expect(lastMail()).toContain('Einladung zu Muster GmbH');
    expect(lastMail()).toContain('&lt;b&gt;Neu&lt;/b&gt;');
    expect(await platform.db.user.findUnique({ where: { email: 'nina@neu.test' } })).toBeNull();
    expect(await readInvitation(platform, token)).toMatchObject({
      companyName: 'Muster GmbH',
      email: 'nina@neu.test',
      role: 'adviser',
      hasAccount: false,
      invitedBy: muster.admin.name,
    });
    expect(await acceptWithNewAccount(platform, { token, name: 'Nina', password: 'kurz' })).toMatchObject({
      kind: 'refused',
    });
    const outcomes = await Promise.all(
      [1, 2].map(() => acceptWithNewAccount(platform, { token, name: 'Nina Neu', password })),
    );
    expect(outcomes.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
    expect((await signIn('nina@neu.test', password)).kind).toBe('signed_in');
    const members = await listMembers(platform, muster.admin);
    expect(members).toContainEqual(
      expect.objectContaining({ email: 'nina@neu.test', name: 'Nina Neu', role: 'adviser' }),
    );
    expect(await readInvitation(platform, token)).toBeNull();
    const audit = await platform.db.auditEvent.findMany({ where: { companyId: muster.companyId } });
    expect(audit.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['member.invited', 'member.joined']),
    );
  });

  it('to somebody with an account is accepted by him alone, signed in', async () => {
    const { email, id } = await newPerson();
    const stranger = await newPerson();
    await invite(muster.admin, email);
    const token = tokenInMail();
    expect(await readInvitation(platform, token)).toMatchObject({ hasAccount: true });
    expect(await acceptWithNewAccount(platform, { token, name: 'Dieb', password: newPassword })).toEqual({
      kind: 'changed_meanwhile',
    });
    expect((await signIn(email, password)).kind).toBe('signed_in');
    expect(await acceptWithAccount(platform, await signedIn(stranger.email), { token })).toEqual({
      kind: 'other_person',
    });
    expect(await listMemberships(platform, id)).toEqual([]);
    expect(await acceptWithAccount(platform, await signedIn(email), { token })).toEqual({
      kind: 'accepted',
      companyId: muster.companyId,
    });
    expect(await listMemberships(platform, id)).toMatchObject([
      { companyId: muster.companyId, role: 'adviser' },
    ]);
    expect(await invite(muster.admin, email)).toEqual({ kind: 'already_member' });
  });

  it('takes the place of the one before, ends after 7 days and can be taken back', async () => {
    const email = 'spaet@neu.test';
    await invite(muster.admin, email);
    const replaced = tokenInMail();
    await invite(muster.admin, email);
    const token = tokenInMail();
    expect(await readInvitation(platform, replaced)).toBeNull();
    expect(await readInvitation(platform, token)).not.toBeNull();
    clock.advance(7 * 24 * hour);
    expect(await readInvitation(platform, token)).toBeNull();
    expect(await acceptWithNewAccount(platform, { token, name: 'Spät', password })).toEqual({ kind: 'gone' });

    await invite(muster.admin, email);
    const [open, ...more] = await listInvitations(platform, muster.admin);
    expect(more).toEqual([]);
    expect(open).toMatchObject({ email, isExpired: false, delivery: 'sent' });
    const invitationId = open?.id ?? '';
    expect(await withdrawInvitation(platform, other.admin, { invitationId })).toBe(false);
    expect(await withdrawInvitation(platform, muster.admin, { invitationId })).toBe(true);
    expect(await readInvitation(platform, tokenInMail())).toBeNull();
  });

  it('shows what became of its mail', async () => {
    server.moods.push('unknown_recipient', 'dies_at_text');
    expect(await invite(muster.admin, 'falsch@neu.test')).toMatchObject({ delivery: 'failed', link: null });
    expect(await invite(muster.admin, 'unklar@neu.test')).toMatchObject({ delivery: 'unclear', link: null });
  });

  it('is handed over as a link where there is no mail server', async () => {
    const settings = { ...platform.settings, smtpUrl: null };
    const byHand = {
      ...platform,
      settings,
      mail: createMailDesk({ ...settings, mailFolder: '.data/test-mail' }),
    };
    const invited = await inviteMember(byHand, muster.admin, {
      email: 'hand@neu.test',
      name: 'Hand',
      role: 'customer',
      language: 'en',
    });
    if (invited.kind !== 'invited') throw new Error(invited.kind);
    expect(invited.delivery).toBe('by_hand');
    const token = /#(.+)$/.exec(invited.link ?? '')?.[1] ?? '';
    expect(await readInvitation(platform, token)).toMatchObject({ email: 'hand@neu.test' });
  });

  it('keeps the token in no table', async () => {
    await invite(muster.admin, 'tabelle@neu.test');
    expect(JSON.stringify(await platform.db.invitation.findMany())).not.toContain(tokenInMail());
  });

  it('is made by admins only, seen in its company only, and not without end', async () => {
    await expect(invite(muster.adviser, 'x@neu.test')).rejects.toThrow(NotPermitted);
    await expect(invite(muster.customer, 'x@neu.test')).rejects.toThrow(NotPermitted);
    expect(await listInvitations(platform, other.admin)).toEqual([]);
    const kinds = [];
    for (let mail = 0; mail < 31; mail += 1)
      kinds.push((await invite(other.admin, `viele${mail}@neu.test`)).kind);
    expect(kinds.filter((kind) => kind === 'too_many')).toHaveLength(1);
  });
});
