import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { livePorts } from '@/lib/transfer/live/live-ports';
import { runNextJob } from '@/lib/transfer/run-jobs';
import type { CompanyScene } from '../identity/scene';
import {
  addInvoice,
  click,
  newWorker,
  onlyJob,
  openTransferScene,
  readyCompany,
  type TransferScene,
  transferRow,
} from './scene';

const documents = 50_000;

let scene: TransferScene;
let large: CompanyScene;
let small: CompanyScene;
beforeAll(async () => {
  scene = await openTransferScene();
  large = await readyCompany(scene);
  small = await readyCompany(scene);
  await multiply(await addInvoice(scene, large, { number: 'VORBILD' }));
}, 120_000);
afterAll(() => scene.close());

/** Copies of one invoice with version and image, made by PostgreSQL itself; only id and number differ. */
async function multiply(invoiceId: string): Promise<void> {
  const { db } = scene.platform;
  await db.$executeRaw`
    INSERT INTO "Invoice"
    SELECT (jsonb_populate_record(model, jsonb_build_object(
      'id', md5('invoice' || n)::uuid, 'currentVersionId', md5('version' || n)::uuid,
      'externalId', 'kopie_' || n, 'number', 'GR-' || n))).*
    FROM "Invoice" model, generate_series(2, ${documents}::int) n WHERE model."id" = ${invoiceId}::uuid`;
  await db.$executeRaw`
    INSERT INTO "InvoiceVersion"
    SELECT (jsonb_populate_record(model, jsonb_build_object(
      'id', md5('version' || n)::uuid, 'invoiceId', md5('invoice' || n)::uuid,
      'contentHash', md5('content' || n), 'content', jsonb_set(model."content", '{number}', to_jsonb('GR-' || n))))).*
    FROM "InvoiceVersion" model, generate_series(2, ${documents}::int) n WHERE model."invoiceId" = ${invoiceId}::uuid`;
  await db.$executeRaw`
    INSERT INTO "Attachment"
    SELECT (jsonb_populate_record(model, jsonb_build_object(
      'id', md5('image' || n)::uuid, 'invoiceVersionId', md5('version' || n)::uuid))).*
    FROM "Attachment" model JOIN "InvoiceVersion" version ON version."id" = model."invoiceVersionId",
      generate_series(2, ${documents}::int) n WHERE version."invoiceId" = ${invoiceId}::uuid`;
}

async function finalisedBy(company: CompanyScene): Promise<number> {
  const { companyId } = company;
  return await scene.platform.db.transferJob.count({ where: { companyId, finalisedAt: { not: null } } });
}

describe('a company with fifty thousand documents', () => {
  it('delays the click of another by one job at most, with a single lane for all', async () => {
    const big = await click(scene, large);
    const jobs = await scene.platform.db.transferJob.findMany({
      where: { transferId: big },
      include: { _count: { select: { documents: true } } },
    });
    expect(jobs.reduce((sum, { _count }) => sum + _count.documents, 0)).toBe(documents);
    expect(jobs.length).toBeGreaterThan(10);
    // Only speed: what is sent at the same time decides nothing about whose turn it is.
    const worker = newWorker((platform) => ({ ...livePorts(platform), uploadParallelism: 16 }));

    const first = runNextJob(scene.platform, worker);
    await addInvoice(scene, small, { number: 'KLEIN-1' });
    const late = await click(scene, small);
    expect(await first).toBe(true);
    expect([await finalisedBy(large), await finalisedBy(small)]).toEqual([1, 0]);

    await runNextJob(scene.platform, worker);
    expect([await finalisedBy(large), await finalisedBy(small)]).toEqual([1, 1]);
    expect((await onlyJob(scene, late)).finalisedAt).not.toBeNull();
    expect((await transferRow(scene, big)).state).toBe('running');
  }, 300_000);
});
