import type { LedgerKind } from './ledger-format';

/** document.xml v06.0: which files a job carries and what belongs together (B1). */

/** Note the dot: `v06.0`, unlike the ledger's `v060`. */
export const documentNamespace = 'http://xml.datev.de/bedi/tps/document/v06.0';
export const documentSchemaFile = 'Document_v060.xsd';
export const documentFileName = 'document.xml';

export interface Property {
  /** 1 month, 2 cash account, 3 folder or cash book; `InvoiceType` for `Invoice`. */
  readonly key: string;
  readonly value: string;
}

/**
 * What a document is made of. The last three kinds are in the format but ruled out in a Rechnungsdatenservice job; they are
 * known here so that foreign files can be read and refused by name.
 */
export type Extension =
  | { readonly kind: LedgerKind; readonly datafile: string; readonly properties: readonly Property[] }
  | { readonly kind: 'File'; readonly name: string }
  | { readonly kind: 'SEPAFile'; readonly name: string }
  | {
      readonly kind: 'Invoice' | 'cashLedgerPayPal';
      readonly datafile: string;
      readonly properties: readonly Property[];
    };

/** Category, folder, register: where DATEV files it. Left out, DATEV chooses by ledger, year and month. */
export interface RepositoryLevel {
  readonly id: string;
  readonly name: string;
}

export interface ArchiveDocument {
  readonly guid: string | null;
  /** 1 incoming, 2 outgoing. */
  readonly type: string | null;
  /** 1 inbox (forbidden with ledger data), 2 archive and lock. */
  readonly processId: string | null;
  readonly description: string | null;
  /** Shown as note in Belege online. */
  readonly keywords: string | null;
  readonly extensions: readonly Extension[];
  readonly repository: readonly RepositoryLevel[];
  /** DATEV-internal, read but never written by us. */
  readonly internalProperty: Property | null;
}

/** The whole of document.xml. */
export interface Archive {
  readonly version: string;
  readonly guid: string | null;
  readonly generatingSystem: string | null;
  readonly header: {
    /** `YYYY-MM-DDTHH:MM:SS`, no zone. */
    readonly date: string;
    readonly description: string | null;
    /** A number that does not fit the target refuses the whole package; left out by us. */
    readonly consultantNumber: string | null;
    readonly clientNumber: string | null;
    readonly clientName: string | null;
    readonly repository: readonly RepositoryLevel[];
  };
  readonly documents: readonly ArchiveDocument[];
}
