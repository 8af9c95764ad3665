import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { documentedRefusals, type RefusalRow } from '@/lib/datev/dxso/refusal-table';
import type { DxsoOperation } from '@/lib/datev/dxso/types';
import { retryHeldTransfer } from '@/lib/transfer/resume-jobs';
import { settleByHand } from '@/lib/transfer/settle-by-hand';
import type { FaultCode } from '@/sandbox/dxso/faults';
import { connect } from '../connection/scene';
import type { CompanyScene } from '../identity/scene';
import {
  acceptedNumbers,
  addInvoice,
  click,
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
  await scene.platform.db.transferJob.updateMany({ data: { nextRunAt: null } });
  await scene.platform.db.datevCircuit.deleteMany();
  scene.datev.misbehaviour.clear();
  scene.datev.world.reset('live', 0);
  company = await readyCompany(scene);
});

/** Names of the local DATEV's operations where they differ from the client's. */
const operationNames: Partial<Record<DxsoOperation, string>> = { getClientBasics: 'getClient' };

const cases = documentedRefusals.flatMap((row) => row.operations.map((operation) => ({ operation, ...row })));
type Case = RefusalRow & { readonly operation: DxsoOperation };

/** DATEV answers this to each such request until somebody clears it. */
function refuseForGood({ operation, httpStatus, code, retry }: Case): void {
  scene.datev.misbehaviour.order({
    operation: operationNames[operation] ?? operation,
    mischief: {
      kind: 'answer',
      status: httpStatus,
      bodyForm: 'json',
      // "Already finalised" is only said of a job that is.
      afterExecuting: retry === 'treat_as_arrived' && operation === 'finaliseJob',
      ...(code === null ? {} : { code: code as FaultCode }),
    },
    times: null,
  });
}

/** What the operation needs to happen at all: a check of its own, or a job that is given up. */
async function lead({ operation }: Case): Promise<void> {
  if (operation === 'getClientBasics') {
    const where = { companyId: company.companyId };
    await scene.platform.db.connection.update({ where, data: { lastCheckAt: null } });
    await scene.platform.db.clientSnapshot.deleteMany({ where });
  }
  if (operation === 'deleteJob') {
    scene.datev.misbehaviour.order({ operation: 'uploadFile', mischief: { kind: 'drop_answer' } });
  }
}

/** Most requests of this operation that one refusal may cost before somebody has acted, whatever time passes. */
function mostRequests({ operation, retry, httpStatus, owner, code }: Case): number {
  const filesAtOnce = 4;
  if (operation === 'uploadFile') {
    // A new job for each of the five that may be given up; a file that is refused takes its document out of the next one.
    if (retry === 'new_job' || code === 'DCO01007') return 6 * filesAtOnce;
    return owner === 'customer' ? 3 * filesAtOnce : filesAtOnce;
  }
  // A job DATEV does not know any more is made anew, five times at most.
  if (operation === 'finaliseJob' && httpStatus === 404) return 6;
  return 1;
}

async function everythingTold(transferId: string): Promise<string> {
  const transfer = await transferRow(scene, transferId);
  const connection = await scene.platform.db.connection.findUnique({
    where: { companyId: company.companyId },
  });
  return JSON.stringify([transfer, connection], (_key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}

describe('each refusal DATEV documents (T6, T7)', () => {
  it.each(cases)('$operation $httpStatus $code: $retry', async (one) => {
    const numbers = ['R-1', 'R-2'];
    for (const number of numbers) await addInvoice(scene, company, { number });
    const id = await click(scene, company);
    await lead(one);
    refuseForGood(one);
    scene.datev.traffic.clear();
    // Ends when nothing moves by itself any more, however far the clock has to go for it.
    await workUntilQuiet(scene);
    const name = operationNames[one.operation] ?? one.operation;
    const refused = scene.datev.traffic
      .exchanges()
      .filter(({ operation, status }) => operation === name && status === one.httpStatus);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThanOrEqual(mostRequests(one));
    if (one.retry !== 'treat_as_arrived' && one.operation !== 'deleteJob') {
      expect(await everythingTold(id)).toContain(one.problemCode);
    }

    // Mended at DATEV: what was held goes on, what was freed goes with the next click; each arrives once.
    scene.datev.misbehaviour.clear();
    await connect(scene, company.admin);
    await retryHeldTransfer(scene.platform, company.customer, { transferId: id });
    await workUntilQuiet(scene);
    const held = await scene.platform.db.transferJob.findMany({
      where: { companyId: company.companyId, hold: 'outcome_unknown' },
    });
    for (const { id: jobId } of held) {
      const word = { jobId, verdict: 'not_arrived', reason: 'In Belege online nachgesehen' } as const;
      await settleByHand(scene.platform, company.customer, word);
    }
    const freed = await scene.platform.db.invoice.findMany({
      where: { companyId: company.companyId, state: { in: ['open', 'refused'] } },
      select: { id: true },
    });
    if (freed.length > 0) {
      await click(scene, company, { documentIds: freed.map((invoice) => invoice.id), reason: 'behoben' });
      await workUntilQuiet(scene);
    }
    expect(acceptedNumbers(scene).filter((number) => numbers.includes(number))).toEqual(numbers);
  });

  it('a job DATEV calls finalised before it is complete is never finalised by us (T5)', async () => {
    await addInvoice(scene, company, { number: 'R-3' });
    const id = await click(scene, company);
    const finalised = { kind: 'answer', status: 400, code: 'DCO01007' } as const;
    scene.datev.misbehaviour.order({ operation: 'uploadFile', skip: 1, mischief: finalised, times: null });
    scene.datev.misbehaviour.order({ operation: 'deleteJob', mischief: finalised });
    scene.datev.traffic.clear();
    await workUntilQuiet(scene);
    expect(scene.datev.traffic.countOf('finaliseJob')).toBe(0);
    const job = await onlyJob(scene, id);
    expect(job).toMatchObject({ state: 'uploaded', hold: 'outcome_unknown' });
    // Only a person can say; asking again would send it.
    expect(await retryHeldTransfer(scene.platform, company.customer, { transferId: id })).toEqual({
      resumed: 0,
      againAt: null,
    });
    scene.datev.misbehaviour.clear();
    const word = { jobId: job.id, verdict: 'not_arrived', reason: 'In Belege online nachgesehen' } as const;
    expect(await settleByHand(scene.platform, company.customer, word)).toBe('settled');
    await click(scene, company);
    await workUntilQuiet(scene);
    expect(acceptedNumbers(scene)).toEqual(['R-3']);
  });
});
