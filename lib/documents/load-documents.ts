import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { CashEntry, Invoice, Ledger } from '@/lib/bookkeeping/invoice';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { Platform } from '@/lib/platform';
import { inBundles } from '@/lib/platform/bundles';
import type { Attachment } from '@/lib/platform/generated/prisma/client';
import { type AttachmentKind, readAttachmentKind } from './accept-attachments';
import { cashEntryOf } from './cash-entry-views';
import { type DocumentState, readDocumentState } from './document-states';
import { readContent } from './invoice-content';
import { readProblems } from './stored-problems';

/** A file that goes to DATEV with its document; the bytes lie in the file store under their hash. */
interface DocumentImage {
  readonly attachmentId: string;
  readonly kind: AttachmentKind;
  readonly fileName: string;
  readonly contentType: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** What was noticed about the bytes when they came. */
  readonly notes: readonly Problem[];
}

/** An invoice in its current version. */
export interface LoadedInvoice {
  readonly kind: 'invoice';
  readonly invoiceId: string;
  readonly versionId: string;
  readonly version: number;
  readonly state: DocumentState;
  readonly invoice: Invoice;
  /** What only a person can answer: each holds the invoice back, whatever the other checks say (E2). */
  readonly questions: readonly Problem[];
  /** What was noticed when it was read; holds nothing back. */
  readonly notes: readonly Problem[];
  readonly images: readonly DocumentImage[];
}

export interface LoadedCashEntry {
  readonly kind: 'cash_entry';
  readonly cashEntryId: string;
  readonly version: number;
  readonly state: DocumentState;
  readonly entry: CashEntry;
  /** Place inside its day. */
  readonly sequence: number;
  readonly images: readonly DocumentImage[];
}

export type LoadedDocument = LoadedInvoice | LoadedCashEntry;

export interface MonthOfLedger {
  readonly companyId: string;
  readonly ledger: Ledger;
  readonly month: AccountingMonth;
  /** Only these documents; ids of other companies, months or ledgers are simply not found. */
  readonly ids?: readonly string[];
  /** Default: what waits to be transferred. */
  readonly states?: readonly DocumentState[];
}

/** The documents of one ledger and month, for preflight and transfer; invoices by date and number, cash in its order. */
export async function loadDocumentsForMonth(
  platform: Pick<Platform, 'db'>,
  input: MonthOfLedger,
): Promise<LoadedDocument[]> {
  return input.ledger === 'cash' ? loadCashEntries(platform, input) : loadInvoices(platform, input);
}

async function loadInvoices(platform: Pick<Platform, 'db'>, input: MonthOfLedger): Promise<LoadedInvoice[]> {
  const { companyId } = input;
  const rows = await platform.db.invoice.findMany({
    where: { ...filterOf(input), ledger: input.ledger, currentVersionId: { not: null } },
    orderBy: [{ issueDate: 'asc' }, { number: 'asc' }, { id: 'asc' }],
    select: { id: true, state: true, currentVersionId: true },
  });
  const versionIds = rows.flatMap(({ currentVersionId }) => currentVersionId ?? []);
  const versions = await inBundles(versionIds, (ids) =>
    platform.db.invoiceVersion.findMany({
      where: { companyId, id: { in: ids } },
      include: { attachments: { orderBy: { position: 'asc' } } },
    }),
  );
  const byId = new Map(versions.map((version) => [version.id, version]));
  return rows.flatMap((row) => {
    const version = byId.get(row.currentVersionId ?? '');
    if (!version) return [];
    return {
      kind: 'invoice',
      invoiceId: row.id,
      versionId: version.id,
      version: version.version,
      state: readDocumentState(row.state),
      invoice: readContent(version.content),
      questions: readProblems(version.questions),
      notes: readProblems(version.notes),
      images: version.attachments.map(imageOf),
    };
  });
}

async function loadCashEntries(
  platform: Pick<Platform, 'db'>,
  input: MonthOfLedger,
): Promise<LoadedCashEntry[]> {
  const rows = await platform.db.cashEntryRecord.findMany({
    where: filterOf(input),
    orderBy: [{ date: 'asc' }, { sequence: 'asc' }, { id: 'asc' }],
    include: { attachments: { orderBy: { position: 'asc' } } },
  });
  return rows.map((row) => ({
    kind: 'cash_entry',
    cashEntryId: row.id,
    version: row.version,
    state: readDocumentState(row.state),
    entry: cashEntryOf(row),
    sequence: row.sequence,
    images: row.attachments.map(imageOf),
  }));
}

function filterOf({ companyId, month, ids, states = ['open'] }: MonthOfLedger) {
  return {
    companyId,
    accountingMonth: month,
    state: { in: [...states] },
    ...(ids ? { id: { in: [...ids] } } : {}),
  };
}

function imageOf(row: Attachment): DocumentImage {
  const { id, kind, fileName, contentType, sha256, size, notes } = row;
  return {
    attachmentId: id,
    kind: readAttachmentKind(kind),
    fileName,
    contentType,
    sha256,
    size,
    notes: readProblems(notes),
  };
}
