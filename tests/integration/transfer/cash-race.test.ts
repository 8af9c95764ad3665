import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeCashEntries } from '@/lib/documents/store-cash-entries';
import type { Platform } from '@/lib/platform';
import { livePorts } from '@/lib/transfer/live/live-ports';
import type { JobPorts, Lease } from '@/lib/transfer/ports';
import { refreshStatus } from '@/lib/transfer/refresh-status';
import { runJob } from '@/lib/transfer/run-jobs';
import type { CompanyScene } from '../identity/scene';
import {
  click,
  february,
  newWorker,
  onlyJob,
  openTransferScene,
  readyCompany,
  type TransferScene,
  transferRow,
  workUntilQuiet,
} from './scene';

let scene: TransferScene;
beforeAll(async () => {
  scene = await openTransferScene();
});
afterAll(() => scene.close());

let count = 0;
async function addEntry(company: CompanyScene, date: string): Promise<void> {
  count += 1;
  const entry = { externalId: `race_${count}`, date, amount: '9.00', text: 'Bar', accountNo: '8400' };
  const [result] = await storeCashEntries(scene.platform, company.customer, [entry]);
  if (result?.kind !== 'created') throw new Error(JSON.stringify(result));
}

/** The real surroundings, only that both workers have looked before one of them begins: nobody sees the other. */
function racingPorts(faults: unknown[]) {
  let looked = 0;
  let go: () => void = () => undefined;
  const bothLooked = new Promise<void>((fulfil) => {
    go = fulfil;
  });
  return (platform: Platform): JobPorts => {
    const ports = livePorts(platform);
    return {
      ...ports,
      store: {
        ...ports.store,
        cashTurn: async () => {
          looked += 1;
          if (looked === 2) go();
          await bothLooked;
          return 'free';
        },
      },
      reportFault: (_record, _step, error) => void faults.push(error),
    };
  };
}

async function race(transfers: readonly string[]): Promise<void> {
  const faults: unknown[] = [];
  const ports = racingPorts(faults);
  const jobs = await Promise.all(transfers.map((id) => onlyJob(scene, id)));
  scene.datev.traffic.clear();
  await Promise.all(jobs.map(({ id }) => runJob(scene.platform, id, newWorker(ports, id))));

  expect(faults).toEqual([]);
  expect(scene.datev.traffic.countOf('createJob')).toBe(1);
  const after = await Promise.all(transfers.map((id) => onlyJob(scene, id)));
  const [loser] = after.filter(({ state }) => state === 'checked');
  expect(after.map(({ state }) => state).sort()).toEqual(['checked', 'processing']);
  expect(loser).toMatchObject({ attempts: 0, hold: null, finding: null, abandoned: [] });

  await workUntilQuiet(scene);
  for (const id of transfers) expect((await transferRow(scene, id)).state).toBe('succeeded');
}

describe('a lost race for the cash book is expected: quiet, nothing goes out, and the turn comes (T4)', () => {
  it('between two companies connected with one dataset', async () => {
    const transfers: string[] = [];
    for (const company of [await readyCompany(scene), await readyCompany(scene)]) {
      await addEntry(company, '2026-01-12');
      transfers.push(await click(scene, company, { ledger: 'cash' }));
    }
    await race(transfers);
  });

  it('between two months of one company', async () => {
    const company = await readyCompany(scene);
    await addEntry(company, '2026-01-12');
    await addEntry(company, '2026-02-12');
    await race([
      await click(scene, company, { ledger: 'cash' }),
      await click(scene, company, { ledger: 'cash', month: february }),
    ]);
  });
});

/** The real surroundings, in which something happens after the job's first look at its turn. */
function afterFirstLook(happens: () => Promise<void>) {
  let looks = 0;
  return (platform: Platform): JobPorts => {
    const ports = livePorts(platform);
    const cashTurn = async (lease: Lease) => {
      looks += 1;
      const turn = await ports.store.cashTurn(lease);
      if (looks === 1) await happens();
      return turn;
    };
    return { ...ports, store: { ...ports.store, cashTurn } };
  };
}

/** January at DATEV, February waiting for it. */
async function januaryAndFebruary() {
  const company = await readyCompany(scene);
  await addEntry(company, '2026-01-12');
  await addEntry(company, '2026-02-12');
  const first = await onlyJob(scene, await click(scene, company, { ledger: 'cash' }));
  const second = await onlyJob(scene, await click(scene, company, { ledger: 'cash', month: february }));
  await runJob(scene.platform, first.id, newWorker());
  scene.clock.advance(400);
  return { company, first, second };
}

it('an ended job is not asked about while another is at DATEV: its new status could not be followed (P1, T4)', async () => {
  const { company, first } = await januaryAndFebruary();
  await workUntilQuiet(scene);
  await addEntry(company, '2026-02-14');
  const third = await onlyJob(scene, await click(scene, company, { ledger: 'cash', month: february }));
  await runJob(scene.platform, third.id, newWorker());
  const asked = await onlyJob(scene, first.transferId);
  const atDatev = scene.datev.world.jobs.get(asked.datevJobId ?? '');
  if (atDatev) atDatev.overruledStatus = 5;
  scene.clock.advance(16 * 60_000);
  const ask = () => refreshStatus(scene.platform, company.customer, { jobId: first.id });
  scene.datev.traffic.clear();
  expect(await ask()).toEqual({ kind: 'other_cash_job' });
  expect(scene.datev.traffic.countOf('getJobStatus')).toBe(0);
  await workUntilQuiet(scene);
  scene.clock.advance(16 * 60_000);
  expect(await ask()).toEqual({ kind: 'changed', status: 5 });
  await workUntilQuiet(scene);
});

describe('a job whose turn comes while it lies down does not sleep on (T4)', () => {
  it('when the other one ends between its look and its rest', async () => {
    const { first, second } = await januaryAndFebruary();
    const ports = afterFirstLook(() => runJob(scene.platform, first.id, newWorker()).then(() => undefined));
    await runJob(scene.platform, second.id, newWorker(ports));
    expect((await onlyJob(scene, first.transferId)).state).toBe('done');
    expect((await onlyJob(scene, second.transferId)).state).toBe('processing');
    await workUntilQuiet(scene);
  });

  it('when the other one has ended, and woken nobody, but not yet said so to others', async () => {
    const { first, second } = await januaryAndFebruary();
    let ending: Promise<void> = Promise.resolve();
    const ports = afterFirstLook(async () => {
      await new Promise<void>((hasBegun) => {
        ending = scene.platform.db.$transaction(async (tx) => {
          await tx.transferJob.update({ where: { id: first.id }, data: { state: 'done', nextRunAt: null } });
          hasBegun();
          await new Promise((wake) => setTimeout(wake, 500));
        });
      });
    });
    await runJob(scene.platform, second.id, newWorker(ports));
    await ending;
    expect((await onlyJob(scene, second.transferId)).state).not.toBe('checked');
    await workUntilQuiet(scene);
  });
});
