import { formatGermanDate } from '@/lib/bookkeeping/calendar';
import type { CashEntry, Invoice } from '@/lib/bookkeeping/invoice';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { FindingSubject } from '../finding';

/** The words of an invoice's or cash entry's state. */
export type DocumentStateWord = 'open' | 'under_way' | 'transferred' | 'refused' | 'handled_elsewhere';

/** A file as it is stored; its bytes were recognised when they came. */
export interface ImageFacts {
  readonly fileName: string;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  /** `original`: the XML of an e-invoice, the only XML that is stapled to a document. Missing: an image. */
  readonly kind?: 'image' | 'original' | 'readable';
  /** What was noticed about the bytes when they were recognised. */
  readonly notes?: readonly Problem[];
}

export interface InvoiceDocument {
  readonly kind: 'invoice';
  readonly invoiceId: string;
  readonly state: DocumentStateWord;
  readonly invoice: Invoice;
  /** What only a person can answer (E2); none where the invoice never was an e-invoice. */
  readonly questions?: readonly Problem[];
  /** What was noticed when it was read. */
  readonly notes?: readonly Problem[];
  readonly images: readonly ImageFacts[];
}

export interface CashDocument {
  readonly kind: 'cash_entry';
  readonly cashEntryId: string;
  readonly state: DocumentStateWord;
  readonly entry: CashEntry;
  /** Place inside its day, where the cash book knows it. */
  readonly sequence?: number;
  readonly images: readonly ImageFacts[];
}

/** A document that is meant to be transferred, in its current version. */
export type PreflightDocument = InvoiceDocument | CashDocument;

export function documentId(document: PreflightDocument): string {
  return document.kind === 'invoice' ? document.invoiceId : document.cashEntryId;
}

/** What a person calls the document: its number, or day and text of a cash entry. */
export function documentSubject(document: PreflightDocument): FindingSubject {
  if (document.kind === 'invoice') {
    const { number, externalId } = document.invoice;
    return { kind: 'invoice', id: document.invoiceId, label: number.trim() === '' ? externalId : number };
  }
  const { date, text } = document.entry;
  return { kind: 'cash_entry', id: document.cashEntryId, label: `${formatGermanDate(date)} ${text}`.trim() };
}
