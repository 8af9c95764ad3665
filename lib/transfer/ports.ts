import type { AccountingMonth, IsoDate } from '@/lib/bookkeeping/calendar';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import type { DxsoClient, JobFileContent } from '@/lib/datev/dxso/types';
import type { Finding } from '@/lib/preflight/finding';
import type { BuiltDocument, HeldBackDocument, JobEvent, PlannedFile } from './events';
import type { Pace } from './poll-schedule';
import type { EntrySignal, SentDocument } from './results';
import type { HoldReason, Job } from './state';

/** The right of one worker to move one job. A later lease has a higher number, and writes with an old number are refused. */
export interface Lease {
  readonly jobId: string;
  readonly number: number;
  readonly owner: string;
}

/** Somebody else holds the job now; whatever this worker still knows about it is void. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** Another cash job of the company or of its dataset began at the same moment (T4); nothing of this one has. */
export class CashTurnLost extends Error {
  override readonly name = 'CashTurnLost';
}

/** A job with what never changes about it. */
export interface JobRecord {
  readonly id: string;
  readonly transferId: string;
  readonly companyId: string;
  readonly ledger: Ledger;
  readonly month: AccountingMonth;
  /** Dataset the transfer was made for, `455148-1`. */
  readonly clientId: string;
  readonly job: Job;
}

export interface StoredJobFile extends PlannedFile {
  readonly position: number;
  readonly state: 'pending' | 'uploading' | 'uploaded';
  readonly documentId: string | null;
}

/** The rows of jobs. Every write is one transaction and is refused with `LeaseLost` when the lease is not the newest. */
export interface JobStore {
  load(lease: Lease): Promise<JobRecord>;
  /**
   * Applies the events one after the other with `transition` and stores them with their rows; without events it reloads.
   * @throws CashTurnLost when `creation_begun` came second
   */
  record(lease: Lease, events: readonly JobEvent[]): Promise<JobRecord>;
  /** Files of the present DATEV job by position. */
  files(lease: Lease): Promise<readonly StoredJobFile[]>;
  /** Before the first byte of these goes out. */
  markUploading(lease: Lease, positions: readonly number[]): Promise<{ readonly isCancelRequested: boolean }>;
  /** After DATEV's 201 (`uploaded`), or its clear no (`pending`). */
  markFiles(
    lease: Lease,
    files: { readonly uploaded: readonly number[]; readonly pending: readonly number[] },
  ): Promise<void>;
  /** Documents that went out with the present DATEV job, and the newest protocol's entries. */
  answerOf(lease: Lease): Promise<{ documents: readonly SentDocument[]; entries: readonly EntrySignal[] }>;
  /**
   * What an earlier cash job of the company means for this one (T4); `free` for every other ledger. Waits for those that are
   * ending at this moment.
   */
  cashTurn(lease: Lease): Promise<'free' | 'wait' | 'previous_failed'>;
}

/** What today's check of rights and set-up says about a job (C5, M1–M5). `gets`: requests it cost (T8). */
export type CheckOutcome =
  | {
      readonly kind: 'passed';
      readonly day: IsoDate;
      readonly heldBack: readonly HeldBackDocument[];
      readonly documentsLeft: number;
      readonly gets: number;
    }
  | { readonly kind: 'held'; readonly reason: HoldReason; readonly finding: Finding; readonly gets: number }
  | { readonly kind: 'no_answer'; readonly retryAfterMs: number | null; readonly gets: number };

export interface Built {
  readonly files: readonly PlannedFile[];
  readonly documents: readonly BuiltDocument[];
  readonly heldBack: readonly HeldBackDocument[];
  /** Something is wrong with the package as a whole: nothing of it may be sent. */
  readonly packageFinding: Finding | null;
}

/** What DATEV's answer to the job creation is compared with (M3, M6). */
export interface Expectation {
  readonly accountLength: number | null;
  /** Folder the customer chose earlier. */
  readonly chosenFolder: string | null;
  /** Folder the last finalised job of this ledger went to. */
  readonly lastFolder: string | null;
}

/** Larger files are read piece by piece while they are sent. Bytes. */
export const largestWholeFile = 512 * 1024;

export type FileContent = JobFileContent['content'];

/** Everything a job's steps touch outside the decisions. The fault tests put their own world here. */
export interface JobPorts {
  readonly store: JobStore;
  /** The company's session at DATEV: token, refresh, technical log, circuit breaker. */
  openDatev(record: JobRecord): Promise<DxsoClient>;
  check(record: JobRecord): Promise<CheckOutcome>;
  expect(record: JobRecord): Promise<Expectation>;
  build(record: JobRecord): Promise<Built>;
  /**
   * Bytes of a planned file, whole or piece by piece; null: the store has none, or others. Pieces may end in a FileDamagedError
   * instead of the last one.
   */
  readFile(record: JobRecord, file: Pick<PlannedFile, 'sha256' | 'size'>): Promise<FileContent | null>;
  readonly pace: Pace;
  /** Files sent at the same time. */
  readonly uploadParallelism: number;
  now(): Date;
  /** 0 ≤ random < 1. */
  random(): number;
  /** Something unexpected; never an answer of DATEV. */
  reportFault(record: JobRecord, step: string, error: unknown): void;
}
