import { describe, expect, it } from 'vitest';
import { sessionCookie, usesSecureCookies } from '@/app/_server/auth-options';
import { chooseCompany } from '@/lib/identity/memberships';
import { hashPassword, isPassword, passwordProblem } from '@/lib/identity/password';
import { windowStartOf } from '@/lib/identity/rate-limit';
import { isSessionAlive, sessionIdleMs } from '@/lib/identity/sessions';
import { signInWindowMs, waitAfterAttempts } from '@/lib/identity/sign-in-limit';

const now = new Date('2026-02-01T12:00:00Z');
const ago = (ms: number) => new Date(now.getTime() - ms);
const minute = 60_000;

describe('passwords (S3)', () => {
  it('keeps argon2id hashes with a salt of their own', async () => {
    const [first, second] = await Promise.all([
      hashPassword('ein langes Passwort'),
      hashPassword('ein langes Passwort'),
    ]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
    expect(await isPassword(first, 'ein langes Passwort')).toBe(true);
    expect(await isPassword(first, 'ein langes passwort')).toBe(false);
  });

  it('takes the same letters typed on another system as the same password', async () => {
    const composed = 'Möbel-Müller-2026'.normalize('NFC');
    expect(await isPassword(await hashPassword(composed), composed.normalize('NFD'))).toBe(true);
  });

  it.each([
    ['elfbuchstab', 'too_short'],
    ['zwölf Zeiche', null],
    ['x'.repeat(201), 'too_long'],
    ['das-ist-kunde-sein', 'contains_email'],
    ['passwort1234', 'guessable'],
    ['Passw0rt2026!', 'guessable'],
    ['Sommer2026Sommer', 'guessable'],
    ['qwertzuiop12345', 'guessable'],
    ['aaaaaaaaaaaaaaaa', 'guessable'],
    ['abcabcabcabcabc', 'guessable'],
    ['belegbote-datev-2026', 'guessable'],
    ['987654321987654321', 'guessable'],
    ['Hund frisst Rechnung', null],
    ['correct horse battery', null],
    ['Passwort mit Salz und Pfeffer', null],
  ])('%s: %s', (password, problem) => {
    expect(passwordProblem(password, 'kunde@belegbote.test')).toBe(problem);
  });
});

describe('sign-in limit (S3)', () => {
  it('lets as many through as allowed, this one included', () => {
    expect(waitAfterAttempts([ago(0), ago(1), ago(2)], 3, now)).toBe(0);
  });

  it('asks to wait until the oldest counted attempt has left the window', () => {
    const attempts = [ago(0), ago(1 * minute), ago(2 * minute), ago(14 * minute)];
    expect(waitAfterAttempts(attempts, 3, now)).toBe(signInWindowMs - 2 * minute);
  });
});

describe('sessions (S3)', () => {
  const session = { lastSeenAt: ago(minute), expiresAt: new Date(now.getTime() + minute), endedAt: null };

  it('live until they end, expire or are left alone', () => {
    expect(isSessionAlive(session, now)).toBe(true);
    expect(isSessionAlive({ ...session, endedAt: ago(1) }, now)).toBe(false);
    expect(isSessionAlive({ ...session, expiresAt: now }, now)).toBe(false);
    expect(isSessionAlive({ ...session, lastSeenAt: ago(sessionIdleMs) }, now)).toBe(false);
  });

  it('get secure cookies on https, and cookies that work on http://localhost otherwise', () => {
    expect(usesSecureCookies('https://belegbote.example')).toBe(true);
    expect(usesSecureCookies('http://localhost:3000')).toBe(false);
    expect(sessionCookie('https://belegbote.example')).toEqual({
      name: '__Host-next-auth.session-token',
      options: { httpOnly: true, sameSite: 'lax', path: '/', secure: true },
    });
    expect(sessionCookie('http://localhost:3000').name).toBe('next-auth.session-token');
  });
});

describe('company choice (S1)', () => {
  const user = { userId: 'u', name: 'Eva' };
  const memberships = [
    { companyId: 'a', companyName: 'Alpha', role: 'adviser' as const, lacksSecondFactor: false },
    { companyId: 'b', companyName: 'Beta', role: 'admin' as const, lacksSecondFactor: false },
    { companyId: 'g', companyName: 'Gamma', role: 'admin' as const, lacksSecondFactor: true },
  ];

  it('takes the wanted company with the role held there', () => {
    expect(chooseCompany(user, memberships, 'b')).toMatchObject({
      kind: 'actor',
      actor: { companyId: 'b', role: 'admin' },
    });
  });

  it('never takes a company the person is no member of', () => {
    expect(chooseCompany(user, memberships, 'c')).toMatchObject({
      actor: { companyId: 'a', role: 'adviser' },
    });
    expect(chooseCompany(user, [], 'c')).toEqual({ kind: 'no_company' });
  });

  it('opens nothing to an admin who lacks the second factor his company wants', () => {
    expect(chooseCompany(user, memberships, 'g')).toEqual({ kind: 'second_factor_missing' });
  });
});

describe('rate windows', () => {
  it('begin at whole windows, the same on every machine', () => {
    expect(windowStartOf(new Date('2026-02-01T12:00:59.999Z'), minute).toISOString()).toBe(
      '2026-02-01T12:00:00.000Z',
    );
  });
});
