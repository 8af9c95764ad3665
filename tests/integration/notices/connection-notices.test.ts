import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { applyEvent, lockConnection } from '@/lib/connection/connection-row';
import { checkConnection, ensureDailyCheck } from '@/lib/connection/daily-check';
import { disconnect } from '@/lib/connection/disconnect';
import { noteNotices } from '@/lib/notices/note-notices';
import { sendDueNotices } from '@/lib/notices/send-notices';
import { connect } from '../connection/scene';
import { companyWithAdmins, type NoticeScene, openNoticeScene, takeMails, tellAndSend } from './scene';

let scene: NoticeScene;
beforeAll(async () => {
  scene = await openNoticeScene();
});
afterAll(() => scene.close());
afterEach(async () => {
  scene.datev.world.revokedRights.clear();
  scene.mailServer.moods.length = 0;
  takeMails(scene);
  await scene.platform.db.connection.deleteMany();
  await scene.platform.db.notice.deleteMany();
  scene.clock.set(new Date());
});

const day = 24 * 60 * 60 * 1000;
const takeRight = () => scene.datev.world.revokedRights.add('petra-beispiel 455148-1');
const giveRight = () => scene.datev.world.revokedRights.delete('petra-beispiel 455148-1');
const states = () =>
  scene.platform.db.notice.findMany({ select: { state: true, kind: true, attempts: true } });

describe('a lost permission (C6)', () => {
  it('is one mail to each admin, in his language, however often it is met', async () => {
    const { german, companyId } = await companyWithAdmins(scene);
    takeRight();
    await checkConnection(scene.platform, { actor: german });
    scene.clock.advance(2 * 60 * 60_000);
    await checkConnection(scene.platform, { actor: german });
    await Promise.all([1, 2, 3].map(() => tellAndSend(scene)));
    await tellAndSend(scene);
    const mails = takeMails(scene);
    expect(mails.map(({ to }) => to)).toEqual(['admin@firma-1.test', 'english-1@kunde.test']);
    const [de, en] = mails;
    expect(de?.subject).toMatch(/^Firma 1: /);
    expect(de?.text).toContain('Guten Tag admin von Firma 1,');
    expect(de?.text).toContain('Beraternummer 455148, Mandantennummer 1');
    expect(de?.text).toContain('http://localhost:3000/datev-verbindung');
    expect(en?.text).toContain('Hello Emma English,');
    expect(en?.text).toContain('What to do');
    expect(de?.subject).not.toBe(en?.subject);
    // Not a word of a token in any of them (C10).
    const connection = await scene.platform.db.connection.findUniqueOrThrow({ where: { companyId } });
    const place = { companyId, column: 'Connection.refreshTokenSealed' } as const;
    const token = scene.platform.vault.open(connection.refreshTokenSealed ?? '', place);
    for (const { text } of mails) expect(text).not.toContain(token);
  });

  it('that came back is told of to those who know of the loss, once', async () => {
    const { german } = await companyWithAdmins(scene);
    takeRight();
    await checkConnection(scene.platform, { actor: german });
    await tellAndSend(scene);
    expect(takeMails(scene)).toHaveLength(2);
    giveRight();
    scene.clock.advance(60_000);
    await checkConnection(scene.platform, { actor: german });
    await tellAndSend(scene);
    await tellAndSend(scene);
    const mails = takeMails(scene);
    expect(mails.map(({ subject }) => subject)).toEqual([
      expect.stringContaining('steht wieder'),
      expect.stringContaining('works again'),
    ]);
    // The next loss is another occasion.
    takeRight();
    scene.clock.advance(60_000);
    await checkConnection(scene.platform, { actor: german });
    await tellAndSend(scene);
    expect(takeMails(scene)).toHaveLength(2);
  });

  it('that came back before the mail went out is told of to nobody', async () => {
    const { german } = await companyWithAdmins(scene);
    takeRight();
    await checkConnection(scene.platform, { actor: german });
    await noteNotices(scene.platform);
    giveRight();
    await checkConnection(scene.platform, { actor: german });
    await tellAndSend(scene);
    expect(takeMails(scene)).toEqual([]);
    expect((await states()).map(({ state }) => state)).toEqual(['needless', 'needless']);
  });

  it('by a sign-in anew is told of only when that was not finished within five minutes', async () => {
    const { companyId } = await companyWithAdmins(scene);
    await scene.platform.db.$transaction(async (tx) => {
      const row = await lockConnection(tx, companyId);
      if (!row) throw new Error('no connection');
      const problem = { code: 'CONNECTION_RENEWING', params: { clientId: '455148-1' } };
      await applyEvent(scene.platform, tx, row, { kind: 'grant_lost', problem });
    });
    await tellAndSend(scene);
    expect(takeMails(scene)).toEqual([]);
    scene.clock.advance(6 * 60_000);
    await tellAndSend(scene);
    expect(takeMails(scene)).toHaveLength(2);
  });

  it('is told of to no one who is no admin any more, and a disconnect by a person is no loss', async () => {
    const { german, english, companyId } = await companyWithAdmins(scene);
    takeRight();
    await checkConnection(scene.platform, { actor: german });
    await noteNotices(scene.platform);
    const where = { userId_companyId: { userId: english.userId, companyId } };
    await scene.platform.db.membership.update({ where, data: { role: 'customer' } });
    await sendDueNotices(scene.platform);
    expect(takeMails(scene)).toHaveLength(1);
    giveRight();
    await checkConnection(scene.platform, { actor: german });
    await scene.platform.db.notice.deleteMany();
    await disconnect(scene.platform, { actor: german });
    await tellAndSend(scene);
    expect(takeMails(scene)).toEqual([]);
  });

  it('of a refused refresh names the reconnect as the remedy', async () => {
    const { companyId } = await companyWithAdmins(scene);
    scene.datev.signIn.tokens.expireNow('AccessToken');
    scene.datev.signIn.tokens.expireNow('RefreshToken');
    scene.clock.advance(day);
    await ensureDailyCheck(scene.platform, { companyId });
    await tellAndSend(scene);
    const [de] = takeMails(scene);
    expect(de?.text).toContain('„Mit DATEV verbinden“');
  });
});

describe('the end of the access (C7)', () => {
  it('is warned of 30, 7 and 1 day before, each once, and told of when it is there', async () => {
    const { companyId } = await companyWithAdmins(scene);
    const { refreshTokenExpiresAt } = await scene.platform.db.connection.findUniqueOrThrow({
      where: { companyId },
    });
    const end = refreshTokenExpiresAt?.getTime() ?? 0;
    const told: [number, string][] = [];
    for (const daysBefore of [40, 31, 30, 29, 20, 8, 7, 6.5, 2, 1, 0.5, -0.1, -1, -3]) {
      scene.clock.set(new Date(end - daysBefore * day));
      await tellAndSend(scene);
      await tellAndSend(scene);
      for (const { to, subject } of takeMails(scene))
        if (to.startsWith('admin')) told.push([daysBefore, subject]);
    }
    expect(told.map(([daysBefore]) => daysBefore)).toEqual([30, 7, 1, -0.1]);
    expect(told[3]?.[1]).toContain('ist abgelaufen');
    expect(told[0]?.[1]).toContain('endet am');
  });

  it('moved by a reconnect makes the waiting warning needless', async () => {
    const { companyId, german } = await companyWithAdmins(scene);
    const { refreshTokenExpiresAt } = await scene.platform.db.connection.findUniqueOrThrow({
      where: { companyId },
    });
    const inSixDays = new Date(scene.clock.now().getTime() + 6 * day);
    await scene.platform.db.connection.update({
      where: { companyId },
      data: { refreshTokenExpiresAt: inSixDays },
    });
    await noteNotices(scene.platform);
    await connect(scene, german);
    const after = await scene.platform.db.connection.findUniqueOrThrow({ where: { companyId } });
    expect(after.refreshTokenExpiresAt?.getTime()).toBeGreaterThanOrEqual(
      refreshTokenExpiresAt?.getTime() ?? 0,
    );
    await sendDueNotices(scene.platform);
    expect(takeMails(scene)).toEqual([]);
  });
});

describe('a mail server with moods', () => {
  async function lose(): Promise<void> {
    const { german } = await companyWithAdmins(scene);
    takeRight();
    await checkConnection(scene.platform, { actor: german });
    await noteNotices(scene.platform);
  }

  it('that is busy is asked again until the mails are taken, each once', async () => {
    await lose();
    scene.mailServer.moods.push('busy', 'dies_at_recipient', 'busy');
    for (let round = 0; round < 6; round += 1) {
      await sendDueNotices(scene.platform);
      scene.clock.advance(6 * 60_000);
    }
    expect(takeMails(scene)).toHaveLength(2);
    expect((await states()).every(({ state }) => state === 'sent')).toBe(true);
  });

  it('that takes the text and dies gets it no second time', async () => {
    await lose();
    scene.mailServer.moods.push('dies_at_text');
    for (let round = 0; round < 4; round += 1) {
      await sendDueNotices(scene.platform);
      scene.clock.advance(20 * 60_000);
    }
    expect(takeMails(scene)).toHaveLength(2);
    expect((await states()).map(({ state }) => state).sort()).toEqual(['sent', 'unclear']);
  });

  it('is asked by one worker for each mail, and not again when that worker died', async () => {
    await lose();
    const first = await scene.platform.db.notice.findFirstOrThrow();
    await scene.platform.db.notice.update({
      where: { id: first.id },
      data: { state: 'sending', attempts: 1, nextAttemptAt: new Date(scene.clock.now().getTime() + 1000) },
    });
    await Promise.all([1, 2, 3, 4].map(() => sendDueNotices(scene.platform)));
    expect(takeMails(scene)).toHaveLength(1);
    scene.clock.advance(60 * 60_000);
    await sendDueNotices(scene.platform);
    expect(takeMails(scene)).toEqual([]);
    const after = await scene.platform.db.notice.findUniqueOrThrow({ where: { id: first.id } });
    expect([after.state, after.lastFault]).toEqual(['unclear', 'INTERRUPTED']);
  });

  it('that knows nobody of that name is not asked for ever', async () => {
    await lose();
    scene.mailServer.moods.push('unknown_recipient', 'unknown_recipient');
    await sendDueNotices(scene.platform);
    expect((await states()).every(({ state, attempts }) => state === 'given_up' && attempts === 1)).toBe(
      true,
    );
  });
});
