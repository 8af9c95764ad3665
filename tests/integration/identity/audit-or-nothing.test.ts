import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finishConnecting } from '@/lib/connection/finish-connecting';
import { settleHttpLog } from '@/lib/connection/http-log';
import { auditActions } from '@/lib/identity/audit-actions';
import { connect, signInAtDatev } from '../connection/scene';
import { openTransferScene, readyCompany, type TransferScene } from '../transfer/scene';
import type { ActScene, Acts } from './acts/act';
import { booksActs } from './acts/books-acts';
import { connectionActs } from './acts/connection-acts';
import { operationActs } from './acts/operation-acts';
import { payrollActs } from './acts/payroll-acts';
import { peopleActs } from './acts/people-acts';
import { transferActs } from './acts/transfer-acts';
import { makeCompany } from './scene';

let scene: TransferScene;
const given = {} as { -readonly [Name in keyof ActScene]: ActScene[Name] };
beforeAll(async () => {
  scene = await openTransferScene();
  given.scene = scene;
  given.company = await readyCompany(scene);
  given.books = await makeCompany(scene.platform, 'Bücher GmbH');
  given.payroll = await readyCompany(scene, { services: ['rechnungsdatenservice', 'hr_files'] });
  await scene.platform.db.$executeRawUnsafe(`
    CREATE FUNCTION refuse_audit() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the audit log is full'; END $$`);
});
afterAll(() => scene.close());

const acts: Acts = {
  ...peopleActs(given),
  ...booksActs(given),
  ...transferActs(given),
  ...payrollActs(given),
  ...connectionActs(given),
  ...operationActs(given),
};

/** Written when the thing is done, for a reason; what they tell of stays. */
const afterwards: Readonly<Record<string, string>> = {
  'connection.checked': 'what DATEV answered is stored and audited already; this is who asked',
  'csv.imported':
    'each document is stored by itself; the same file again changes nothing and writes the entry',
};

/** What stays of an act that did not happen: a try was counted, a code is used up, DATEV was asked. */
const leaves: Readonly<Partial<Record<string, readonly string[]>>> = {
  'account.second_factor_disabled': ['User.totpLastStep'],
  'account.recovery_codes_replaced': ['User.totpLastStep'],
  'account.recovery_code_used': ['SignInAttempt'],
  'transfer.status_refreshed': ['HttpLogEntry', 'TransferJob.statusAskedAt', 'TransferJob.updatedAt'],
};

/** Every row of every table and every message, as one hash a table; `left`: tables, and columns as `Table.column`. */
async function wholeDatabase(left: readonly string[]): Promise<Record<string, string>> {
  const { db } = scene.platform;
  const tables = await db.$queryRaw<{ name: string; plain: string }[]>`
    SELECT format('%I.%I', schemaname, tablename) AS name, tablename AS plain FROM pg_tables
    WHERE (schemaname = 'public' AND tablename <> 'RateWindow') OR (schemaname = 'pgboss' AND tablename LIKE 'job%') ORDER BY 1`;
  const hashes: Record<string, string> = {};
  for (const { name, plain } of tables.filter((table) => !left.includes(table.plain))) {
    const columns = left.flatMap((one) => (one.startsWith(`${plain}.`) ? [one.slice(plain.length + 1)] : []));
    const [row] = await db.$queryRawUnsafe<{ hash: string | null }[]>(
      `SELECT md5(string_agg(t.row, '|' ORDER BY t.row)) AS hash
       FROM (SELECT (to_jsonb(t) - $1::text[])::text AS row FROM ${name} t) t`,
      columns,
    );
    hashes[name] = row?.hash ?? '';
  }
  return hashes;
}

async function withoutAudit<T>(act: () => Promise<T>): Promise<T> {
  const { db } = scene.platform;
  await db.$executeRawUnsafe(
    `CREATE TRIGGER full_audit BEFORE INSERT ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION refuse_audit()`,
  );
  try {
    return await act();
  } finally {
    await db.$executeRawUnsafe('DROP TRIGGER full_audit ON "AuditEvent"');
  }
}

describe('an act whose audit entry cannot be written has not happened (S4)', () => {
  it('is tried with one act of every kind', () => {
    const told = [...Object.keys(acts), ...Object.keys(afterwards), 'connection.connected'];
    expect(told.sort()).toEqual([...auditActions].sort());
  });

  it.each(Object.entries(acts))('%s', async (action, prepare) => {
    const act = await prepare();
    const { db } = scene.platform;
    // Lines of calls made before reach the technical log a moment later.
    await settleHttpLog(scene.platform);
    const left = leaves[action] ?? [];
    const before = await wholeDatabase(left);
    await withoutAudit(() => expect(act()).rejects.toThrow(/the audit log is full/));
    expect(await wholeDatabase(left)).toEqual(before);

    // The same act with a working log leaves its entry: it is the act this test believes it to be.
    const last = await db.auditEvent.findFirst({ orderBy: { id: 'desc' } });
    await act();
    const written = await db.auditEvent.findMany({ where: { id: { gt: last?.id ?? 0n } } });
    expect(written.map((entry) => entry.action)).toContain(action);
  });

  it('connection.connected: nothing is connected, and the new tokens wait to be taken back', async () => {
    const { platform } = scene;
    const { admin, companyId } = await makeCompany(platform, 'Anfang GmbH');
    const { searchParams: query } = await signInAtDatev(scene, admin);
    await withoutAudit(() =>
      expect(finishConnecting(platform, { signedIn: admin, query })).rejects.toThrow(/the audit log is full/),
    );
    expect(await platform.db.connection.findUnique({ where: { companyId } })).toBeNull();
    expect(await platform.db.pendingRevocation.count({ where: { companyId } })).toBe(2);

    expect((await connect(scene, admin)).outcome.kind).toBe('connected');
    const [last] = await platform.db.auditEvent.findMany({ where: { companyId }, orderBy: { id: 'desc' } });
    expect(last?.action).toBe('connection.connected');
  });
});
