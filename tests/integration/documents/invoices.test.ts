import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import { deleteInvoice } from '@/lib/documents/delete-invoice';
import type { DocumentState } from '@/lib/documents/document-states';
import { countInvoicesByMonth, type ListInvoicesInput, listInvoices } from '@/lib/documents/list-invoices';
import { loadDocumentsForMonth } from '@/lib/documents/load-documents';
import { downloadAttachment, getInvoice } from '@/lib/documents/read-invoice';
import { reviseInvoice } from '@/lib/documents/revise-invoice';
import { type StoreInvoiceResult, storeInvoices } from '@/lib/documents/store-invoices';
import { NotPermitted } from '@/lib/identity/permissions';
import { createTestPlatform, movableClock, type TestPlatform } from '@/tests/support/platform';
import { type CompanyScene, makeCompany } from '../identity/scene';
import { attachmentOf, sampleInvoice, samplePdf } from './samples';

const clock = movableClock(new Date('2026-02-01T09:00:00Z'));
let platform: TestPlatform;
let muster: CompanyScene;
let other: CompanyScene;
let pdf: Uint8Array;

beforeAll(async () => {
  platform = await createTestPlatform({ clock });
  muster = await makeCompany(platform, 'Muster GmbH');
  other = await makeCompany(platform, 'Andere AG');
  pdf = await samplePdf();
});
afterAll(() => platform.close());

let counter = 0;
const fresh = (changes: Record<string, unknown> = {}) => {
  counter += 1;
  return sampleInvoice({ externalId: `inv_${counter}`, number: `RE-${counter}`, ...changes });
};
const store = async (input: unknown, scene = muster) => {
  const [result] = await storeInvoices(platform, scene.customer, [input]);
  if (!result) throw new Error('no result');
  return result;
};
const stored = (result: StoreInvoiceResult) => {
  if (result.kind === 'invalid') throw new Error(JSON.stringify(result.problems));
  return result;
};
const setState = (id: string, state: DocumentState) =>
  platform.db.invoice.update({ where: { id }, data: { state } });
const january = parseAccountingMonth('2026-01') ?? ('' as never);

describe('storing invoices', () => {
  it('creates, recognises the same content, and makes a new version of other content', async () => {
    const input = fresh({ attachment: attachmentOf(pdf) });
    const created = stored(await store(input));
    expect(created).toMatchObject({
      kind: 'created',
      version: 1,
      invoice: { state: 'open', accountingMonth: '2026-01' },
    });
    expect(stored(await store(structuredClone(input)))).toMatchObject({ kind: 'unchanged', version: 1 });
    const changed = stored(await store({ ...input, text: 'Beratung im Januar' }));
    expect(changed).toMatchObject({ kind: 'new_version', version: 2 });
    expect(changed.invoice.id).toBe(created.invoice.id);
    const details = await getInvoice(platform, muster.adviser, created.invoice.id);
    expect(details).toMatchObject({ version: 2, content: { text: 'Beratung im Januar' } });
    expect(details?.versions.map(({ version, createdByName }) => [version, createdByName])).toEqual([
      [2, 'customer von Muster GmbH'],
      [1, 'customer von Muster GmbH'],
    ]);
  });

  it('sees another file as other content', async () => {
    const input = fresh({ attachment: attachmentOf(pdf) });
    await store(input);
    const other = await store({ ...input, attachment: attachmentOf(await samplePdf('Andere Rechnung')) });
    expect(other.kind).toBe('new_version');
  });

  it('stores an invoice without tax case and keeps the gap visible (E2)', async () => {
    const result = stored(await store(fresh({ positions: [{ grossAmount: '1309.00', taxRate: '19.00' }] })));
    const details = await getInvoice(platform, muster.customer, result.invoice.id);
    expect(details?.content.positions[0]?.taxCase).toBeNull();
  });

  it('keeps every field of the content, and the bytes of the file (B1)', async () => {
    const input = fresh({
      attachment: attachmentOf(pdf),
      skonto: [{ percentage: '2.00', amount: '26.18', date: '2026-01-25' }],
      ownVatId: 'DE999999999',
      paymentOrder: true,
      discount: { grossAmount: '10.00', text: 'Treue' },
      roundingAmount: '-0.01',
    });
    const result = stored(await store(input));
    const details = await getInvoice(platform, muster.customer, result.invoice.id);
    expect(details?.content).toMatchObject({
      skonto: [{ percentage: '2.00', amount: 2618, date: '2026-01-25' }],
      ownVatId: 'DE999999999',
      paymentOrder: true,
      discount: { grossAmount: 1000, text: 'Treue' },
      roundingAmount: -1,
    });
    const [attachment] = details?.attachments ?? [];
    const file = await downloadAttachment(platform, muster.customer, attachment?.id ?? '');
    expect(Buffer.from(file?.content ?? []).equals(Buffer.from(pdf))).toBe(true);
    expect(file).toMatchObject({ contentType: 'application/pdf', kind: 'image', size: pdf.length });
  });

  it('handles every invoice of a call by itself (T9)', async () => {
    const good = fresh();
    const results = await storeInvoices(platform, muster.customer, [
      good,
      { ...fresh(), grossAmount: '1,00' },
      good,
      null,
      fresh({ text: 'a\u0000b' }),
      fresh({ partner: { name: 'halb \ud83d' } }),
    ]);
    expect(results.map(({ kind }) => kind)).toEqual([
      'created',
      'invalid',
      'unchanged',
      'invalid',
      'invalid',
      'invalid',
    ]);
    expect(results[1]).toMatchObject({
      problems: [{ code: 'INPUT_AMOUNT_UNREADABLE', path: 'grossAmount' }],
    });
  });

  it('refuses a PDF that is no PDF, half a PDF, and a file above 20 MB, each by name', async () => {
    const noPdf = await store(fresh({ attachment: attachmentOf(Buffer.from('Ich bin kein PDF.')) }));
    expect(noPdf).toMatchObject({
      kind: 'invalid',
      problems: [{ code: 'IMAGE_TYPE_UNKNOWN', path: 'attachments[0]' }],
    });
    const half = await store(fresh({ attachment: attachmentOf(pdf.subarray(0, pdf.length / 2)) }));
    expect(half).toMatchObject({ kind: 'invalid', problems: [{ code: 'IMAGE_DAMAGED' }] });
    const huge = await store(fresh({ attachment: attachmentOf(new Uint8Array(21 * 1024 * 1024)) }));
    expect(huge).toMatchObject({
      kind: 'invalid',
      problems: [{ path: 'attachment.base64', params: { message: 'Die Datei ist größer als 20 MB.' } }],
    });
  });

  it('makes one invoice of the same externalId sent many times at once', async () => {
    const input = fresh();
    const results = await Promise.all(Array.from({ length: 8 }, () => store(input)));
    expect(results.filter(({ kind }) => kind === 'created')).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === 'unchanged')).toHaveLength(7);
  });

  it('numbers versions without gaps when other contents arrive at once', async () => {
    const input = fresh();
    await store(input);
    const results = await Promise.all([1, 2, 3, 4].map((n) => store({ ...input, text: `Text ${n}` })));
    expect(results.map((result) => stored(result).version).sort()).toEqual([2, 3, 4, 5]);
  });

  it('keeps companies with the same externalId apart (S1)', async () => {
    const input = fresh();
    const mine = stored(await store(input));
    const theirs = stored(await store(input, other));
    expect(theirs.kind).toBe('created');
    expect(theirs.invoice.id).not.toBe(mine.invoice.id);
  });

  it('remembers the partner once, with his newest details (B4)', async () => {
    const partner = { name: 'Zwei Brüder GmbH', customerNumber: 'K777', city: 'Köln' };
    await Promise.all([store(fresh({ partner })), store(fresh({ partner })), store(fresh({ partner }))]);
    await store(fresh({ partner: { ...partner, city: 'Bonn' } }));
    const where = { companyId: muster.companyId, matchKey: 'K777' };
    expect(await platform.db.businessPartner.findMany({ where })).toMatchObject([
      { kind: 'customer', city: 'Bonn' },
    ]);
  });

  it('is not for the Berater (U1)', async () => {
    await expect(storeInvoices(platform, muster.adviser, [fresh()])).rejects.toThrow(NotPermitted);
  });
});

describe('a document on its way (T10)', () => {
  it.each(['under_way', 'transferred', 'handled_elsewhere'] as const)(
    'is not replaced while %s',
    async (state) => {
      const input = fresh();
      const { invoice } = stored(await store(input));
      await setState(invoice.id, state);
      expect(await store({ ...input, text: 'anders' })).toMatchObject({
        kind: 'conflict',
        invoice: { id: invoice.id, state },
      });
      expect((await store(input)).kind).toBe('unchanged');
      expect(
        await reviseInvoice(platform, muster.customer, {
          invoiceId: invoice.id,
          version: 1,
          revision: { ...input, text: 'anders' },
        }),
      ).toMatchObject({ kind: 'conflict' });
      expect(await deleteInvoice(platform, muster.customer, invoice.id)).toEqual({ kind: 'was_in_transfer' });
    },
  );

  it('is open again with new content after DATEV refused it', async () => {
    const input = fresh();
    const { invoice } = stored(await store(input));
    await setState(invoice.id, 'refused');
    expect(await store({ ...input, text: 'berichtigt' })).toMatchObject({
      kind: 'new_version',
      invoice: { state: 'open' },
    });
  });

  it('keeps what a version said, even against SQL', async () => {
    const { invoice } = stored(await store(fresh()));
    await expect(
      platform.db
        .$executeRaw`UPDATE "InvoiceVersion" SET content = '{}' WHERE id = ${invoice.currentVersionId}::uuid`,
    ).rejects.toThrow(/cannot be changed/);
  });
});

describe('changing and deleting on the screen', () => {
  it('keeps the files and the identity of the invoice', async () => {
    const input = fresh({
      attachment: attachmentOf(pdf),
      positions: [{ grossAmount: '1309.00', taxRate: '19.00' }],
    });
    const { invoice } = stored(await store(input));
    const revision = {
      ...input,
      attachment: undefined,
      externalId: 'etwas anderes',
      positions: [{ grossAmount: '1309.00', taxRate: '19.00', taxCase: 'domestic' }],
    };
    const over = (version: number) => ({ invoiceId: invoice.id, version });
    expect(await reviseInvoice(platform, muster.customer, { ...over(1), revision })).toMatchObject({
      kind: 'new_version',
    });
    const details = await getInvoice(platform, muster.customer, invoice.id);
    expect(details).toMatchObject({
      externalId: input.externalId,
      version: 2,
      attachments: [{ size: pdf.length }],
    });
    expect(details?.content.positions[0]?.taxCase).toBe('domestic');
    expect(await reviseInvoice(platform, muster.customer, { ...over(2), revision: {} })).toMatchObject({
      kind: 'invalid',
    });
  });

  it('does not put back what a newer version has corrected while somebody was typing (E2, B4)', async () => {
    const position = { grossAmount: '1309.00', taxRate: '19.00' };
    const input = fresh({ positions: [{ ...position, taxCase: 'export' }] });
    const { invoice } = stored(await store(input));
    const corrected = { ...input, positions: [{ ...position, taxCase: 'domestic' }] };
    expect((await store(corrected)).kind).toBe('new_version');
    const typed = { ...input, text: 'nur der Text' };
    const save = (version: number) =>
      reviseInvoice(platform, muster.customer, { invoiceId: invoice.id, version, revision: typed });
    expect(await save(1)).toEqual({ kind: 'changed_meanwhile' });
    const details = await getInvoice(platform, muster.customer, invoice.id);
    expect(details).toMatchObject({ version: 2, content: { positions: [{ taxCase: 'domestic' }] } });
    // With the new version in sight the same may be saved, and saved again when the answer was lost.
    expect(await save(2)).toMatchObject({ kind: 'new_version', version: 3 });
    expect(await save(2)).toMatchObject({ kind: 'unchanged', version: 3 });
  });

  it('deletes what never was in a transfer, with an entry in the audit log', async () => {
    const { invoice } = stored(await store(fresh({ attachment: attachmentOf(pdf) })));
    expect(await deleteInvoice(platform, other.customer, invoice.id)).toEqual({ kind: 'not_found' });
    expect(await deleteInvoice(platform, muster.customer, invoice.id)).toEqual({ kind: 'deleted' });
    expect(await getInvoice(platform, muster.customer, invoice.id)).toBeNull();
    const where = { companyId: muster.companyId, action: 'invoice.deleted', subject: invoice.id };
    expect(await platform.db.auditEvent.count({ where })).toBe(1);
  });
});

describe('lists', () => {
  let scene: CompanyScene;
  beforeAll(async () => {
    scene = await makeCompany(platform, 'Listen GmbH');
    const inputs = Array.from({ length: 25 }, (_, index) =>
      sampleInvoice({
        externalId: `list_${index}`,
        number: `L-${String(index % 7)}-${index}`,
        issueDate: `2026-0${1 + (index % 2)}-${String(10 + (index % 5)).padStart(2, '0')}`,
        direction: index % 3 === 0 ? 'incoming' : 'outgoing',
        grossAmount: index % 4 === 0 ? '-50.00' : `${index}.00`,
        partner: { name: index % 2 === 0 ? 'Äpfel & Birnen' : 'Zimt 100%' },
      }),
    );
    await storeInvoices(platform, scene.customer, inputs);
  });

  async function all(input: Omit<ListInvoicesInput, 'cursor'>) {
    const found = [];
    let cursor: string | undefined;
    do {
      const outcome = await listInvoices(platform, scene.adviser, {
        ...input,
        ...(cursor ? { cursor } : {}),
      });
      if (outcome.kind !== 'page') throw new Error(outcome.kind);
      found.push(...outcome.page.items);
      cursor = outcome.page.nextCursor ?? undefined;
    } while (cursor);
    return found;
  }

  it.each(['issueDate', 'number', 'partnerName', 'grossAmount'] as const)(
    'show every invoice once, sorted by %s, page by page',
    async (field) => {
      for (const direction of ['asc', 'desc'] as const) {
        const found = await all({ sort: { field, direction }, limit: 4 });
        expect(new Set(found.map(({ id }) => id)).size).toBe(25);
        const values = found.map((invoice) => (field === 'grossAmount' ? invoice.grossAmount : 0));
        const sorted = [...values].sort((left, right) => (direction === 'asc' ? left - right : right - left));
        expect(values).toEqual(sorted);
      }
    },
  );

  it('filter by month, ledger, state and text, with signs taken as they are', async () => {
    expect(await all({ month: january })).toHaveLength(13);
    expect(
      (await all({ ledger: 'accounts_payable' })).every(({ direction }) => direction === 'incoming'),
    ).toBe(true);
    expect(await all({ state: 'transferred' })).toHaveLength(0);
    expect(await all({ search: 'BIRNEN' })).toHaveLength(13);
    expect(await all({ search: '100%' })).toHaveLength(12);
    expect(await all({ search: '_' })).toHaveLength(25);
    expect(await all({ search: 'l-3-' })).toHaveLength(4);
  });

  it('refuse a cursor of another sorting and forged ones', async () => {
    const outcome = await listInvoices(platform, scene.adviser, { limit: 2 });
    const cursor = outcome.kind === 'page' ? (outcome.page.nextCursor ?? '') : '';
    const sort = { field: 'number', direction: 'asc' } as const;
    expect(await listInvoices(platform, scene.adviser, { cursor, sort })).toEqual({ kind: 'bad_cursor' });
    const forged = Buffer.from(JSON.stringify({ s: 'issueDate:desc', v: "1' OR '1'='1", i: 'x' })).toString(
      'base64url',
    );
    expect(await listInvoices(platform, scene.adviser, { cursor: forged })).toEqual({ kind: 'bad_cursor' });
  });

  it("never show another company's invoices, nor its files (S1)", async () => {
    const { invoice } = stored(await store(fresh({ attachment: attachmentOf(pdf) })));
    const details = await getInvoice(platform, muster.customer, invoice.id);
    const attachmentId = details?.attachments[0]?.id ?? '';
    expect(await getInvoice(platform, scene.admin, invoice.id)).toBeNull();
    expect(await downloadAttachment(platform, scene.admin, attachmentId)).toBeNull();
    expect((await all({ search: invoice.number })).map(({ id }) => id)).not.toContain(invoice.id);
    const ids = [invoice.id];
    const foreign = await loadDocumentsForMonth(platform, {
      companyId: scene.companyId,
      ledger: 'accounts_receivable',
      month: january,
      ids,
    });
    expect(foreign).toEqual([]);
  });

  it('count by month, ledger and state (U4)', async () => {
    const counts = await countInvoicesByMonth(platform, scene.adviser);
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(25);
    expect(counts).toContainEqual({
      month: '2026-01',
      ledger: 'accounts_receivable',
      state: 'open',
      count: 8,
    });
  });
});

describe('loading a month for preflight and transfer', () => {
  it('gives the current version of what is open, in order, with its images', async () => {
    const scene = await makeCompany(platform, 'Lade GmbH');
    const late = sampleInvoice({ externalId: 'a', number: '2', issueDate: '2026-01-20' });
    const early = sampleInvoice({
      externalId: 'b',
      number: '9',
      issueDate: '2026-01-02',
      attachment: attachmentOf(pdf),
    });
    const incoming = sampleInvoice({ externalId: 'c', direction: 'incoming' });
    const sent = sampleInvoice({ externalId: 'd', number: '4' });
    const results = await storeInvoices(platform, scene.customer, [
      late,
      early,
      incoming,
      sent,
      { ...late, text: 'neu' },
    ]);
    const sentResult = results[3];
    if (sentResult && sentResult.kind !== 'invalid') await setState(sentResult.invoice.id, 'transferred');
    const key = { companyId: scene.companyId, ledger: 'accounts_receivable', month: january } as const;
    const loaded = await loadDocumentsForMonth(platform, key);
    expect(loaded).toMatchObject([
      {
        kind: 'invoice',
        version: 1,
        invoice: { externalId: 'b', grossAmount: 130900 },
        images: [{ size: pdf.length, contentType: 'application/pdf' }],
      },
      { kind: 'invoice', version: 2, invoice: { externalId: 'a', text: 'neu' }, images: [] },
    ]);
    expect(await loadDocumentsForMonth(platform, { ...key, states: ['transferred'] })).toMatchObject([
      { invoice: { externalId: 'd' } },
    ]);
  });
});
