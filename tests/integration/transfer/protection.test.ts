import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChainedRow } from '@/lib/transfer/protocol-chain';
import { appendProtocol } from '@/lib/transfer/store/append-protocol';
import { verifyProtocolChain } from '@/lib/transfer/verify-protocol-chain';
import type { CompanyScene } from '../identity/scene';
import {
  addInvoice,
  click,
  onlyJob,
  openTransferScene,
  readyCompany,
  type TransferScene,
  workUntilQuiet,
} from './scene';

let scene: TransferScene;
let company: CompanyScene;
let jobId: string;
beforeAll(async () => {
  scene = await openTransferScene();
  company = await readyCompany(scene);
  await addInvoice(scene, company);
  const id = await click(scene, company);
  await workUntilQuiet(scene);
  jobId = (await onlyJob(scene, id)).id;
});
afterAll(() => scene.close());

const sql = (statement: string) => scene.platform.db.$executeRawUnsafe(statement);

describe('the protocol in the database (P2)', () => {
  const statements = [
    `UPDATE "ProtocolEntry" SET "text" = 'besser'`,
    `UPDATE "ProtocolEntry" SET "keepUntil" = now() - interval '1 day'`,
    'DELETE FROM "ProtocolEntry"',
    'TRUNCATE "ProtocolEntry"',
    `UPDATE "ProtocolStatus" SET "status" = 2`,
    'DELETE FROM "ProtocolStatus"',
    'TRUNCATE "ProtocolStatus"',
    'DELETE FROM "ProtocolChain"',
    'DELETE FROM "TransferDocument"',
    'DELETE FROM "TransferJob"',
    'DELETE FROM "Transfer"',
    'TRUNCATE "Transfer" CASCADE',
  ];
  it.each(statements)('refuses: %s', async (statement) => {
    await expect(sql(statement)).rejects.toThrow(/cannot be changed|must be kept|violates foreign key/);
    expect(await scene.platform.db.protocolEntry.count({ where: { jobId } })).toBeGreaterThan(0);
  });

  it('keeps every row for the years that are set', async () => {
    const entries = await scene.platform.db.protocolEntry.findMany({ where: { jobId } });
    for (const { receivedAt, keepUntil } of entries) {
      expect(keepUntil.getUTCFullYear() - receivedAt.getUTCFullYear()).toBe(
        scene.platform.settings.protocolRetentionYears,
      );
    }
  });

  it('lets expired rows go only under a recorded purge, and the chain stays whole', async () => {
    const { db } = scene.platform;
    const other = await readyCompany(scene);
    const old = new Date('2015-01-01T00:00:00Z');
    const rowOf = (keepUntil: Date, raw: string): ChainedRow => ({
      kind: 'status',
      companyId: other.companyId,
      jobId,
      receivedAt: old,
      status: 2,
      raw,
      keepUntil,
    });
    const past = new Date('2016-01-01T00:00:00Z');
    const future = new Date('2099-01-01T00:00:00Z');
    await db.$transaction((tx) =>
      appendProtocol(tx, other.companyId, [rowOf(past, 'a'), rowOf(past, 'b'), rowOf(future, 'c')]),
    );
    const remove = (raw: string) =>
      sql(`DELETE FROM "ProtocolStatus" WHERE "companyId" = '${other.companyId}' AND "raw" = '${raw}'`);
    await expect(remove('a')).rejects.toThrow('recorded purge');

    const second = await db.protocolStatus.findFirstOrThrow({
      where: { companyId: other.companyId, raw: 'b' },
    });
    await db.protocolPurge.create({
      data: {
        companyId: other.companyId,
        upToPosition: second.chainPosition,
        lastHash: second.hash,
        purgedBy: { kind: 'operator', id: null, name: 'Otto Operator' },
        reason: 'Aufbewahrung abgelaufen',
      },
    });
    await remove('a');
    await remove('b');
    await expect(remove('c')).rejects.toThrow('must be kept');
    expect(await verifyProtocolChain(scene.platform, other)).toMatchObject({ isWhole: true, rows: 1 });
    await expect(sql('DELETE FROM "ProtocolPurge"')).rejects.toThrow('cannot be changed');
  });

  it('shows what a superuser did behind its back', async () => {
    expect(await verifyProtocolChain(scene.platform, company)).toMatchObject({ isWhole: true });
    await scene.platform.db.$transaction(async (tx) => {
      await tx.$executeRawUnsafe('ALTER TABLE "ProtocolEntry" DISABLE TRIGGER ALL');
      await tx.$executeRawUnsafe(
        `UPDATE "ProtocolEntry" SET "text" = 'besser' WHERE "position" = 1 AND "jobId" = '${jobId}'`,
      );
      await tx.$executeRawUnsafe('ALTER TABLE "ProtocolEntry" ENABLE TRIGGER ALL');
    });
    const verdict = await verifyProtocolChain(scene.platform, company);
    expect(verdict.isWhole).toBe(false);
    expect(verdict.faults).toMatchObject([{ kind: 'altered' }]);
  });
});

describe('claims in the database (T5)', () => {
  it('a second living claim of a version is refused, whoever writes it', async () => {
    const claim = await scene.platform.db.transferDocument.findFirstOrThrow({
      where: { jobId, releasedAt: null },
    });
    const { id: _id, findings: _findings, ...data } = claim;
    await expect(scene.platform.db.transferDocument.create({ data })).rejects.toMatchObject({
      code: 'P2002',
    });
  });

  it('a state nobody knows is refused', async () => {
    await expect(sql(`UPDATE "TransferJob" SET "state" = 'sent'`)).rejects.toThrow('TransferJob_state_check');
  });
});
