import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preflightMonth } from '@/lib/transfer/preflight-month';
import { monthOverview } from '@/lib/transfer/read/month-overview';
import { readTransferProgress } from '@/lib/transfer/read/read-progress';
import { listProtocolEntries, protocolOf } from '@/lib/transfer/read/read-protocol';
import { getTransfer, listTransfers } from '@/lib/transfer/read/read-transfers';
import { runNextJob } from '@/lib/transfer/run-jobs';
import { settleDocumentByHand } from '@/lib/transfer/settle-by-hand';
import { describeCircuit } from '@/lib/transfer/store/circuit-store';
import type { CompanyScene } from '../identity/scene';
import {
  addInvoice,
  click,
  incoming,
  january,
  newWorker,
  onlyJob,
  openTransferScene,
  readyCompany,
  type TransferScene,
  workUntilQuiet,
} from './scene';

let scene: TransferScene;
let company: CompanyScene;
let stranger: CompanyScene;
let first: string;
beforeAll(async () => {
  scene = await openTransferScene();
  company = await readyCompany(scene);
  stranger = await readyCompany(scene);
  await addInvoice(scene, company, { number: 'L-1' });
  await addInvoice(scene, company, { number: 'L-2' });
  first = await click(scene, company);
  await workUntilQuiet(scene);
});
afterAll(() => scene.close());

describe('what people read of a transfer', () => {
  it('everything its page shows, in the shape of the public API (C4, T12)', async () => {
    const transfer = await getTransfer(scene.platform, company.adviser, { transferId: first });
    expect(transfer).toMatchObject({
      id: first,
      state: 'succeeded',
      ledger: 'accounts_receivable',
      month: '2026-01',
      companyName: 'Muster GmbH 1',
      consultantNumber: 455148,
      clientNumber: 1,
      requestedBy: { kind: 'user', name: company.customer.name },
      documents: { accepted: 2, refused: 0, held_back: 0 },
      progress: { phase: 'ended', next: null, filesSent: 5, filesTotal: 5 },
      isCancellable: false,
      jobs: [
        {
          state: 'done',
          datevStatus: 2,
          accountingMonth: '2026-01',
          ledgerFolderName: 'Ausgangsrechnungen',
          filesSent: 5,
          filesTotal: 5,
          documents: [
            { number: 'L-1', sentNumber: 'L-1', result: 'accepted' },
            { number: 'L-2', sentNumber: 'L-2', result: 'accepted' },
          ],
        },
      ],
    });
  });

  it('how far it is by a few numbers, the same as its page says, without reading a document (T12)', async () => {
    const { platform } = scene;
    const read: string[] = [];
    const watched: typeof platform.db = new Proxy(platform.db, {
      get(target, name) {
        read.push(String(name));
        return Reflect.get(target, name);
      },
    });
    const input = { transferId: first };
    const progress = await readTransferProgress({ ...platform, db: watched }, company.adviser, input);
    const transfer = await getTransfer(platform, company.adviser, input);
    expect(progress).toEqual({ state: transfer?.state, ...transfer?.progress });
    expect(read).not.toContain('transferDocument');
    const stranger = (await readyCompany(scene)).customer;
    expect(await readTransferProgress(platform, stranger, input)).toBeNull();
    expect(await readTransferProgress(platform, company.adviser, { transferId: 'keine' })).toBeNull();
  });

  it('the protocol with every entry tied to its document (P1, P3)', async () => {
    const protocol = await protocolOf(scene.platform, company.adviser, { transferId: first });
    const [job] = protocol?.jobs ?? [];
    expect(job?.statuses.map(({ status }) => status)).toEqual([2]);
    const named = job?.entries.filter(({ fileName }) => fileName?.includes('L-2')) ?? [];
    expect(named.length).toBeGreaterThan(0);
    expect(named.every(({ document }) => document?.number === 'L-2')).toBe(true);
    const entries = await listProtocolEntries(scene.platform, company.adviser, { transferId: first });
    expect(entries?.map(({ position }) => position)).toEqual(job?.entries.map(({ position }) => position));
  });

  it('nothing of another company, and nothing for ids that are none (S1)', async () => {
    const { platform } = scene;
    for (const transferId of [first, 'no-id', '00000000-0000-7000-8000-000000000000']) {
      expect(await getTransfer(platform, stranger.admin, { transferId })).toBeNull();
      expect(await protocolOf(platform, stranger.admin, { transferId })).toBeNull();
    }
    expect((await listTransfers(platform, stranger.admin))?.items).toEqual([]);
    expect(await monthOverview(platform, stranger.admin)).toEqual([]);
  });

  it('the list by pages, the newest first', async () => {
    for (const number of ['L-3', 'L-4']) {
      scene.clock.advance(1_000);
      await addInvoice(scene, company, { number });
      await click(scene, company);
    }
    await workUntilQuiet(scene);
    const page = await listTransfers(scene.platform, company.customer, { limit: 2 });
    expect(page?.items).toHaveLength(2);
    const rest = await listTransfers(scene.platform, company.customer, {
      limit: 2,
      cursor: page?.nextCursor ?? '',
    });
    expect(rest?.items.map(({ id }) => id)).toEqual([first]);
    expect(rest?.nextCursor).toBeNull();
    expect(await listTransfers(scene.platform, company.customer, { cursor: 'nonsense' })).toBeNull();
  });

  it('what is open and sent, per month and ledger (U4)', async () => {
    await addInvoice(scene, company, { number: 'E-1', ...incoming });
    const overview = await monthOverview(scene.platform, company.customer);
    expect(overview).toMatchObject([
      { month: '2026-01', ledger: 'accounts_receivable', documents: { transferred: 4, open: 0 }, unknown: 0 },
      { month: '2026-01', ledger: 'accounts_payable', documents: { open: 1 }, lastTransfer: null },
    ]);
    expect(overview[0]?.lastTransfer?.state).toBe('succeeded');
  });

  it('preflight of the click, without a request to DATEV (M8, T8)', async () => {
    scene.datev.traffic.clear();
    const preflight = await preflightMonth(scene.platform, company.customer, {
      ledger: 'accounts_payable',
      month: january,
    });
    expect([preflight.isBlocked, preflight.sendable.length, preflight.plan.length]).toEqual([false, 1, 1]);
    expect(scene.datev.traffic.exchanges()).toEqual([]);
  });
});

describe('a document of which nobody can tell', () => {
  it('stays locked until a person has looked, one by one (P3, T5)', async () => {
    scene.datev.world.manner = 'sandbox';
    await addInvoice(scene, company, { number: 'N-1' });
    await addInvoice(scene, company, { number: 'N-2' });
    const id = await click(scene, company);
    await workUntilQuiet(scene);
    scene.datev.world.manner = 'live';
    const [here, missing] = (await onlyJob(scene, id)).documents;
    if (!here || !missing) throw new Error('no documents');
    const settle = (documentId: string, verdict: 'arrived' | 'not_arrived') =>
      settleDocumentByHand(scene.platform, company.customer, { documentId, verdict, reason: 'nachgesehen' });
    expect(await settle(here.id, 'arrived')).toBe('settled');
    expect(await settle(missing.id, 'not_arrived')).toBe('settled');
    expect(await settle(here.id, 'not_arrived')).toBe('not_waiting');
    const states = await scene.platform.db.invoice.findMany({
      where: { id: { in: [here.invoiceId ?? '', missing.invoiceId ?? ''] } },
      orderBy: { number: 'asc' },
      select: { state: true },
    });
    expect(states.map(({ state }) => state)).toEqual(['transferred', 'open']);
  });
});

describe('DATEV out of order (T7)', () => {
  it('opens the breaker, which is visible, rests, and closes by itself', async () => {
    const busy = await readyCompany(scene);
    await addInvoice(scene, busy, { number: 'B-1' });
    const id = await click(scene, busy);
    scene.datev.misbehaviour.order({
      operation: 'createJob',
      mischief: { kind: 'answer', status: 503 },
      times: 9,
    });
    scene.datev.traffic.clear();
    await workUntilQuiet(scene);
    const asked = scene.datev.traffic.exchanges().filter(({ operation }) => operation === 'createJob');
    expect(asked.length).toBe(10);
    expect((await onlyJob(scene, id)).state).toBe('done');
    expect(await describeCircuit(scene.platform)).toMatchObject({ state: 'closed', failures: 0 });
  });

  it('asks nobody while it is open, not even right after another worker has opened it', async () => {
    await scene.platform.db.datevCircuit.update({
      where: { environment: 'local' },
      data: {
        failures: 8,
        openUntil: new Date(scene.clock.now().getTime() + 60_000),
        openedAt: scene.clock.now(),
      },
    });
    expect(await describeCircuit(scene.platform)).toMatchObject({ state: 'open' });
    const busy = await readyCompany(scene);
    await addInvoice(scene, busy, { number: 'B-2' });
    const id = await click(scene, busy);
    scene.datev.traffic.clear();
    await runNextJob(scene.platform, newWorker());
    expect(scene.datev.traffic.exchanges().filter(({ operation }) => operation === 'createJob')).toEqual([]);
    const job = await onlyJob(scene, id);
    expect(job.state).toBe('checked');
    await workUntilQuiet(scene);
    expect((await onlyJob(scene, id)).state).toBe('done');
  });
});
