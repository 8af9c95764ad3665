import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptWithNewAccount } from '@/lib/identity/accept-invitation';
import { listMemberships } from '@/lib/identity/memberships';
import { resetPassword } from '@/lib/identity/password-reset';
import { createUser } from '@/lib/identity/people';
import { readSession } from '@/lib/identity/sessions';
import { authenticate } from '@/lib/identity/sign-in';
import { createTestPlatform, type TestPlatform } from '@/tests/support/platform';
import { plainNode } from '@/worker/program';

const password = 'ein gutes langes Wort';
let platform: TestPlatform;
beforeAll(async () => {
  platform = await createTestPlatform();
});
afterAll(() => platform.close());

/** Runs a command of an operator on the test's database, as he types it. */
async function command(name: string, ...args: string[]): Promise<{ code: number; text: string }> {
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    DATABASE_URL: platform.settings.databaseUrl,
    AUTH_SECRET: platform.settings.authSecret,
    TOKEN_KEYS: platform.settings.tokenKeys.map(({ id, key }) => `${id}:${key.toString('base64')}`).join(','),
    APP_URL: 'http://localhost:3000',
  };
  const run = promisify(execFile)(process.execPath, plainNode(`scripts/${name}.ts`, ...args), { env });
  return await run.then(
    ({ stdout }) => ({ code: 0, text: stdout }),
    (failure: { code: number; stderr: string }) => ({ code: failure.code, text: failure.stderr }),
  );
}

function tokenIn(text: string): string {
  const [, token = ''] = /#([A-Za-z0-9_-]{43})\s/.exec(text) ?? [];
  return token;
}

async function signedIn(email: string, given = password) {
  const input = { email, password: given, code: null, ip: null, userAgent: null };
  const outcome = await authenticate(platform, input);
  return outcome.kind === 'signed_in' ? await readSession(platform, outcome.sessionId) : null;
}

describe('the first people of an empty product (O1, U1)', { timeout: 120_000 }, () => {
  it('an operator is made by a command and sets his password by the link it prints', async () => {
    const made = await command('operator', '--email', 'Betrieb@Firma.example', '--name', 'Olga Betrieb');
    expect(made.code).toBe(0);
    const token = tokenIn(made.text);
    expect(await resetPassword(platform, { token, newPassword: password })).toMatchObject({
      kind: 'changed',
    });
    expect(await resetPassword(platform, { token, newPassword: password })).toEqual({ kind: 'gone' });
    const user = await signedIn('betrieb@firma.example');
    expect(user).toMatchObject({ name: 'Olga Betrieb', isOperator: true });
    const audit = await platform.db.auditEvent.findMany({ where: { action: 'operator.appointed' } });
    expect(audit).toMatchObject([
      { companyId: null, subject: user?.userId, details: { email: 'betrieb@firma.example' } },
    ]);
    // The token itself is kept nowhere.
    expect(JSON.stringify(await platform.db.passwordReset.findMany())).not.toContain(token);
  });

  it('somebody with an account keeps his password; an operator whose link ran out gets another', async () => {
    const { id } = await createUser(platform, { email: 'schon@da.example', name: 'Schon Da', password });
    const made = await command('operator', '--email', 'schon@da.example', '--name', 'Anders');
    expect([made.code, tokenIn(made.text)]).toEqual([0, '']);
    expect(await signedIn('schon@da.example')).toMatchObject({
      userId: id,
      name: 'Schon Da',
      isOperator: true,
    });
    const again = await command('operator', '--email', 'betrieb@firma.example', '--name', 'Olga Betrieb');
    expect(tokenIn(again.text)).not.toBe('');
    expect(await platform.db.auditEvent.count({ where: { action: 'operator.appointed' } })).toBe(2);
  });

  it('is dismissed by a command, which ends his sessions', async () => {
    const session = await signedIn('schon@da.example');
    const gone = await command('operator', '--email', 'schon@da.example', '--remove');
    expect(gone.code).toBe(0);
    expect(await readSession(platform, session?.sessionId ?? '')).toBeNull();
    expect(await signedIn('schon@da.example')).toMatchObject({ isOperator: false });
    expect((await command('operator', '--email', 'schon@da.example', '--remove')).code).toBe(2);
  });

  it('a company is made by a command and its first admin comes in by the invitation it prints', async () => {
    const made = await command(
      'company',
      ...['--name', 'Muster GmbH', '--admin-email', 'chef@muster.example', '--admin-name', 'Carla Chef'],
    );
    expect(made.code).toBe(0);
    const accepted = await acceptWithNewAccount(platform, {
      token: tokenIn(made.text),
      name: 'Carla Chef',
      password,
    });
    expect(accepted.kind).toBe('accepted');
    const user = await signedIn('chef@muster.example');
    expect(await listMemberships(platform, user?.userId ?? '')).toMatchObject([
      { companyName: 'Muster GmbH', role: 'admin' },
    ]);
    const company = await platform.db.company.findFirstOrThrow();
    const audit = await platform.db.auditEvent.findMany({
      where: { companyId: company.id },
      orderBy: { id: 'asc' },
    });
    expect(audit.map(({ action }) => action).slice(0, 2)).toEqual(['company.founded', 'member.invited']);
    const second = ['--admin-email', 'zweite@muster.example', '--admin-name', 'Zoe'];
    expect(tokenIn((await command('company', '--id', company.id, ...second)).text)).not.toBe('');
    expect(await platform.db.company.count()).toBe(1);
  });

  it('says what is missing, and makes nothing then', async () => {
    const before = await platform.db.user.count();
    expect(await command('operator', '--email', 'niemand', '--name', 'N')).toMatchObject({ code: 2 });
    expect(await command('operator', '--email', 'n@n.example')).toMatchObject({ code: 2 });
    expect((await command('company', '--admin-email', 'n@n.example', '--admin-name', 'N')).text).toContain(
      '--name',
    );
    expect(
      (await command('company', '--id', 'x', '--admin-email', 'n@n.example', '--admin-name', 'N')).code,
    ).toBe(2);
    expect(await platform.db.user.count()).toBe(before);
  });
});
