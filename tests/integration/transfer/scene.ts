import { parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import { settleHttpLog } from '@/lib/connection/http-log';
import { listAccountRows } from '@/lib/documents/account-rows';
import { confirmAccountRows, proposePreset } from '@/lib/documents/change-account-rows';
import { storeInvoices } from '@/lib/documents/store-invoices';
import type { Platform } from '@/lib/platform';
import type { JobPorts } from '@/lib/transfer/ports';
import { requestTransfer, type TransferRequest } from '@/lib/transfer/request-transfer';
import { runNextJob, type Worker } from '@/lib/transfer/run-jobs';
import { startLocalDatev } from '@/sandbox/local-datev';
import { createTestPlatform, movableClock } from '@/tests/support/platform';
import { connect, environmentOf, type Scene, type Wish } from '../connection/scene';
import { attachmentOf, sampleInvoice, samplePdf } from '../documents/samples';
import { type CompanyScene, makeCompany } from '../identity/scene';

export const january = month('2026-01');
export const february = month('2026-02');

function month(text: string) {
  const read = parseAccountingMonth(text);
  if (!read) throw new Error(`no month: ${text}`);
  return read;
}

export interface TransferScene extends Scene {
  readonly pdf: Uint8Array;
}

/** A platform beside a local DATEV that checks what it gets and answers at once. */
export async function openTransferScene(manner: 'live' | 'sandbox' = 'live'): Promise<TransferScene> {
  const datev = await startLocalDatev({ manner, processingMs: 0 });
  const clock = movableClock(new Date());
  const platform = await createTestPlatform({ clock, env: environmentOf(datev), role: 'sender' });
  return {
    datev,
    platform,
    clock,
    pdf: await samplePdf(),
    async close() {
      await settleHttpLog(platform);
      await platform.close();
      await datev.close();
    },
  };
}

let companies = 0;

/** A company that is connected and whose adviser has confirmed the standard accounts. */
export async function readyCompany(scene: TransferScene, wish: Wish = {}): Promise<CompanyScene> {
  const { platform } = scene;
  companies += 1;
  const company = await makeCompany(platform, `Muster GmbH ${companies}`);
  const { outcome } = await connect(scene, company.admin, wish);
  if (outcome.kind !== 'connected') throw new Error(`not connected: ${JSON.stringify(outcome)}`);
  await proposePreset(platform, company.adviser, { chart: 'SKR03', accountLength: 4 });
  const rows = await listAccountRows(platform, company.adviser);
  await confirmAccountRows(platform, company.adviser, { rowIds: rows.map(({ id }) => id), accountLength: 4 });
  return company;
}

let numbers = 0;

/** Stores an invoice with a PDF and answers its id. */
export async function addInvoice(
  scene: TransferScene,
  company: CompanyScene,
  changes: Record<string, unknown> = {},
): Promise<string> {
  numbers += 1;
  const input = sampleInvoice({
    externalId: `inv_${numbers}`,
    number: `RE-${numbers}`,
    attachment: attachmentOf(scene.pdf),
    ...changes,
  });
  const [result] = await storeInvoices(scene.platform, company.customer, [input]);
  if (result?.kind !== 'created') throw new Error(`not stored: ${JSON.stringify(result)}`);
  return result.invoice.id;
}

export const incoming = {
  direction: 'incoming',
  partner: { name: 'Großhandel Süd', city: 'Ulm', country: 'DE', customerNumber: 'L7' },
};

/** The click, which has to work here. */
export async function click(
  scene: TransferScene,
  company: CompanyScene,
  request: Partial<TransferRequest> = {},
): Promise<string> {
  const result = await requestTransfer(scene.platform, company.customer, {
    ledger: 'accounts_receivable',
    month: january,
    ...request,
  });
  if (result.kind !== 'requested') throw new Error(`not requested: ${JSON.stringify(result)}`);
  return result.transferId;
}

export function newWorker(ports?: (platform: Platform) => JobPorts, name = 'test'): Worker {
  return { owner: name, signal: new AbortController().signal, ...(ports ? { ports } : {}) };
}

/** Works as long as anything is due or will be by itself, moving the clock instead of waiting. */
export async function workUntilQuiet(
  scene: TransferScene,
  worker: Worker = newWorker(),
  isAlive: () => boolean = () => true,
): Promise<void> {
  const { platform, clock } = scene;
  for (let round = 0; round < 200; round += 1) {
    if (!isAlive()) return;
    if (await runNextJob(platform, worker)) continue;
    const next = await platform.db.transferJob.findFirst({
      where: { nextRunAt: { not: null } },
      orderBy: { nextRunAt: 'asc' },
      select: { nextRunAt: true },
    });
    if (!next?.nextRunAt) return;
    clock.set(new Date(Math.max(next.nextRunAt.getTime(), clock.now().getTime()) + 1));
  }
  const open = await platform.db.transferJob.findMany({
    where: { nextRunAt: { not: null } },
    select: {
      state: true,
      hold: true,
      nextRunAt: true,
      leaseUntil: true,
      leaseOwner: true,
      attempts: true,
      finding: true,
    },
  });
  throw new Error(`the jobs never come to rest: ${JSON.stringify(open)} at ${clock.now().toISOString()}`);
}

export async function transferRow({ platform }: TransferScene, id: string) {
  return await platform.db.transfer.findUniqueOrThrow({
    where: { id },
    include: {
      jobs: {
        orderBy: { sequence: 'asc' },
        include: { documents: { orderBy: { position: 'asc' } }, files: true },
      },
    },
  });
}

export async function onlyJob(scene: TransferScene, transferId: string) {
  const { jobs } = await transferRow(scene, transferId);
  const [job, ...others] = jobs;
  if (!job || others.length > 0) throw new Error(`${jobs.length} jobs`);
  return job;
}

/** Jobs at the local DATEV for which PUT arrived. */
export function finalisedJobs({ datev }: TransferScene) {
  return [...datev.world.jobs.values()].filter((job) => job.finalisedAt !== null && job.deletedAt === null);
}

/** Invoice numbers DATEV accepted, with how often: the measure of "nothing lost, nothing twice". */
export function acceptedNumbers(scene: TransferScene): string[] {
  return finalisedJobs(scene)
    .flatMap((job) => job.result?.documents ?? [])
    .filter(({ outcome }) => outcome === 'accepted')
    .flatMap(({ rows }) => rows[0]?.invoiceId ?? [])
    .sort();
}
