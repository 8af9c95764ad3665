import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/identity/actor';
import { createCompany } from '@/lib/identity/companies';
import { chooseCompany, listMemberships } from '@/lib/identity/memberships';
import { createUser } from '@/lib/identity/people';
import { NotPermitted } from '@/lib/identity/permissions';
import {
  changeSecondFactorPolicy,
  readSecondFactorPolicy,
} from '@/lib/identity/second-factor/company-policy';
import {
  confirmEnrolment,
  describeSecondFactor,
  disableSecondFactor,
  renewRecoveryCodes,
  startEnrolment,
} from '@/lib/identity/second-factor/enrolment';
import { removeSecondFactorFor } from '@/lib/identity/second-factor/remove-for-person';
import { readSession, type SignedInUser } from '@/lib/identity/sessions';
import { authenticate } from '@/lib/identity/sign-in';
import { createVault } from '@/lib/platform/vault';
import { type Authenticator, authenticatorOf } from '@/tests/support/authenticator';
import { createTestPlatform, movableClock, type TestPlatform } from '@/tests/support/platform';

const clock = movableClock(new Date('2026-02-01T09:00:00Z'));
const password = 'ein gutes langes Wort';
const day = 24 * 60 * 60_000;
let platform: TestPlatform;
let companyId: string;
let people = 0;

beforeAll(async () => {
  platform = await createTestPlatform({ clock });
  ({ id: companyId } = await createCompany(platform, { name: 'Muster GmbH' }));
});
afterAll(() => platform.close());
// Limits of the test before are over.
beforeEach(() => clock.advance(day));

interface Person {
  readonly email: string;
  readonly user: SignedInUser;
}

async function newAdmin(): Promise<Person> {
  people += 1;
  const email = `admin${people}@belegbote.test`;
  const { id: userId } = await createUser(platform, { email, name: `Admin ${people}`, password });
  await platform.db.membership.create({ data: { userId, companyId, role: 'admin' } });
  return { email, user: await signedIn(email) };
}

const signIn = (email: string, code: string | null, given = password) =>
  authenticate(platform, { email, password: given, code, ip: '203.0.113.7', userAgent: null });

async function signedIn(email: string, code: string | null = null): Promise<SignedInUser> {
  const outcome = await signIn(email, code);
  if (outcome.kind !== 'signed_in') throw new Error(outcome.kind);
  const user = await readSession(platform, outcome.sessionId);
  if (!user) throw new Error('no session');
  return user;
}

async function enrolled(): Promise<Person & { app: Authenticator; recoveryCodes: readonly string[] }> {
  const person = await newAdmin();
  const started = await startEnrolment(platform, person.user, { password, ip: null });
  if (started.kind !== 'started') throw new Error(started.kind);
  const phone = authenticatorOf(started.uri, clock);
  const confirmed = await confirmEnrolment(platform, person.user, { code: phone.code() });
  if (confirmed.kind !== 'enabled') throw new Error(confirmed.kind);
  clock.advance(30_000);
  return { ...person, app: phone, recoveryCodes: confirmed.recoveryCodes };
}

const auditOf = async (userId: string) =>
  (await platform.db.auditEvent.findMany({ where: { subject: userId }, orderBy: { id: 'asc' } })).map(
    ({ action, companyId: company }) => [action, company],
  );

describe('setting up a second factor (S3)', () => {
  it('asks for the password, counts from the first right code on and ends all other sessions', async () => {
    const { email, user } = await newAdmin();
    const elsewhere = await signedIn(email);
    expect(await startEnrolment(platform, user, { password: 'falsch', ip: null })).toEqual({
      kind: 'wrong_password',
    });
    const started = await startEnrolment(platform, user, { password, ip: null });
    if (started.kind !== 'started') throw new Error(started.kind);
    expect((await signIn(email, null)).kind).toBe('signed_in');
    expect(await confirmEnrolment(platform, user, { code: '000000' })).toEqual({ kind: 'wrong_code' });
    const confirmed = await confirmEnrolment(platform, user, {
      code: authenticatorOf(started.uri, clock).code(),
    });
    expect(confirmed).toMatchObject({ kind: 'enabled' });
    expect(await readSession(platform, elsewhere.sessionId)).toBeNull();
    expect(await readSession(platform, user.sessionId)).not.toBeNull();
    expect(await signIn(email, null)).toEqual({ kind: 'code_needed' });
    expect(await startEnrolment(platform, user, { password, ip: null })).toEqual({ kind: 'already_enabled' });
    expect(await confirmEnrolment(platform, user, { code: '000000' })).toEqual({ kind: 'not_started' });
    expect(await auditOf(user.userId)).toEqual([['account.second_factor_enabled', companyId]]);
  });

  it('keeps the secret sealed for the person and no recovery code in clear text', async () => {
    const one = await enrolled();
    const other = await enrolled();
    const row = await platform.db.user.findUniqueOrThrow({ where: { id: one.user.userId } });
    const place = (userId: string) => ({ companyId: `user:${userId}`, column: 'User.totpSecret' }) as const;
    expect(row.totpSecret).toMatch(/^v1\.test\./);
    expect(platform.vault.open(row.totpSecret ?? '', place(one.user.userId))).toBeTruthy();
    expect(() => platform.vault.open(row.totpSecret ?? '', place(other.user.userId))).toThrow();
    const rows = JSON.stringify(await platform.db.recoveryCode.findMany());
    for (const code of one.recoveryCodes) expect(rows).not.toContain(code.replaceAll('-', ''));
  });

  it('moves the secret to a new key with the next sign-in (C10)', async () => {
    const { email, user, app: phone } = await enrolled();
    const [oldKey] = platform.settings.tokenKeys;
    if (!oldKey) throw new Error('no key');
    const vault = createVault([{ id: 'new', key: Buffer.alloc(32, 9) }, oldKey]);
    const outcome = await authenticate(
      { ...platform, vault },
      { email, password, code: phone.code(), ip: null, userAgent: null },
    );
    expect(outcome.kind).toBe('signed_in');
    const row = await platform.db.user.findUniqueOrThrow({ where: { id: user.userId } });
    expect(row.totpSecret).toMatch(/^v1\.new\./);
  });
});

describe('signing in with a second factor (S3)', () => {
  it('needs the right code after the right password, and says nothing of it after a wrong one', async () => {
    const { email, app: phone } = await enrolled();
    expect(await signIn(email, phone.code(), 'falsch')).toEqual({ kind: 'wrong_credentials' });
    expect(await signIn(email, '000000')).toEqual({ kind: 'wrong_code' });
    expect(await signIn(email, ` ${phone.code().slice(0, 3)} ${phone.code().slice(3)}`)).toMatchObject({
      kind: 'signed_in',
      usedRecoveryCode: false,
    });
  });

  it('takes a code once, also when two try at the same instant, and none from before it', async () => {
    const { email, app: phone } = await enrolled();
    clock.advance(60_000);
    const code = phone.code();
    const outcomes = await Promise.all([signIn(email, code), signIn(email, code)]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['signed_in', 'wrong_code']);
    expect(await signIn(email, phone.code(-1))).toEqual({ kind: 'wrong_code' });
  });

  it('takes each recovery code once and tells of it', async () => {
    const { email, user, recoveryCodes } = await enrolled();
    const [first = '', second = ''] = recoveryCodes;
    expect(await signIn(email, first.toLowerCase().replaceAll('-', ' '))).toMatchObject({
      kind: 'signed_in',
      usedRecoveryCode: true,
    });
    expect(await signIn(email, first)).toEqual({ kind: 'wrong_code' });
    const outcomes = await Promise.all([signIn(email, second), signIn(email, second)]);
    expect(outcomes.filter(({ kind }) => kind === 'signed_in')).toHaveLength(1);
    expect((await describeSecondFactor(platform, user)).recoveryCodesLeft).toBe(recoveryCodes.length - 2);
    expect(await auditOf(user.userId)).toContainEqual(['account.recovery_code_used', companyId]);
  });

  it('does not take the recovery codes of somebody else', async () => {
    const one = await enrolled();
    const other = await enrolled();
    expect(await signIn(other.email, one.recoveryCodes[0] ?? '')).toEqual({ kind: 'wrong_code' });
  });

  it('stops guessing after five codes in a quarter of an hour, from wherever, even with the right one', async () => {
    const { email, app: phone } = await enrolled();
    const from = (ip: string, code: string) =>
      authenticate(platform, { email, password, code, ip, userAgent: null });
    for (let guess = 1; guess <= 5; guess += 1)
      expect((await from(`203.0.113.${guess}`, '000000')).kind).toBe('wrong_code');
    expect((await from('203.0.113.99', phone.code())).kind).toBe('too_many_attempts');
    clock.advance(15 * 60_000);
    expect((await from('203.0.113.99', phone.code())).kind).toBe('signed_in');
  });

  it('stops guessing after twenty codes a day', async () => {
    const { email, app: phone } = await enrolled();
    const guess = (code: string, index: number) =>
      authenticate(platform, { email, password, code, ip: `198.51.100.${index}`, userAgent: null });
    for (let index = 0; index < 20; index += 1) {
      if (index % 5 === 0) clock.advance(15 * 60_000);
      expect((await guess('000000', index)).kind).toBe('wrong_code');
    }
    clock.advance(15 * 60_000);
    expect((await guess(phone.code(), 200)).kind).toBe('too_many_attempts');
  });
});

describe('changing a second factor (S3)', () => {
  it('is switched off with password and code only, and ends all other sessions', async () => {
    const { email, user, app: phone } = await enrolled();
    const elsewhere = await signedIn(email, phone.code());
    clock.advance(30_000);
    const off = (given: string, code: string) =>
      disableSecondFactor(platform, user, { password: given, code, ip: null });
    expect(await off('falsch', phone.code())).toEqual({ kind: 'wrong_password' });
    expect(await off(password, '000000')).toEqual({ kind: 'wrong_code' });
    expect(await off(password, phone.code())).toEqual({ kind: 'disabled' });
    expect(await readSession(platform, elsewhere.sessionId)).toBeNull();
    expect((await signIn(email, null)).kind).toBe('signed_in');
    expect(await platform.db.recoveryCode.count({ where: { userId: user.userId } })).toBe(0);
    expect(await off(password, phone.code())).toEqual({ kind: 'not_enabled' });
  });

  it('gets new recovery codes; the old ones are gone', async () => {
    const { email, user, app: phone, recoveryCodes } = await enrolled();
    const renewed = await renewRecoveryCodes(platform, user, { password, code: phone.code(), ip: null });
    if (renewed.kind !== 'renewed') throw new Error(renewed.kind);
    expect(await signIn(email, recoveryCodes[0] ?? '')).toEqual({ kind: 'wrong_code' });
    expect((await signIn(email, renewed.codes[0] ?? '')).kind).toBe('signed_in');
  });

  it('is taken away by the operator for somebody who lost everything; every company sees it', async () => {
    const { email, user } = await enrolled();
    expect(await removeSecondFactorFor(platform, { email: 'niemand@belegbote.test' })).toBeNull();
    expect(await removeSecondFactorFor(platform, { email })).toMatchObject({ userId: user.userId });
    expect(await readSession(platform, user.sessionId)).toBeNull();
    expect((await signIn(email, null)).kind).toBe('signed_in');
    expect(await auditOf(user.userId)).toContainEqual(['account.second_factor_removed', companyId]);
    expect(await removeSecondFactorFor(platform, { email })).toBeNull();

    // Of somebody in no company, such as an operator, the log tells under none (S4).
    const lone = await enrolled();
    await platform.db.membership.deleteMany({ where: { userId: lone.user.userId } });
    await removeSecondFactorFor(platform, { email: lone.email });
    expect(await auditOf(lone.user.userId)).toContainEqual(['account.second_factor_removed', null]);
  });
});

describe('a company that wants admins to have one (S3)', () => {
  const actorOf = ({ userId, name }: SignedInUser) =>
    ({ kind: 'user', userId, name, role: 'admin', companyId }) as const;

  it('keeps admins without one out from their next click, and nobody else', async () => {
    const without = await newAdmin();
    const { user } = await enrolled();
    const { id: kunde } = await createUser(platform, {
      email: 'kunde@belegbote.test',
      name: 'Karla',
      password,
    });
    await platform.db.membership.create({ data: { userId: kunde, companyId, role: 'customer' } });
    const choice = async (userId: string) =>
      chooseCompany({ userId, name: '' }, await listMemberships(platform, userId), companyId).kind;

    expect(await changeSecondFactorPolicy(platform, actorOf(without.user), { isDemanded: true })).toEqual({
      kind: 'own_missing',
    });
    expect(await choice(without.user.userId)).toBe('actor');
    expect(await changeSecondFactorPolicy(platform, actorOf(user), { isDemanded: true })).toEqual({
      kind: 'changed',
    });
    expect(await choice(without.user.userId)).toBe('second_factor_missing');
    expect(await choice(user.userId)).toBe('actor');
    expect(await choice(kunde)).toBe('actor');
    const policy = await readSecondFactorPolicy(platform, actorOf(user));
    expect(policy.isDemanded).toBe(true);
    expect(policy.adminsWithout).toContain(without.user.name);
    expect((await describeSecondFactor(platform, without.user)).isDemanded).toBe(true);

    await changeSecondFactorPolicy(platform, actorOf(user), { isDemanded: true });
    await changeSecondFactorPolicy(platform, actorOf(user), { isDemanded: false });
    expect(await choice(without.user.userId)).toBe('actor');
    const audit = await platform.db.auditEvent.findMany({
      where: { subject: companyId },
      orderBy: { id: 'asc' },
    });
    expect(audit.map(({ action }) => action)).toEqual([
      'company.second_factor_demanded',
      'company.second_factor_optional',
    ]);
  });

  it('is changed by admins only, in their own company only', async () => {
    const { user } = await newAdmin();
    const adviser = { ...actorOf(user), role: 'adviser' } as const;
    await expect(changeSecondFactorPolicy(platform, adviser, { isDemanded: true })).rejects.toThrow(
      NotPermitted,
    );
    const { id: otherId } = await createCompany(platform, { name: 'Andere AG' });
    await changeSecondFactorPolicy(platform, systemActor(otherId), { isDemanded: true });
    expect((await readSecondFactorPolicy(platform, actorOf(user))).isDemanded).toBe(false);
  });
});
