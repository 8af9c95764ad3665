import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { providePlatform } from '@/app/_server/platform';
import { parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import { writeInvoiceJson } from '@/lib/bookkeeping/invoice-json';
import { loadDocumentsForMonth } from '@/lib/documents/load-documents';
import { downloadAttachment, getInvoice } from '@/lib/documents/read-invoice';
import { reviseInvoice } from '@/lib/documents/revise-invoice';
import { storeEInvoice } from '@/lib/documents/store-e-invoice';
import type { StoreInvoiceResult } from '@/lib/documents/store-invoices';
import { createCompany } from '@/lib/identity/companies';
import { demoEInvoices } from '@/scripts/seed/e-invoices';
import { createTestPlatform, type TestPlatform } from '@/tests/support/platform';
import { call } from '../api/client';
import { type CompanyScene, makeCompany } from '../identity/scene';
import { samplePdf } from './samples';

const month = parseAccountingMonth('2026-01') ?? ('' as never);
const company = {
  name: 'Muster GmbH 1',
  city: 'Nürnberg',
  street: 'Weg 1',
  postalCode: '90402',
  vatId: 'DE111111111',
  iban: 'DE02120300000000202051',
};
let platform: TestPlatform;
let muster: CompanyScene;
let xml: Uint8Array;
let pdf: Uint8Array;

beforeAll(async () => {
  platform = await createTestPlatform();
  providePlatform(platform);
  muster = await makeCompany(platform, company.name);
  await platform.db.company.update({ where: { id: muster.companyId }, data: { vatId: company.vatId } });
  const files = await demoEInvoices(month, company);
  xml = files[0]?.bytes ?? new Uint8Array();
  pdf = files[1]?.bytes ?? new Uint8Array();
});
afterAll(() => platform.close());

const store = (bytes: Uint8Array, extra: { direction?: 'incoming' | 'outgoing' } = {}, scene = muster) =>
  storeEInvoice(platform, scene.customer, { bytes, contentType: 'application/xml', ...extra });
const stored = (result: StoreInvoiceResult) => {
  if (result.kind === 'invalid') throw new Error(JSON.stringify(result.problems));
  return result;
};
/** The same invoice, marked in a way only a person can decide about: a correction with a positive amount. */
const correction = () =>
  Buffer.from(Buffer.from(xml).toString('utf8').replace('>380<', '>384<').replaceAll('XR-', 'KO-'));

describe('e-invoices (E1)', () => {
  it('are stored with their original bytes, the direction told by the parties', async () => {
    const result = stored(await store(xml));
    expect(result).toMatchObject({
      kind: 'created',
      invoice: {
        direction: 'incoming',
        ledger: 'accounts_payable',
        partnerName: 'Wolke & Kabel GmbH',
        source: 'e_invoice',
      },
    });
    const details = await getInvoice(platform, muster.customer, result.invoice.id);
    expect(details?.content.positions).toMatchObject([
      { grossAmount: 11900, taxRate: '19.00', taxCase: 'domestic' },
    ]);
    const [view, original] = details?.attachments ?? [];
    expect(view).toMatchObject({ kind: 'image', isReadableView: true, contentType: 'application/pdf' });
    expect(original).toMatchObject({ kind: 'original', contentType: 'application/xml' });
    const file = await downloadAttachment(platform, muster.customer, original?.id ?? '');
    expect(Buffer.from(file?.content ?? []).equals(Buffer.from(xml))).toBe(true);
    expect((await store(xml)).kind).toBe('unchanged');
  });

  it('as PDF are original and image in one', async () => {
    const result = stored(await store(pdf));
    const details = await getInvoice(platform, muster.customer, result.invoice.id);
    expect(details?.attachments).toMatchObject([
      { kind: 'image', contentType: 'application/pdf', size: pdf.length },
    ]);
    const loaded = await loadDocumentsForMonth(platform, {
      companyId: muster.companyId,
      ledger: 'accounts_payable',
      month,
      ids: [result.invoice.id],
    });
    expect(loaded).toMatchObject([{ images: [{ size: pdf.length }], questions: [] }]);
  });

  it('whose parties are strangers need the direction before they go into a ledger (E2)', async () => {
    const { id } = await createCompany(platform, { name: 'Ganz Andere AG' });
    const scene = { ...muster, customer: { ...muster.customer, companyId: id } };
    expect(await store(xml, {}, scene)).toMatchObject({
      kind: 'invalid',
      problems: [{ code: 'E_INVOICE_DIRECTION_UNKNOWN' }],
    });
    expect(stored(await store(xml, { direction: 'outgoing' }, scene)).invoice.ledger).toBe(
      'accounts_receivable',
    );
  });

  it('are refused when the caller contradicts the parties', async () => {
    expect(await store(xml, { direction: 'outgoing' })).toMatchObject({
      kind: 'invalid',
      problems: [{ code: 'E_INVOICE_DIRECTION_CONTRADICTS' }],
    });
  });

  it('carry their questions until a person answers them by saving, changed or not (E2)', async () => {
    const result = stored(await store(correction()));
    const { id } = result.invoice;
    const key = { companyId: muster.companyId, ledger: 'accounts_payable', month, ids: [id] } as const;
    expect(await loadDocumentsForMonth(platform, key)).toMatchObject([
      { questions: [{ code: 'E_INVOICE_CORRECTION_REPLACES' }] },
    ]);
    const details = await getInvoice(platform, muster.customer, id);
    if (!details) throw new Error('not there');
    expect(details.questions).toHaveLength(1);
    const answered = await reviseInvoice(platform, muster.customer, {
      invoiceId: id,
      version: details.version,
      revision: writeInvoiceJson(details.content),
    });
    expect(answered).toMatchObject({ kind: 'new_version', version: 2 });
    expect(await loadDocumentsForMonth(platform, key)).toMatchObject([{ version: 2, questions: [] }]);
    expect((await store(correction())).kind).toBe('unchanged');
    expect(await loadDocumentsForMonth(platform, key)).toMatchObject([{ version: 2, questions: [] }]);
  });

  it('cannot be claimed for a transfer while they ask something, whoever forgets to look (E2)', async () => {
    const bytes = Buffer.from(correction().toString('utf8').replaceAll('KO-', 'KQ-'));
    const { invoice } = stored(await store(bytes));
    const key = { companyId: muster.companyId, ledger: 'accounts_payable', accountingMonth: '2026-01' };
    const transfer = await platform.db.transfer.create({
      data: { ...key, requestedBy: {}, companyName: 'x', consultantNumber: 455148, clientNumber: 1 },
    });
    const job = await platform.db.transferJob.create({
      data: { ...key, transferId: transfer.id, sequence: 1 },
    });
    const claim = {
      jobId: job.id,
      companyId: muster.companyId,
      invoiceId: invoice.id,
      number: invoice.number,
      position: 0,
    };
    const insert = (invoiceVersionId: string, releasedAt: Date | null) =>
      platform.db.transferDocument.create({
        data: { ...claim, invoiceVersionId, releasedAt, guid: crypto.randomUUID() },
      });
    await expect(insert(invoice.currentVersionId, null)).rejects.toThrow(/open questions/);
    await insert(invoice.currentVersionId, new Date());
    const details = await getInvoice(platform, muster.customer, invoice.id);
    if (!details) throw new Error('not there');
    const revision = writeInvoiceJson(details.content);
    const { version } = details;
    const answered = await reviseInvoice(platform, muster.customer, {
      invoiceId: invoice.id,
      version,
      revision,
    });
    if (answered.kind !== 'new_version') throw new Error(answered.kind);
    await insert(answered.invoice.currentVersionId, null);
  });

  it('that are none, are hostile or too large get a finding (E3)', async () => {
    const codes = async (bytes: Uint8Array) => {
      const result = await store(bytes, { direction: 'incoming' });
      return result.kind === 'invalid' ? result.problems.map(({ code }) => code) : [result.kind];
    };
    expect(await codes(Buffer.from('Guten Tag'))).toEqual(['E_INVOICE_UNKNOWN_FORMAT']);
    expect(await codes(new Uint8Array(21 * 1024 * 1024))).toEqual(['E_INVOICE_TOO_LARGE']);
    expect((await codes(await samplePdf()))[0]).toMatch(/^E_INVOICE_/);
    const bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>';
    expect((await codes(Buffer.from(bomb)))[0]).toMatch(/^E_INVOICE_/);
  });
});

describe('POST /invoices with a file', () => {
  it.each([
    ['application/xml', () => xml],
    ['text/xml', () => xml],
    ['application/pdf', () => pdf],
  ])('takes %s', async (contentType, bytes) => {
    const answer = await call('POST', '/invoices', {
      key: muster.apiKey,
      body: bytes(),
      headers: { 'content-type': contentType },
    });
    expect(answer).toMatchObject({ status: 200, body: { result: 'unchanged', direction: 'incoming' } });
  });

  it('says in German what is missing', async () => {
    const scene = await makeCompany(platform, 'Fremde GmbH');
    const request = { key: scene.apiKey, body: xml, headers: { 'content-type': 'application/xml' } };
    const refused = await call('POST', '/invoices', request);
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'E_INVOICE_DIRECTION_UNKNOWN', path: 'direction' }] },
    });
    expect((await call('POST', '/invoices?direction=incoming', request)).status).toBe(201);
    expect((await call('POST', '/invoices?direction=sideways', request)).status).toBe(422);
  });

  const samples = resolve('../shared/samples/e-invoice');
  it
    .runIf(existsSync(samples))
    .each(['01.01a-INVOICE_ubl.xml', '01.01a-INVOICE_uncefact.xml', 'zugferd_2p0_EN16931_Einfach.pdf'])(
    'reads the public sample %s',
    async (name) => {
      const contentType = name.endsWith('.pdf') ? 'application/pdf' : 'application/xml';
      const body = readFileSync(resolve(samples, name));
      const scene = await makeCompany(platform, `Probe ${name.length} ${name.slice(-12)}`);
      const answer = await call('POST', '/invoices?direction=incoming', {
        key: scene.apiKey,
        body,
        headers: { 'content-type': contentType },
      });
      expect(answer.status).toBe(201);
    },
  );
});
