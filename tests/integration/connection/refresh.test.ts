import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { describeConnection } from '@/lib/connection/describe-connection';
import { noTokens } from '@/lib/connection/kept-tokens';
import { retryRevocations } from '@/lib/connection/revocations';
import { openDatevSession } from '@/lib/connection/session';
import { accessTokenOf } from '@/lib/connection/tokens';
import type { UserActor } from '@/lib/identity/actor';
import { livingTokens, newConnection, openScene, type Scene } from './scene';
import { startOtherProcess } from './spawn-process';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
afterEach(() => {
  scene.datev.misbehaviour.clear();
  scene.datev.signIn.tokens.clear();
  scene.datev.traffic.clear();
});

/** As if fifteen minutes had passed: the token is to be renewed before the next call. */
async function outdateAccessToken({ companyId }: UserActor): Promise<void> {
  await scene.platform.db.connection.update({
    where: { companyId },
    data: { accessTokenExpiresAt: new Date(0) },
  });
}

const call = async ({ companyId }: UserActor) =>
  (await openDatevSession(scene.platform, { companyId })).getClientBasics('455148-1');
const counts = () => scene.datev.signIn.tokens.counts;
const tokenCalls = () => scene.datev.traffic.countOf('token');
const stateOf = async (actor: UserActor) => (await describeConnection(scene.platform, { actor })).state;
const order = (
  operation: string,
  mischief: Parameters<typeof scene.datev.misbehaviour.order>[0]['mischief'],
  times: number | null = 1,
) => scene.datev.misbehaviour.order({ operation, mischief, times });

describe('a refresh token is spent once (C7)', () => {
  it('by 20 callers in two processes at the same moment', async () => {
    const actor = await newConnection(scene);
    await outdateAccessToken(actor);
    scene.datev.misbehaviour.setLatency(200, 'token');
    const other = await startOtherProcess(scene, actor.companyId, 10);
    other.begin();
    const mine = await Promise.all(Array.from({ length: 10 }, () => call(actor)));
    expect([...mine.map(({ kind }) => kind), ...(await other.results())]).toEqual(Array(20).fill('ok'));
    expect(counts()).toMatchObject({ refreshes: 1, refreshTokensReused: 0 });
  });

  it('and the new pair is stored before anybody uses it, with its own end', async () => {
    const actor = await newConnection(scene);
    const before = await scene.platform.db.connection.findUniqueOrThrow({
      where: { companyId: actor.companyId },
    });
    await outdateAccessToken(actor);
    scene.clock.advance(1000);
    expect((await call(actor)).kind).toBe('ok');
    const after = await scene.platform.db.connection.findUniqueOrThrow({
      where: { companyId: actor.companyId },
    });
    expect(after.tokenGeneration).toBe(before.tokenGeneration + 1);
    expect(after.refreshTokenSealed).not.toBe(before.refreshTokenSealed);
    expect(after.grantedScopes).toEqual(before.grantedScopes);
    expect(after.refreshTokenExpiresAt?.getTime()).toBeGreaterThan(
      before.refreshTokenExpiresAt?.getTime() ?? 0,
    );
  });

  it('renews before the end, so that no call carries a dead token', async () => {
    const actor = await newConnection(scene);
    await call(actor);
    expect(counts().refreshes).toBe(0);
    await scene.platform.db.connection.update({
      where: { companyId: actor.companyId },
      data: { accessTokenExpiresAt: new Date(scene.clock.now().getTime() + 89_000) },
    });
    await call(actor);
    expect(counts().refreshes).toBe(1);
  });
});

describe('a 401 (C6, C7)', () => {
  it('renews once under the lock and repeats once', async () => {
    const actor = await newConnection(scene);
    scene.datev.traffic.clear();
    scene.datev.signIn.tokens.expireNow('AccessToken');
    const results = await Promise.all([call(actor), call(actor), call(actor)]);
    expect(results.map(({ kind }) => kind)).toEqual(['ok', 'ok', 'ok']);
    expect(counts()).toMatchObject({ refreshes: 1, refreshTokensReused: 0 });
    expect(await stateOf(actor)).toBe('connected');
  });

  it('that comes again after the renewal needs a new sign-in, and is not repeated', async () => {
    const actor = await newConnection(scene);
    scene.datev.traffic.clear();
    order('getClient', { kind: 'answer', status: 401 }, null);
    expect(await call(actor)).toEqual({ kind: 'unauthorised', reason: 'reconnect_needed' });
    expect(scene.datev.traffic.countOf('getClient')).toBe(2);
    expect(tokenCalls()).toBe(1);
    expect(await stateOf(actor)).toBe('needs_reconnect');
    expect(await call(actor)).toEqual({ kind: 'unauthorised', reason: 'reconnect_needed' });
    expect(scene.datev.traffic.countOf('getClient')).toBe(2);
  });
});

describe('a refresh that fails', () => {
  it('because the grant is gone: reconnect, one try only (C6)', async () => {
    const actor = await newConnection(scene);
    const [grant] = scene.datev.signIn.tokens.grants.keys();
    scene.datev.signIn.tokens.endGrant(grant ?? '', 'taken_away');
    scene.datev.traffic.clear();
    expect(await call(actor)).toEqual({ kind: 'unauthorised', reason: 'reconnect_needed' });
    expect(await call(actor)).toEqual({ kind: 'unauthorised', reason: 'reconnect_needed' });
    expect(tokenCalls()).toBe(1);
    const shown = await describeConnection(scene.platform, { actor });
    expect(shown).toMatchObject({
      state: 'needs_reconnect',
      light: 'red',
      problems: [{ code: 'CONNECTION_GRANT_LOST', params: { clientId: '455148-1' } }],
    });
    const audit = await scene.platform.db.auditEvent.findFirstOrThrow({
      where: { companyId: actor.companyId },
      orderBy: { id: 'desc' },
    });
    expect(audit).toMatchObject({ action: 'connection.needs_reconnect', actorKind: 'system' });
  });

  it('unclear once, not executed: the old token is tried once more and works', async () => {
    const actor = await newConnection(scene);
    await outdateAccessToken(actor);
    order('token', { kind: 'drop_request' });
    expect((await call(actor)).kind).toBe('ok');
    expect(counts()).toMatchObject({ refreshes: 1, refreshTokensReused: 0 });
  });

  it('unclear once, executed: the second try tells, and nothing is looped', async () => {
    const actor = await newConnection(scene);
    await outdateAccessToken(actor);
    scene.datev.traffic.clear();
    order('token', { kind: 'drop_answer' });
    expect(await call(actor)).toEqual({ kind: 'unauthorised', reason: 'reconnect_needed' });
    expect(tokenCalls()).toBe(2);
    expect(await stateOf(actor)).toBe('needs_reconnect');
  });

  it('because DATEV is in maintenance: nothing is lost, and nobody asks again for a minute (T7)', async () => {
    const actor = await newConnection(scene);
    await outdateAccessToken(actor);
    scene.datev.traffic.clear();
    order('token', { kind: 'answer', status: 503, retryAfterSeconds: 30 }, null);
    const first = await call(actor);
    expect(first).toEqual({ kind: 'unavailable', httpStatus: null, retryAfterMs: 30_000 });
    const second = await call(actor);
    expect(second).toMatchObject({ kind: 'unavailable' });
    expect(tokenCalls()).toBe(1);
    expect(await stateOf(actor)).toBe('connected');
    scene.datev.misbehaviour.clear();
    scene.clock.advance(61_000);
    expect((await call(actor)).kind).toBe('ok');
  });

  it('with errors twice: the old token is kept (C7)', async () => {
    const actor = await newConnection(scene);
    await outdateAccessToken(actor);
    scene.datev.traffic.clear();
    order('token', { kind: 'answer', status: 500, bodyForm: 'html' }, 2);
    expect((await call(actor)).kind).toBe('unavailable');
    expect(tokenCalls()).toBe(2);
    scene.clock.advance(61_000);
    expect((await call(actor)).kind).toBe('ok');
  });

  it('because it ran out: nobody is asked (C7)', async () => {
    const actor = await newConnection(scene);
    await outdateAccessToken(actor);
    await scene.platform.db.connection.update({
      where: { companyId: actor.companyId },
      data: { refreshTokenExpiresAt: new Date(scene.clock.now().getTime() - 1) },
    });
    scene.datev.traffic.clear();
    // Shown from the very minute:
    expect(await describeConnection(scene.platform, { actor })).toMatchObject({
      state: 'needs_reconnect',
      light: 'red',
      problems: [{ code: 'CONNECTION_EXPIRED' }],
    });
    expect(await call(actor)).toEqual({ kind: 'unauthorised', reason: 'reconnect_needed' });
    expect(scene.datev.traffic.exchanges()).toEqual([]);
  });
});

describe('a power cut (T5, C7)', () => {
  it("between DATEV's answer and our commit ends in one clean reconnect", async () => {
    const actor = await newConnection(scene);
    await outdateAccessToken(actor);
    scene.datev.traffic.clear();
    order('token', { kind: 'hang', afterExecuting: true });
    const other = await startOtherProcess(scene, actor.companyId, 1);
    other.begin();
    await expect.poll(() => counts().refreshes, { timeout: 10_000 }).toBe(1);
    await other.kill();
    expect(await call(actor)).toEqual({ kind: 'unauthorised', reason: 'reconnect_needed' });
    expect(await call(actor)).toEqual({ kind: 'unauthorised', reason: 'reconnect_needed' });
    expect(counts()).toMatchObject({ refreshes: 1, refreshTokensReused: 1 });
    expect(await stateOf(actor)).toBe('needs_reconnect');
  });

  it('of the database only: the new token is stored as soon as it is back', async () => {
    const actor = await newConnection(scene);
    await outdateAccessToken(actor);
    order('token', { kind: 'delay', milliseconds: 800 });
    const calling = call(actor);
    await expect.poll(() => cutLockHolder(), { timeout: 10_000, interval: 50 }).toBe(1);
    expect((await calling).kind).toBe('ok');
    expect((await call(actor)).kind).toBe('ok');
    expect(counts()).toMatchObject({ refreshes: 1, refreshTokensReused: 0 });
  });

  it('of the database, and of the connection meanwhile: no token is left at DATEV that nobody knows (C8)', async () => {
    const actor = await newConnection(scene);
    const others = livingTokens(scene).refresh - 1;
    await outdateAccessToken(actor);
    order('token', { kind: 'delay', milliseconds: 1_500 });
    const calling = call(actor).catch((cause: unknown) => cause);
    await expect.poll(() => cutLockHolder(), { timeout: 10_000, interval: 50 }).toBe(1);
    // As a disconnect leaves the row, without DATEV's having been told yet.
    await scene.platform.db.connection.update({
      where: { companyId: actor.companyId },
      data: { ...noTokens, tokenGeneration: { increment: 1 }, state: 'not_connected' },
    });
    await calling;
    expect(livingTokens(scene).refresh).toBe(others + 1);
    await retryRevocations(scene.platform);
    expect(livingTokens(scene).refresh).toBe(others);
  });

  /** Ends the database connection that holds the lock while DATEV is being asked. */
  async function cutLockHolder(): Promise<number> {
    const client = new Client({ connectionString: scene.platform.settings.databaseUrl });
    await client.connect();
    try {
      const { rowCount } = await client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND state = 'idle in transaction' AND pid <> pg_backend_pid()`,
      );
      return rowCount ?? 0;
    } finally {
      await client.end();
    }
  }
});

describe('without a connection', () => {
  it('every call says so and nothing is sent', async () => {
    const actor = await newConnection(scene);
    await scene.platform.db.connection.delete({ where: { companyId: actor.companyId } });
    scene.datev.traffic.clear();
    const session = await openDatevSession(scene.platform, { companyId: actor.companyId });
    expect(session.clientId).toBeNull();
    expect(await session.getClientBasics('455148-1')).toEqual({
      kind: 'unauthorised',
      reason: 'not_connected',
    });
    expect(scene.datev.traffic.exchanges()).toEqual([]);
  });

  it('of this environment, tokens of another one are never used (C12)', async () => {
    const actor = await newConnection(scene);
    await scene.platform.db.connection.update({
      where: { companyId: actor.companyId },
      data: { environment: 'production' },
    });
    expect(await accessTokenOf(scene.platform, { companyId: actor.companyId })).toEqual({
      kind: 'none',
      reason: 'not_connected',
    });
  });
});
