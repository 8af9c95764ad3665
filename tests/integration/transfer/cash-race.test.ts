import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeCashEntries } from '@/lib/documents/store-cash-entries';
import type { Platform } from '@/lib/platform';
import { livePorts } from '@/lib/transfer/live/live-ports';
import type { JobPorts } from '@/lib/transfer/ports';
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
