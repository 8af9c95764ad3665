import type { Ledger } from '@/lib/bookkeeping/invoice';
import type { PlannedJob } from '@/lib/bookkeeping/plan-jobs';
import type { AdviserMail } from '@/lib/preflight/adviser-mail';
import type { FindingJson } from '@/lib/preflight/finding';

/** What the click is about. */
export interface TransferChoice {
  readonly ledger: Ledger;
  readonly month: string;
  /** Only these; null: everything of the month that waits. */
  readonly documentIds: readonly string[] | null;
}

/** One matter and the documents it concerns: the same fault of twenty documents is said once. */
export interface SharedFinding {
  readonly finding: FindingJson;
  /** The first ones, by name. */
  readonly documents: readonly {
    readonly id: string;
    readonly label: string;
    readonly href: string | null;
  }[];
  readonly count: number;
}

/** One job at DATEV; `splitBy` says which limit of DATEV made another one follow (T1). */
export interface PreviewJob {
  readonly documents: number;
  readonly files: number;
  readonly bytes: number;
  readonly splitBy: PlannedJob['splitBy'];
}

/** Everything the confirmation shows before anything is sent (C4, M8). */
export interface TransferPreview {
  readonly companyName: string;
  readonly dataset: { readonly consultantNumber: string; readonly clientNumber: string } | null;
  readonly choice: TransferChoice;
  /** Connection or dataset stop the whole transfer. */
  readonly isBlocked: boolean;
  readonly sendable: number;
  readonly jobs: readonly PreviewJob[];
  /** About connection, dataset and ledger. */
  readonly findings: readonly FindingJson[];
  /** Documents that stay behind (T9). */
  readonly heldBackCount: number;
  readonly heldBack: readonly SharedFinding[];
  /** Warnings and hints of documents that go. */
  readonly notes: readonly SharedFinding[];
  readonly mail: AdviserMail | null;
}
