import type { FindingJson } from '@/lib/preflight/finding';

/** What the list shows of an invoice that came from a file. */
export interface UploadedInvoice {
  readonly id: string;
  readonly number: string;
  readonly partnerName: string;
  readonly issueDate: string;
  readonly currency: string;
  /** Cents. */
  readonly grossAmount: number;
}

/** Answer of `POST /belege/neu/datei`. */
export type UploadAnswer =
  | {
      readonly kind: 'stored';
      readonly outcome: 'created' | 'new_version' | 'unchanged';
      readonly invoice: UploadedInvoice;
    }
  /** Other content for a document that is on its way or at DATEV. */
  | { readonly kind: 'conflict'; readonly invoice: UploadedInvoice; readonly transferId: string | null }
  /** The invoice does not tell whose it is: incoming or outgoing. */
  | { readonly kind: 'direction_needed' }
  | { readonly kind: 'refused'; readonly findings: readonly FindingJson[] }
  | { readonly kind: 'too_large' }
  /** Another one is chosen than the page shows; nothing was stored. */
  | { readonly kind: 'other_company'; readonly message: string }
  | { readonly kind: 'signed_out' };

/** DATEV takes no larger file (T3). */
export const largestUpload = 20 * 1024 * 1024;
