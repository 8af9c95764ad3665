import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import type { FindingLocale } from '@/lib/preflight/finding';
import type { TransferCommentView } from '../comments';
import type { TransferProtocol } from '../read/read-protocol';
import type { DocumentResult } from '../results';
import type { TransferState } from '../transfer-state';

/** Headings of an exported protocol; the catalogue of the screen has each of them. */
export const protocolLabels = [
  'title',
  'company',
  'consultantNumber',
  'clientNumber',
  'ledger',
  'month',
  'transfer',
  'requestedBy',
  'requestedAt',
  'finishedAt',
  'reason',
  'state',
  'job',
  'datevJobId',
  'datevStatus',
  'statusAt',
  'finalisedAt',
  'folder',
  'kind',
  'document',
  'entry',
  'comment',
  'documents',
  'number',
  'sentNumber',
  'guid',
  'result',
  'findings',
  'entries',
  'noEntries',
  'time',
  'type',
  'fileName',
  'text',
  'context',
  'person',
  'comments',
  'unknownCharacters',
] as const;
export type ProtocolLabel = (typeof protocolLabels)[number];

/** All words and forms of an exported protocol in the reader's language: the export says what the page says. */
export interface ProtocolWords {
  readonly locale: FindingLocale;
  label(name: ProtocolLabel): string;
  ledger(ledger: Ledger): string;
  month(month: AccountingMonth): string;
  dateTime(instant: Date | null): string;
  transferState(state: TransferState): string;
  result(result: DocumentResult): string;
  /** DATEV's number with its word; null: DATEV has not answered. */
  datevStatus(status: number | null): string;
  footer(page: number, pages: number): string;
}

/** Everything an exported protocol holds (P4). */
export interface ProtocolExport {
  readonly protocol: TransferProtocol;
  readonly comments: readonly TransferCommentView[];
}

/** `uebertragung-2026-01-455148-1-0192a…`: ASCII, tells company and month in a folder of many. */
export function protocolFileName({ transfer }: TransferProtocol, extension: 'csv' | 'pdf'): string {
  const dataset = `${transfer.consultantNumber}-${transfer.clientNumber}`;
  return `uebertragung-${transfer.month}-${dataset}-${transfer.id}.${extension}`;
}
