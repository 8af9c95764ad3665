import type { IsoDate } from '@/lib/bookkeeping/calendar';
import type { Finding } from '@/lib/preflight/finding';
import type { DocumentResult } from './results';
import type { HoldReason, WithdrawalAim } from './state';

/** A document that does not go with this job, and why (T9). */
export interface HeldBackDocument {
  readonly documentId: string;
  readonly findings: readonly Finding[];
}

/** A file as it will be sent; its bytes lie in the file store under `sha256`. */
export interface PlannedFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly kind: 'ledger' | 'image' | 'document_xml';
}

/** How a document went into the files. */
export interface BuiltDocument {
  readonly documentId: string;
  /** Number as DATEV sees it (B5). */
  readonly sentNumber: string | null;
  readonly ledgerFileName: string;
  readonly imageFileNames: readonly string[];
  /** Warnings and hints that do not keep the document back. */
  readonly findings: readonly Finding[];
}

/** One protocol entry as DATEV sent it. */
export interface ReceivedEntry {
  readonly time: string | null;
  readonly type: string | null;
  readonly text: string | null;
  readonly context: string | null;
  readonly fileName: string | null;
  /** The entry's JSON. */
  readonly raw: string;
}

/** What became of a document, as far as DATEV's answer tells. */
export interface SettledDocument {
  readonly documentId: string;
  readonly result: DocumentResult;
}

/**
 * What a person saw in Belege online; `one_by_one`: some documents are there and some are not, so each gets its own word
 * (`settleDocumentByHand`) and stays locked until then.
 */
export const verdicts = ['arrived', 'not_arrived', 'one_by_one'] as const;
export type Verdict = (typeof verdicts)[number];

/** Everything that can happen to a job. Each event is stored together with the state it leads to, in one transaction. */
export type JobEvent =
  /** Rights and set-up are good today; some documents may have to stay behind. */
  | {
      readonly type: 'checked';
      readonly day: IsoDate;
      readonly heldBack: readonly HeldBackDocument[];
      readonly gets: number;
    }
  /** Checked again after midnight, nothing to be done anew (C5). */
  | { readonly type: 'checked_again'; readonly day: IsoDate; readonly gets: number }
  /** POST dxso-jobs may go out from here on. */
  | { readonly type: 'creation_begun' }
  | {
      readonly type: 'creation_answered';
      readonly datevJobId: string;
      readonly accountLength: number | null;
      readonly folderNames: readonly string[];
    }
  /** Nobody knows whether DATEV made a job; it can never be finalised, so it is only noted. */
  | { readonly type: 'creation_unclear'; readonly reason: string; readonly retryAt: Date }
  /** DATEV surely made no job. */
  | { readonly type: 'creation_not_executed'; readonly retryAt: Date }
  | {
      readonly type: 'folder_found';
      readonly folderName: string;
      /** Such as a folder that is called otherwise than last time (M5). */
      readonly findings: readonly Finding[];
    }
  | {
      readonly type: 'built';
      readonly files: readonly PlannedFile[];
      readonly documents: readonly BuiltDocument[];
      readonly heldBack: readonly HeldBackDocument[];
    }
  | { readonly type: 'upload_begun' }
  | { readonly type: 'upload_completed' }
  /** PUT may go out from here on: DATEV's commit point. */
  | { readonly type: 'finalise_intended' }
  /** PUT was surely not executed; status 0 says the same. */
  | {
      readonly type: 'finalise_not_executed';
      readonly retryAt: Date;
      readonly wasUnclear: boolean;
      readonly gets: number;
    }
  /** DATEV has the job: 204, #DCO01007, or a status above 0. */
  | { readonly type: 'finalised'; readonly firstPollAt: Date }
  | {
      readonly type: 'status_received';
      readonly status: number | null;
      readonly raw: string;
      readonly nextPollAt: Date;
    }
  /** DATEV no longer has the job after it was finalised. */
  | { readonly type: 'job_gone'; readonly finding: Finding }
  | { readonly type: 'protocol_received'; readonly entries: readonly ReceivedEntry[] }
  /** No protocol to be had: the result rests on the status alone. */
  | { readonly type: 'protocol_missing'; readonly finding: Finding }
  | { readonly type: 'settled'; readonly documents: readonly SettledDocument[] }
  /** A person looked at DATEV and said what became of it; only for jobs held as unknown. */
  | { readonly type: 'settled_by_hand'; readonly verdict: Verdict }
  /** DELETE may go out from here on. */
  | {
      readonly type: 'withdrawal_begun';
      readonly aim: WithdrawalAim;
      readonly finding: Finding | null;
      /** Code kept with the given-up job. */
      readonly reason: string;
      readonly needsFreshCheck: boolean;
      readonly heldBack: readonly HeldBackDocument[];
    }
  /** `orphaned`: DATEV did not let us delete it; never finalised, so harmless, and noted. */
  | { readonly type: 'withdrawn'; readonly left: 'deleted' | 'gone' | 'orphaned'; readonly restartAt: Date }
  | {
      readonly type: 'held';
      readonly reason: HoldReason;
      readonly finding: Finding;
      /** Goes on by itself then; null: waits for somebody. */
      readonly retryAt: Date | null;
      readonly needsFreshCheck: boolean;
      readonly gets: number;
    }
  | { readonly type: 'resumed'; readonly at: Date }
  /** Not answered, not executed, or DATEV is resting: the same step again later. */
  | {
      readonly type: 'delayed';
      readonly until: Date;
      readonly countsAsAttempt: boolean;
      readonly gets: number;
    }
  /** Nothing of it is at DATEV and nothing will be; the documents are free again. */
  | { readonly type: 'failed'; readonly finding: Finding; readonly heldBack: readonly HeldBackDocument[] }
  | { readonly type: 'cancel_requested'; readonly at: Date }
  | { readonly type: 'cancelled' };

export type JobEventType = JobEvent['type'];
