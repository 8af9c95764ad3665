import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { berlinDay, parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import { checkConnection, ensureDailyCheck } from '@/lib/connection/daily-check';
import { describeConnection } from '@/lib/connection/describe-connection';
import { openDatevSession } from '@/lib/connection/session';
import { recordPermissionSignal } from '@/lib/connection/signals';
import { readRefusal } from '@/lib/datev/http/refusal';
import type { UserActor } from '@/lib/identity/actor';
import { newAdmin, newConnection, openScene, type Scene } from './scene';

const dayMs = 24 * 60 * 60 * 1000;
const month = parseAccountingMonth('2026-01') ?? expect.fail('no month');
let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
afterEach(() => {
  scene.datev.misbehaviour.clear();
  scene.datev.traffic.clear();
  scene.datev.world.reset('sandbox');
  scene.datev.signIn.tokens.clear();
});

const gets = () => scene.datev.traffic.countOf('getClient');
const check = ({ companyId }: UserActor) => ensureDailyCheck(scene.platform, { companyId });
const stateOf = async (actor: UserActor) => (await describeConnection(scene.platform, { actor })).state;
const takeRight = () => scene.datev.world.revokedRights.add('petra-beispiel 455148-1');
const giveRight = () => scene.datev.world.revokedRights.delete('petra-beispiel 455148-1');
const dataset = () => scene.datev.world.datasets.get('455148-1') ?? expect.fail('no dataset');
/** The tokens live on while days pass. */
async function nextDay(actor: UserActor): Promise<void> {
  scene.clock.advance(dayMs);
  await scene.platform.db.connection.update({
    where: { companyId: actor.companyId },
    data: { accessTokenExpiresAt: new Date(scene.clock.now().getTime() + 900_000) },
  });
}
async function newWatched(): Promise<UserActor> {
  const actor = await newConnection(scene);
  scene.datev.traffic.clear();
  return actor;
}

describe('one check a calendar day (C5, T8)', () => {
  it('is the confirmation itself on the day of connecting', async () => {
    const actor = await newWatched();
    expect(await check(actor)).toMatchObject({
      kind: 'confirmed',
      requests: 0,
      differences: [],
      basics: { name: 'Muster GmbH 1', consultantNumber: 455148, clientNumber: 1 },
    });
    expect(gets()).toBe(0);
  });

  it('is made anew on the next day in Germany, once for ten transfers at the same moment', async () => {
    const actor = await newWatched();
    await nextDay(actor);
    const checks = await Promise.all(Array.from({ length: 10 }, () => check(actor)));
    expect(checks.map(({ kind }) => kind)).toEqual(Array(10).fill('confirmed'));
    expect(checks.reduce((sum, { requests }) => sum + requests, 0)).toBe(1);
    expect(gets()).toBe(1);
    const stored = await scene.platform.db.clientSnapshot.findMany({
      where: { companyId: actor.companyId },
      orderBy: { takenAt: 'asc' },
    });
    expect(stored.map(({ day }) => day.toISOString().slice(0, 10))).toEqual([
      berlinDay(new Date(scene.clock.now().getTime() - dayMs)),
      berlinDay(scene.clock.now()),
    ]);
  });

  it('is forced by the button', async () => {
    const actor = await newWatched();
    expect(await checkConnection(scene.platform, { actor })).toMatchObject({
      kind: 'confirmed',
      requests: 1,
    });
    expect(gets()).toBe(1);
    const audit = await scene.platform.db.auditEvent.findFirstOrThrow({
      where: { companyId: actor.companyId },
      orderBy: { id: 'desc' },
    });
    expect(audit).toMatchObject({ action: 'connection.checked', details: { result: 'confirmed' } });
  });

  it("is forced by an error that makes today's doubtful, not by a refused file (C5)", async () => {
    const actor = await newWatched();
    const session = await openDatevSession(scene.platform, { companyId: actor.companyId });
    scene.datev.misbehaviour.order({
      operation: 'uploadFile',
      mischief: { kind: 'answer', status: 400, code: 'DCO01015' },
    });
    const file = { fileName: 'a.pdf', contentType: 'application/pdf', content: new Uint8Array(3) };
    await session.uploadFile('455148-1', 'J', file);
    await check(actor);
    expect(gets()).toBe(0);
    scene.datev.misbehaviour.order({
      operation: 'createJob',
      mischief: { kind: 'answer', status: 400, code: 'DCO01002' },
    });
    await session.createJob('455148-1', { importType: 'cashLedgerImport', accountingMonth: month });
    expect(await check(actor)).toMatchObject({ kind: 'confirmed', requests: 1 });
    expect(await check(actor)).toMatchObject({ requests: 0 });
  });

  it('is repeated once after a broken line, and changes nothing when nobody answers', async () => {
    const actor = await newWatched();
    await nextDay(actor);
    scene.datev.misbehaviour.order({ operation: 'getClient', mischief: { kind: 'drop_answer' } });
    expect(await check(actor)).toMatchObject({ kind: 'confirmed', requests: 2 });
    await nextDay(actor);
    scene.datev.misbehaviour.order({
      operation: 'getClient',
      mischief: { kind: 'answer', status: 503, retryAfterSeconds: 9 },
      times: null,
    });
    expect(await check(actor)).toEqual({ kind: 'unavailable', retryAfterMs: 9000, requests: 1 });
    expect(await stateOf(actor)).toBe('connected');
  });

  it('asks nobody without a connection', async () => {
    const actor = await newAdmin(scene);
    expect(await check(actor)).toEqual({
      kind: 'closed',
      state: 'not_connected',
      problem: null,
      requests: 0,
    });
  });
});

describe('a changed permission (C6)', () => {
  it('becomes a state with a cause, and connected again when the right is back', async () => {
    const actor = await newWatched();
    takeRight();
    const refused = await checkConnection(scene.platform, { actor });
    expect(refused).toMatchObject({
      kind: 'refused',
      state: 'permission_lost',
      problem: { code: 'CONNECTION_RIGHT_MISSING', params: { clientId: '455148-1' } },
    });
    expect(await describeConnection(scene.platform, { actor })).toMatchObject({
      state: 'permission_lost',
      light: 'red',
      isCheckOk: false,
      problems: [{ code: 'DATEV_NO_RIGHT' }],
    });
    // Nobody asks DATEV again and again meanwhile:
    expect(await check(actor)).toMatchObject({ kind: 'refused', requests: 0 });
    giveRight();
    scene.clock.advance(60 * 60 * 1000);
    expect(await check(actor)).toMatchObject({ kind: 'confirmed' });
    expect(await stateOf(actor)).toBe('connected');
  });

  it('is noticed by any call, here the creation of a job', async () => {
    const actor = await newWatched();
    takeRight();
    const session = await openDatevSession(scene.platform, { companyId: actor.companyId });
    const job = { importType: 'accountsPayableLedgerImport', accountingMonth: month } as const;
    expect((await session.createJob('455148-1', job)).kind).toBe('refused');
    expect(await stateOf(actor)).toBe('permission_lost');
  });

  it('with the dataset gone', async () => {
    const actor = await newWatched();
    scene.datev.world.datasets.delete('455148-1');
    expect(await checkConnection(scene.platform, { actor })).toMatchObject({
      state: 'permission_lost',
      problem: { code: 'CONNECTION_CLIENT_UNKNOWN' },
    });
  });

  it('with the scope gone needs a new sign-in', async () => {
    const actor = await newWatched();
    scene.datev.misbehaviour.order({
      operation: 'getClient',
      mischief: { kind: 'answer', status: 403, code: 'DCO01005' },
    });
    expect(await checkConnection(scene.platform, { actor })).toMatchObject({
      kind: 'closed',
      state: 'needs_reconnect',
      problem: { code: 'DATEV_DCO01005' },
    });
  });

  it('out of date does not undo a newer good check', async () => {
    const actor = await newWatched();
    const askedAt = scene.clock.now();
    scene.clock.advance(1000);
    await checkConnection(scene.platform, { actor });
    await recordPermissionSignal(scene.platform, {
      companyId: actor.companyId,
      askedAt,
      operation: 'createJob',
      refused: readRefusal(403, '{"request_id":"late"}'),
    });
    expect(await stateOf(actor)).toBe('connected');
  });
});

describe('an answer that does not fit (M5, M7, C3)', () => {
  it('names what has changed since the day before, for all transfers of the day', async () => {
    const actor = await newWatched();
    await nextDay(actor);
    dataset().accountLength = 6;
    dataset().name = 'Muster AG';
    const first = await check(actor);
    expect(first.kind === 'confirmed' && first.differences.map(({ code }) => code)).toEqual([
      'CONFIGURATION_NAME_CHANGED',
      ...Array(3).fill('CONFIGURATION_ACCOUNT_LENGTH_CHANGED'),
    ]);
    // A forced check on the same day still compares with the day before.
    const second = await checkConnection(scene.platform, { actor });
    expect(second.kind === 'confirmed' && second.differences).toEqual(
      first.kind === 'confirmed' && first.differences,
    );
    expect((await describeConnection(scene.platform, { actor })).companyName).toBe('Muster AG');
    await nextDay(actor);
    expect(await check(actor)).toMatchObject({ kind: 'confirmed', differences: [] });
  });

  it("written as DATEV's examples write it is read all the same", async () => {
    const actor = await newWatched();
    scene.datev.world.answerStyle = { values: 'examples', errorsInArray: true };
    expect(await checkConnection(scene.platform, { actor })).toMatchObject({
      kind: 'confirmed',
      differences: [],
    });
    dataset().inconsistentBasics = true;
    expect(await checkConnection(scene.platform, { actor })).toMatchObject({
      kind: 'refused',
      state: 'connected',
      problem: { code: 'DATEV_DCO01009' },
    });
    expect(await describeConnection(scene.platform, { actor })).toMatchObject({
      state: 'connected',
      light: 'amber',
      isCheckOk: false,
      problems: [{ code: 'DATEV_DCO01009' }],
    });
  });
});
