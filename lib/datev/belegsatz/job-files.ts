import type { Booking } from '@/lib/bookkeeping/booking';
import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { RepositoryLevel } from './document-format';
import type { ExtraSchemas } from './extra-schemas';
import type { DocumentFileNames } from './file-names';

/** An image of a document; its bytes stay in the file store. */
export interface JobImage {
  /** As recognised from the bytes, see `recognizeImage`. */
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
}

/** A document of the job, in the order it is sent. */
export interface JobDocument {
  readonly id: string;
  /** Number as the company knows it. */
  readonly number: string;
  readonly booking: Booking;
  /** See `documentGuid`. */
  readonly guid: string;
  /** The image first, then the attachments. */
  readonly images: readonly JobImage[];
  /** Place in Belege online; empty or missing: DATEV files it itself. */
  readonly repository?: readonly RepositoryLevel[];
  /** `archive`: stored and locked against booking in Unternehmen online. Missing: neither. */
  readonly process?: 'archive';
}

interface ArchiveLabels {
  readonly guid?: string;
  readonly description?: string;
  /** A number that does not fit the target dataset refuses the whole package: only for a package uploaded by hand. */
  readonly target?: {
    readonly consultantNumber: number;
    readonly clientNumber: number;
    readonly clientName?: string;
  };
  /** Default place for all documents. */
  readonly repository?: readonly RepositoryLevel[];
}

export interface JobFilesInput {
  readonly ledger: Ledger;
  readonly month: AccountingMonth;
  /** Name of the folder or cash book, from the job answer (M6). */
  readonly folderName: string;
  /** Names the job answer offered; null without an answer (ZIP download). */
  readonly folderNames: readonly string[] | null;
  /** Cash only: names the cash book by its account instead of its name. */
  readonly cashAccountNo?: string | null;
  readonly companyName: string;
  readonly softwareName: string | null;
  readonly createdAt: Date;
  readonly documents: readonly JobDocument[];
  /** What document.xml says about itself; left out by default, as DATEV evaluates none of it or advises against it. */
  readonly archive?: ArchiveLabels;
  readonly fiscalYear: { readonly start: string; readonly end: string } | null;
  readonly accountLength: number | null;
  /** Accounts of the table that carry their tax themselves. */
  readonly automaticAccounts: ReadonlySet<string>;
  readonly extraSchemas?: ExtraSchemas;
}

/** A file to upload; ledger files and document.xml carry their bytes, images their place in the file store. */
export type JobFile = {
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly sha256: string;
} & (
  | { readonly kind: 'ledger' | 'document_xml'; readonly content: Uint8Array }
  | { readonly kind: 'image'; readonly content: null }
);

/** A document that made it into the job, with the names its files have at DATEV. */
export interface BuiltDocument {
  readonly id: string;
  readonly guid: string;
  /** As DATEV sees it. */
  readonly sentNumber: string | null;
  readonly names: DocumentFileNames;
  readonly notes: readonly Problem[];
}

export interface JobFiles {
  /** In the order to upload: documents with their images, document.xml last. Empty if nothing is left to send. */
  readonly files: readonly JobFile[];
  readonly documents: readonly BuiltDocument[];
  /** Documents that stay behind with the reason; the others go (T9). */
  readonly heldBack: readonly { readonly id: string; readonly problems: readonly Problem[] }[];
  /** What is wrong with the package as a whole: then nothing may be sent. */
  readonly problems: readonly Problem[];
}
