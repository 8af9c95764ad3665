import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountingMonthOf, berlinDay } from '@/lib/bookkeeping/calendar';
import { describeConnection } from '@/lib/connection/describe-connection';
import { disconnect } from '@/lib/connection/disconnect';
import { finishConnecting } from '@/lib/connection/finish-connecting';
import { settleHttpLog } from '@/lib/connection/http-log';
import { openTokens } from '@/lib/connection/kept-tokens';
import { openDatevSession } from '@/lib/connection/session';
import { createVault, VaultError } from '@/lib/platform/vault';
import { resealAll } from '@/scripts/operation/reseal-all';
import { connect, newAdmin, newConnection, openScene, type Scene, signInAtDatev } from './scene';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

/** Every column of every table as text, so that nothing hides in a JSON or an array. */
async function columnsHolding(secret: string): Promise<string[]> {
  const { db } = scene.platform;
  const columns = await db.$queryRaw<{ schema: string; table: string; column: string }[]>`
    SELECT table_schema AS schema, table_name AS table, column_name AS column
    FROM information_schema.columns
    WHERE table_schema IN ('public', 'pgboss') AND data_type IN ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'bytea')`;
  const found: string[] = [];
  for (const { schema, table, column } of columns) {
    const [row] = await db.$queryRawUnsafe<{ hits: number }[]>(
      `SELECT count(*)::int AS hits FROM "${schema}"."${table}" WHERE position($1 in "${column}"::text) > 0`,
      secret,
    );
    if (row && row.hits > 0) found.push(`${table}.${column}`);
  }
  return found;
}

async function tokensOf(companyId: string): Promise<string[]> {
  const row = await scene.platform.db.connection.findUniqueOrThrow({ where: { companyId } });
  const tokens = openTokens(scene.platform.vault, companyId, row);
  return [tokens?.accessToken ?? '', tokens?.refreshToken ?? ''];
}

describe('tokens and secrets (C10, P6)', () => {
  it('stand in clear text in no table, whatever happened', async () => {
    const { datev, platform } = scene;
    const actor = await newAdmin(scene);
    const { companyId } = actor;
    const callback = await signInAtDatev(scene, actor);
    await finishConnecting(platform, { signedIn: actor, query: callback.searchParams });
    const secrets = await tokensOf(companyId);
    // A refresh after a 401, a failing refresh, a failing call, a failing revocation, a refused code.
    datev.signIn.tokens.expireNow('AccessToken');
    const session = await openDatevSession(platform, { companyId });
    expect((await session.getClientBasics('455148-1')).kind).toBe('ok');
    secrets.push(...(await tokensOf(companyId)));
    datev.misbehaviour.order({
      operation: 'getClient',
      mischief: { kind: 'answer', status: 500, bodyForm: 'html' },
    });
    await session.getClientBasics('455148-1');
    datev.misbehaviour.order({
      operation: 'token',
      mischief: { kind: 'answer', status: 400, bodyForm: 'html' },
    });
    const again = await signInAtDatev(scene, actor);
    await finishConnecting(platform, { signedIn: actor, query: again.searchParams });
    await connect(scene, actor);
    secrets.push(...(await tokensOf(companyId)));
    datev.misbehaviour.order({ operation: 'revoke', mischief: { kind: 'answer', status: 500 }, times: 2 });
    await disconnect(platform, { actor });
    for (const { searchParams } of [callback, again]) {
      secrets.push(searchParams.get('code') ?? '', searchParams.get('state') ?? '');
    }
    const { clientId, clientSecret } = datev;
    secrets.push(clientSecret, Buffer.from(`${clientId}:${clientSecret}`).toString('base64'));

    await settleHttpLog(platform);
    expect(secrets).toHaveLength(12);
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(15);
      expect(await columnsHolding(secret), `secret ${secrets.indexOf(secret)}`).toEqual([]);
    }
    expect(await columnsHolding('code_verifier')).toEqual([]);
    // The search itself can find something:
    expect(await columnsHolding('455148-1')).toContain('HttpLogEntry.url');
  });

  it('are sealed for their company and column, and move to a new key on command', async () => {
    const actor = await newConnection(scene);
    const { platform } = scene;
    const [oldKey] = platform.settings.tokenKeys;
    if (!oldKey) throw new Error('no key');
    const newKey = { id: 'new', key: Buffer.alloc(32, 9) };
    const keys = [newKey, oldKey];
    const settings = { ...platform.settings, tokenKeys: keys };
    const both = { ...platform, vault: createVault(keys), settings };
    expect((await resealAll(both, { onlyLook: false })).resealed).toBeGreaterThan(0);
    expect((await resealAll(both, { onlyLook: false })).resealed).toBe(0);
    const onlyNew = createVault([newKey]);
    const row = await platform.db.connection.findUniqueOrThrow({ where: { companyId: actor.companyId } });
    expect(openTokens(onlyNew, actor.companyId, row)?.refreshToken).toBeTruthy();
    expect(() => openTokens(onlyNew, 'another-company', row)).toThrow(VaultError);
    const session = await openDatevSession(both, { companyId: actor.companyId });
    expect((await session.getClientBasics('455148-1')).kind).toBe('ok');
  });

  it('whose key was lost do not keep a customer from connecting again', async () => {
    const actor = await newConnection(scene);
    const lost = { ...scene.platform, vault: createVault([{ id: 'other', key: Buffer.alloc(32, 5) }]) };
    expect(await disconnect(lost, { actor })).toEqual({ kind: 'disconnected' });
    expect((await describeConnection(scene.platform, { actor })).state).toBe('not_connected');
  });
});

describe('the technical log (P6)', () => {
  it("has every call of a connection, in order, with DATEV's ids and without good answers' bodies", async () => {
    const actor = await newConnection(scene);
    await settleHttpLog(scene.platform);
    const entries = await scene.platform.db.httpLogEntry.findMany({
      where: { companyId: actor.companyId },
      orderBy: { id: 'asc' },
    });
    expect(entries.map(({ operation, status }) => [operation, status]).sort()).toEqual(
      [
        ['getClientBasics', 200],
        ['jwks', 200],
        ['token.exchange', 200],
        ['userinfo', 200],
      ].sort(),
    );
    for (const entry of entries) {
      expect(entry.responseBody).toBeNull();
      expect(JSON.stringify(entry.requestHeaders).toLowerCase()).not.toContain('authorization');
      expect(entry.url).toMatch(/^http:\/\/localhost:\d+\//);
    }
    const api = entries.find(({ operation }) => operation === 'getClientBasics');
    expect(api?.requestHeaders).toMatchObject({ 'x-datev-client-id': scene.datev.clientId });
    expect(api?.globalTransactionId).toBeTruthy();
    expect(api?.capRequestId).toBeTruthy();
  });

  it('keeps bodies of errors and of status answers', async () => {
    const actor = await newConnection(scene);
    const session = await openDatevSession(scene.platform, { companyId: actor.companyId });
    const created = await session.createJob('455148-1', {
      importType: 'accountsReceivableLedgerImport',
      accountingMonth: accountingMonthOf(berlinDay(new Date())),
    });
    if (created.kind !== 'ok') throw new Error(created.kind);
    await session.getJobStatus('455148-1', created.value.id);
    await session.getJobStatus('455148-1', 'nobody');
    await settleHttpLog(scene.platform);
    const bodies = await scene.platform.db.httpLogEntry.findMany({
      where: { companyId: actor.companyId, operation: { in: ['createJob', 'getJobStatus'] } },
      orderBy: { id: 'asc' },
      select: { operation: true, status: true, responseBody: true },
    });
    expect(bodies).toEqual([
      { operation: 'createJob', status: 201, responseBody: null },
      { operation: 'getJobStatus', status: 200, responseBody: expect.stringContaining('"status"') },
      { operation: 'getJobStatus', status: 404, responseBody: expect.stringContaining('request_id') },
    ]);
  });
});
