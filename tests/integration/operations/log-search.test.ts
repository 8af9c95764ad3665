import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listHttpLog } from '@/app/_queries/list-http-log';
import { settleHttpLog } from '@/lib/connection/http-log';
import { type CompanyScene, operator } from '../identity/scene';
import {
  addInvoice,
  click,
  onlyJob,
  openTransferScene,
  readyCompany,
  type TransferScene,
  workUntilQuiet,
} from '../transfer/scene';

let scene: TransferScene;
let company: CompanyScene;
beforeAll(async () => {
  scene = await openTransferScene();
  company = await readyCompany(scene);
});
afterAll(() => scene.close());

async function found(search: string) {
  const page = await listHttpLog(scene.platform, operator, { search });
  return page?.items ?? [];
}

async function transferred(number: string) {
  await addInvoice(scene, company, { number });
  const transferId = await click(scene, company);
  await workUntilQuiet(scene);
  await settleHttpLog(scene.platform);
  return await onlyJob(scene, transferId);
}

describe('the technical log is searched by (P6)', () => {
  it('a transfer, a job of ours, its job at DATEV and one that was given up: each leads to all calls of the job', async () => {
    await transferred('LOG-1');
    // The first file's answer is lost: that DATEV job is given up, and a second one goes.
    scene.datev.misbehaviour.order({ operation: 'uploadFile', mischief: { kind: 'drop_answer' } });
    const job = await transferred('LOG-2');
    const [given] = job.abandoned as { datevJobId: string }[];
    const calls = await found(job.id);
    const operations = calls.map(({ operation }) => operation);
    expect(operations.filter((operation) => operation === 'createJob')).toHaveLength(2);
    expect(operations).toEqual(expect.arrayContaining(['finaliseJob', 'getJobStatus', 'getProtocolEntries']));
    expect(new Set(calls.map(({ transferJobId }) => transferJobId))).toEqual(new Set([job.id]));
    const ids = calls.map(({ id }) => id);
    expect(given?.datevJobId).not.toBe(job.datevJobId);
    for (const key of [job.transferId, job.datevJobId ?? '', given?.datevJobId ?? '']) {
      expect((await found(key)).map(({ id }) => id)).toEqual(ids);
    }
  });

  it("DATEV's transaction id and request id: the one call", async () => {
    const job = await transferred('LOG-3');
    const [call] = (await found(job.id)).filter(({ operation }) => operation === 'finaliseJob');
    expect(call?.globalTransactionId).toBeTruthy();
    expect(await found(call?.globalTransactionId ?? '')).toEqual([call]);
    expect(await found(call?.capRequestId ?? '')).toEqual([call]);
    expect(await found('nobody')).toEqual([]);
    expect(await found("' OR 1=1")).toEqual([]);
  });
});
