import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { TargetSystem } from '@/lib/bookkeeping/payroll/types';
import type { ApiRequest } from '../http/caller';
import type { DatevResult } from '../http/result';

/** The operations of hr:files v1 this product uses; the list of clients is not for long-term tokens. */
export const hrFilesOperations = ['hrCheckAccess', 'hrUploadFile', 'hrGetJob'] as const;
export type HrFilesOperation = (typeof hrFilesOperations)[number];
export type HrFilesRequest = ApiRequest<HrFilesOperation>;

/**
 * `uploaded` waits for the payroll clerk; `imported` after his import, days later or never; `corrupted` and `deleted` are
 * set by hand; `auto-deleted` after 60 days (365 when imported or corrupted).
 */
export const hrFileStates = ['uploaded', 'imported', 'corrupted', 'deleted', 'auto-deleted'] as const;
export type HrFileState = (typeof hrFileStates)[number];

export interface HrJob {
  /** UUID. */
  readonly id: string;
  /** null: a state nobody documented (the raw answer keeps it). */
  readonly state: HrFileState | null;
  /** When the state was set, as DATEV writes it; its own example is no valid ISO 8601. */
  readonly timestamp: string | null;
}

/** One payroll file for the data centre. */
export interface HrFileUpload {
  /** At most 50 characters, none of `< > : " / \ | ? *`, no leading blank. */
  readonly fileName: string;
  /** At most 3 MB. */
  readonly content: Uint8Array;
  readonly importFileType: 'psd' | 'bwd';
  readonly targetSystem: TargetSystem;
  readonly month: AccountingMonth;
  /** When the file was made; not in the future. */
  readonly createdAt: Date;
  /** At most 100 bytes; this payroll clerk is told of the file. */
  readonly mailAddress: string | null;
}

/** hr:files v1, one method an operation. No method throws for anything DATEV or the network does. */
export interface HrFilesClient {
  /** DATEV's demanded check of the right before a transfer. */
  checkAccess(clientId: string): Promise<DatevResult<null>>;
  /** There is no list of jobs and no idempotency key: after an unclear answer the file may have arrived. */
  uploadFile(clientId: string, file: HrFileUpload): Promise<DatevResult<HrJob>>;
  getJob(clientId: string, jobId: string): Promise<DatevResult<HrJob>>;
}
