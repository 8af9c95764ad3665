import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import type { Finding } from '@/lib/preflight/finding';
import type { DocumentResult } from '../results';
import type { HoldReason, JobState } from '../state';
import type { TransferState } from '../transfer-state';
import type { TransferProgress } from './progress';

/** Who clicked, readable after the person is gone. */
export interface RequestedBy {
  readonly kind: string;
  readonly id: string | null;
  readonly name: string;
}

/** A transfer in a list. */
export interface TransferSummary {
  readonly id: string;
  readonly state: TransferState;
  readonly ledger: Ledger;
  readonly month: AccountingMonth;
  readonly requestedAt: Date;
  readonly requestedBy: RequestedBy;
  readonly finishedAt: Date | null;
  /** Of a deliberate second transfer (T10). */
  readonly reason: string | null;
  /** Company and dataset at the time (C4). */
  readonly companyName: string;
  readonly consultantNumber: number;
  readonly clientNumber: number;
  readonly jobCount: number;
  /** Documents by result. */
  readonly documents: Readonly<Record<DocumentResult, number>>;
  readonly progress: TransferProgress;
}

export interface TransferDocumentView {
  /** Row of the document in this transfer. */
  readonly id: string;
  readonly invoiceId: string | null;
  readonly cashEntryId: string | null;
  readonly number: string;
  /** As DATEV sees it (B5). */
  readonly sentNumber: string | null;
  /** By which the document is found at DATEV (B6). */
  readonly guid: string;
  readonly result: DocumentResult;
  readonly findings: readonly Finding[];
  readonly ledgerFileName: string | null;
  readonly imageFileNames: readonly string[];
}

/** A DATEV job that was given up, and its fate. */
export interface AbandonedJobView {
  /** Null: nobody knows whether DATEV made it. */
  readonly datevJobId: string | null;
  readonly reason: string;
  readonly fate: 'deleted' | 'gone' | 'orphaned' | 'unclear';
  readonly at: string;
}

export interface TransferJobView {
  readonly id: string;
  readonly sequence: number;
  readonly state: JobState;
  readonly hold: HoldReason | null;
  readonly heldAt: Date | null;
  /** Why it is held or ended, or the last trouble on the way. */
  readonly finding: Finding | null;
  readonly datevJobId: string | null;
  readonly datevStatus: number | null;
  readonly datevStatusAt: Date | null;
  readonly ledger: Ledger;
  readonly accountingMonth: AccountingMonth;
  readonly ledgerFolderName: string | null;
  /** Folders to choose from while the job waits for a choice (M6). */
  readonly folderNames: readonly string[];
  readonly filesSent: number;
  readonly filesTotal: number;
  readonly bytesSent: number;
  readonly bytesTotal: number;
  readonly finalisedAt: Date | null;
  /** When it goes on by itself. */
  readonly nextRunAt: Date | null;
  /** GETs spent on it (T8). */
  readonly getCount: number;
  readonly isCancelRequested: boolean;
  readonly abandoned: readonly AbandonedJobView[];
  readonly documents: readonly TransferDocumentView[];
}

/** A transfer with everything its page shows. */
export interface TransferDetails extends TransferSummary {
  readonly findings: readonly Finding[];
  /** Something of it can still be stopped. */
  readonly isCancellable: boolean;
  readonly jobs: readonly TransferJobView[];
}
