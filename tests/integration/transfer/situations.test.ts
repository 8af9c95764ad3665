import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancelTransfer } from '@/lib/transfer/cancel-transfer';
import { chooseLedgerFolder, ledgerFolderChoices } from '@/lib/transfer/choose-ledger-folder';
import { markHandledElsewhere, undoHandledElsewhere } from '@/lib/transfer/handled-elsewhere';
import { livePorts } from '@/lib/transfer/live/live-ports';
import { refreshStatus } from '@/lib/transfer/refresh-status';
import { requestTransfer } from '@/lib/transfer/request-transfer';
import { resumeHeldJobs, retryHeldTransfer } from '@/lib/transfer/resume-jobs';
import { runNextJob } from '@/lib/transfer/run-jobs';
import { settleByHand } from '@/lib/transfer/settle-by-hand';
import type { Dataset } from '@/sandbox/world/dataset';
import { connect } from '../connection/scene';
import type { CompanyScene } from '../identity/scene';
import {
  acceptedNumbers,
  addInvoice,
  click,
  finalisedJobs,
  january,
  newWorker,
  onlyJob,
  openTransferScene,
  readyCompany,
  type TransferScene,
  transferRow,
  workUntilQuiet,
} from './scene';

let scene: TransferScene;
let company: CompanyScene;
beforeAll(async () => {
  scene = await openTransferScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  // What an earlier test left waiting must not work in this one.
  await scene.platform.db.transferJob.updateMany({ data: { nextRunAt: null } });
  scene.datev.misbehaviour.clear();
  scene.datev.world.reset('live', 0);
  company = await readyCompany(scene);
});

function dataset(): Dataset {
  const found = scene.datev.world.datasets.get('455148-1');
  if (!found) throw new Error('no dataset');
  return found;
}

const right = 'petra-beispiel 455148-1';

function ask(changes: Partial<Parameters<typeof requestTransfer>[2]> = {}) {
  return requestTransfer(scene.platform, company.customer, {
    ledger: 'accounts_receivable',
    month: january,
    ...changes,
  });
}

describe('a permission that is lost', () => {
  it('holds the job where it stands and lets it go on after the reconnect (C6)', async () => {
    await addInvoice(scene, company, { number: 'P-1' });
    const id = await click(scene, company);
    scene.datev.misbehaviour.order({
      operation: 'uploadFile',
      skip: 1,
      mischief: { kind: 'answer', status: 403 },
      times: null,
    });
    await workUntilQuiet(scene);
    const held = await onlyJob(scene, id);
    expect(held).toMatchObject({
      state: 'uploading',
      hold: 'permission',
      finding: { code: 'DATEV_NO_RIGHT', owner: 'adviser' },
    });
    expect((await transferRow(scene, id)).state).toBe('held');

    scene.datev.misbehaviour.clear();
    await connect(scene, company.admin);
    expect(await resumeHeldJobs(scene.platform, company)).toBe(1);
    await workUntilQuiet(scene);
    expect((await transferRow(scene, id)).state).toBe('succeeded');
    expect(acceptedNumbers(scene)).toEqual(['P-1']);
    expect((await onlyJob(scene, id)).datevJobId).toBe(held.datevJobId);
  });

  it('is not fought with requests: one refusal is enough (C6, T7)', async () => {
    await addInvoice(scene, company);
    const id = await click(scene, company);
    scene.datev.world.revokedRights.add(right);
    scene.datev.traffic.clear();
    await workUntilQuiet(scene);
    expect((await onlyJob(scene, id)).hold).toBe('permission');
    const refused = scene.datev.traffic.exchanges().filter(({ status }) => status === 403);
    expect(refused.length).toBe(1);
  });

  it('keeps a click that comes meanwhile, instead of refusing it (C6)', async () => {
    await addInvoice(scene, company, { number: 'P-2' });
    const first = await click(scene, company);
    scene.datev.world.revokedRights.add(right);
    await workUntilQuiet(scene);
    await addInvoice(scene, company, { number: 'P-3' });
    const second = await ask();
    if (second.kind !== 'requested') throw new Error(second.kind);
    await workUntilQuiet(scene);
    expect((await transferRow(scene, second.transferId)).state).toBe('held');

    scene.datev.world.revokedRights.delete(right);
    await connect(scene, company.admin);
    await resumeHeldJobs(scene.platform, company);
    await workUntilQuiet(scene);
    for (const id of [first, second.transferId])
      expect((await transferRow(scene, id)).state).toBe('succeeded');
    expect(acceptedNumbers(scene)).toEqual(['P-2', 'P-3']);
  });

  it('and another dataset after it: the running transfer is refused there (C4, C6)', async () => {
    await addInvoice(scene, company, { number: 'P-4' });
    const id = await click(scene, company);
    await scene.platform.db.connection.update({
      where: { companyId: company.companyId },
      data: { clientNumber: 3, lastCheckAt: null },
    });
    scene.datev.world.datasets.get('455148-3');
    await workUntilQuiet(scene);
    const job = await onlyJob(scene, id);
    expect(job.state).toBe('planned');
    expect(job.hold).not.toBeNull();
    expect(finalisedJobs(scene)).toEqual([]);
  });
});

describe('a configuration that changes', () => {
  it('a renamed folder is followed, and said (M6, M5)', async () => {
    await addInvoice(scene, company, { number: 'K-1' });
    await click(scene, company);
    await workUntilQuiet(scene);
    dataset().ledgerFolderNames.accountsReceivableLedgerImport = ['Erlöse 2026'];
    await addInvoice(scene, company, { number: 'K-2' });
    const id = await click(scene, company);
    await workUntilQuiet(scene);
    const transfer = await transferRow(scene, id);
    expect(transfer).toMatchObject({
      state: 'succeeded',
      findings: [
        { code: 'LEDGER_FOLDER_RENAMED', params: { folder: 'Erlöse 2026', before: 'Ausgangsrechnungen' } },
      ],
      jobs: [{ ledgerFolderName: 'Erlöse 2026' }],
    });
  });

  it('several folders wait for a choice, which is remembered (M6)', async () => {
    dataset().ledgerFolderNames.accountsReceivableLedgerImport = ['Inland', 'Ausland'];
    await addInvoice(scene, company, { number: 'K-3' });
    const id = await click(scene, company);
    await workUntilQuiet(scene);
    expect(await onlyJob(scene, id)).toMatchObject({
      state: 'planned',
      hold: 'folder_choice',
      datevJobId: null,
    });
    expect([...scene.datev.world.jobs.values()].every(({ deletedAt }) => deletedAt !== null)).toBe(true);
    expect(await ledgerFolderChoices(scene.platform, company)).toEqual([
      { ledger: 'accounts_receivable', folderNames: ['Inland', 'Ausland'], chosen: null, isWaiting: true },
    ]);

    await chooseLedgerFolder(scene.platform, company.customer, {
      ledger: 'accounts_receivable',
      folderName: 'Ausland',
    });
    await workUntilQuiet(scene);
    expect((await onlyJob(scene, id)).ledgerFolderName).toBe('Ausland');
    await addInvoice(scene, company, { number: 'K-4' });
    const next = await click(scene, company);
    await workUntilQuiet(scene);
    expect(await transferRow(scene, next)).toMatchObject({
      state: 'succeeded',
      jobs: [{ ledgerFolderName: 'Ausland' }],
    });
  });

  it('no folder: the job is withdrawn and the adviser asked (M6)', async () => {
    dataset().ledgerFolderNames.accountsReceivableLedgerImport = [];
    await addInvoice(scene, company);
    const id = await click(scene, company);
    await workUntilQuiet(scene);
    expect(await onlyJob(scene, id)).toMatchObject({
      hold: 'setup',
      finding: { code: 'LEDGER_FOLDER_NONE', owner: 'adviser' },
      abandoned: [{ fate: 'deleted', reason: 'LEDGER_FOLDER_NONE' }],
    });
  });

  it('another account length than this morning: nothing is sent with the old accounts (M3)', async () => {
    await addInvoice(scene, company);
    dataset().accountLength = 6;
    const id = await click(scene, company);
    await workUntilQuiet(scene);
    const job = await onlyJob(scene, id);
    expect(job.abandoned).toMatchObject([{ reason: 'TRANSFER_ACCOUNT_LENGTH_DIFFERS', fate: 'deleted' }]);
    expect(finalisedJobs(scene)).toEqual([]);
    // Checked anew with the day's answer, the accounts have the wrong length: the document waits for its adviser.
    expect(job).toMatchObject({ state: 'failed', finding: { code: 'TRANSFER_NO_DOCUMENT_LEFT' } });
    expect(job.documents.map(({ result }) => result)).toEqual(['held_back']);
    expect(job.documents[0]?.findings).toContainEqual(
      expect.objectContaining({ code: 'ACCOUNT_LENGTH_MISMATCH', owner: 'adviser' }),
    );
  });

  it('the new Belege online ends the job for good, with one request (T6)', async () => {
    dataset().newBelegeOnline = true;
    const invoiceId = await addInvoice(scene, company);
    const id = await click(scene, company);
    scene.datev.traffic.clear();
    await workUntilQuiet(scene);
    expect(await onlyJob(scene, id)).toMatchObject({ state: 'failed', finding: { code: 'DATEV_DCO01301' } });
    expect((await onlyJob(scene, id)).finding).toMatchObject({
      helpUrl: expect.stringContaining('DCO01301'),
    });
    expect(scene.datev.traffic.exchanges().filter(({ operation }) => operation === 'createJob')).toHaveLength(
      1,
    );
    const invoice = await scene.platform.db.invoice.findUniqueOrThrow({ where: { id: invoiceId } });
    expect([invoice.state, invoice.stateReason]).toEqual(['refused', 'DATEV_DCO01301']);
  });
});

describe('a transfer that is cancelled', () => {
  it('before anything was sent: the documents are free at once', async () => {
    await addInvoice(scene, company, { number: 'C-1' });
    const id = await click(scene, company);
    expect(await cancelTransfer(scene.platform, company.customer, { transferId: id })).toEqual({
      kind: 'cancelling',
    });
    await workUntilQuiet(scene);
    expect((await transferRow(scene, id)).state).toBe('cancelled');
    expect((await ask()).kind).toBe('requested');
  });

  it('while files are under way: the job is deleted at DATEV', async () => {
    await addInvoice(scene, company, { number: 'C-2' });
    const id = await click(scene, company);
    let isAsked = false;
    const worker = newWorker((platform) => {
      const ports = livePorts(platform);
      return {
        ...ports,
        build: async (record) => {
          const built = await ports.build(record);
          isAsked = true;
          await cancelTransfer(platform, company.customer, { transferId: id });
          return built;
        },
      };
    });
    await workUntilQuiet(scene, worker);
    expect(isAsked).toBe(true);
    expect((await transferRow(scene, id)).state).toBe('cancelled');
    expect(finalisedJobs(scene)).toEqual([]);
    expect([...scene.datev.world.jobs.values()].map(({ deletedAt }) => deletedAt !== null)).toEqual([true]);
  });

  it('after the commit point: too late, it is followed to its result', async () => {
    await addInvoice(scene, company, { number: 'C-3' });
    const id = await click(scene, company);
    await runNextJob(scene.platform, newWorker());
    expect((await onlyJob(scene, id)).state).toBe('processing');
    expect(await cancelTransfer(scene.platform, company.customer, { transferId: id })).toEqual({
      kind: 'too_late',
    });
    await workUntilQuiet(scene);
    expect((await transferRow(scene, id)).state).toBe('succeeded');
  });
});

describe('a document DATEV has', () => {
  it('goes again only with a reason, which is recorded (T10)', async () => {
    const invoiceId = await addInvoice(scene, company, { number: 'W-1' });
    const first = await click(scene, company);
    await workUntilQuiet(scene);
    expect(await ask({ documentIds: [invoiceId] })).toEqual({
      kind: 'already_transferred',
      transferId: first,
    });
    const again = await ask({ documentIds: [invoiceId], reason: 'In Belege online gelöscht' });
    expect(again.kind).toBe('requested');
    if (again.kind !== 'requested') return;
    expect(await ask({ documentIds: [invoiceId], reason: 'noch einmal' })).toEqual({
      kind: 'already_under_way',
      transferId: again.transferId,
    });
    await workUntilQuiet(scene);
    const audit = await scene.platform.db.auditEvent.findFirst({ where: { action: 'transfer.repeated' } });
    expect(audit).toMatchObject({
      actorName: company.customer.name,
      details: { reason: 'In Belege online gelöscht' },
    });
    expect((await transferRow(scene, again.transferId)).reason).toBe('In Belege online gelöscht');
  });

  it('and a person cancelled in Belege online: the new status is fetched by hand (P1)', async () => {
    const invoiceId = await addInvoice(scene, company, { number: 'W-2' });
    const id = await click(scene, company);
    await workUntilQuiet(scene);
    const job = await onlyJob(scene, id);
    const refresh = () => refreshStatus(scene.platform, company.customer, { jobId: job.id });
    expect((await refresh()).kind).toBe('too_early');
    scene.clock.advance(16 * 60_000);
    expect(await refresh()).toEqual({ kind: 'unchanged', status: 2 });
    const atDatev = scene.datev.world.jobs.get(job.datevJobId ?? '');
    if (atDatev) atDatev.overruledStatus = 5;
    scene.clock.advance(16 * 60_000);
    expect(await refresh()).toEqual({ kind: 'changed', status: 5 });
    await workUntilQuiet(scene);
    expect(await transferRow(scene, id)).toMatchObject({ state: 'cancelled', jobs: [{ datevStatus: 5 }] });
    const invoice = await scene.platform.db.invoice.findUniqueOrThrow({ where: { id: invoiceId } });
    expect([invoice.state, invoice.stateReason]).toEqual(['refused', 'TRANSFER_CANCELLED_AT_DATEV']);
    expect((await ask()).kind).toBe('already_transferred');
    expect((await ask({ documentIds: [invoiceId], reason: 'storniert' })).kind).toBe('requested');
  });

  it('and where DATEV gives no answer each question is counted, and the next one has to wait too (T8)', async () => {
    await addInvoice(scene, company, { number: 'W-4' });
    const id = await click(scene, company);
    await workUntilQuiet(scene);
    const { id: jobId, getCount } = await onlyJob(scene, id);
    const refresh = () => refreshStatus(scene.platform, company.customer, { jobId });
    scene.clock.advance(16 * 60_000);
    scene.datev.misbehaviour.order({
      operation: 'getJobStatus',
      mischief: { kind: 'answer', status: 500 },
      times: null,
    });
    scene.datev.traffic.clear();
    const answers = await Promise.all([refresh(), refresh()]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['no_answer', 'too_early']);
    expect((await refresh()).kind).toBe('too_early');
    expect(scene.datev.traffic.countOf('getJobStatus')).toBe(1);
    expect((await onlyJob(scene, id)).getCount).toBe(getCount + 1);
    scene.datev.misbehaviour.clear();
    scene.clock.advance(16 * 60_000);
    expect(await refresh()).toEqual({ kind: 'unchanged', status: 2 });
    expect((await onlyJob(scene, id)).getCount).toBe(getCount + 2);
  });

  it('or gets by another way: marked, left out, and taken back (T10)', async () => {
    const id = await addInvoice(scene, company, { number: 'W-3' });
    const choice = { kind: 'invoice', id } as const;
    expect(
      await markHandledElsewhere(scene.platform, company.customer, { ...choice, reason: 'per Post' }),
    ).toBe('changed');
    expect((await ask()).kind).toBe('nothing_to_send');
    expect(await ask({ documentIds: [id] })).toEqual({ kind: 'handled_elsewhere', documentIds: [id] });
    expect(await undoHandledElsewhere(scene.platform, company.customer, choice)).toBe('changed');
    expect((await ask()).kind).toBe('requested');
    expect(await markHandledElsewhere(scene.platform, company.customer, { ...choice, reason: 'x' })).toBe(
      'not_possible',
    );
  });
});

describe('what nobody can tell', () => {
  it('a job that vanished after an unclear PUT waits for a person, and neither is sent again by itself (T5)', async () => {
    const invoiceId = await addInvoice(scene, company, { number: 'U-1' });
    const id = await click(scene, company);
    scene.datev.misbehaviour.order({ operation: 'finaliseJob', mischief: { kind: 'drop_answer' } });
    scene.datev.misbehaviour.order({
      operation: 'getJobStatus',
      mischief: { kind: 'answer', status: 404 },
      times: 2,
    });
    await workUntilQuiet(scene);
    const job = await onlyJob(scene, id);
    expect(job).toMatchObject({ state: 'finalising', hold: 'outcome_unknown' });
    expect(await ask({ documentIds: [invoiceId] })).toEqual({ kind: 'already_under_way', transferId: id });

    // Asking again by hand costs a GET, and the next one has to wait (T8).
    scene.datev.misbehaviour.order({
      operation: 'getJobStatus',
      mischief: { kind: 'answer', status: 404 },
      times: null,
    });
    const retry = () => retryHeldTransfer(scene.platform, company.customer, { transferId: id });
    expect(await retry()).toMatchObject({ resumed: 1 });
    await workUntilQuiet(scene);
    scene.datev.traffic.clear();
    const againAt = new Date(scene.clock.now().getTime() + 60_000);
    const refused = await retry();
    expect(refused.resumed).toBe(0);
    expect(refused.againAt?.getTime()).toBeGreaterThan(againAt.getTime());
    await workUntilQuiet(scene);
    expect(scene.datev.traffic.countOf('getJobStatus')).toBe(0);
    scene.clock.advance(16 * 60_000);

    // DATEV knows it after all.
    scene.datev.misbehaviour.clear();
    expect(await retry()).toMatchObject({ resumed: 1 });
    await workUntilQuiet(scene);
    expect((await transferRow(scene, id)).state).toBe('succeeded');
    expect(acceptedNumbers(scene)).toEqual(['U-1']);
  });

  it('is settled by a person who has looked (T5)', async () => {
    await addInvoice(scene, company, { number: 'U-2' });
    const id = await click(scene, company);
    scene.datev.misbehaviour.order({ operation: 'finaliseJob', mischief: { kind: 'drop_request' } });
    scene.datev.misbehaviour.order({
      operation: 'getJobStatus',
      mischief: { kind: 'answer', status: 404 },
      times: null,
    });
    await workUntilQuiet(scene);
    const { id: jobId } = await onlyJob(scene, id);
    const verdict = { jobId, verdict: 'not_arrived', reason: 'In Belege online nachgesehen' } as const;
    expect(await settleByHand(scene.platform, company.customer, verdict)).toBe('settled');
    scene.datev.misbehaviour.clear();
    expect((await ask()).kind).toBe('requested');
    await workUntilQuiet(scene);
    expect(acceptedNumbers(scene)).toEqual(['U-2']);
  });
});

describe("DATEV's own sandbox", () => {
  it('answers 4 with canned entries, shown as they came, and no document is called refused or accepted (P5)', async () => {
    scene.datev.world.manner = 'sandbox';
    await addInvoice(scene, company, { number: 'S-1' });
    const id = await click(scene, company);
    await workUntilQuiet(scene);
    const transfer = await transferRow(scene, id);
    expect(transfer).toMatchObject({ state: 'partial', jobs: [{ datevStatus: 4 }] });
    const job = await onlyJob(scene, id);
    const canned = scene.datev.world.jobs.get(job.datevJobId ?? '')?.result?.entries ?? [];
    const stored = await scene.platform.db.protocolEntry.findMany({
      where: { jobId: job.id },
      orderBy: { position: 'asc' },
    });
    expect(stored.map(({ raw }) => JSON.parse(raw))).toEqual(canned);
    expect(job.documents.map(({ result }) => result)).toEqual(['unknown']);
  });
});
