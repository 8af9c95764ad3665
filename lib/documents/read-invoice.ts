import type { Invoice } from '@/lib/bookkeeping/invoice';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Attachment } from '@/lib/platform/generated/prisma/client';
import { readContent } from './invoice-content';
import { type InvoiceSummary, summaryOf } from './invoice-views';
import { readProblems } from './stored-problems';
import { type TransferHistoryEntry, transferHistory } from './transfer-history';

export interface AttachmentView {
  readonly id: string;
  readonly kind: 'image' | 'original';
  /** Made here from the XML of an e-invoice, so that people can read it. */
  readonly isReadableView: boolean;
  readonly fileName: string;
  readonly contentType: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** What was noticed about the bytes when they came. */
  readonly notes: readonly Problem[];
}

export interface InvoiceVersionView {
  readonly id: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly createdByName: string;
}

export interface InvoiceDetails extends InvoiceSummary {
  readonly version: number;
  readonly content: Invoice;
  /** What only a person can answer; saving the invoice on the screen answers them (E2). */
  readonly questions: readonly Problem[];
  /** What was noticed when it was read; holds nothing back. */
  readonly notes: readonly Problem[];
  readonly attachments: readonly AttachmentView[];
  /** The newest first. */
  readonly versions: readonly InvoiceVersionView[];
  readonly transfers: readonly TransferHistoryEntry[];
}

/** One invoice with everything known about it; null when the company has no such invoice. */
export async function getInvoice(
  platform: Platform,
  actor: Actor,
  invoiceId: string,
): Promise<InvoiceDetails | null> {
  requirePermission(actor, 'documents.read');
  const { companyId } = actor;
  const row = await platform.db.invoice.findFirst({
    where: { id: invoiceId, companyId, currentVersionId: { not: null } },
    include: {
      versions: { orderBy: { version: 'desc' }, include: { attachments: { orderBy: { position: 'asc' } } } },
    },
  });
  const current = row?.versions.find(({ id }) => id === row.currentVersionId);
  if (!row || !current) return null;
  return {
    ...summaryOf(row),
    version: current.version,
    content: readContent(current.content),
    questions: readProblems(current.questions),
    notes: readProblems(current.notes),
    attachments: current.attachments.map(attachmentView),
    versions: row.versions.map(({ id, version, createdAt, createdBy }) => ({
      id,
      version,
      createdAt,
      createdByName: nameIn(createdBy),
    })),
    transfers: await transferHistory(platform.db, { companyId, invoiceId: row.id }),
  };
}

export function attachmentView(row: Attachment): AttachmentView {
  const { id, fileName, contentType, sha256, size } = row;
  return {
    id,
    kind: row.kind === 'original' ? 'original' : 'image',
    isReadableView: row.kind === 'readable',
    fileName,
    contentType,
    sha256,
    size,
    notes: readProblems(row.notes),
  };
}

function nameIn(record: unknown): string {
  if (typeof record !== 'object' || record === null || !('name' in record)) return '';
  return typeof record.name === 'string' ? record.name : '';
}

export interface AttachmentDownload extends AttachmentView {
  readonly content: Uint8Array;
}

/** The bytes of one file of the company, of any version; null when the company has no such file. */
export async function downloadAttachment(
  platform: Platform,
  actor: Actor,
  attachmentId: string,
): Promise<AttachmentDownload | null> {
  requirePermission(actor, 'documents.read');
  const { companyId } = actor;
  const row = await platform.db.attachment.findFirst({ where: { id: attachmentId, companyId } });
  if (!row) return null;
  return { ...attachmentView(row), content: await platform.files.get({ companyId, sha256: row.sha256 }) };
}
