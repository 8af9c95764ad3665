import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { describeConnection } from '@/lib/connection/describe-connection';
import { disconnect } from '@/lib/connection/disconnect';
import { finishConnecting } from '@/lib/connection/finish-connecting';
import { purgeConnectionRecords } from '@/lib/connection/maintenance';
import { noteRevocations, retryRevocations } from '@/lib/connection/revocations';
import { openDatevSession } from '@/lib/connection/session';
import { NotPermitted } from '@/lib/identity/permissions';
import {
  connect,
  livingTokens,
  newAdmin,
  newConnection,
  openScene,
  type Scene,
  signInAtDatev,
} from './scene';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
afterEach(async () => {
  scene.datev.misbehaviour.clear();
  scene.datev.signIn.tokens.clear();
  scene.datev.traffic.clear();
  await scene.platform.db.pendingRevocation.deleteMany();
});

const operations = () => scene.datev.traffic.exchanges().map(({ operation }) => operation);
const revokeFails = (times: number | null = null) =>
  scene.datev.misbehaviour.order({ operation: 'revoke', mischief: { kind: 'answer', status: 503 }, times });
const stateOf = async (actor: Parameters<typeof describeConnection>[1]['actor']) =>
  (await describeConnection(scene.platform, { actor })).state;

describe('"Verbindung trennen" (C8)', () => {
  it('revokes refresh and access token at DATEV and deletes both here', async () => {
    const actor = await newConnection(scene);
    scene.datev.traffic.clear();
    expect(await disconnect(scene.platform, { actor })).toEqual({ kind: 'disconnected' });
    expect(operations()).toEqual(['revoke', 'revoke']);
    expect(livingTokens(scene)).toEqual({ access: 0, refresh: 0 });
    const row = await scene.platform.db.connection.findUniqueOrThrow({
      where: { companyId: actor.companyId },
    });
    expect(row).toMatchObject({ state: 'not_connected', accessTokenSealed: null, refreshTokenSealed: null });
    expect(await scene.platform.db.pendingRevocation.count()).toBe(0);
    const session = await openDatevSession(scene.platform, { companyId: actor.companyId });
    expect(await session.getClientBasics('455148-1')).toEqual({
      kind: 'unauthorised',
      reason: 'not_connected',
    });
  });

  it('is repeated by the worker until DATEV has forgotten the tokens', async () => {
    const actor = await newConnection(scene);
    revokeFails();
    expect(await disconnect(scene.platform, { actor })).toEqual({ kind: 'disconnecting' });
    const shown = await describeConnection(scene.platform, { actor });
    expect(shown).toMatchObject({ state: 'disconnecting', light: 'amber', pendingRevocations: 2 });
    const session = await openDatevSession(scene.platform, { companyId: actor.companyId });
    expect((await session.getClientBasics('455148-1')).kind).toBe('unauthorised');

    expect(await retryRevocations(scene.platform)).toEqual({ revoked: 0, failed: 0 });
    scene.clock.advance(60_000);
    expect(await retryRevocations(scene.platform)).toEqual({ revoked: 0, failed: 2 });
    expect(await stateOf(actor)).toBe('disconnecting');
    expect((await scene.platform.db.pendingRevocation.findFirstOrThrow()).lastError).toBe('unavailable');

    scene.datev.misbehaviour.clear();
    scene.clock.advance(5 * 60_000);
    expect(await retryRevocations(scene.platform)).toEqual({ revoked: 2, failed: 0 });
    expect(await stateOf(actor)).toBe('not_connected');
    expect(livingTokens(scene)).toEqual({ access: 0, refresh: 0 });
  });

  it('comes to its end when the process died after the last revocation', async () => {
    const actor = await newConnection(scene);
    revokeFails();
    await disconnect(scene.platform, { actor });
    scene.datev.misbehaviour.clear();
    await scene.platform.db.pendingRevocation.deleteMany({ where: { companyId: actor.companyId } });
    expect(await stateOf(actor)).toBe('disconnecting');
    expect(await retryRevocations(scene.platform)).toEqual({ revoked: 0, failed: 0 });
    expect(await stateOf(actor)).toBe('not_connected');
  });

  it('of a company that was never connected does nothing', async () => {
    const actor = await newAdmin(scene);
    expect(await disconnect(scene.platform, { actor })).toEqual({ kind: 'disconnected' });
    expect(operations()).toEqual([]);
  });

  it('is for admins only (S1)', async () => {
    const actor = { ...(await newConnection(scene)), role: 'customer' as const };
    await expect(disconnect(scene.platform, { actor })).rejects.toBeInstanceOf(NotPermitted);
  });

  it('never meets two workers at one token', async () => {
    const actor = await newConnection(scene);
    revokeFails(2);
    await disconnect(scene.platform, { actor });
    scene.clock.advance(60_000);
    scene.datev.traffic.clear();
    await Promise.all([retryRevocations(scene.platform), retryRevocations(scene.platform)]);
    expect(operations()).toEqual(['revoke', 'revoke']);
    expect(await stateOf(actor)).toBe('not_connected');
  });
});

describe('a reconnect (C8)', () => {
  it('revokes the old tokens before the new sign-in is redeemed', async () => {
    const actor = await newConnection(scene);
    const callback = await signInAtDatev(scene, actor);
    scene.datev.traffic.clear();
    await finishConnecting(scene.platform, { signedIn: actor, query: callback.searchParams });
    expect(operations().filter((operation) => ['revoke', 'token'].includes(operation))).toEqual([
      'revoke',
      'revoke',
      'token',
    ]);
    expect(livingTokens(scene)).toEqual({ access: 1, refresh: 1 });
    expect(await stateOf(actor)).toBe('connected');
  });

  it('leaves the old connection alone when consent is refused', async () => {
    const actor = await newConnection(scene);
    const { outcome } = await connect(scene, actor, { allow: false });
    expect(outcome.kind).toBe('failed');
    expect(await stateOf(actor)).toBe('connected');
    expect(livingTokens(scene)).toEqual({ access: 1, refresh: 1 });
  });

  it('waits until the old token is revoked: never two valid ones', async () => {
    const actor = await newConnection(scene);
    revokeFails();
    const { outcome } = await connect(scene, actor);
    expect(outcome).toMatchObject({ problems: [{ code: 'CONNECTION_OLD_TOKEN_NOT_REVOKED' }] });
    expect(scene.datev.signIn.tokens.counts.codeExchanges).toBe(1);
    expect(livingTokens(scene).refresh).toBe(1);
    expect(await describeConnection(scene.platform, { actor })).toMatchObject({
      state: 'needs_reconnect',
      problems: [{ code: 'CONNECTION_RENEWING' }],
    });
    scene.datev.misbehaviour.clear();
    expect((await connect(scene, actor)).outcome.kind).toBe('connected');
    expect(livingTokens(scene)).toEqual({ access: 1, refresh: 1 });
  });

  it('after a disconnect still under way ends that first', async () => {
    const actor = await newConnection(scene);
    revokeFails(2);
    expect((await disconnect(scene.platform, { actor })).kind).toBe('disconnecting');
    expect((await connect(scene, actor)).outcome.kind).toBe('connected');
    expect(livingTokens(scene)).toEqual({ access: 1, refresh: 1 });
    expect(await stateOf(actor)).toBe('connected');
  });

  it('with wrong numbers is no connection any more, and says why', async () => {
    const actor = await newConnection(scene);
    const { outcome } = await connect(scene, actor, { numbers: ['455148', '2'] });
    expect(outcome).toMatchObject({ problems: [{ code: 'CONNECTION_RIGHT_MISSING' }] });
    expect(await stateOf(actor)).toBe('needs_reconnect');
    expect(livingTokens(scene)).toEqual({ access: 0, refresh: 0 });
  });

  it('tells waiting work in the same transaction (C6)', async () => {
    const actor = await newConnection(scene);
    const before = await scene.platform.queue.size('connection-changed');
    await connect(scene, actor);
    // needs_reconnect while the old token is given up, then connected.
    await expect
      .poll(async () => (await messages()).slice(-2), { timeout: 5_000 })
      .toEqual([
        { companyId: actor.companyId, state: 'needs_reconnect' },
        { companyId: actor.companyId, state: 'connected' },
      ]);
    expect(before).toBeGreaterThanOrEqual(0);
  });

  async function messages(): Promise<unknown[]> {
    const rows = await scene.platform.db.$queryRaw<{ data: unknown }[]>`
      SELECT data FROM pgboss.job WHERE name = 'connection-changed' ORDER BY created_on`;
    return rows.map(({ data }) => data);
  }
});

describe('a process that dies between DATEV\'s tokens and our "connected" (C3)', () => {
  it('leaves no orphan grant: the worker revokes what nobody confirmed', async () => {
    const actor = await newConnection(scene);
    const tokens = { accessToken: 'never-confirmed-access', refreshToken: 'never-confirmed-refresh' };
    const ids = await scene.platform.db.$transaction((tx) =>
      noteRevocations(scene.platform, tx, {
        companyId: actor.companyId,
        environment: 'local',
        tokens,
        when: 'unless_confirmed',
      }),
    );
    expect(ids).toHaveLength(2);
    expect(await retryRevocations(scene.platform)).toEqual({ revoked: 0, failed: 0 });
    scene.clock.advance(5 * 60_000);
    expect(await retryRevocations(scene.platform)).toEqual({ revoked: 2, failed: 0 });
    expect(await stateOf(actor)).toBe('connected');
  });
});

describe('old records', () => {
  it('go after their time: log after HTTP_LOG_DAYS, attempts after 30 days (P6)', async () => {
    await newConnection(scene);
    expect(await purgeConnectionRecords(scene.platform)).toEqual({ httpLogEntries: 0, attempts: 0 });
    scene.clock.advance(31 * 24 * 60 * 60 * 1000);
    const purged = await purgeConnectionRecords(scene.platform);
    expect(purged.httpLogEntries).toBeGreaterThan(0);
    expect(purged.attempts).toBeGreaterThan(0);
  });
});
