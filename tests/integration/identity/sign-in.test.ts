import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { authOptions, signInErrors } from '@/app/_server/auth-options';
import { stampedHeaders } from '@/app/_server/client-address';
import { changePassword, createUser } from '@/lib/identity/people';
import { endSession, listSessions, readSession, sessionIdleMs } from '@/lib/identity/sessions';
import { authenticate } from '@/lib/identity/sign-in';
import { forgetOldSignInAttempts, signInWindowMs } from '@/lib/identity/sign-in-limit';
import { createTestPlatform, movableClock, type TestPlatform } from '@/tests/support/platform';

const clock = movableClock(new Date('2026-02-01T09:00:00Z'));
const password = 'ein gutes langes Passwort';
let platform: TestPlatform;

beforeAll(async () => {
  platform = await createTestPlatform({ clock });
  await createUser(platform, { email: 'Kunde@Belegbote.test', name: 'Karla Kunde', password });
});
afterAll(() => platform.close());
beforeEach(() => clock.advance(signInWindowMs + 1));

const signIn = (given: string, ip: string | null = '203.0.113.7', email = 'kunde@belegbote.test') =>
  authenticate(platform, { email, password: given, code: null, ip, userAgent: 'Testbrowser' });

async function signedIn() {
  const outcome = await signIn(password);
  if (outcome.kind !== 'signed_in') throw new Error(outcome.kind);
  const user = await readSession(platform, outcome.sessionId);
  if (!user) throw new Error('no session');
  return user;
}

describe('sign-in (S3)', () => {
  it('starts a session for the right password, whatever the case of the address', async () => {
    const outcome = await signIn(password, null, '  KUNDE@belegbote.test ');
    expect(outcome).toMatchObject({ kind: 'signed_in', name: 'Karla Kunde' });
  });

  it('does not tell an unknown person from a wrong password', async () => {
    expect(await signIn('falsch')).toEqual({ kind: 'wrong_credentials' });
    expect(await signIn('falsch', '203.0.113.7', 'niemand@belegbote.test')).toEqual({
      kind: 'wrong_credentials',
    });
  });

  it('refuses a disabled account', async () => {
    const { id } = await createUser(platform, { email: 'weg@belegbote.test', name: 'Weg', password });
    await platform.db.user.update({ where: { id }, data: { disabledAt: clock.now() } });
    expect(await signIn(password, null, 'weg@belegbote.test')).toEqual({ kind: 'wrong_credentials' });
  });

  it('stops after five wrong passwords from one address, even for the right one, and opens again later', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn('falsch');
    const refused = await signIn(password);
    expect(refused.kind).toBe('too_many_attempts');
    expect(refused.kind === 'too_many_attempts' && refused.retryAfterMs).toBe(signInWindowMs);
    expect((await signIn(password, '198.51.100.1')).kind).toBe('signed_in');
    clock.advance(signInWindowMs);
    expect((await signIn(password)).kind).toBe('signed_in');
  });

  it('counts many guesses at the same instant', async () => {
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => signIn('falsch', '203.0.113.99')));
    expect(outcomes.filter(({ kind }) => kind === 'wrong_credentials').length).toBeLessThanOrEqual(5);
  });

  it('stops guesses at many people from one address', async () => {
    for (let attempt = 0; attempt < 30; attempt += 1)
      await signIn('falsch', '192.0.2.1', `person${attempt}@belegbote.test`);
    expect((await signIn('falsch', '192.0.2.1', 'noch-eine@belegbote.test')).kind).toBe('too_many_attempts');
  });

  it('forgets attempts that count no more', async () => {
    await signIn('falsch', '192.0.2.55');
    clock.advance(signInWindowMs + 1);
    expect(await forgetOldSignInAttempts(platform)).toBeGreaterThan(0);
    expect(await platform.db.signInAttempt.count()).toBe(0);
  });
});

describe('sessions that can be ended (S3)', () => {
  it('are listed with the current one marked, and end one by one', async () => {
    const here = await signedIn();
    const elsewhere = await signedIn();
    const listed = await listSessions(platform, here);
    expect(listed.find(({ isCurrent }) => isCurrent)?.id).toBe(here.sessionId);
    expect(await endSession(platform, { userId: here.userId, sessionId: elsewhere.sessionId })).toBe(true);
    expect(await readSession(platform, elsewhere.sessionId)).toBeNull();
    expect(await readSession(platform, here.sessionId)).not.toBeNull();
  });

  it('cannot be ended by somebody else', async () => {
    const user = await signedIn();
    const other = await createUser(platform, { email: 'fremd@belegbote.test', name: 'Fremd', password });
    expect(await endSession(platform, { userId: other.id, sessionId: user.sessionId })).toBe(false);
    expect(await readSession(platform, user.sessionId)).not.toBeNull();
  });

  it('stay alive by use and end when left alone', async () => {
    const user = await signedIn();
    clock.advance(sessionIdleMs - 1000);
    expect(await readSession(platform, user.sessionId)).not.toBeNull();
    clock.advance(sessionIdleMs - 1000);
    expect(await readSession(platform, user.sessionId)).not.toBeNull();
    clock.advance(sessionIdleMs);
    expect(await readSession(platform, user.sessionId)).toBeNull();
  });

  it('end everywhere else when the password changes', async () => {
    const elsewhere = await signedIn();
    const here = await signedIn();
    const change = { currentPassword: password, newPassword: 'ein ganz anderes Passwort' };
    expect(await changePassword(platform, here, { ...change, currentPassword: 'falsch' })).toEqual({
      kind: 'wrong_password',
    });
    expect(await changePassword(platform, here, { ...change, newPassword: 'kurz' })).toMatchObject({
      kind: 'refused',
    });
    expect(await changePassword(platform, here, change)).toEqual({ kind: 'changed' });
    expect(await readSession(platform, elsewhere.sessionId)).toBeNull();
    expect(await readSession(platform, here.sessionId)).not.toBeNull();
    expect((await signIn(password)).kind).toBe('wrong_credentials');
    await changePassword(platform, here, { currentPassword: change.newPassword, newPassword: password });
  });

  it('end with the change or not at all: no process can die in between', async () => {
    const here = await signedIn();
    await signedIn();
    await platform.db.$executeRawUnsafe(`
      CREATE FUNCTION refuse_end() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$`);
    await platform.db.$executeRawUnsafe(
      'CREATE TRIGGER refuse_end BEFORE UPDATE ON "UserSession" FOR EACH ROW EXECUTE FUNCTION refuse_end()',
    );
    const change = { currentPassword: password, newPassword: 'ein ganz anderes Passwort' };
    await expect(changePassword(platform, here, change)).rejects.toThrow();
    await platform.db.$executeRawUnsafe('DROP FUNCTION refuse_end() CASCADE');
    expect((await signIn(password)).kind).toBe('signed_in');
  });
});

describe('next-auth (S3)', () => {
  const expires = '2026-03-01T00:00:00.000Z';
  const session = { expires };
  type SessionCallback = NonNullable<NonNullable<ReturnType<typeof authOptions>['callbacks']>['session']>;
  const callbackInput = (token: object) => ({ session, token }) as unknown as Parameters<SessionCallback>[0];

  it('asks the session row on every request', async () => {
    const user = await signedIn();
    const callback = authOptions(platform).callbacks?.session;
    const token = { sub: user.userId, sessionId: user.sessionId };
    expect(await callback?.(callbackInput(token))).toMatchObject({ signedIn: { userId: user.userId } });
    await endSession(platform, { userId: user.userId, sessionId: user.sessionId });
    expect(await callback?.(callbackInput(token))).toEqual({ expires });
  });

  it('ends the session row on sign-out', async () => {
    const user = await signedIn();
    const token = { sub: user.userId, sessionId: user.sessionId };
    await authOptions(platform).events?.signOut?.({ token, session });
    expect(await readSession(platform, user.sessionId)).toBeNull();
  });

  it("signs in with the form's fields and says when there were too many attempts", async () => {
    const [provider] = authOptions(platform).providers;
    if (provider?.type !== 'credentials') throw new Error('no credentials provider');
    const { authorize } = provider.options as unknown as {
      authorize(given: object, request: object): Promise<object | null>;
    };
    const request = { headers: stampedHeaders('192.0.2.77') };
    expect(await authorize({ email: 'kunde@belegbote.test', password }, request)).toHaveProperty('sessionId');
    expect(await authorize({ email: '', password: '' }, request)).toBeNull();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await authorize({ email: 'kunde@belegbote.test', password: 'falsch' }, request)).toBeNull();
    }
    await expect(authorize({ email: 'kunde@belegbote.test', password }, request)).rejects.toThrow(
      signInErrors.tooManyAttempts,
    );
  });
});
