import { createHash } from 'node:crypto';
import { type AttachmentJson, attachmentBytes } from '@/lib/bookkeeping/attachment-json';
import { readCashEntryJson } from '@/lib/bookkeeping/cash-entry-json';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import { readInvoiceJson } from '@/lib/bookkeeping/invoice-json';
import type { Outcome, Problem } from '@/lib/bookkeeping/problem';
import { recognizeImage } from '@/lib/datev/belegsatz/recognize-image';
import type { PreflightDocument } from '@/lib/preflight/checks/document';
import { type Finding, type FindingSubject, toFinding } from '@/lib/preflight/finding';

/** An image of the input, with its bytes. */
export interface InputImage {
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
  readonly content: Uint8Array;
  readonly notes: readonly Problem[];
}

/** The documents of the input file that can be read, and the findings of those that cannot. */
export interface InputDocuments {
  readonly documents: readonly PreflightDocument[];
  /** By the id the documents have here, see `idOf`. */
  readonly images: ReadonlyMap<string, readonly InputImage[]>;
  readonly refused: readonly Finding[];
}

/** Reads an array of invoices (or of cash movements for the cash ledger); one that cannot be read does not stop the others (T9). */
export function readDocuments(json: unknown, ledger: Ledger): InputDocuments {
  const documents: PreflightDocument[] = [];
  const images = new Map<string, readonly InputImage[]>();
  const refused: Finding[] = [];
  for (const [index, item] of (Array.isArray(json) ? json : [json]).entries()) {
    const id = idOf(item, index, images);
    const outcome = ledger === 'cash' ? readCash(id, item) : readInvoice(id, item);
    if (outcome.ok) {
      documents.push(outcome.value.document);
      images.set(id, outcome.value.images);
    } else {
      refused.push(...outcome.problems.map((problem) => toFinding(problem, subjectOf(item, index, ledger))));
    }
  }
  return { documents, images, refused };
}

/** The caller's own id; a repeated one gets its place in the file added, so that findings stay apart. */
function idOf(item: unknown, index: number, taken: ReadonlyMap<string, unknown>): string {
  const given = subjectOf(item, index, 'cash').id;
  return given === null || taken.has(given) ? `${given ?? ''}#${index + 1}` : given;
}

interface InputDocument {
  readonly document: PreflightDocument;
  readonly images: readonly InputImage[];
}

function readInvoice(invoiceId: string, item: unknown): Outcome<InputDocument> {
  const read = readInvoiceJson(item);
  if (!read.ok) return read;
  const images = readImages(read.value.attachments);
  if (!images.ok) return images;
  const { invoice } = read.value;
  const document = { kind: 'invoice', invoiceId, state: 'open', invoice, images: images.value } as const;
  return { ok: true, value: { document, images: images.value } };
}

function readCash(cashEntryId: string, item: unknown): Outcome<InputDocument> {
  const read = readCashEntryJson(item);
  if (!read.ok) return read;
  const images = readImages(read.value.attachments);
  if (!images.ok) return images;
  const { entry } = read.value;
  const document = { kind: 'cash_entry', cashEntryId, state: 'open', entry, images: images.value } as const;
  return { ok: true, value: { document, images: images.value } };
}

function readImages(attachments: readonly AttachmentJson[]): Outcome<InputImage[]> {
  const images: InputImage[] = [];
  const problems: Problem[] = [];
  for (const [index, attachment] of attachments.entries()) {
    const { fileName } = attachment;
    const content = attachmentBytes(attachment);
    const recognised = recognizeImage({ fileName, content });
    if (!recognised.ok) {
      problems.push(...recognised.problems.map((problem) => ({ ...problem, path: `attachments[${index}]` })));
      continue;
    }
    const sha256 = createHash('sha256').update(content).digest('hex');
    const { contentType, notes } = recognised.value;
    images.push({ fileName, contentType, size: content.length, sha256, content, notes });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: images };
}

/** Names a document that could not be read as well as it can be named. */
function subjectOf(item: unknown, index: number, ledger: Ledger): FindingSubject {
  const given = typeof item === 'object' && item !== null ? (item as Record<string, unknown>) : {};
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  return {
    kind: ledger === 'cash' ? 'cash_entry' : 'invoice',
    id: text(given.externalId),
    label: text(given.number) ?? text(given.externalId) ?? `Nr. ${index + 1}`,
  };
}
