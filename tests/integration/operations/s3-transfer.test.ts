import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalDatev } from '@/sandbox/local-datev';
import { createTestPlatform, movableClock } from '@/tests/support/platform';
import { environmentOf } from '../connection/scene';
import { samplePdf } from '../documents/samples';
import { startS3, type TestS3 } from '../platform/s3-server';
import {
  acceptedNumbers,
  addInvoice,
  click,
  onlyJob,
  readyCompany,
  type TransferScene,
  transferRow,
  workUntilQuiet,
} from '../transfer/scene';

let s3: TestS3;
let scene: TransferScene;
beforeAll(async () => {
  s3 = await startS3();
  const datev = await startLocalDatev({ manner: 'live', processingMs: 0 });
  const clock = movableClock(new Date());
  const env = { ...environmentOf(datev), FILE_STORE: s3.fileStore() };
  const platform = await createTestPlatform({ clock, env });
  scene = {
    datev,
    clock,
    platform,
    pdf: await samplePdf(),
    async close() {
      await platform.close();
      await datev.close();
      await s3.close();
    },
  };
});
afterAll(() => scene.close());

describe('a month whose files lie in S3 (O1)', () => {
  it('reaches DATEV with the same bytes, and nothing of it stands in PostgreSQL', async () => {
    const company = await readyCompany(scene);
    await addInvoice(scene, company, { number: 'S3-1' });
    await addInvoice(scene, company, { number: 'S3-2' });
    const id = await click(scene, company);
    await workUntilQuiet(scene);
    expect((await transferRow(scene, id)).state).toBe('succeeded');
    expect(acceptedNumbers(scene)).toEqual(['S3-1', 'S3-2']);
    expect(await scene.platform.db.storedFile.count()).toBe(0);
    const { files, datevJobId } = await onlyJob(scene, id);
    const sent = scene.datev.world.jobs.get(datevJobId ?? '')?.files ?? [];
    expect(sent.map(({ sha256 }) => sha256).sort()).toEqual(files.map(({ sha256 }) => sha256).sort());
    // Two ledger files, one image that both invoices share, document.xml.
    expect(s3.written()).toBe(4);
  });

  it('is held visibly when the bucket has lost an image, and the others go (T9)', async () => {
    const company = await readyCompany(scene);
    await addInvoice(scene, company, { number: 'S3-3' });
    const { db } = scene.platform;
    const attachment = await db.attachment.findFirstOrThrow({ where: { companyId: company.companyId } });
    await db.attachment.update({ where: { id: attachment.id }, data: { sha256: '0'.repeat(64) } });
    const id = await click(scene, company);
    await workUntilQuiet(scene);
    const transfer = await transferRow(scene, id);
    expect(transfer.state).not.toBe('succeeded');
    const told = transfer.jobs.flatMap(({ finding, documents }) => [
      finding,
      ...documents.map(({ findings }) => findings),
    ]);
    expect(JSON.stringify(told)).toContain('TRANSFER_FILE_MISSING');
    expect(acceptedNumbers(scene)).not.toContain('S3-3');
  });
});
