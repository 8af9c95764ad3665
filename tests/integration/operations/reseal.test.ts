import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatevSession } from '@/lib/connection/session';
import { startConnecting } from '@/lib/connection/start-connecting';
import { storeEmployees } from '@/lib/general-data/people/store-employees';
import { downloadFile } from '@/lib/general-data/push/file-actions';
import { pushGeneralData } from '@/lib/general-data/push/push-general';
import { createUser } from '@/lib/identity/people';
import { confirmEnrolment, startEnrolment } from '@/lib/identity/second-factor/enrolment';
import { totpCode, totpStepOf } from '@/lib/identity/second-factor/totp';
import { readSession } from '@/lib/identity/sessions';
import { authenticate } from '@/lib/identity/sign-in';
import type { Platform } from '@/lib/platform';
import { sealedColumns } from '@/lib/platform/sealed-columns';
import { createVault } from '@/lib/platform/vault';
import { resealAll } from '@/scripts/operation/reseal-all';
import { fromBase32 } from '@/tests/support/authenticator';
import { newConnection, openScene, type Scene } from '../connection/scene';
import { employeeJson, makePayrollCompany } from '../general-data/scene';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const newKey = { id: 'new', key: Buffer.alloc(32, 9) };
const password = 'ein gutes langes Wort';

/** The same platform, restarted with other keys. */
function withKeys(keys: readonly { id: string; key: Buffer }[]): Platform {
  const { platform } = scene;
  return { ...platform, vault: createVault(keys), settings: { ...platform.settings, tokenKeys: keys } };
}

/** A person who is setting up a second factor; answers the secret of the authenticator app. */
async function beginsSecondFactor(email: string) {
  const { platform } = scene;
  await createUser(platform, { email, name: email, password });
  const signedIn = await authenticate(platform, { email, password, code: null, ip: null, userAgent: null });
  if (signedIn.kind !== 'signed_in') throw new Error(signedIn.kind);
  const user = await readSession(platform, signedIn.sessionId);
  if (!user) throw new Error('no session');
  const started = await startEnrolment(platform, user, { password, ip: null });
  if (started.kind !== 'started') throw new Error(started.kind);
  return { user, secret: fromBase32(started.secret) };
}

/** The way of every room that keeps something sealed, once. */
async function sealEverything() {
  const { platform } = scene;
  const actor = await newConnection(scene);
  const numbers = { consultantNumber: '455148', clientNumber: '1', services: ['rechnungsdatenservice'] };
  await startConnecting(platform, { actor, ...numbers });
  await platform.db.pendingRevocation.create({
    data: {
      companyId: actor.companyId,
      environment: 'elsewhere',
      tokenTypeHint: 'refresh_token',
      tokenSealed: platform.vault.seal('t', {
        companyId: actor.companyId,
        column: 'PendingRevocation.tokenSealed',
      }),
    },
  });
  const payroll = await makePayrollCompany(platform, 'Lohn GmbH');
  const [stored] = await storeEmployees(platform, payroll.admin, [
    employeeJson({ spouseDenomination: 'ev' }),
  ]);
  if (stored?.kind !== 'created') throw new Error(JSON.stringify(stored));
  const pushed = await pushGeneralData(platform, payroll.admin, { isForced: false });
  if (pushed.kind !== 'done') throw new Error(JSON.stringify(pushed));
  await beginsSecondFactor('beginnt@belegbote.test');
  const { user, secret } = await beginsSecondFactor('hat@belegbote.test');
  const code = totpCode(secret, totpStepOf(platform.clock.now()));
  const { kind } = await confirmEnrolment(platform, user, { code });
  if (kind !== 'enabled') throw new Error(kind);
  return { actor, payroll, secret };
}

/** Every column of every table that holds a sealed text, whatever it is called. */
async function columnsWithSealedTexts(): Promise<string[]> {
  const { db } = scene.platform;
  const columns = await db.$queryRaw<{ table: string; column: string }[]>`
    SELECT c.table_name AS table, c.column_name AS column
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
      AND c.data_type IN ('text', 'character varying', 'json', 'jsonb', 'ARRAY')`;
  const found: string[] = [];
  for (const { table, column } of columns) {
    const [row] = await db.$queryRawUnsafe<{ hits: number }[]>(
      `SELECT count(*)::int AS hits FROM "${table}"
       WHERE "${column}"::text ~ '(^|[^A-Za-z0-9_])v1\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{30}'`,
    );
    if (row && row.hits > 0) found.push(`${table}.${column}`);
  }
  return found.sort();
}

const known = sealedColumns.map(({ table, column }) => `${table}.${column}`).sort();

describe('key rotation (C10)', { timeout: 120_000 }, () => {
  it('moves every sealed text of every table to the new key; then the old key is not needed any more', async () => {
    const { platform } = scene;
    const { actor, payroll, secret } = await sealEverything();
    const { companyId } = actor;
    // Each column the vault is used for holds something now, and nothing else does: a new one shows up here.
    expect(await columnsWithSealedTexts()).toEqual(known);
    const before = await resealAll(platform, { onlyLook: true });
    expect(before.counts.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(known);
    expect(before.counts.map(({ keyId }) => keyId)).toEqual(before.counts.map(() => 'test'));

    const report = await resealAll(withKeys([newKey, ...platform.settings.tokenKeys]), { onlyLook: false });
    expect(report.resealed).toBe(before.counts.reduce((sum, { count }) => sum + count, 0));
    expect(report).toMatchObject({ unreadable: [], removableKeys: ['test'], sealingKey: 'new' });
    expect(new Set(report.counts.map(({ keyId }) => keyId))).toEqual(new Set(['new']));

    // With the new key alone: tokens, people's data and second factors.
    const onlyNew = withKeys([newKey]);
    const session = await openDatevSession(onlyNew, { companyId });
    expect((await session.getClientBasics('455148-1')).kind).toBe('ok');
    scene.datev.signIn.tokens.expireNow('AccessToken');
    expect((await session.getClientBasics('455148-1')).kind).toBe('ok');
    const file = await platform.db.dataPushFile.findFirstOrThrow();
    const downloaded = await downloadFile(onlyNew, payroll.admin, { fileId: file.id });
    expect(downloaded?.bytes.length).toBeGreaterThan(100);
    scene.clock.advance(60_000);
    const code = totpCode(secret, totpStepOf(platform.clock.now()));
    const signIn = { email: 'hat@belegbote.test', password, code, ip: null, userAgent: null };
    expect(await authenticate(onlyNew, signIn)).toMatchObject({ kind: 'signed_in' });

    const audit = await platform.db.auditEvent.findMany({ where: { action: 'secrets.resealed' } });
    expect(audit.filter((event) => event.companyId === companyId).length).toBeGreaterThanOrEqual(4);
    // Second factors belong to persons: their entries name no company.
    expect(audit.flatMap((event) => (event.companyId === null ? event.details : []))).toEqual([
      { column: 'User.totpSecret', count: 1, keyId: 'new' },
      { column: 'User.totpPendingSecret', count: 1, keyId: 'new' },
    ]);
  });

  it('says what no key opens, and leaves it as it is', async () => {
    const { platform } = scene;
    await newConnection(scene);
    const report = await resealAll(withKeys([{ id: 'newest', key: Buffer.alloc(32, 3) }]), {
      onlyLook: false,
    });
    expect(report.resealed).toBe(0);
    expect(report.unreadable.map(({ column }) => column)).toContain('Connection.refreshTokenSealed');
    const back = await resealAll(withKeys([...platform.settings.tokenKeys, newKey]), { onlyLook: false });
    expect(back.unreadable).toEqual([]);
    expect(
      await resealAll(withKeys([...platform.settings.tokenKeys, newKey]), { onlyLook: false }),
    ).toMatchObject({
      resealed: 0,
    });
  });

  it('knows each column of the schema that is named after a seal', async () => {
    const columns = await scene.platform.db.$queryRaw<{ place: string }[]>`
      SELECT c.table_name || '.' || c.column_name AS place
      FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.column_name ~* '(sealed|secret)$'`;
    expect(columns.map(({ place }) => place).sort()).toEqual(known);
  });
});
