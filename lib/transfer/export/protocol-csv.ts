import { describeFinding } from '@/lib/preflight/finding';
import type { ProtocolOfJob } from '../read/read-protocol';
import type { TransferDocumentView } from '../read/transfer-view';
import type { ProtocolExport, ProtocolLabel, ProtocolWords } from './protocol-export';

const columns = [
  'company',
  'consultantNumber',
  'clientNumber',
  'ledger',
  'month',
  'transfer',
  'state',
  'requestedBy',
  'requestedAt',
  'datevJobId',
  'datevStatus',
  'folder',
  'kind',
  'number',
  'sentNumber',
  'guid',
  'result',
  'findings',
  'time',
  'type',
  'fileName',
  'text',
  'context',
  'person',
] as const satisfies readonly ProtocolLabel[];
type Row = Readonly<Partial<Record<(typeof columns)[number], string>>>;

/**
 * The protocol as a table: a row for each document, each of DATEV's entries and each comment, every row with the transfer's
 * own facts, so that files of many transfers can be put under one another (P4).
 * @returns UTF-8 with a byte order mark, semicolons, CRLF: what a German Excel opens with a double click
 */
export function protocolCsv({ protocol, comments }: ProtocolExport, words: ProtocolWords): string {
  const { transfer, jobs } = protocol;
  const common: Row = {
    company: transfer.companyName,
    consultantNumber: String(transfer.consultantNumber),
    clientNumber: String(transfer.clientNumber),
    ledger: words.ledger(transfer.ledger),
    month: transfer.month,
    transfer: transfer.id,
    state: words.transferState(transfer.state),
    requestedBy: transfer.requestedBy.name,
    requestedAt: words.dateTime(transfer.requestedAt),
  };
  const rows = [
    ...jobs.flatMap((job) => jobRows(job, words)),
    ...comments.map(
      ({ text, writtenAt, writtenBy }): Row => ({
        kind: words.label('comment'),
        time: words.dateTime(writtenAt),
        text,
        person: writtenBy.name,
      }),
    ),
  ];
  const lines = [
    columns.map((name) => words.label(name)),
    ...rows.map((row) => columns.map((name) => ({ ...common, ...row })[name] ?? '')),
  ];
  return `\uFEFF${lines.map((cells) => `${cells.map(csvCell).join(';')}\r\n`).join('')}`;
}

function jobRows({ job, entries }: ProtocolOfJob, words: ProtocolWords): Row[] {
  const common: Row = {
    datevJobId: job.datevJobId ?? '',
    datevStatus: words.datevStatus(job.datevStatus),
    folder: job.ledgerFolderName ?? '',
  };
  return [
    ...job.documents.map(
      (document): Row => ({
        ...common,
        kind: words.label('document'),
        number: document.number,
        sentNumber: document.sentNumber ?? '',
        guid: document.guid,
        result: words.result(document.result),
        findings: findingTitles(document, words),
        fileName: document.ledgerFileName ?? '',
      }),
    ),
    ...entries.map(
      (entry): Row => ({
        ...common,
        kind: words.label('entry'),
        number: entry.document?.number ?? '',
        time: entry.time ?? '',
        type: entry.type ?? '',
        fileName: entry.fileName ?? '',
        text: entry.text ?? '',
        context: entry.context ?? '',
      }),
    ),
  ];
}

function findingTitles({ findings }: TransferDocumentView, words: ProtocolWords): string {
  return findings.map((finding) => describeFinding(finding, words.locale).title).join(' | ');
}

/** Beginnings a spreadsheet takes for a formula, whoever wrote the text. */
const formula = /^[=+\-@\t\r]/;

/** One cell: quoted where needed; what looks like a formula gets an apostrophe in front, as spreadsheets do themselves. */
export function csvCell(text: string): string {
  const harmless = formula.test(text) ? `'${text}` : text;
  return /[;"\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
