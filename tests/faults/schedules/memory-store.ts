import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { JobEvent } from '@/lib/transfer/events';
import {
  type JobRecord,
  type JobStore,
  type Lease,
  LeaseLost,
  type StoredJobFile,
} from '@/lib/transfer/ports';
import type { SentDocument } from '@/lib/transfer/results';
import { isTerminal, type Job, plannedJob } from '@/lib/transfer/state';
import { transition } from '@/lib/transfer/transition';

/** The database did not answer; whether it had committed nobody knows. */
export class DatabaseGone extends Error {
  override readonly name = 'DatabaseGone';
}

/** The rows of one job in memory: every write whole or not at all, and only with the newest lease. */
export class MemoryStore implements JobStore {
  job: Job;
  files_: StoredJobFile[] = [];
  sent: SentDocument[] = [];
  results = new Map<string, string>();
  heldBack = new Set<string>();
  /** Notes about DATEV jobs that were given up. */
  abandoned: (string | null)[] = [];
  leaseNumber = 0;
  private leaseUntil = 0;

  constructor(
    readonly documentIds: readonly string[],
    private readonly now: () => Date,
    private readonly pause: (worker: string) => Promise<void>,
    /** Whether the connection breaks just now. */
    private readonly breaks: () => boolean = () => false,
  ) {
    this.job = plannedJob(now());
  }

  takeLease(owner: string, leaseMs: number): Lease | null {
    const now = this.now().getTime();
    const isDue = this.job.nextRunAt !== null && this.job.nextRunAt.getTime() <= now;
    if (this.leaseUntil > now || !isDue || isTerminal(this.job.state)) return null;
    this.leaseNumber += 1;
    this.leaseUntil = now + leaseMs;
    return { jobId: 'job', number: this.leaseNumber, owner };
  }

  release(lease: Lease): void {
    if (lease.number === this.leaseNumber) this.leaseUntil = 0;
  }

  get record_(): JobRecord {
    return {
      id: 'job',
      transferId: 'transfer',
      companyId: 'company',
      ledger: 'accounts_receivable',
      month: '2026-01' as AccountingMonth,
      clientId: '455148-1',
      job: this.job,
    };
  }

  async load(lease: Lease): Promise<JobRecord> {
    await this.touch(lease);
    return this.record_;
  }

  async record(lease: Lease, events: readonly JobEvent[]): Promise<JobRecord> {
    await this.touch(lease);
    for (const event of events) {
      const before = this.job;
      this.job = transition(before, event, this.now());
      this.keepRows(before, event);
    }
    const record = this.record_;
    await this.hearOfCommit(lease);
    return record;
  }

  private keepRows(before: Job, event: JobEvent): void {
    if ('heldBack' in event) for (const { documentId } of event.heldBack) this.heldBack.add(documentId);
    switch (event.type) {
      case 'built':
        this.files_ = event.files.map((file, position) => ({
          ...file,
          position,
          state: 'pending',
          documentId: event.documents[position]?.documentId ?? null,
        }));
        this.sent = event.documents.map(({ documentId, ledgerFileName, imageFileNames }) => ({
          documentId,
          ledgerFileName,
          imageFileNames,
        }));
        break;
      case 'withdrawn':
        this.abandoned.push(before.datevJobId);
        this.files_ = [];
        break;
      case 'creation_unclear':
        this.abandoned.push(null);
        break;
      case 'settled':
        this.results = new Map(event.documents.map(({ documentId, result }) => [documentId, result]));
        break;
      default:
        break;
    }
  }

  async files(lease: Lease): Promise<readonly StoredJobFile[]> {
    await this.touch(lease);
    return this.files_;
  }

  async markUploading(lease: Lease, positions: readonly number[]) {
    await this.touch(lease);
    this.mark(positions, 'uploading');
    await this.hearOfCommit(lease);
    return { isCancelRequested: this.job.isCancelRequested };
  }

  async markFiles(lease: Lease, marks: { uploaded: readonly number[]; pending: readonly number[] }) {
    await this.touch(lease);
    this.mark(marks.uploaded, 'uploaded');
    this.mark(marks.pending, 'pending');
    await this.hearOfCommit(lease);
  }

  private mark(positions: readonly number[], state: StoredJobFile['state']): void {
    this.files_ = this.files_.map((file) => (positions.includes(file.position) ? { ...file, state } : file));
  }

  async answerOf(lease: Lease) {
    await this.touch(lease);
    return { documents: this.sent, entries: [] };
  }

  async cashTurn(): Promise<'free'> {
    return 'free';
  }

  /** The commit is done; the worker may not live to hear of it, or hear of a broken connection instead. */
  private async hearOfCommit(lease: Lease): Promise<void> {
    await this.pause(lease.owner);
    if (this.breaks()) throw new DatabaseGone('after the commit');
  }

  private async touch(lease: Lease): Promise<void> {
    await this.pause(lease.owner);
    if (this.breaks()) throw new DatabaseGone('before the commit');
    if (lease.number !== this.leaseNumber) throw new LeaseLost('taken over');
  }
}
