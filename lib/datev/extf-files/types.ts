import type { ApiRequest } from '../http/caller';
import type { DatevResult } from '../http/result';

/** The operations of accounting:extf-files v3. */
export const extfFilesOperations = ['extfImportFile', 'extfGetJob', 'extfGetJobs'] as const;
export type ExtfFilesOperation = (typeof extfFilesOperations)[number];
export type ExtfFilesRequest = ApiRequest<ExtfFilesOperation>;

/** One file for the data centre. */
export interface ExtfFileUpload {
  /** `EXTF_….csv`, at most 60 characters, ASCII. */
  readonly fileName: string;
  /** At most 50 MB, Windows-1252 or with a byte order mark. */
  readonly content: Uint8Array;
  /** Ours, unique for the file: by it an import whose answer was lost is found again in the list of jobs. */
  readonly referenceId: string;
  /** Version of this product, for DATEV's support. */
  readonly applicationVersion: string;
}

export interface ExtfImport {
  readonly jobId: string;
  /** How long to wait before the first question, as DATEV says. */
  readonly retryAfterMs: number | null;
}

export const extfResults = ['pending', 'succeeded', 'failed'] as const;
export type ExtfJobResult = (typeof extfResults)[number];

/** Why an import failed: DATEV's number and words. */
export interface ExtfValidation {
  /** `1008834`; null where DATEV names none. */
  readonly code: string | null;
  readonly title: string | null;
  readonly detail: string | null;
  readonly affected: readonly { readonly name: string | null; readonly reason: string | null }[];
  readonly helpUrl: string | null;
}

export interface ExtfJob {
  readonly id: string;
  readonly fileName: string | null;
  /** `succeeded`: taken over by the data centre; the Berater still has to import it. null: a value nobody documented. */
  readonly result: ExtfJobResult | null;
  readonly referenceId: string | null;
  readonly timestamp: string | null;
  readonly validation: ExtfValidation | null;
}

export interface ExtfJobPage {
  readonly skip: number;
  /** At most 100. */
  readonly top: number;
}

/** accounting:extf-files v3, one method an operation. No method throws for anything DATEV or the network does. */
export interface ExtfFilesClient {
  importFile(clientId: string, file: ExtfFileUpload): Promise<DatevResult<ExtfImport>>;
  getJob(clientId: string, jobId: string): Promise<DatevResult<ExtfJob>>;
  getJobs(clientId: string, page: ExtfJobPage): Promise<DatevResult<readonly ExtfJob[]>>;
}
