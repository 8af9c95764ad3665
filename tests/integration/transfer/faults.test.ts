import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LeaseLost } from '@/lib/transfer/ports';
import { boundaryPorts } from '@/tests/faults/real/boundary-ports';
import type { CompanyScene } from '../identity/scene';
import {
  acceptedNumbers,
  addInvoice,
  click,
  finalisedJobs,
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
afterEach(() => scene.datev.misbehaviour.clear());

let count = 0;

/** Two invoices on their way; answers their numbers and the transfer. */
async function twoInvoices() {
  count += 1;
  const numbers = [`F-${count}-A`, `F-${count}-B`];
  for (const number of numbers) await addInvoice(scene, company, { number });
  return { numbers, id: await click(scene, company) };
}

/** Everything DATEV accepted of these numbers, and nothing twice. */
function expectExactlyOnce(numbers: readonly string[]): void {
  const accepted = acceptedNumbers(scene).filter((number) => numbers.includes(number));
  expect(accepted).toEqual([...numbers].sort());
}

/** Every DATEV job of the test is the finalised one, deleted, or noted with the job. */
async function expectNoOrphans(transferId: string): Promise<void> {
  const { abandoned, datevJobId } = await onlyJob(scene, transferId);
  const noted = (Array.isArray(abandoned) ? abandoned : []).map((one) => JSON.stringify(one));
  const withoutId = noted.filter((one) => one.includes('"datevJobId":null')).length;
  const unknown = [...scene.datev.world.jobs.values()].filter(
    ({ id, deletedAt, finalisedAt }) =>
      deletedAt === null &&
      finalisedAt === null &&
      id !== datevJobId &&
      !noted.some((one) => one.includes(id)),
  );
  expect(unknown.length).toBeLessThanOrEqual(withoutId);
  for (const { id } of unknown) scene.datev.world.jobs.delete(id);
}

describe('an answer that never comes (T5)', () => {
  const operations = ['createJob', 'uploadFile', 'finaliseJob', 'getJobStatus', 'getProtocolEntries'];
  const mischiefs = [
    { kind: 'drop_answer' },
    { kind: 'drop_request' },
    { kind: 'answer', status: 500, afterExecuting: true },
    { kind: 'answer', status: 502, bodyForm: 'html' },
    { kind: 'answer', status: 503 },
    { kind: 'answer', status: 429, retryAfterSeconds: 3 },
  ] as const;
  const cases = operations.flatMap((operation) => mischiefs.map((mischief) => ({ operation, mischief })));

  it.each(cases)('$operation: $mischief.kind $mischief.status', async ({ operation, mischief }) => {
    const { numbers, id } = await twoInvoices();
    scene.datev.misbehaviour.order({ operation, mischief });
    await workUntilQuiet(scene);
    expect(scene.datev.misbehaviour.pending().every(({ remaining }) => remaining === 0)).toBe(true);
    expect((await transferRow(scene, id)).state).toBe('succeeded');
    expectExactlyOnce(numbers);
    await expectNoOrphans(id);
  });

  it('DELETE of a job that is given up: the next one goes all the same', async () => {
    const { numbers, id } = await twoInvoices();
    scene.datev.misbehaviour.order({ operation: 'uploadFile', mischief: { kind: 'drop_answer' } });
    scene.datev.misbehaviour.order({ operation: 'deleteJob', mischief: { kind: 'drop_answer' } });
    await workUntilQuiet(scene);
    expectExactlyOnce(numbers);
    await expectNoOrphans(id);
  });
});

/** A worker that ends at its n-th touch. (Its lease is given back at once, which in life takes half a minute.) */
function mortalWorker(life: { touches: number; readonly diesAt: number }) {
  const at = () => {
    life.touches += 1;
    if (life.touches >= life.diesAt) throw new LeaseLost('killed');
  };
  return newWorker((platform) => boundaryPorts(platform, { at }), 'mortal');
}

describe('a worker that is killed (T5)', () => {
  it('at any touch with database or DATEV: another one goes on, nothing is lost or sent twice', async () => {
    let diesAt = 1;
    for (; diesAt < 200; diesAt += 1) {
      const { numbers, id } = await twoInvoices();
      const life = { touches: 0, diesAt };
      await workUntilQuiet(scene, mortalWorker(life), () => life.touches < diesAt);
      const hasDied = life.touches >= diesAt;
      await workUntilQuiet(scene, newWorker(undefined, 'heir'));
      const transfer = await transferRow(scene, id);
      expect([diesAt, transfer.state]).toEqual([diesAt, 'succeeded']);
      expectExactlyOnce(numbers);
      await expectNoOrphans(id);
      if (!hasDied) break;
    }
    // A whole life has this many touches; fewer would mean that the test looks at nothing.
    expect(diesAt).toBeGreaterThan(30);
    expect(diesAt).toBeLessThan(200);
  }, 240_000);
});

describe('two workers at once (T5)', () => {
  it('share the jobs and never the same one', async () => {
    const transfers = [await twoInvoices(), await twoInvoices(), await twoInvoices()];
    await Promise.all([1, 2, 3].map((name) => workUntilQuiet(scene, newWorker(undefined, `w${name}`))));
    expectExactlyOnce(transfers.flatMap(({ numbers }) => numbers));
    expect(new Set(finalisedJobs(scene).map(({ id }) => id)).size).toBe(finalisedJobs(scene).length);
  });
});
