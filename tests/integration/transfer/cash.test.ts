import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeCashEntries } from '@/lib/documents/store-cash-entries';
import { requestTransfer } from '@/lib/transfer/request-transfer';
import { runJob, runNextJob } from '@/lib/transfer/run-jobs';
import { takeLease } from '@/lib/transfer/store/leases';
import type { CompanyScene } from '../identity/scene';
import {
  click,
  february,
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
  company = await readyCompany(scene);
});
afterAll(() => scene.close());

let count = 0;
async function addEntry(date: string, amount: string): Promise<void> {
  count += 1;
  const entry = {
    externalId: `cash_${count}`,
    date,
    amount,
    text: `Bewegung ${count}`,
    number: `K${count}`,
    accountNo: '8400',
  };
  const [result] = await storeCashEntries(scene.platform, company.customer, [entry]);
  if (result?.kind !== 'created') throw new Error(JSON.stringify(result));
}

describe('the cash book (T4)', () => {
  it('arrives in its order, receipts and payments as they were written', async () => {
    await addEntry('2026-01-07', '-20.00');
    await addEntry('2026-01-05', '100.00');
    const id = await click(scene, company, { ledger: 'cash' });
    await workUntilQuiet(scene);
    expect((await transferRow(scene, id)).state).toBe('succeeded');
    const rows = finalisedJobs(scene).flatMap(
      ({ result }) => result?.documents.flatMap((document) => document.rows) ?? [],
    );
    expect(rows.map(({ date, amount }) => [date, amount])).toEqual([
      ['2026-01-05', '100.00'],
      ['2026-01-07', '-20.00'],
    ]);
  });

  it('arrives in the order that keeps the balance positive, where a day was written the other way round', async () => {
    const other = await readyCompany(scene);
    const entries = [
      {
        externalId: 'day_1',
        date: '2026-01-09',
        amount: '-70.00',
        text: 'Porto',
        number: 'D1',
        accountNo: '4910',
      },
      {
        externalId: 'day_2',
        date: '2026-01-09',
        amount: '90.00',
        text: 'Einnahme',
        number: 'D2',
        accountNo: '8400',
      },
      {
        externalId: 'day_3',
        date: '2026-01-09',
        amount: '-15.00',
        text: 'Blumen',
        number: 'D3',
        accountNo: '4980',
      },
    ];
    await storeCashEntries(scene.platform, other.customer, entries);
    const known = new Set(finalisedJobs(scene).map(({ id }) => id));
    const id = await click(scene, other, { ledger: 'cash' });
    await workUntilQuiet(scene);
    expect((await transferRow(scene, id)).state).toBe('succeeded');
    const rows = finalisedJobs(scene)
      .filter((job) => !known.has(job.id))
      .flatMap(({ result }) => result?.documents.flatMap((document) => document.rows) ?? []);
    expect(rows.map(({ amount }) => amount)).toEqual(['90.00', '-70.00', '-15.00']);
  });

  it('goes one job at a time, the earlier month first, however the workers are woken', async () => {
    await addEntry('2026-01-30', '10.00');
    await addEntry('2026-02-02', '10.00');
    const first = await click(scene, company, { ledger: 'cash' });
    const second = await click(scene, company, { ledger: 'cash', month: february });
    const jobs = [await onlyJob(scene, first), await onlyJob(scene, second)];
    const [january_, february_] = jobs.map(({ id }) => id);
    if (!january_ || !february_) throw new Error('no jobs');

    await runJob(scene.platform, february_, newWorker());
    expect((await onlyJob(scene, second)).state).toBe('checked');
    await runJob(scene.platform, january_, newWorker());
    expect((await onlyJob(scene, first)).state).toBe('processing');
    // Still not: the first one has no result yet.
    expect(await takeLease(scene.platform, february_, 'eager')).toBeNull();
    scene.clock.advance(400);
    expect(await runNextJob(scene.platform, newWorker())).toBe(true);
    expect((await onlyJob(scene, first)).state).toBe('done');
    // The end of the first has woken the second.
    await runNextJob(scene.platform, newWorker());
    expect((await onlyJob(scene, second)).state).toBe('processing');
    await workUntilQuiet(scene);
    expect((await transferRow(scene, second)).state).toBe('succeeded');
  });

  it('goes one job at a time into a dataset, also from two companies connected with it', async () => {
    const branches = [await readyCompany(scene), await readyCompany(scene)];
    const transfers: string[] = [];
    for (const branch of branches) {
      count += 1;
      const number = `F${count}`;
      const entry = { externalId: number, date: '2026-01-12', amount: '9.00', text: 'Bar', number };
      await storeCashEntries(scene.platform, branch.customer, [{ ...entry, accountNo: '8400' }]);
      transfers.push(await click(scene, branch, { ledger: 'cash' }));
    }
    const [first = '', second = ''] = transfers;
    await runJob(scene.platform, (await onlyJob(scene, first)).id, newWorker());
    expect((await onlyJob(scene, first)).state).toBe('processing');
    scene.datev.traffic.clear();
    await runJob(scene.platform, (await onlyJob(scene, second)).id, newWorker());
    expect((await onlyJob(scene, second)).state).toBe('checked');
    expect(scene.datev.traffic.countOf('createJob')).toBe(0);
    await workUntilQuiet(scene);
    for (const id of transfers) expect((await transferRow(scene, id)).state).toBe('succeeded');
  });

  it('is refused for a month while an earlier one has open movements', async () => {
    await addEntry('2026-01-31', '5.00');
    await addEntry('2026-02-10', '5.00');
    const result = await requestTransfer(scene.platform, company.customer, {
      ledger: 'cash',
      month: february,
    });
    expect(result).toMatchObject({ kind: 'refused' });
    expect('findings' in result && result.findings[0]).toMatchObject({ code: 'CASH_EARLIER_MONTH_OPEN' });
    await click(scene, company, { ledger: 'cash', month: january });
    await workUntilQuiet(scene);
    await click(scene, company, { ledger: 'cash', month: february });
    await workUntilQuiet(scene);
  });

  it('two cash jobs of a company can never be at DATEV together: the database refuses', async () => {
    await addEntry('2026-02-20', '5.00');
    await addEntry('2026-02-21', '5.00');
    const id = await click(scene, company, { ledger: 'cash', month: february });
    const job = await onlyJob(scene, id);
    const { db } = scene.platform;
    const { transferId, companyId, ledger, accountingMonth } = job;
    const other = await db.transferJob.create({
      data: { transferId, companyId, ledger, accountingMonth, sequence: 1 },
    });
    await db.transferJob.update({ where: { id: job.id }, data: { state: 'creating' } });
    await expect(
      db.transferJob.update({ where: { id: other.id }, data: { state: 'creating' } }),
    ).rejects.toMatchObject({
      code: 'P2002',
    });
  });

  it('nor two of one dataset, whichever company they belong to', async () => {
    const { db } = scene.platform;
    const branches = [await readyCompany(scene), await readyCompany(scene)];
    const jobs: string[] = [];
    for (const branch of branches) {
      count += 1;
      const entry = { externalId: `N${count}`, date: '2026-01-13', amount: '9.00', text: 'Bar' };
      await storeCashEntries(scene.platform, branch.customer, [{ ...entry, accountNo: '8400' }]);
      jobs.push((await onlyJob(scene, await click(scene, branch, { ledger: 'cash' }))).id);
    }
    const [first = '', second = ''] = jobs;
    await db.transferJob.updateMany({
      where: { ledger: 'cash', state: 'creating' },
      data: { state: 'planned' },
    });
    await db.transferJob.update({ where: { id: first }, data: { state: 'creating' } });
    await expect(
      db.transferJob.update({ where: { id: second }, data: { state: 'creating' } }),
    ).rejects.toMatchObject({ code: 'P2002' });
  });
});
