import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CsvKind } from '@/lib/documents/csv/fields';
import { type CsvOutcome, importCsv, previewCsv } from '@/lib/documents/csv/import-csv';
import { type CsvMapping, csvMappingSchema } from '@/lib/documents/csv/mapping';
import { listCashEntries } from '@/lib/documents/list-cash-entries';
import { listInvoices } from '@/lib/documents/list-invoices';
import { listBusinessPartners } from '@/lib/documents/partner-accounts';
import { getInvoice } from '@/lib/documents/read-invoice';
import { storeInvoices } from '@/lib/documents/store-invoices';
import type { UserActor } from '@/lib/identity/actor';
import { NotPermitted } from '@/lib/identity/permissions';
import { createTestPlatform, type TestPlatform } from '@/tests/support/platform';
import { type CompanyScene, makeCompany } from '../identity/scene';
import { attachmentOf, sampleInvoice, samplePdf } from './samples';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await createTestPlatform();
});
afterAll(() => platform.close());

const input = (kind: CsvKind, text: string, mapping: CsvMapping | null = null) => ({
  kind,
  fileName: 'datei.csv',
  bytes: new TextEncoder().encode(text),
  mapping,
  accountLength: 4,
});

function planned(outcome: CsvOutcome) {
  if (outcome.kind !== 'planned' && outcome.kind !== 'imported') throw new Error(JSON.stringify(outcome));
  return outcome;
}

const outgoing = csvMappingSchema.parse({
  columns: {
    number: { column: 'Nr' },
    issueDate: { column: 'Datum' },
    direction: { constant: 'outgoing' },
    partnerName: { column: 'Kunde' },
    grossAmount: { column: 'Brutto' },
    taxRate: { column: 'Satz' },
    taxCase: { constant: 'domestic' },
  },
});
const head = 'Nr;Datum;Kunde;Brutto;Satz\n';
const rows = (...lines: string[]) => head + lines.map((line) => `${line}\n`).join('');

const numbers = async ({ customer }: CompanyScene) => {
  const outcome = await listInvoices(platform, customer, { sort: { field: 'number', direction: 'asc' } });
  return outcome.kind === 'page'
    ? outcome.page.items.map(({ number, version }) => `${number} v${version}`)
    : [];
};

describe('import of invoices from CSV', () => {
  it('stores nothing before it is confirmed, and remembers the columns afterwards', async () => {
    const company = await makeCompany(platform, 'Tabelle GmbH');
    const file = input(
      'invoices',
      rows('RE-1;15.01.2026;Müller;119,00;19', 'RE-2;falsch;Müller;1,00;19'),
      outgoing,
    );
    const open = await previewCsv(platform, company.customer, { ...file, mapping: null });
    expect(open.kind).toBe('mapping_open');
    const preview = planned(await previewCsv(platform, company.customer, file));
    expect(preview.counts).toEqual({ create: 1, new_version: 0, unchanged: 0, conflict: 0, refused: 1 });
    expect(preview.plan.problems).toMatchObject([{ line: 3, column: 'Datum', value: 'falsch' }]);
    expect(await numbers(company)).toEqual([]);
    expect(await platform.db.csvMapping.count({ where: { companyId: company.companyId } })).toBe(0);

    expect(planned(await importCsv(platform, company.customer, file)).counts.create).toBe(1);
    expect(await numbers(company)).toEqual(['RE-1 v1']);
    const again = planned(await previewCsv(platform, company.customer, { ...file, mapping: null }));
    expect(again.file.mapping.columns).toEqual(outgoing.columns);
    expect(again.counts).toMatchObject({ create: 0, unchanged: 1 });
    const [audit] = await platform.db.auditEvent.findMany({
      where: { companyId: company.companyId, action: 'csv.imported' },
    });
    expect(audit?.details).toMatchObject({ kind: 'invoices', fileName: 'datei.csv', create: 1, refused: 1 });
  });

  it('repeated changes nothing; changed rows are new versions, locked ones are named (T10)', async () => {
    const company = await makeCompany(platform, 'Wiederholung GmbH');
    const first = rows(
      'RE-1;15.01.2026;Müller;119,00;19',
      'RE-2;15.01.2026;Müller;119,00;19',
      'RE-3;15.01.2026;Müller;1,00;19',
    );
    await importCsv(platform, company.customer, input('invoices', first, outgoing));
    expect(
      planned(await importCsv(platform, company.customer, input('invoices', first, outgoing))).counts,
    ).toMatchObject({
      unchanged: 3,
    });
    await platform.db.invoice.updateMany({
      where: { companyId: company.companyId, number: 'RE-3' },
      data: { state: 'transferred' },
    });
    const second = first.replaceAll('Müller;1', 'Müller;2');
    const file = input('invoices', second, outgoing);
    const preview = planned(await previewCsv(platform, company.customer, file));
    expect(preview.plan.items.map(({ title, decision }) => [title, decision])).toEqual([
      ['RE-1', 'new_version'],
      ['RE-2', 'new_version'],
      ['RE-3', 'conflict'],
    ]);
    expect(planned(await importCsv(platform, company.customer, file)).counts).toMatchObject({
      new_version: 2,
      conflict: 1,
    });
    expect(await numbers(company)).toEqual(['RE-1 v2', 'RE-2 v2', 'RE-3 v1']);
  });

  it('lets an invoice that came by another way keep its image', async () => {
    const company = await makeCompany(platform, 'Bild GmbH');
    const invoice = sampleInvoice({
      externalId: 'x1',
      number: 'RE-1',
      attachment: attachmentOf(await samplePdf()),
    });
    const [stored] = await storeInvoices(platform, company.customer, [invoice]);
    if (stored?.kind !== 'created') throw new Error('not stored');
    const mapping = { ...outgoing, columns: { ...outgoing.columns, externalId: { column: 'ID' } } };
    const text = 'ID;Nr;Datum;Kunde;Brutto;Satz\nx1;RE-1;15.01.2026;Müller;119,00;19\n';
    await importCsv(platform, company.customer, input('invoices', text, mapping));
    const details = await getInvoice(platform, company.customer, stored.invoice.id);
    expect(details).toMatchObject({
      version: 2,
      grossAmount: 11900,
      attachments: [{ fileName: 'RE-2026-0001.pdf' }],
    });
    expect(
      planned(await importCsv(platform, company.customer, input('invoices', text, mapping))).counts.unchanged,
    ).toBe(1);
  });

  it('takes thousands of rows at once', async () => {
    const company = await makeCompany(platform, 'Masse GmbH');
    const text = rows(
      ...Array.from({ length: 3000 }, (_, index) => `M-${index};15.01.2026;Kunde ${index % 90};119,00;19`),
    );
    const file = input('invoices', text, outgoing);
    expect(planned(await previewCsv(platform, company.customer, file)).counts.create).toBe(3000);
    expect(planned(await importCsv(platform, company.customer, file)).counts.create).toBe(3000);
  });

  it('is for those who may write documents, in their own company (S1)', async () => {
    const [company, stranger] = [
      await makeCompany(platform, 'Eigen GmbH'),
      await makeCompany(platform, 'Fremd GmbH'),
    ];
    const file = input('invoices', rows('RE-1;15.01.2026;Müller;119,00;19'), outgoing);
    const refuse = (actor: UserActor, kind: CsvKind) =>
      expect(importCsv(platform, actor, { ...file, kind })).rejects.toThrow(NotPermitted);
    await refuse(company.adviser, 'invoices');
    await refuse(company.customer, 'partners');
    await importCsv(platform, company.customer, file);
    expect(await numbers(stranger)).toEqual([]);
    expect((await previewCsv(platform, stranger.customer, { ...file, mapping: null })).kind).toBe(
      'mapping_open',
    );
  });
});

describe('import of the cash book from CSV (T4)', () => {
  it('keeps the order of the file, and repeated changes nothing', async () => {
    const company = await makeCompany(platform, 'Kasse GmbH');
    const text =
      'Datum;Belegtext;Einnahme;Ausgabe\n05.01.2026;Verkauf;100,00;\n05.01.2026;Porto;;12,50\n04.01.2026;Vorher;5,00;\n';
    const file = input('cash_entries', text);
    expect(planned(await previewCsv(platform, company.customer, file)).counts.create).toBe(3);
    await importCsv(platform, company.customer, file);
    expect(planned(await importCsv(platform, company.customer, file)).counts).toMatchObject({
      create: 0,
      unchanged: 3,
    });
    const outcome = await listCashEntries(platform, company.customer, {});
    const lines = outcome.kind === 'page' ? outcome.page.items : [];
    expect(lines.map(({ text: shown, amount, balance }) => [shown, amount, balance])).toEqual([
      ['Vorher', 500, 500],
      ['Verkauf', 10000, 10500],
      ['Porto', -1250, 9250],
    ]);
  });
});

describe('import of partners from CSV (B4)', () => {
  const text = 'Art;Name;Kundennummer;Konto;Ort\nKunde;Müller;K1;10001;Ulm\nLieferant;Holz AG;;70001;\n';

  it('gives accounts, keeps what the file does not say, and records who changed what (S4)', async () => {
    const company = await makeCompany(platform, 'Partner GmbH');
    const { adviser } = company;
    expect(planned(await previewCsv(platform, adviser, input('partners', text))).counts.create).toBe(2);
    await importCsv(platform, adviser, input('partners', text));
    const moved = text.replace('10001', '10002').replace(';Ulm', ';');
    const preview = planned(await previewCsv(platform, adviser, input('partners', moved)));
    expect(preview.counts).toMatchObject({ new_version: 1, unchanged: 1 });
    await importCsv(platform, adviser, input('partners', moved));
    expect(await listBusinessPartners(platform, adviser, { kind: 'customer' })).toMatchObject([
      { name: 'Müller', accountNo: '10002', city: 'Ulm' },
    ]);
    const audit = await platform.db.auditEvent.findMany({
      where: { companyId: company.companyId, action: 'partner_accounts.imported' },
      orderBy: { at: 'asc' },
    });
    expect(audit.at(-1)?.details).toEqual({
      accounts: [{ name: 'Müller', before: '10001', after: '10002' }],
    });
  });

  it('never gives an account that somebody has', async () => {
    const company = await makeCompany(platform, 'Vergeben GmbH');
    await importCsv(platform, company.adviser, input('partners', text));
    const other = 'Art;Name;Kundennummer;Konto\nKunde;Maier;K2;10001\nKunde;Müller;K1;10005\n';
    const outcome = planned(await importCsv(platform, company.adviser, input('partners', other)));
    expect(outcome.counts).toMatchObject({ create: 0, new_version: 1, refused: 1 });
    expect(outcome.plan.problems).toMatchObject([
      { line: 2, column: 'Konto', problem: { code: 'CSV_ACCOUNT_TAKEN', params: { partner: 'Müller' } } },
    ]);
  });
});
