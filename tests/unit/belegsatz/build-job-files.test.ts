import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bookCashEntry } from '@/lib/bookkeeping/book-cash-entry';
import type { Booking } from '@/lib/bookkeeping/booking';
import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import { readCashEntryJson } from '@/lib/bookkeeping/cash-entry-json';
import { buildJobFiles } from '@/lib/datev/belegsatz/build-job-files';
import { documentGuid } from '@/lib/datev/belegsatz/guid';
import type { JobDocument, JobFilesInput } from '@/lib/datev/belegsatz/job-files';
import { readDocumentXml } from '@/lib/datev/belegsatz/read-document-xml';
import { readLedgerXml } from '@/lib/datev/belegsatz/read-ledger-xml';
import { booked, rulesOfFour, skr03 } from '../bookkeeping/example-invoice';

const pdf = { contentType: 'application/pdf', size: 1_000, sha256: 'a'.repeat(64) };

const document = (id: string, booking: Booking, changes: Partial<JobDocument> = {}): JobDocument => ({
  id,
  number: booking.invoiceId ?? '',
  booking,
  guid: documentGuid({ companyId: 'c', documentId: id, version: 1 }),
  images: [],
  ...changes,
});

const job = (documents: readonly JobDocument[], changes: Partial<JobFilesInput> = {}) =>
  buildJobFiles({
    ledger: 'accounts_receivable',
    month: '2026-01' as AccountingMonth,
    folderName: 'Ausgang neu',
    folderNames: ['Ausgang neu', 'Ausgangsrechnungen'],
    companyName: 'Muster GmbH 1',
    softwareName: 'Belegbote',
    createdAt: new Date('2026-01-31T23:30:00Z'),
    fiscalYear: { start: '2026-01-01', end: '2026-12-31' },
    accountLength: 4,
    automaticAccounts: new Set(['8400', '8300']),
    documents,
    ...changes,
  });

const documentXmlOf = (built: ReturnType<typeof job>) => {
  const read = readDocumentXml(built.files.at(-1)?.content ?? '');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
};

const first = booked({});
const second = booked({ number: 'RE 2', description: 'Beratung', keywords: 'Januar' });

describe('files of a job (T2, T3)', () => {
  it('carries each document with its images, and document.xml last', () => {
    const { files, heldBack, problems } = job([
      document('a', first, { images: [pdf, { ...pdf, contentType: 'image/jpeg' }] }),
      document('b', second),
    ]);
    expect([heldBack, problems]).toEqual([[], []]);
    expect(files.map(({ name, kind, contentType }) => `${kind} ${contentType} ${name}`)).toEqual([
      'ledger application/xml Rechnungsdaten_RA_RE-2026-0001.xml',
      'image application/pdf Rechnungsbild_RA_RE-2026-0001.pdf',
      'image image/jpeg Rechnungsbild_RA_RE-2026-0001_Anhang1.jpg',
      'ledger application/xml Rechnungsdaten_RA_RE-2.xml',
      'document_xml application/xml document.xml',
    ]);
    for (const { content, size, sha256 } of files.filter((file) => file.content !== null)) {
      expect(size).toBe(content?.length);
      expect(sha256).toBe(
        createHash('sha256')
          .update(content ?? '')
          .digest('hex'),
      );
    }
  });

  it('writes document.xml with type, GUID, labels, month and the folder of the job answer (M6, B6)', () => {
    const archive = documentXmlOf(job([document('a', first, { images: [pdf] }), document('b', second)]));
    expect(archive.header.date).toBe('2026-02-01T00:30:00');
    expect(archive.documents[0]).toEqual({
      guid: documentGuid({ companyId: 'c', documentId: 'a', version: 1 }),
      type: '2',
      processId: null,
      description: null,
      keywords: null,
      extensions: [
        {
          kind: 'accountsReceivableLedger',
          datafile: 'Rechnungsdaten_RA_RE-2026-0001.xml',
          properties: [
            { key: '1', value: '2026-01' },
            { key: '3', value: 'Ausgang neu' },
          ],
        },
        { kind: 'File', name: 'Rechnungsbild_RA_RE-2026-0001.pdf' },
      ],
      repository: [],
      internalProperty: null,
    });
    expect(archive.documents[1]).toMatchObject({ description: 'Beratung', keywords: 'Januar' });
  });

  it('tells which number DATEV sees (B5)', () => {
    const { documents } = job([document('b', second, { number: 'RE 2' })]);
    expect(documents[0]).toMatchObject({ id: 'b', sentNumber: 'RE-2' });
    expect(documents[0]?.notes.map(({ code }) => code)).toContain('INVOICE_NUMBER_MAPPED');
  });

  it('holds back a document that breaks a rule; the rest goes (T9)', () => {
    const broken = {
      ...first,
      invoiceId: 'RE-3',
      rows: first.rows.map((row) => ({ ...row, accountNo: '840000' })),
    };
    const built = job([document('a', first), document('bad', broken), document('b', second)]);
    expect(built.heldBack.map(({ id, problems }) => `${id} ${problems[0]?.code}`)).toEqual([
      'bad LEDGER_ACCOUNT_LENGTH',
    ]);
    expect(built.documents.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(built.problems).toEqual([]);
    expect(documentXmlOf(built).documents).toHaveLength(2);
  });

  it('holds back a document that breaks the schema (B2)', () => {
    const broken = { ...first, information: 'x'.repeat(121) };
    const built = job([document('bad', broken), document('b', second)]);
    expect(built.heldBack.map(({ problems }) => problems[0]?.code)).toEqual(['LEDGER_SCHEMA_VIOLATION']);
    expect(built.documents.map(({ id }) => id)).toEqual(['b']);
  });

  it('has no files when every document is held back', () => {
    const built = job([document('bad', { ...first, information: 'x'.repeat(121) })]);
    expect([built.files, built.documents]).toEqual([[], []]);
    expect(built.heldBack).toHaveLength(1);
  });

  it('refuses numbers that collide and GUIDs that repeat (B5, B6)', () => {
    const twin = booked({ number: 'RE.2' });
    const collided = job([
      document('a', second, { number: 'RE 2' }),
      document('b', twin, { number: 'RE.2' }),
      document('c', first),
    ]);
    expect(collided.heldBack.map(({ id, problems }) => `${id} ${problems[0]?.code}`)).toEqual([
      'a INVOICE_NUMBER_COLLISION',
      'b INVOICE_NUMBER_COLLISION',
    ]);
    const repeated = job([
      document('a', first),
      document('b', second, { guid: document('a', first).guid.toUpperCase() }),
    ]);
    expect(repeated.heldBack.map(({ id, problems }) => `${id} ${problems[0]?.code}`)).toEqual([
      'b PACKAGE_GUID_DUPLICATE',
    ]);
  });

  it('refuses a folder DATEV did not name, and a name that is none (M6)', () => {
    expect(
      job([document('a', first)], { folderName: 'Ausgang alt' }).problems.map(({ code }) => code),
    ).toEqual(['PACKAGE_FOLDER_UNKNOWN']);
    const codes = job([document('a', first)], { folderName: '', folderNames: null }).problems.map(
      ({ code }) => code,
    );
    expect(codes).toContain('FOLDER_NAME_INVALID');
  });

  it('holds back a document of another ledger or month', () => {
    const built = job([document('a', first)], { month: '2026-02' as AccountingMonth });
    expect(built.heldBack[0]?.problems.map(({ code }) => code)).toEqual(['LEDGER_DATE_OUTSIDE_MONTH']);
    const other = job([document('a', first)], { ledger: 'accounts_payable' });
    expect(other.heldBack[0]?.problems.map(({ code }) => code)).toContain('PACKAGE_LEDGER_KIND');
  });

  it('holds back what was booked for another account length: 8400 would be 008400 there (M3)', () => {
    const built = job([document('a', first)], { accountLength: 6 });
    expect(built.heldBack[0]?.problems.map(({ code }) => code)).toContain('LEDGER_ACCOUNT_LENGTH');
  });

  it('shortens no company name beyond the format and refuses an empty one', () => {
    const long = job([document('a', first)], { companyName: 'M'.repeat(60) });
    expect(long.problems).toEqual([]);
    expect(job([document('a', first)], { companyName: ' ' }).problems.map(({ code }) => code)).toContain(
      'GENERATOR_NAME_INVALID',
    );
  });

  it('gives the same bytes for the same input, so that a repeated step sends the same files (T5)', () => {
    const build = () =>
      job([document('a', first, { images: [pdf] }), document('b', second)]).files.map(({ sha256 }) => sha256);
    expect(build()).toEqual(build());
  });
});

describe('files of a cash job (T4)', () => {
  const cash = (externalId: string, amount: string, changes: Record<string, unknown> = {}): Booking => {
    const read = readCashEntryJson({
      externalId,
      date: '2026-01-05',
      amount,
      text: 'Porto & Papier',
      accountNo: '4910',
      ...changes,
    });
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const outcome = bookCashEntry(read.value.entry, skr03, rulesOfFour);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    return outcome.value;
  };
  const cashJob = (documents: readonly JobDocument[], changes: Partial<JobFilesInput> = {}) =>
    job(documents, { ledger: 'cash', folderName: 'Kasse', folderNames: ['Kasse'], ...changes });

  it('writes one file per movement in the given order, with its receipt', () => {
    const built = cashJob([
      document('in', cash('in', '100.00', { number: 'K1' }), { images: [pdf] }),
      document('out', cash('out', '-11.90')),
    ]);
    expect([built.heldBack, built.problems]).toEqual([[], []]);
    expect(built.files.map(({ name }) => name)).toEqual([
      'Kassendaten_2026-01-05_K1.xml',
      'Kassenbeleg_2026-01-05_K1.pdf',
      'Kassendaten_2026-01-05.xml',
      'document.xml',
    ]);
    const ledger = readLedgerXml('x.xml', built.files[2]?.content ?? '');
    expect(ledger.ok && ledger.value).toMatchObject({
      kind: 'cashLedger',
      consolidatedAmount: '-11.90',
      consolidatedInvoiceId: null,
      rows: [
        {
          date: '2026-01-05',
          amount: '-11.90',
          accountNo: '4910',
          currencyCode: 'EUR',
          bookingText: 'Porto & Papier',
        },
      ],
    });
    expect(documentXmlOf(built).documents[0]?.type).toBeNull();
  });

  it('names the cash book by name or by account, never both', () => {
    const built = cashJob([document('in', cash('in', '1.00'))], { cashAccountNo: '1000' });
    expect(built.problems).toEqual([]);
    expect(documentXmlOf(built).documents[0]?.extensions[0]).toMatchObject({
      properties: [
        { key: '1', value: '2026-01' },
        { key: '2', value: '1000' },
      ],
    });
  });

  it('goes by date, whatever the order it was given (T4)', () => {
    const late = document('late', cash('late', '1.00', { date: '2026-01-07', number: 'K7' }));
    const early = document('early', cash('early', '1.00', { date: '2026-01-05', number: 'K5' }));
    expect(cashJob([late, early]).documents.map(({ id }) => id)).toEqual(['early', 'late']);
  });

  it('makes everything after a held movement wait', () => {
    const broken = { ...cash('b', '1.00'), text: 'x'.repeat(61) } as Booking;
    const built = cashJob([
      document('a', cash('a', '1.00')),
      document('b', broken),
      document('c', cash('c', '1.00')),
    ]);
    expect(built.documents.map(({ id }) => id)).toEqual(['a']);
    expect(built.heldBack.map(({ id, problems }) => `${id} ${problems[0]?.code}`)).toEqual([
      'b LEDGER_SCHEMA_VIOLATION',
      'c CASH_HELD_AFTER',
    ]);
  });
});
