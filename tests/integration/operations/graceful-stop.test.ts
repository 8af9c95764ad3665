import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { settleHttpLog } from '@/lib/connection/http-log';
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
} from '../transfer/scene';
import { startWorkerProcess, until, type WorkerProcess } from './worker-process';

let scene: TransferScene;
let company: CompanyScene;
const hired: WorkerProcess[] = [];
beforeAll(async () => {
  scene = await openTransferScene();
  company = await readyCompany(scene);
});
afterAll(() => scene.close());
afterEach(async () => {
  for (const worker of hired.splice(0)) {
    if (worker.child.exitCode === null && worker.child.signalCode === null) await worker.end('SIGKILL');
  }
  scene.datev.misbehaviour.clear();
});

async function hire(): Promise<WorkerProcess> {
  const worker = await startWorkerProcess(scene);
  hired.push(worker);
  return worker;
}

describe('SIGTERM to a real worker process (O2)', () => {
  it('ends it quickly and in order: the job is handed back, every call is in the technical log, another worker goes on', async () => {
    const numbers = Array.from({ length: 12 }, (_, index) => `STOP-${String(index).padStart(2, '0')}`);
    for (const number of numbers) await addInvoice(scene, company, { number });
    scene.datev.misbehaviour.setLatency(200, 'uploadFile');
    await settleHttpLog(scene.platform);
    scene.datev.traffic.clear();
    const loggedBefore = await scene.platform.db.httpLogEntry.count();
    const first = await hire();
    const id = await click(scene, company);
    await until(async () => (await onlyJob(scene, id)).state === 'uploading');

    const { code, afterMs } = await first.end('SIGTERM');
    expect([code, afterMs < 8_000]).toEqual([0, true]);
    const stopped = await onlyJob(scene, id);
    expect(stopped).toMatchObject({ state: 'uploading', leaseOwner: null, leaseUntil: null, hold: null });
    expect(stopped.nextRunAt).not.toBeNull();
    const calls = scene.datev.traffic.exchanges().filter(({ path }) => path.includes('/platform-sandbox/'));
    expect((await scene.platform.db.httpLogEntry.count()) - loggedBefore).toBe(calls.length);
    expect(first.output()).toContain('worker stopped');

    scene.datev.misbehaviour.clear();
    await hire();
    await until(async () => (await transferRow(scene, id)).state === 'succeeded');
    expect(acceptedNumbers(scene).filter((number) => number.startsWith('STOP-'))).toEqual(numbers);
    expect(await onlyJob(scene, id)).toMatchObject({ abandoned: [], datevJobId: stopped.datevJobId });
  });

  it('tells its watchers the truth: alive, ready, figures, and no more ready while it ends', async () => {
    const worker = await hire();
    expect(await worker.ask('/live')).toMatchObject({ status: 200 });
    expect(await worker.ask('/ready')).toMatchObject({ status: 200 });
    await until(async () =>
      (await worker.ask('/metrics')).body.includes('belegbote_datev_error_ratio{window="24h"}'),
    );
    const { body } = await worker.ask('/metrics');
    for (const name of [
      'belegbote_waiting_jobs 0',
      'belegbote_datev_circuit_open 0',
      'belegbote_queue_messages{queue="transfer-job-due"}',
      'belegbote_datev_gets_per_job{measure="average"}',
      'belegbote_connections{state="connected"} 1',
      'process_resident_memory_bytes',
    ]) {
      expect(body).toContain(name);
    }
    scene.datev.misbehaviour.setLatency(1_500, 'uploadFile');
    await addInvoice(scene, company, { number: 'STOP-READY' });
    const id = await click(scene, company);
    await until(async () => (await onlyJob(scene, id)).state === 'uploading');
    const ending = worker.end('SIGTERM');
    await until(async () => (await worker.ask('/ready')).status !== 200);
    expect((await ending).code).toBe(0);
    expect((await worker.ask('/live')).status).toBe(0);
  });
});
