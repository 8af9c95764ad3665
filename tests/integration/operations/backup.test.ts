import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { settleHttpLog } from '@/lib/connection/http-log';
import { openDatevSession } from '@/lib/connection/session';
import { createPlatform } from '@/lib/platform';
import { cancelTransfer } from '@/lib/transfer/cancel-transfer';
import { type Verdict, verdicts } from '@/lib/transfer/events';
import { LeaseLost } from '@/lib/transfer/ports';
import { requestTransfer } from '@/lib/transfer/request-transfer';
import { resumeHeldJobs, retryHeldTransfer } from '@/lib/transfer/resume-jobs';
import { runJob } from '@/lib/transfer/run-jobs';
import { settleByHand, settleDocumentByHand } from '@/lib/transfer/settle-by-hand';
import { applyMigrations, migrationFolders } from '@/scripts/database/migrations';
import { type SinceBackup, settleAfterRestore } from '@/scripts/operation/backup/after-restore';
import { readBackup } from '@/scripts/operation/backup/read-backup';
import { writeBackup } from '@/scripts/operation/backup/write-backup';
import { verifyAllChains } from '@/scripts/operation/verify-chains';
import { OperationRefused } from '@/scripts/operation/with-platform';
import { boundaryPorts } from '@/tests/faults/real/boundary-ports';
import { connect } from '../connection/scene';
import type { CompanyScene } from '../identity/scene';
import {
  acceptedNumbers,
  addInvoice,
  click,
  january,
  newWorker,
  openTransferScene,
  readyCompany,
  type TransferScene,
  transferRow,
  workUntilQuiet,
} from '../transfer/scene';
import { createEmptyDatabase, run } from './empty-database';

let scene: TransferScene;
let company: CompanyScene;
let folder: string;
const closing: (() => Promise<void>)[] = [];
beforeAll(async () => {
  scene = await openTransferScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  company = await readyCompany(scene);
  const place = await mkdtemp(join(tmpdir(), 'belegbote-backup-'));
  folder = join(place, 'backup');
  closing.push(() => rm(place, { recursive: true, force: true }));
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await scene.platform.db.transferJob.updateMany({ data: { nextRunAt: null } });
});

const facts = { version: '0.1.0', datevEnvironment: 'local', fileStore: 'postgres' } as const;

async function backUp() {
  const { settings, clock } = scene.platform;
  return await writeBackup({ databaseUrl: settings.databaseUrl, folder, now: clock.now(), facts });
}

async function emptyDatabase(): Promise<string> {
  const database = await createEmptyDatabase();
  closing.push(database.drop);
  return database.url;
}

/** The product on the restored database, everything else as before: keys, DATEV, time. */
async function restore(since: SinceBackup): Promise<TransferScene & { after: object }> {
  const databaseUrl = await emptyDatabase();
  const { createdAt } = await readBackup({ databaseUrl, folder });
  const { settings, clock } = scene.platform;
  const platform = await createPlatform(
    { ...settings, databaseUrl },
    { service: 'test', role: 'sender', clock },
  );
  closing.push(() => platform.close());
  const after = await settleAfterRestore(platform, { since, backupAt: createdAt });
  return { ...scene, platform, after };
}

let series = 0;

/** Places at which a worker can be caught by the end of its machine; null: it never began. */
const deaths = [
  null,
  'after check in planned',
  'after record creation_begun',
  'after createJob',
  'after record built',
  'after uploadFile first',
  'after record upload_completed',
  'before finaliseJob',
  'after finaliseJob',
  'before getJobStatus in processing',
  'after getProtocolEntries',
] as const;

/** A worker that does nothing more from this place on. */
function mortalWorker(place: string) {
  let isDead = false;
  const worker = newWorker((platform) =>
    boundaryPorts(platform, {
      at(name) {
        isDead ||= name === place;
        if (isDead) throw new LeaseLost('killed');
      },
    }),
  );
  return { worker, isDead: () => isDead };
}

/** A transfer for each place, and one that is done. */
async function transfersInTheMiddle() {
  series += 1;
  const numbers: string[] = [];
  const ids: string[] = [];
  for (const [index, place] of [...deaths, 'never'].entries()) {
    const number = `B${series}-${String(index).padStart(2, '0')}`;
    numbers.push(number);
    await addInvoice(scene, company, { number });
    const id = await click(scene, company);
    ids.push(id);
    const [job] = (await transferRow(scene, id)).jobs;
    const mortal = mortalWorker(place ?? '');
    for (let run = 0; run < 5 && place !== null && !mortal.isDead(); run += 1) {
      await runJob(scene.platform, job?.id ?? '', mortal.worker);
      scene.clock.advance(2_000);
    }
    expect([place, mortal.isDead()]).toEqual([place, place !== null && place !== 'never']);
  }
  // The technical log is written in bundles, a moment after what it tells of.
  await settleHttpLog(scene.platform);
  return { numbers, ids };
}

function arrived(numbers: readonly string[]): string[] {
  return acceptedNumbers(scene).filter((number) => numbers.includes(number));
}

const word = { reason: 'in Belege online nachgesehen' };

function settle(of: TransferScene, input: { readonly jobId: string; readonly verdict: Verdict }) {
  return settleByHand(of.platform, company.customer, { ...input, ...word });
}

function settleDocument(
  of: TransferScene,
  input: { readonly documentId: string; readonly verdict: 'arrived' | 'not_arrived' },
) {
  return settleDocumentByHand(of.platform, company.customer, { ...input, ...word });
}

function heldJobs({ platform }: TransferScene, transferIds: readonly string[]) {
  return platform.db.transferJob.findMany({
    where: { transferId: { in: [...transferIds] }, hold: 'outcome_unknown' },
    include: { documents: true },
  });
}

function withDocuments({ platform }: TransferScene, jobs: readonly { readonly id: string }[]) {
  return platform.db.transferJob.findMany({
    where: { id: { in: jobs.map(({ id }) => id) } },
    include: { documents: true },
  });
}

async function statesOf({ platform }: TransferScene, numbers: readonly string[]): Promise<string[]> {
  const invoices = await platform.db.invoice.findMany({
    where: { companyId: company.companyId, number: { in: [...numbers] } },
  });
  return invoices.map(({ state }) => state);
}

function again({ platform }: TransferScene) {
  const request = { ledger: 'accounts_receivable', month: january } as const;
  return requestTransfer(platform, company.customer, request);
}

/** As the worker does when it hears of it: what waited for the permission goes on. */
async function reconnect(of: TransferScene): Promise<void> {
  await connect(of, company.admin);
  await resumeHeldJobs(of.platform, company);
  await workUntilQuiet(of);
}

async function countRows(of: TransferScene): Promise<Record<string, number>> {
  const tables = await of.platform.db.$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`;
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await of.platform.db.$queryRawUnsafe<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM "${name}"`,
    );
    counts[name] = row?.count ?? -1;
  }
  return counts;
}

/** Each test carries a dozen transfers to a place of their own, on a machine that may have other things to do. */
const patience = { timeout: 150_000 };

describe('backup and restore (O2)', patience, () => {
  it('after a move everything goes on where it stood: no token lost, no document lost or sent twice', async () => {
    const { numbers } = await transfersInTheMiddle();
    const before = await countRows(scene);
    await backUp();
    const restored = await restore('nothing');
    const { AuditEvent: _audit, _prisma_migrations, ...same } = before;
    expect(await countRows(restored)).toMatchObject(same);
    expect((await verifyAllChains(restored.platform)).every(({ isWhole }) => isWhole)).toBe(true);

    // The refresh token works, and DATEV does not see it twice.
    scene.datev.signIn.tokens.expireNow('AccessToken');
    const session = await openDatevSession(restored.platform, company);
    expect((await session.getClientBasics('455148-1')).kind).toBe('ok');
    await workUntilQuiet(restored);
    expect(arrived(numbers)).toEqual(numbers);
    expect(scene.datev.signIn.tokens.counts.refreshTokensReused).toBe(0);
    expect((await verifyAllChains(restored.platform)).every(({ isWhole }) => isWhole)).toBe(true);

    // What was sent before the backup is known as sent, and numbers handed out by tables go on.
    expect((await again(restored)).kind).toBe('already_transferred');
    await addInvoice(restored, company, { number: `NEU-${series}` });
    await click(restored, company);
    await workUntilQuiet(restored);
    expect(arrived([`NEU-${series}`])).toHaveLength(1);
  });

  it('after a lost stretch of time sends nothing by itself: people look first, and nothing arrives twice', async () => {
    const { numbers, ids } = await transfersInTheMiddle();
    await backUp();
    // The lost stretch: all of it is sent, the tokens are renewed.
    scene.datev.signIn.tokens.expireNow('AccessToken');
    await workUntilQuiet(scene);
    expect(arrived(numbers)).toEqual(numbers);

    const restored = await restore('unknown');
    await workUntilQuiet(restored);
    expect(scene.datev.signIn.tokens.counts.refreshTokensReused).toBe(0);
    const connection = await restored.platform.db.connection.findUniqueOrThrow({
      where: { companyId: company.companyId },
    });
    expect(connection).toMatchObject({ state: 'needs_reconnect', refreshTokenSealed: null });
    const revocable = await restored.platform.db.transferJob.findMany({
      where: { transferId: { in: ids }, state: { notIn: ['processing', 'answered', 'reported', 'done'] } },
    });
    expect(revocable.length).toBeGreaterThanOrEqual(8);
    expect(revocable.map(({ hold }) => hold)).toEqual(revocable.map(() => 'outcome_unknown'));
    // After the reconnect they still wait for a person, and neither "cancel" nor "try again" sends or frees any of them
    // of which DATEV cannot be asked.
    await reconnect(restored);
    for (const { transferId, state } of revocable) {
      const cancelled = await cancelTransfer(restored.platform, company.customer, { transferId });
      expect([state, cancelled.kind]).toEqual([state, 'too_late']);
      const { resumed: asked } = await retryHeldTransfer(restored.platform, company.customer, { transferId });
      expect([state, asked]).toEqual([state, state === 'finalising' ? 1 : 0]);
      await workUntilQuiet(restored);
    }
    expect(arrived(numbers)).toEqual(numbers);
    // The person sees them in Belege online: of each state, as a whole or one by one.
    const waiting = await heldJobs(restored, ids);
    expect(new Set(waiting.map(({ state }) => state)).size).toBeGreaterThanOrEqual(5);
    for (const [index, { id: jobId, documents }] of waiting.entries()) {
      const isWhole = index % 2 === 0;
      const verdict = isWhole ? 'arrived' : 'one_by_one';
      expect(await settle(restored, { jobId, verdict })).toBe('settled');
      expect(await settle(restored, { jobId, verdict })).toBe('not_waiting');
      for (const { id: documentId } of isWhole ? [] : documents) {
        expect(await settleDocument(restored, { documentId, verdict: 'arrived' })).toBe('settled');
      }
    }
    await workUntilQuiet(restored);
    expect(await statesOf(restored, numbers)).toEqual(numbers.map(() => 'transferred'));
    expect((await again(restored)).kind).toBe('already_transferred');
    expect(arrived(numbers)).toEqual(numbers);
  });

  it('and where nothing had arrived, the word of a person frees each document, which then arrives once', async () => {
    const { numbers, ids } = await transfersInTheMiddle();
    await backUp();
    const restored = await restore('unknown');
    await reconnect(restored);
    const before = arrived(numbers);
    // One whose PUT was intended may be asked about, and DATEV says that it did not come: even so nothing is sent by itself.
    const intended = await restored.platform.db.transferJob.findMany({
      where: { transferId: { in: ids }, state: 'finalising' },
    });
    expect(intended.length).toBeGreaterThanOrEqual(2);
    for (const { transferId } of intended) {
      const asked = await retryHeldTransfer(restored.platform, company.customer, { transferId });
      expect(asked.resumed).toBe(1);
    }
    await workUntilQuiet(restored);
    expect(arrived(numbers)).toEqual(before);
    const waiting = await heldJobs(restored, ids);
    expect(waiting.filter(({ state }) => state === 'finalising')).not.toEqual([]);
    for (const { id: jobId, documents, finalisedAt } of waiting) {
      const isThere = documents.some(({ number }) => before.includes(number));
      expect(finalisedAt).toBeNull();
      const verdict = isThere ? 'arrived' : 'not_arrived';
      expect(await settle(restored, { jobId, verdict })).toBe('settled');
    }
    // Open DATEV jobs that were left behind are named, not forgotten.
    const left = await restored.platform.db.transferJob.findMany({
      where: { id: { in: waiting.map(({ id }) => id) }, datevJobId: { not: null }, state: 'done' },
    });
    for (const { abandoned, documents } of await withDocuments(restored, left)) {
      const isFreed = documents.every(({ result }) => result === 'cancelled');
      expect(JSON.stringify(abandoned).includes('settled_by_hand')).toBe(isFreed);
    }
    await click(restored, company);
    await workUntilQuiet(restored);
    expect(arrived(numbers)).toEqual(numbers);
    expect(await statesOf(restored, numbers)).toEqual(numbers.map(() => 'transferred'));
  });

  it('nobody settles what could still be sent', async () => {
    const { ids } = await transfersInTheMiddle();
    const living = await scene.platform.db.transferJob.findMany({
      where: { transferId: { in: ids }, state: { notIn: ['done', 'cancelled', 'failed'] } },
      include: { documents: true },
    });
    expect(living.length).toBeGreaterThanOrEqual(8);
    for (const { id: jobId, documents } of living) {
      for (const verdict of verdicts) expect(await settle(scene, { jobId, verdict })).toBe('not_waiting');
      const [document] = documents;
      const settled = await settleDocument(scene, { documentId: document?.id ?? '', verdict: 'not_arrived' });
      expect(settled).toBe('not_waiting');
    }
    await workUntilQuiet(scene);
  });

  it('is one instant, also while others write', async () => {
    let isWriting = true;
    const writer = (async () => {
      while (isWriting) await addInvoice(scene, company);
    })();
    await backUp();
    isWriting = false;
    await writer;
    const { platform } = await restore('nothing');
    const [row] = await platform.db.$queryRaw<{ orphans: number }[]>`
      SELECT count(*)::int AS orphans FROM "Invoice" i
      WHERE NOT EXISTS (SELECT 1 FROM "InvoiceVersion" v WHERE v."id" = i."currentVersionId")`;
    expect(row?.orphans).toBe(0);
    const [files] = await platform.db.$queryRaw<{ missing: number }[]>`
      SELECT count(*)::int AS missing FROM "Attachment" a
      WHERE NOT EXISTS (SELECT 1 FROM "StoredFile" f WHERE f."companyId" = a."companyId" AND f."sha256" = a."sha256")`;
    expect(files?.missing).toBe(0);
  });

  it('of an older version is brought up to date', async () => {
    const old = await emptyDatabase();
    const [first = ''] = migrationFolders();
    await applyMigrations(old, [first]);
    const values = `'01a1fb5d-f280-736b-94d1-5609fe1726e3', 'Alt GmbH', 'datev:alt'`;
    await run(old, `INSERT INTO "Company" ("id", "name", "integrationId") VALUES (${values})`);
    await writeBackup({ databaseUrl: old, folder, now: new Date(), facts });
    const { platform } = await restore('nothing');
    expect(await platform.db.company.findMany()).toMatchObject([{ name: 'Alt GmbH' }]);
    expect(await platform.db.notice.count()).toBe(0);
  });
});

describe('a restore that is refused (O2)', () => {
  it('changes nothing: database not empty, file damaged, manifest missing, newer version', async () => {
    await backUp();
    const full = scene.platform.settings.databaseUrl;
    await expect(readBackup({ databaseUrl: full, folder })).rejects.toThrow(OperationRefused);

    const databaseUrl = await emptyDatabase();
    const manifest = await readFile(join(folder, 'manifest.json'), 'utf8');
    const newer = JSON.stringify({ ...JSON.parse(manifest), migrations: ['29991231235959_future'] });
    await writeFile(join(folder, 'manifest.json'), newer);
    await expect(readBackup({ databaseUrl, folder })).rejects.toThrow(/neueren Version/);
    await writeFile(join(folder, 'manifest.json'), manifest);
    await appendFile(join(folder, 'Company.copy.gz'), 'x');
    await expect(readBackup({ databaseUrl, folder })).rejects.toThrow(/beschädigt/);
    await rm(join(folder, 'manifest.json'));
    await expect(readBackup({ databaseUrl, folder })).rejects.toThrow(/manifest/);
    await expect(backUp()).rejects.toThrow(/nicht leer/);
  });
});
