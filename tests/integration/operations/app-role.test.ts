import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPlatform, type Platform } from '@/lib/platform';
import {
  acceptedNumbers,
  addInvoice,
  click,
  openTransferScene,
  readyCompany,
  type TransferScene,
  transferRow,
  workUntilQuiet,
} from '../transfer/scene';
import { run } from './empty-database';

const role = `app_${randomBytes(4).toString('hex')}`;
let scene: TransferScene;
let owner: string;
let app: Platform;
let appUrl: string;
beforeAll(async () => {
  scene = await openTransferScene();
  owner = scene.platform.settings.databaseUrl;
  await scene.platform.queue.stop();
  // In life the role is there before the queue's first start.
  await run(owner, 'DROP SCHEMA pgboss CASCADE');
  await run(owner, documentedGrants(new URL(owner).pathname.slice(1)));
  const url = new URL(owner);
  url.username = role;
  url.password = 'choose-one';
  appUrl = url.href;
  app = await createPlatform(
    { ...scene.platform.settings, databaseUrl: appUrl },
    { service: 'test', role: 'worker', clock: scene.clock, poolSize: 5 },
  );
});
afterAll(async () => {
  await app.close();
  await run(owner, `DROP OWNED BY ${role} CASCADE; DROP ROLE ${role}`);
  await scene.close();
});

/** The statements as docs/operations.md gives them, with this test's names. */
function documentedGrants(database: string): string {
  const [, sql = ''] = /```sql\n([\s\S]*?)```/.exec(readFileSync('docs/operations.md', 'utf8')) ?? [];
  expect(sql).toContain('CREATE ROLE belegbote_app');
  return sql.replaceAll('DATABASE belegbote', `DATABASE ${database}`).replaceAll('belegbote_app', role);
}

describe('web and workers under a role that owns nothing (P2, docs/operations.md)', () => {
  it('do all their work', async () => {
    const own = { ...scene, platform: { ...scene.platform, ...app, close: async () => undefined } };
    const company = await readyCompany(own);
    await addInvoice(own, company, { number: 'ROLLE-1' });
    const id = await click(own, company);
    await workUntilQuiet(own);
    expect((await transferRow(own, id)).state).toBe('succeeded');
    expect(acceptedNumbers(scene)).toContain('ROLLE-1');
  });

  it.each([
    `UPDATE "ProtocolEntry" SET "text" = 'anders'`,
    `DELETE FROM "ProtocolEntry"`,
    `DELETE FROM "ProtocolStatus"`,
    'TRUNCATE "ProtocolEntry"',
    'TRUNCATE "ProtocolEntry", "ProtocolStatus" CASCADE',
    'ALTER TABLE "ProtocolEntry" DISABLE TRIGGER ALL',
    'DROP TRIGGER "ProtocolEntry_kept" ON "ProtocolEntry"',
    'DROP TABLE "ProtocolEntry"',
    `SET session_replication_role = replica`,
    `DELETE FROM "AuditEvent"`,
    `UPDATE "AuditEvent" SET "action" = 'nichts'`,
    'CREATE OR REPLACE FUNCTION refuse_protocol_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$',
  ])('can not: %s', async (sql) => {
    await expect(run(appUrl, sql)).rejects.toThrow(
      /permission denied|must be owner|cannot be changed|must be kept/,
    );
  });
});
