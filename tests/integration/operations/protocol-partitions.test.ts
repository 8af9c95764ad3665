import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { protocolOf } from '@/lib/transfer/read/read-protocol';
import { appendProtocol } from '@/lib/transfer/store/append-protocol';
import { verifyProtocolChain } from '@/lib/transfer/verify-protocol-chain';
import { applyMigrations, migrationFolders } from '@/scripts/database/migrations';
import type { CompanyScene } from '../identity/scene';
import {
  addInvoice,
  click,
  onlyJob,
  openTransferScene,
  readyCompany,
  type TransferScene,
  workUntilQuiet,
} from '../transfer/scene';
import { createEmptyDatabase, run } from './empty-database';

const newYearsEve = new Date('2026-12-31T23:59:59.999Z');
const newYear = new Date('2027-01-01T00:00:00.000Z');
const longAgo = new Date('2019-05-01T00:00:00.000Z');
const keepUntil = new Date('2099-01-01T00:00:00.000Z');

describe('the protocol by years (P2, decision 10)', () => {
  let scene: TransferScene;
  let company: CompanyScene;
  let transferId: string;
  let jobId: string;
  let url: string;
  beforeAll(async () => {
    scene = await openTransferScene();
    url = scene.platform.settings.databaseUrl;
    company = await readyCompany(scene);
    await addInvoice(scene, company);
    transferId = await click(scene, company);
    await workUntilQuiet(scene);
    jobId = (await onlyJob(scene, transferId)).id;
    await scene.platform.db.$transaction((tx) =>
      appendProtocol(tx, company.companyId, [entry(0, newYearsEve), entry(1, newYear), entry(2, longAgo)]),
    );
  });
  afterAll(() => scene.close());

  /** A line of a later fetch, so that the page shows exactly these. */
  function entry(position: number, receivedAt: Date) {
    const words = {
      time: null,
      type: 'information',
      text: `Zeile ${position}`,
      context: null,
      fileName: null,
    };
    const place = { companyId: company.companyId, jobId, fetch: 9, position };
    return { kind: 'entry' as const, ...place, ...words, raw: `{"n":${position}}`, receivedAt, keepUntil };
  }

  it('each year of receipt lies by itself, other years together', async () => {
    const rows = await scene.platform.db.$queryRaw<{ part: string; text: string }[]>`
      SELECT tableoid::regclass::text AS part, "text" FROM "ProtocolEntry" WHERE "fetch" = 9 ORDER BY "position"`;
    expect(rows).toEqual([
      { part: '"ProtocolEntry_2026"', text: 'Zeile 0' },
      { part: '"ProtocolEntry_2027"', text: 'Zeile 1' },
      { part: '"ProtocolEntry_other"', text: 'Zeile 2' },
    ]);
  });

  it('page and chain go over all of them', async () => {
    const protocol = await protocolOf(scene.platform, company.adviser, { transferId });
    expect(protocol?.jobs[0]?.entries.map(({ text }) => text)).toEqual(['Zeile 0', 'Zeile 1', 'Zeile 2']);
    expect(await verifyProtocolChain(scene.platform, company)).toMatchObject({ isWhole: true });
  });

  it('a place of the chain is taken in every year', async () => {
    const { db } = scene.platform;
    const { id: _id, ...taken } = await db.protocolEntry.findFirstOrThrow({ where: { jobId, fetch: 9 } });
    const { id: _other, ...status } = await db.protocolStatus.findFirstOrThrow({ where: { jobId } });
    const receivedAt = new Date('2031-01-01T00:00:00Z');
    await expect(db.protocolEntry.create({ data: { ...taken, receivedAt } })).rejects.toThrow(/taken|Unique/);
    await expect(db.protocolStatus.create({ data: { ...status, receivedAt } })).rejects.toThrow(
      /taken|Unique/,
    );
  });

  it('what holds for the whole holds for each part, asked for by its own name', async () => {
    const parts = await scene.platform.db.$queryRaw<{ name: string; isEntry: boolean }[]>`
      SELECT relid::regclass::text AS name FROM pg_partition_tree('"ProtocolEntry"') WHERE isleaf
      UNION ALL SELECT relid::regclass::text FROM pg_partition_tree('"ProtocolStatus"') WHERE isleaf`;
    expect(parts).toHaveLength(22);
    for (const { name } of parts) {
      await expect(run(url, `TRUNCATE ${name}`), name).rejects.toThrow(/cannot be changed/);
    }
    for (const year of ['2026', '2027', 'other']) {
      const part = `"ProtocolEntry_${year}"`;
      await expect(run(url, `UPDATE ${part} SET "text" = 'besser'`)).rejects.toThrow(/cannot be changed/);
      await expect(run(url, `DELETE FROM ${part}`)).rejects.toThrow(/must be kept/);
    }
  });
});

describe('a protocol from before the years (P2, decision 10)', () => {
  const byYear = '20261121070000_protocol_by_year';
  const company = '00000000-0000-4000-8000-0000000000c1';
  const role = `early_${Date.now().toString(36)}`;

  it('comes over with ids, hashes, numbers to come and rights', async () => {
    const empty = await createEmptyDatabase();
    const client = new Client({ connectionString: empty.url });
    try {
      await applyMigrations(
        empty.url,
        migrationFolders().filter((name) => name < byYear),
      );
      await client.connect();
      await client.query(`CREATE ROLE ${role}; GRANT SELECT, INSERT ON "ProtocolEntry" TO ${role}`);
      const columns = `"chainPosition", "jobId", "companyId", "receivedAt", "raw", "keepUntil", "previousHash", "hash"`;
      const rest = `'${company}', '${company}', '2026-11-20', '{}', '2034-12-31', 'p'`;
      await client.query(`INSERT INTO "ProtocolStatus" (${columns}) VALUES (1, ${rest}, 'h1')`);
      await client.query(
        `INSERT INTO "ProtocolEntry" ("fetch", "position", ${columns}) VALUES (1, 0, 2, ${rest}, 'h2'), (1, 1, 3, ${rest}, 'h3')`,
      );
      const read = async () => {
        const statuses = await client.query(`SELECT t::text FROM "ProtocolStatus" t ORDER BY "id"`);
        const entries = await client.query(`SELECT t::text FROM "ProtocolEntry" t ORDER BY "id"`);
        return [...statuses.rows, ...entries.rows];
      };
      const before = await read();
      expect(before).toHaveLength(3);

      expect(await applyMigrations(empty.url)).toContain(byYear);

      expect(await read()).toEqual(before);
      const { rows } = await client.query(
        `INSERT INTO "ProtocolEntry" ("fetch", "position", ${columns}) VALUES (1, 2, 4, ${rest}, 'h4') RETURNING "id"::int`,
      );
      expect(rows).toEqual([{ id: 3 }]);
      const may = async (right: string) =>
        (await client.query(`SELECT has_table_privilege('${role}', '"ProtocolEntry"', '${right}') AS may`))
          .rows[0].may;
      expect([await may('SELECT'), await may('INSERT'), await may('DELETE')]).toEqual([true, true, false]);
    } finally {
      await client.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`).catch(() => undefined);
      await client.end();
      await empty.drop();
    }
  });
});
