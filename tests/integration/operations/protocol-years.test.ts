import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settleHttpLog } from '@/lib/connection/http-log';
import { purgeConnectionRecords } from '@/lib/connection/maintenance';
import { purgeProtocol } from '@/scripts/operation/purge-protocol';
import { verifyAllChains } from '@/scripts/operation/verify-chains';
import { type CompanyScene, operator } from '../identity/scene';
import {
  addInvoice,
  click,
  openTransferScene,
  readyCompany,
  type TransferScene,
  workUntilQuiet,
} from '../transfer/scene';
import { run } from './empty-database';
import { asSuperuser, receivedYearsAgo } from './old-protocol';

let scene: TransferScene;
let company: CompanyScene;
beforeAll(async () => {
  scene = await openTransferScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  scene.clock.set(new Date());
  company = await readyCompany(scene);
});

const act = () => ({
  actor: operator,
  companyId: company.companyId,
  reason: 'Frist abgelaufen',
  onlyLook: false,
});

let count = 0;

/** A transfer of today with its protocol. */
async function transfer(): Promise<void> {
  count += 1;
  await addInvoice(scene, company, { number: `JAHR-${count}` });
  await click(scene, company);
  await workUntilQuiet(scene);
}

const verdictOf = async () =>
  (await verifyAllChains(scene.platform)).find(({ companyId }) => companyId === company.companyId);

describe('npm run verify (P2)', () => {
  it('finds one changed byte that a superuser made past all triggers, and says where', async () => {
    await transfer();
    expect(await verdictOf()).toMatchObject({ isWhole: true, rows: expect.any(Number) });
    const where = `"companyId" = '${company.companyId}'`;
    await expect(
      run(scene.platform.settings.databaseUrl, `UPDATE "ProtocolEntry" SET "text" = 'x' WHERE ${where}`),
    ).rejects.toThrow(/cannot be changed/);
    const victim = await scene.platform.db.protocolEntry.findFirstOrThrow({
      where: { companyId: company.companyId },
    });
    await asSuperuser(
      scene.platform,
      `UPDATE "ProtocolEntry" SET "raw" = overlay("raw" placing '~' from 3) WHERE "id" = ${victim.id}`,
    );
    expect(await verdictOf()).toMatchObject({
      isWhole: false,
      faults: [{ kind: 'altered', position: victim.chainPosition }],
    });
    // Evidence stays: nothing is purged from a chain that was tampered with.
    expect(await purgeProtocol(scene.platform, act())).toEqual({ kind: 'chain_broken' });
  });

  it.each([
    ['a row taken out', `DELETE FROM "ProtocolStatus" WHERE "companyId" = '%' AND "chainPosition" = 1`],
    [
      'the end cut off',
      `DELETE FROM "ProtocolEntry" WHERE "companyId" = '%' AND "chainPosition" = (SELECT max("chainPosition") FROM "ProtocolEntry" WHERE "companyId" = '%')`,
    ],
    ['the record of the end taken away', `DELETE FROM "ProtocolChain" WHERE "companyId" = '%'`],
    ['a retention made shorter', `UPDATE "ProtocolStatus" SET "keepUntil" = now() WHERE "companyId" = '%'`],
  ])('finds %s', async (_, sql) => {
    await transfer();
    await asSuperuser(scene.platform, sql.replaceAll('%', company.companyId));
    expect((await verdictOf())?.isWhole).toBe(false);
  });
});

describe('npm run purge (P2)', () => {
  it('deletes what has been kept for eight years, as a recorded act, and nothing else; the rest stays verifiable', async () => {
    await transfer();
    await receivedYearsAgo(scene.platform, company.companyId, 9);
    const old = (await verdictOf())?.rows ?? 0;
    await transfer();
    const all = (await verdictOf())?.rows ?? 0;
    expect(old).toBeGreaterThan(1);

    expect(await purgeProtocol(scene.platform, { ...act(), onlyLook: true })).toMatchObject({
      kind: 'expired',
      rows: old,
    });
    expect((await verdictOf())?.rows).toBe(all);
    expect(await purgeProtocol(scene.platform, act())).toMatchObject({
      kind: 'purged',
      rows: old,
      upToPosition: BigInt(old),
    });
    expect(await verdictOf()).toMatchObject({ isWhole: true, rows: all - old });
    expect(await purgeProtocol(scene.platform, act())).toEqual({ kind: 'nothing_expired' });

    const { db } = scene.platform;
    const purge = await db.protocolPurge.findFirstOrThrow({ where: { companyId: company.companyId } });
    expect(purge).toMatchObject({
      reason: 'Frist abgelaufen',
      purgedBy: { kind: 'operator', name: 'Otto Operator' },
    });
    expect(
      await db.auditEvent.findFirstOrThrow({
        where: { companyId: company.companyId, action: 'protocol.purged' },
      }),
    ).toMatchObject({ actorName: 'Otto Operator', details: { rows: old } });
    // The chain goes on behind the purge.
    await transfer();
    expect((await verdictOf())?.isWhole).toBe(true);
  });

  it('deletes nothing early, also not for a program whose clock was put forward', async () => {
    await transfer();
    const rows = (await verdictOf())?.rows;
    scene.clock.set(new Date(Date.now() + 7.9 * 365 * 24 * 60 * 60 * 1000));
    expect(await purgeProtocol(scene.platform, act())).toEqual({ kind: 'nothing_expired' });
    scene.clock.set(new Date(Date.now() + 9 * 365 * 24 * 60 * 60 * 1000));
    await expect(purgeProtocol(scene.platform, act())).rejects.toThrow(/must be kept until/);
    expect(await verdictOf()).toMatchObject({ isWhole: true, rows });
    expect(await scene.platform.db.protocolPurge.count({ where: { companyId: company.companyId } })).toBe(0);
  });
});

describe('the technical log (P6)', () => {
  it('is kept for HTTP_LOG_DAYS and then removed by the nightly work', async () => {
    await transfer();
    await settleHttpLog(scene.platform);
    const { db, settings } = scene.platform;
    const days = settings.httpLogDays;
    const before = await db.httpLogEntry.count();
    expect(before).toBeGreaterThan(3);
    scene.clock.advance((days - 1) * 24 * 60 * 60 * 1000);
    await purgeConnectionRecords(scene.platform);
    expect(await db.httpLogEntry.count()).toBe(before);
    scene.clock.advance(2 * 24 * 60 * 60 * 1000);
    await purgeConnectionRecords(scene.platform);
    expect(await db.httpLogEntry.count()).toBe(0);
  });
});
