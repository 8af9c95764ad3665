import type { AccountingMonth, IsoDate } from '@/lib/bookkeeping/calendar';
import type { ApiRequest } from '../http/caller';
import type { DatevResult } from '../http/result';

export type { Refused } from '../http/result';

/** DATEV's `import_type`: what a job carries. */
export type ImportType =
  | 'accountsPayableLedgerImport'
  | 'accountsReceivableLedgerImport'
  | 'cashLedgerImport';

/** The operations of accounting:dxso-jobs v2 this product uses. */
export const dxsoOperations = [
  'getClientBasics',
  'createJob',
  'uploadFile',
  'finaliseJob',
  'getJobStatus',
  'getProtocolEntries',
  'deleteJob',
] as const;
export type DxsoOperation = (typeof dxsoOperations)[number];

/** One of the (at most three) fiscal years DATEV returns; deviating years are possible. */
export interface FiscalYear {
  readonly start: IsoDate;
  readonly end: IsoDate;
  /** Digits of G/L accounts, 4–8; business-partner accounts have one more. null: DATEV did not say. */
  readonly accountLength: number | null;
  readonly accountsPayable: boolean;
  readonly accountsReceivable: boolean;
  readonly cash: boolean;
}

/** DATEV's answer to `GET /clients/{client-id}`: the right to the dataset and its configuration. */
export interface ClientBasics {
  readonly consultantNumber: number;
  readonly clientNumber: number;
  /** Trimmed for display; empty where DATEV sent none. */
  readonly name: string;
  /** Belege online exists for the dataset. */
  readonly isDocumentManagementAvailable: boolean;
  /** Ascending by start. Empty: Bearbeitungsform is not "Erweitert". */
  readonly fiscalYears: readonly FiscalYear[];
}

/** A created data transfer, not finalised yet. Names byte for byte as DATEV gave them (M6). */
export interface DxsoJob {
  /** Opaque: comes with and without hyphens. */
  readonly id: string;
  readonly accountLength: number | null;
  readonly ledgerFolderNames: readonly string[];
  readonly cashLedgerNames: readonly string[];
}

/** `status`: 0 open, 1 processing, 2 processed, 3 not processed, 4 partially, 5 cancelled, 6 cancelling refused; null: a value nobody documented (the raw answer keeps it). */
export interface DxsoJobStatus {
  readonly id: string;
  readonly status: number | null;
}

/** One line of DATEV's import protocol. Texts change at DATEV's will: show them, derive nothing from them. */
export interface ProtocolEntry {
  readonly time: string | null;
  readonly text: string | null;
  readonly context: string | null;
  readonly type: string | null;
  readonly filename: string | null;
  /** The entry as it came. */
  readonly raw: unknown;
}

/** Bytes that come piece by piece. */
export interface FilePieces {
  /** Bytes of all pieces together. */
  readonly size: number;
  /** From the beginning, each time: a refused token lets the request go out again. */
  read(): AsyncIterable<Uint8Array>;
}

/** One file of a job. At most 20 MB; `fileName` is ASCII and unique in its job (T3). */
export interface JobFileContent {
  readonly fileName: string;
  /** The true type, e.g. `application/xml`. */
  readonly contentType: string;
  readonly content: Uint8Array | FilePieces;
}

export interface JobCreation {
  readonly importType: ImportType;
  readonly accountingMonth: AccountingMonth;
}

/** What became of one call to this API. */
export type DxsoResult<T> = DatevResult<T>;

/** accounting:dxso-jobs v2, one method an operation. No method throws for anything DATEV or the network does. */
export interface DxsoClient {
  getClientBasics(clientId: string): Promise<DxsoResult<ClientBasics>>;
  createJob(clientId: string, input: JobCreation): Promise<DxsoResult<DxsoJob>>;
  uploadFile(clientId: string, jobId: string, file: JobFileContent): Promise<DxsoResult<null>>;
  finaliseJob(clientId: string, jobId: string): Promise<DxsoResult<null>>;
  getJobStatus(clientId: string, jobId: string): Promise<DxsoResult<DxsoJobStatus>>;
  getProtocolEntries(clientId: string, jobId: string): Promise<DxsoResult<readonly ProtocolEntry[]>>;
  deleteJob(clientId: string, jobId: string): Promise<DxsoResult<null>>;
}

/** What one operation puts on the wire; the client adds base address, token and client id. */
export type DxsoRequest = ApiRequest<DxsoOperation>;
