import { PDFDocument } from '@cantoo/pdf-lib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import { csvCell, protocolCsv } from '@/lib/transfer/export/protocol-csv';
import {
  type ProtocolExport,
  type ProtocolWords,
  protocolFileName,
  protocolLabels,
} from '@/lib/transfer/export/protocol-export';
import { protocolPdf } from '@/lib/transfer/export/protocol-pdf';
import type { ProtocolEntryView } from '@/lib/transfer/read/read-protocol';
import type { TransferDocumentView, TransferJobView } from '@/lib/transfer/read/transfer-view';
import { documentResults } from '@/lib/transfer/results';

const words: ProtocolWords = {
  locale: 'de',
  label: (name) => `<${name}>`,
  ledger: (ledger) => ledger,
  month: (month) => month,
  dateTime: (instant) => instant?.toISOString() ?? '–',
  transferState: (state) => state,
  result: (result) => result,
  datevStatus: (status) => `Status ${status}`,
  footer: (page, pages) => `${page}/${pages}`,
};

const month = parseAccountingMonth('2026-01');
if (!month) throw new Error('no month');

function documentOf(position: number, changes: Partial<TransferDocumentView> = {}): TransferDocumentView {
  return {
    id: `row-${position}`,
    invoiceId: null,
    cashEntryId: null,
    number: `RE/${position}`,
    sentNumber: `RE-${position}`,
    guid: `00000000-0000-4000-8000-${String(position).padStart(12, '0')}`,
    result: 'accepted',
    findings: [],
    ledgerFileName: `ledger_${position}.xml`,
    imageFileNames: [],
    ...changes,
  };
}

function entryOf(position: number, changes: Partial<ProtocolEntryView> = {}): ProtocolEntryView {
  return {
    id: String(position),
    jobId: 'job',
    fetch: 1,
    position,
    receivedAt: new Date('2026-02-05T06:10:00Z'),
    time: '2026-02-05T07:09:58',
    type: 'information',
    text: 'wurde empfangen!',
    context: null,
    fileName: `ledger_${position}.xml`,
    document: null,
    ...changes,
  };
}

function contentOf(
  documents: readonly TransferDocumentView[],
  entries: readonly ProtocolEntryView[],
): ProtocolExport {
  const job: TransferJobView = {
    id: 'job',
    sequence: 0,
    state: 'done',
    hold: null,
    heldAt: null,
    finding: null,
    datevJobId: 'd-1',
    datevStatus: 2,
    datevStatusAt: new Date('2026-02-05T06:10:00Z'),
    ledger: 'accounts_receivable',
    accountingMonth: month ?? parseMonthFails(),
    ledgerFolderName: 'Ausgangsrechnungen',
    folderNames: [],
    filesSent: 3,
    filesTotal: 3,
    bytesSent: 9,
    bytesTotal: 9,
    finalisedAt: null,
    nextRunAt: null,
    getCount: 3,
    isCancelRequested: false,
    abandoned: [],
    documents,
  };
  const counts = Object.fromEntries(documentResults.map((result) => [result, 0]));
  return {
    comments: [
      {
        id: 'c',
        text: 'Bitte Konto 8400 prüfen;\nsonst gut.',
        writtenBy: { kind: 'user', id: 'u', name: 'Bernd Berater' },
        writtenAt: new Date('2026-02-06T08:00:00Z'),
      },
    ],
    protocol: {
      transfer: {
        id: '0192a000-0000-7000-8000-000000000001',
        state: 'succeeded',
        ledger: 'accounts_receivable',
        month: job.accountingMonth,
        requestedAt: new Date('2026-02-05T06:00:00Z'),
        requestedBy: { kind: 'user', id: 'u', name: 'Karla Kunde' },
        finishedAt: new Date('2026-02-05T06:10:00Z'),
        reason: null,
        companyName: 'Müller & Söhne; GmbH',
        consultantNumber: 455148,
        clientNumber: 1,
        jobCount: 1,
        documents: counts as Record<(typeof documentResults)[number], number>,
        progress: {
          phase: 'ended',
          next: null,
          nextAt: null,
          isStandstill: false,
          filesSent: 3,
          filesTotal: 3,
          bytesSent: 9,
          bytesTotal: 9,
        },
        findings: [],
        isCancellable: false,
        jobs: [job],
      },
      jobs: [{ job, statuses: [], entries }],
    },
  };
}

function parseMonthFails(): never {
  throw new Error('no month');
}

const read = (csv: string) =>
  parse(csv.replace(/^\uFEFF/, ''), { delimiter: ';', columns: true }) as Record<string, string>[];

describe('the protocol as CSV (P4)', () => {
  it("has a row for each document, each of DATEV's entries and each comment, all with company and numbers (C4)", () => {
    const csv = protocolCsv(contentOf([documentOf(1), documentOf(2)], [entryOf(1)]), words);
    expect(csv.startsWith('\uFEFF')).toBe(true);
    const rows = read(csv);
    expect(rows.map((row) => row['<kind>'])).toEqual(['<document>', '<document>', '<entry>', '<comment>']);
    for (const row of rows) {
      expect(row).toMatchObject({
        '<company>': 'Müller & Söhne; GmbH',
        '<consultantNumber>': '455148',
        '<clientNumber>': '1',
        '<month>': '2026-01',
      });
    }
    expect(rows[0]).toMatchObject({ '<number>': 'RE/1', '<sentNumber>': 'RE-1', '<result>': 'accepted' });
    expect(rows[2]).toMatchObject({ '<text>': 'wurde empfangen!', '<type>': 'information' });
    expect(rows[3]).toMatchObject({
      '<text>': 'Bitte Konto 8400 prüfen;\nsonst gut.',
      '<person>': 'Bernd Berater',
    });
  });

  // text in a cell → as it stands in the file
  const cells = [
    ['einfach', 'einfach'],
    ['a;b', '"a;b"'],
    ['sagt "ja"', '"sagt ""ja"""'],
    ['zwei\nZeilen', '"zwei\nZeilen"'],
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+49 30', "'+49 30"],
    ['-1', "'-1"],
    ['@SUM', "'@SUM"],
    ['\t=1', "'\t=1"],
    ['', ''],
  ] as const;
  for (const [text, cell] of cells) {
    it(`writes ${JSON.stringify(text)} so that no spreadsheet runs it or breaks at it`, () => {
      expect(csvCell(text)).toBe(cell);
    });
  }

  it('names its file in ASCII, with month and numbers', () => {
    expect(protocolFileName(contentOf([], []).protocol, 'csv')).toBe(
      'uebertragung-2026-01-455148-1-0192a000-0000-7000-8000-000000000001.csv',
    );
  });
});

describe('the protocol as PDF (P4)', () => {
  it('is a readable PDF with a title, and grows by pages', async () => {
    const few = await PDFDocument.load(await protocolPdf(contentOf([documentOf(1)], [entryOf(1)]), words));
    expect(few.getTitle()).toBe('<title> Müller & Söhne; GmbH 2026-01');
    expect(few.getPageCount()).toBe(1);
    const documents = Array.from({ length: 300 }, (_, index) => documentOf(index));
    const entries = Array.from({ length: 600 }, (_, index) => entryOf(index));
    const many = await PDFDocument.load(await protocolPdf(contentOf(documents, entries), words));
    expect(many.getPageCount()).toBeGreaterThan(10);
  });

  it('asks the catalogue for nothing it does not have', async () => {
    const asked = new Set<string>();
    const listening: ProtocolWords = {
      ...words,
      label(name) {
        asked.add(name);
        return name;
      },
    };
    for (const entries of [[], [entryOf(1)]]) {
      const content = contentOf([documentOf(1)], entries);
      const { protocol } = content;
      const transfer = { ...protocol.transfer, reason: 'noch einmal gewünscht' };
      const withReason = { ...content, protocol: { ...protocol, transfer } };
      protocolCsv(withReason, listening);
      await protocolPdf(withReason, listening);
    }
    const unused = protocolLabels.filter((name) => !asked.has(name));
    expect(unused).toEqual(['unknownCharacters']);
  });
});
