import { createHash } from 'node:crypto';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { providePlatform } from '@/app/_server/platform';
import { listInvoices } from '@/lib/documents/list-invoices';
import { storeInvoices } from '@/lib/documents/store-invoices';
import { openPackage } from '@/lib/transfer/package/open-package';
import { planPackage } from '@/lib/transfer/package/plan-package';
import { zipFiles } from '@/lib/transfer/package/zip-files';
import { call } from '../api/client';
import { type CompanyScene, makeCompany } from '../identity/scene';
import {
  addInvoice,
  click,
  finalisedJobs,
  incoming,
  january,
  onlyJob,
  openTransferScene,
  readyCompany,
  type TransferScene,
  workUntilQuiet,
} from '../transfer/scene';
import { sampleInvoice } from './samples';

const receivable = { ledger: 'accounts_receivable', month: january } as const;
let scene: TransferScene;
beforeAll(async () => {
  scene = await openTransferScene();
  providePlatform(scene.platform);
});
afterAll(() => scene.close());

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function unzip(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { checkSignature: true, useWebWorkers: false });
  const files = new Map<string, Uint8Array>();
  for (const entry of await reader.getEntries()) {
    if (entry.directory) throw new Error('a folder in a flat package');
    files.set(entry.filename, await entry.getData(new Uint8ArrayWriter()));
  }
  return files;
}

async function open(company: CompanyScene, part = 1) {
  const outcome = await openPackage(scene.platform, company.customer, { ...receivable, part });
  if (outcome.kind !== 'ready') throw new Error(JSON.stringify(outcome));
  return outcome;
}

const states = async ({ customer }: CompanyScene) => {
  const outcome = await listInvoices(scene.platform, customer, {});
  return outcome.kind === 'page' ? outcome.page.items.map(({ state }) => state) : [];
};

describe('the package of a month (T13)', () => {
  it('holds, flat, the very files a transfer would send, and marks nothing', async () => {
    const company = await readyCompany(scene);
    await addInvoice(scene, company, { number: 'AR-1' });
    await addInvoice(scene, company, { number: 'AR-2', issueDate: '2026-01-20' });
    const outcome = await open(company);
    expect(outcome).toMatchObject({
      fileName: 'DATEV_Rechnungsausgang_2026-01.zip',
      parts: 1,
      documents: 2,
      heldBack: 0,
    });
    const files = await unzip(await bytesOf(outcome.content));
    expect(await states(company)).toEqual(['open', 'open']);
    const [audit] = await scene.platform.db.auditEvent.findMany({
      where: { companyId: company.companyId, action: 'package.downloaded' },
    });
    expect(audit?.details).toMatchObject({ ...receivable, documents: 2 });

    const transfer = await click(scene, company);
    await workUntilQuiet(scene);
    const { datevJobId } = await onlyJob(scene, transfer);
    const sent = finalisedJobs(scene).find(({ id }) => id === datevJobId)?.files ?? [];
    expect([...files.keys()].sort()).toEqual(sent.map(({ name }) => name).sort());
    for (const { name, sha256 } of sent.filter((file) => file.name !== 'document.xml')) {
      expect(
        createHash('sha256')
          .update(files.get(name) ?? '')
          .digest('hex'),
        name,
      ).toBe(sha256);
    }
    const text = (name: string) => Buffer.from(files.get(name) ?? '').toString('utf8');
    expect(text('document.xml')).toContain('value="Ausgangsrechnungen" key="3"');
  });

  it('works for a company that never was connected, and says what it assumes', async () => {
    const company = await makeCompany(scene.platform, 'Ohne Verbindung GmbH');
    const accounts = { taxRate: '19.00', taxCase: 'domestic', accountNo: '8400' };
    const invoice = (externalId: string, changes: object = {}) =>
      sampleInvoice({
        externalId,
        number: externalId,
        grossAmount: '119.00',
        positions: [{ grossAmount: '119.00', ...accounts }],
        ...changes,
      });
    await storeInvoices(scene.platform, company.customer, [
      invoice('OV-1'),
      invoice('OV-2', { grossAmount: '120.00' }),
    ]);
    const { plan } = await planPackage(scene.platform, company.customer, receivable);
    expect(plan.heldBack).toHaveLength(1);
    const codes = plan.findings.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['INVOICE_SUM_MISMATCH', 'LEDGER_FOLDER_ASSUMED']));
    expect(codes.filter((code) => /^CONNECTION|^CLIENT/.test(code))).toEqual([]);
    const outcome = await open(company);
    expect(outcome).toMatchObject({ documents: 1, heldBack: 1 });
    expect([...(await unzip(await bytesOf(outcome.content))).keys()]).toEqual([
      'Rechnungsdaten_RA_OV-1.xml',
      'document.xml',
    ]);
  });

  it('is refused where the dataset could not take it, and empty where nothing waits', async () => {
    const company = await readyCompany(scene);
    const nothing = await openPackage(scene.platform, company.customer, { ...receivable, part: 1 });
    expect(nothing).toMatchObject({
      kind: 'nothing_to_send',
      findings: [{ code: 'TRANSFER_NOTHING_TO_SEND' }],
    });
    await addInvoice(scene, company, {
      number: 'ALT-1',
      issueDate: '2019-01-15',
      serviceDate: null,
      dueDate: null,
    });
    const key = { ledger: 'accounts_receivable', month: '2019-01' as typeof january, part: 1 } as const;
    expect(await openPackage(scene.platform, company.customer, key)).toMatchObject({
      kind: 'refused',
      findings: expect.arrayContaining([expect.objectContaining({ code: 'FISCAL_YEAR_TOO_OLD' })]),
    });
  });

  it('leaves out what is on its way to DATEV', async () => {
    const company = await readyCompany(scene);
    await addInvoice(scene, company, { number: 'AR-1' });
    await click(scene, company);
    expect((await openPackage(scene.platform, company.customer, { ...receivable, part: 1 })).kind).toBe(
      'nothing_to_send',
    );
  });

  it('comes by API, with its numbers in the head and findings where there is none', async () => {
    const company = await readyCompany(scene);
    const path = '/packages?ledger=accounts_payable&month=2026-01';
    expect(await call('GET', path, { key: company.apiKey })).toMatchObject({
      status: 422,
      body: { code: 'nothing_to_send', findings: [{ code: 'TRANSFER_NOTHING_TO_SEND' }] },
    });
    await addInvoice(scene, company, { number: 'ER-1', ...incoming });
    const answer = await call('GET', path, { key: company.apiKey });
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/zip',
      'x-package-documents': '1',
      'x-package-held-back': '0',
      'x-package-parts': '1',
      'content-disposition': "attachment; filename*=UTF-8''DATEV_Rechnungseingang_2026-01.zip",
    });
    expect((await call('GET', `${path}&part=2`, { key: company.apiKey })).status).toBe(404);
    expect((await call('GET', `${path}&part=0`, { key: company.apiKey })).status).toBe(422);
  });
});

describe('the ZIP itself', () => {
  const image = (name: string) =>
    ({ kind: 'image', name, contentType: 'application/pdf', size: 1, sha256: name, content: null }) as const;

  it('is written while it is read: one file at a time', async () => {
    const read: string[] = [];
    const stream = zipFiles(['a.pdf', 'b.pdf', 'c.pdf'].map(image), {
      createdAt: new Date('2026-02-01T10:00:00Z'),
      read: async (sha256) => {
        read.push(sha256);
        return new Uint8Array(2_000_000).fill(7);
      },
    });
    const reader = stream.getReader();
    await reader.read();
    expect(read.length).toBeLessThan(3);
    await reader.cancel();
  });

  it('breaks off loudly when a file cannot be read: it must not look whole', async () => {
    const stream = zipFiles([image('a.pdf')], {
      createdAt: new Date(),
      read: () => Promise.reject(new Error('the store is gone')),
    });
    await expect(bytesOf(stream)).rejects.toThrow('the store is gone');
  });

  it('opens with any program: sizes before the data, no extensions', async () => {
    const stream = zipFiles([image('a.pdf')], {
      createdAt: new Date('2026-02-01T10:00:00Z'),
      read: async () => Buffer.from('Inhalt'),
    });
    const bytes = Buffer.from(await bytesOf(stream));
    expect(bytes.readUInt32LE(0)).toBe(0x04034b50);
    // General purpose flags: no data descriptor; then length of the extra field.
    expect(bytes.readUInt16LE(6)).toBe(0);
    expect(bytes.readUInt32LE(18)).toBe(6);
    expect(bytes.readUInt16LE(28)).toBe(0);
  });
});
