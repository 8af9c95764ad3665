import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatevSession } from '@/lib/connection/session';
import { startConnecting } from '@/lib/connection/start-connecting';
import { findSealedColumns } from '@/lib/platform/reseal';
import { createVault } from '@/lib/platform/vault';
import { resealAll } from '@/scripts/operation/reseal-all';
import { newConnection, openScene, type Scene } from '../connection/scene';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const newKey = { id: 'new', key: Buffer.alloc(32, 9) };

/** The same platform, restarted with other keys. */
function withKeys(keys: readonly { id: string; key: Buffer }[]) {
  const { platform } = scene;
  return { ...platform, vault: createVault(keys), settings: { ...platform.settings, tokenKeys: keys } };
}

describe('key rotation (C10)', () => {
  it('moves every sealed text of every table to the new key; then the old key is not needed any more', async () => {
    const { platform } = scene;
    const actor = await newConnection(scene);
    const { companyId } = actor;
    // A sign-in under way, and tokens to be revoked, sealed with both ways of naming the column.
    const numbers = { consultantNumber: '455148', clientNumber: '1', services: ['rechnungsdatenservice'] };
    await startConnecting(platform, { actor, ...numbers });
    for (const column of ['PendingRevocation.tokenSealed', 'PendingRevocation.token']) {
      const tokenSealed = platform.vault.seal('t', { companyId, column });
      const data = { companyId, environment: 'elsewhere', tokenTypeHint: 'refresh_token', tokenSealed };
      await platform.db.pendingRevocation.create({ data });
    }
    const before = await resealAll(platform, { onlyLook: true });
    expect(before.counts.map(({ keyId }) => keyId)).toEqual(before.counts.map(() => 'test'));
    expect(before.counts.length).toBeGreaterThanOrEqual(5);

    const report = await resealAll(withKeys([newKey, ...platform.settings.tokenKeys]), { onlyLook: false });
    expect(report.resealed).toBe(before.counts.reduce((sum, { count }) => sum + count, 0));
    expect(report).toMatchObject({ unreadable: [], removableKeys: ['test'], sealingKey: 'new' });
    expect(new Set(report.counts.map(({ keyId }) => keyId))).toEqual(new Set(['new']));

    const session = await openDatevSession(withKeys([newKey]), { companyId });
    expect((await session.getClientBasics('455148-1')).kind).toBe('ok');
    // The refresh token works too.
    scene.datev.signIn.tokens.expireNow('AccessToken');
    expect((await session.getClientBasics('455148-1')).kind).toBe('ok');
    const audit = await platform.db.auditEvent.findMany({ where: { companyId, action: 'secrets.resealed' } });
    expect(audit.length).toBeGreaterThanOrEqual(4);
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

  it('finds each sealed column of the schema, and each has its company beside it', async () => {
    const { db } = scene.platform;
    const columns = await findSealedColumns(db);
    expect(columns).toContainEqual({ table: 'Connection', column: 'refreshTokenSealed' });
    for (const { table } of columns) {
      const [row] = await db.$queryRaw<{ type: string }[]>`
        SELECT data_type AS type FROM information_schema.columns
        WHERE table_name = ${table} AND column_name = 'companyId' AND is_nullable = 'NO'`;
      expect([table, row?.type]).toEqual([table, 'uuid']);
    }
  });
});
