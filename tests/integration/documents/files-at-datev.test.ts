import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeInvoiceJson } from '@/lib/bookkeeping/invoice-json';
import { getInvoice } from '@/lib/documents/read-invoice';
import { reviseInvoice } from '@/lib/documents/revise-invoice';
import { storeEInvoice } from '@/lib/documents/store-e-invoice';
import { preflightMonth } from '@/lib/transfer/preflight-month';
import { requestTransfer } from '@/lib/transfer/request-transfer';
import { demoEInvoices } from '@/scripts/seed/e-invoices';
import type { CompanyScene } from '../identity/scene';
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

const buyer = {
  name: 'Muster GmbH 1',
  city: 'Nürnberg',
  street: 'Weg 1',
  postalCode: '90402',
  vatId: 'DE111111111',
  iban: 'DE02120300000000202051',
};
const payable = { ledger: 'accounts_payable', month: january } as const;
let scene: TransferScene;
let xml: Buffer;

beforeAll(async () => {
  scene = await openTransferScene();
  const [file] = await demoEInvoices(january, buyer);
  xml = Buffer.from(file?.bytes ?? []);
});
afterAll(() => scene.close());

/** The job at the local DATEV that our only job of this transfer became. */
async function arrived(transferId: string) {
  const { datevJobId } = await onlyJob(scene, transferId);
  const job = finalisedJobs(scene).find(({ id }) => id === datevJobId);
  if (!job) throw new Error('nothing arrived');
  return job;
}

async function store(company: CompanyScene, bytes: Uint8Array): Promise<string> {
  const file = {
    bytes,
    contentType: 'application/xml',
    direction: 'incoming',
    fileName: 'XR 1.xml',
  } as const;
  const result = await storeEInvoice(scene.platform, company.customer, file);
  if (result.kind === 'invalid') throw new Error(JSON.stringify(result.problems));
  return result.invoice.id;
}

describe('an XML e-invoice at DATEV (E1)', () => {
  it('is a readable PDF first and the XML byte for byte behind it', async () => {
    const company = await readyCompany(scene);
    await store(company, xml);
    const job = await arrived(await click(scene, company, payable).then(settled));
    const [document] = job.result?.documents ?? [];
    expect(document).toMatchObject({ outcome: 'accepted' });
    const images = (document?.images ?? []).map((name) => job.files.find((file) => file.name === name));
    expect(images.map((file) => file?.contentType)).toEqual(['application/pdf', 'application/xml']);
    expect(images[1]?.sha256).toBe(createHash('sha256').update(xml).digest('hex'));
  });
});

describe('an e-invoice that leaves something open (E2, T9)', () => {
  it('stays behind by name while the others go, and goes once a person has saved it', async () => {
    const company = await readyCompany(scene);
    const correction = xml.toString('utf8').replace('>380<', '>384<').replaceAll('XR-', 'KO-');
    const asking = await store(company, Buffer.from(correction));
    await addInvoice(scene, company, { number: 'ER-9', ...incoming });

    const preflight = await preflightMonth(scene.platform, company.customer, payable);
    expect(preflight.heldBack.map(({ id }) => id)).toEqual([asking]);
    expect(preflight.heldBack[0]?.findings[0]).toMatchObject({
      code: 'E_INVOICE_CORRECTION_REPLACES',
      severity: 'blocker',
      subject: { kind: 'invoice', id: asking, label: expect.stringMatching(/^KO-/) },
    });
    const result = await requestTransfer(scene.platform, company.customer, payable);
    expect(result).toMatchObject({ kind: 'requested', heldBack: [{ id: asking }] });
    await workUntilQuiet(scene);

    const details = await getInvoice(scene.platform, company.customer, asking);
    if (!details) throw new Error('gone');
    expect(details.state).toBe('open');
    const revision = writeInvoiceJson(details.content);
    const { version } = details;
    await reviseInvoice(scene.platform, company.customer, { invoiceId: asking, version, revision });
    const job = await arrived(await click(scene, company, payable).then(settled));
    expect(job.result?.documents).toMatchObject([
      { outcome: 'accepted', images: [expect.stringMatching(/\.pdf$/), expect.stringMatching(/\.xml$/)] },
    ]);
  });

  it('all by itself is nothing to send, never an error', async () => {
    const company = await readyCompany(scene);
    await store(
      company,
      Buffer.from(xml.toString('utf8').replace('>380<', '>384<').replaceAll('XR-', 'KP-')),
    );
    const result = await requestTransfer(scene.platform, company.customer, payable);
    expect(result).toMatchObject({
      kind: 'nothing_to_send',
      findings: expect.arrayContaining([expect.objectContaining({ code: 'E_INVOICE_CORRECTION_REPLACES' })]),
    });
  });
});

describe('several files of one document (T3)', () => {
  it('arrive stapled in their order, each under the ending its bytes have, and what was noticed is said', async () => {
    const company = await readyCompany(scene);
    const guarded = Buffer.concat([scene.pdf, Buffer.from('\n%/Encrypt\nstartxref\n0\n%%EOF\n')]);
    const file = (fileName: string, content: Uint8Array) => ({
      fileName,
      contentType: 'application/pdf',
      base64: Buffer.from(content).toString('base64'),
    });
    await addInvoice(scene, company, {
      number: 'AR-7',
      attachment: file('rechnung.pdf', scene.pdf),
      attachments: [file('lieferschein.pdf', onePixelPng()), file('vertrag.pdf', guarded)],
    });
    const key = { ledger: 'accounts_receivable', month: january } as const;
    const { findings } = await preflightMonth(scene.platform, company.customer, key);
    expect(findings.map(({ code, path }) => [code, path])).toEqual(
      expect.arrayContaining([
        ['IMAGE_NAME_DIFFERS', 'attachments[1]'],
        ['IMAGE_PROTECTED', 'attachments[2]'],
      ]),
    );
    const job = await arrived(await click(scene, company).then(settled));
    expect(job.result?.documents.map(({ outcome, images }) => [outcome, images])).toEqual([
      [
        'accepted',
        [
          'Rechnungsbild_RA_AR-7.pdf',
          'Rechnungsbild_RA_AR-7_Anhang1.png',
          'Rechnungsbild_RA_AR-7_Anhang2.pdf',
        ],
      ],
    ]);
  });
});

async function settled(transferId: string): Promise<string> {
  await workUntilQuiet(scene);
  return transferId;
}

function onePixelPng(): Buffer {
  const chunk = (type: string, data: Buffer) =>
    Buffer.concat([uint32(data.length), Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  const header = Buffer.concat([uint32(1), uint32(1), Buffer.from([8, 0, 0, 0, 0])]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
