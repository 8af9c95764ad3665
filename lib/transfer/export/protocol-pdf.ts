import { PDFDocument } from '@cantoo/pdf-lib';
import { embedFonts } from '@/lib/paper/fonts';
import { Sheet, textWidth } from '@/lib/paper/sheet';
import { describeFinding } from '@/lib/preflight/finding';
import type { ProtocolOfJob } from '../read/read-protocol';
import type { TransferDocumentView } from '../read/transfer-view';
import type { ProtocolExport, ProtocolWords } from './protocol-export';

const small = { size: 7.5 } as const;
const factColumns = [{ width: 130 }, { width: textWidth - 130 }] as const;

/** The protocol on paper, A4: whose transfer, what became of each document, DATEV's entries word for word (P1, P4, C4). */
export async function protocolPdf(content: ProtocolExport, words: ProtocolWords): Promise<Uint8Array> {
  const { transfer, jobs } = content.protocol;
  const pdf = await PDFDocument.create({ updateMetadata: false });
  pdf.setTitle(`${words.label('title')} ${transfer.companyName} ${transfer.month}`, {
    showInWindowTitleBar: true,
  });
  pdf.setLanguage(words.locale === 'de' ? 'de-DE' : 'en-GB');
  const sheet = new Sheet(pdf, await embedFonts(pdf));
  sheet.paragraph(words.label('title'), { size: 16, isBold: true });
  sheet.paragraph(`${transfer.companyName} · ${transfer.consultantNumber}-${transfer.clientNumber}`, {
    size: 11,
  });
  sheet.space(8);
  for (const [label, value] of transferFacts(content, words)) sheet.row([label, value], factColumns);
  for (const job of jobs) writeJob(sheet, job, words, jobs.length > 1);
  writeComments(sheet, content, words);
  if (sheet.unknownCharacters > 0) {
    sheet.space(8);
    sheet.paragraph(words.label('unknownCharacters'), small);
  }
  sheet.footer((page, pages) => words.footer(page, pages));
  return await pdf.save();
}

function transferFacts({ protocol }: ProtocolExport, words: ProtocolWords): (readonly [string, string])[] {
  const { transfer } = protocol;
  const { label } = words;
  return [
    [label('consultantNumber'), String(transfer.consultantNumber)],
    [label('clientNumber'), String(transfer.clientNumber)],
    [label('ledger'), words.ledger(transfer.ledger)],
    [label('month'), words.month(transfer.month)],
    [label('state'), words.transferState(transfer.state)],
    [label('requestedBy'), transfer.requestedBy.name],
    [label('requestedAt'), words.dateTime(transfer.requestedAt)],
    [label('finishedAt'), words.dateTime(transfer.finishedAt)],
    ...(transfer.reason ? [[label('reason'), transfer.reason] as const] : []),
    [label('transfer'), transfer.id],
  ];
}

function writeJob(sheet: Sheet, { job, entries }: ProtocolOfJob, words: ProtocolWords, isOneOfMany: boolean) {
  const { label } = words;
  sheet.space(14);
  sheet.paragraph(isOneOfMany ? `${label('job')} ${job.sequence + 1}` : label('job'), {
    size: 12,
    isBold: true,
  });
  const facts: readonly (readonly [string, string])[] = [
    [label('datevStatus'), words.datevStatus(job.datevStatus)],
    [label('statusAt'), words.dateTime(job.datevStatusAt)],
    [label('finalisedAt'), words.dateTime(job.finalisedAt)],
    [label('folder'), job.ledgerFolderName ?? '–'],
    [label('datevJobId'), job.datevJobId ?? '–'],
  ];
  for (const fact of facts) sheet.row(fact, factColumns);
  sheet.space(8);
  sheet.paragraph(label('documents'), { isBold: true });
  sheet.table(
    {
      head: [label('number'), label('sentNumber'), label('result'), label('guid')],
      columns: [{ width: 110 }, { width: 110 }, { width: textWidth - 370 }, { width: 150 }],
      rows: job.documents.map((document) => [
        document.number,
        document.sentNumber ?? '–',
        resultText(document, words),
        document.guid,
      ]),
    },
    small,
  );
  sheet.space(8);
  sheet.paragraph(label('entries'), { isBold: true });
  if (entries.length === 0) sheet.paragraph(label('noEntries'), small);
  else {
    sheet.table(
      {
        head: [label('time'), label('type'), label('fileName'), label('text')],
        columns: [{ width: 95 }, { width: 60 }, { width: 120 }, { width: textWidth - 275 }],
        rows: entries.map(({ time, type, fileName, text, context }) => [
          time ?? '–',
          type ?? '–',
          fileName ?? '–',
          [text, context].filter((part) => part).join('\n'),
        ]),
      },
      small,
    );
  }
}

function resultText({ result, findings }: TransferDocumentView, words: ProtocolWords): string {
  return [
    words.result(result),
    ...findings.map((finding) => describeFinding(finding, words.locale).title),
  ].join('\n');
}

function writeComments(sheet: Sheet, { comments }: ProtocolExport, words: ProtocolWords): void {
  if (comments.length === 0) return;
  sheet.space(14);
  sheet.paragraph(words.label('comments'), { size: 12, isBold: true });
  for (const { text, writtenAt, writtenBy } of comments) {
    sheet.space(4);
    sheet.paragraph(`${words.dateTime(writtenAt)} · ${writtenBy.name}`, { ...small, isBold: true });
    sheet.paragraph(text);
  }
}
