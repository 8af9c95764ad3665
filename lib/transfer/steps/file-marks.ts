import type { JobStore, Lease, StoredJobFile } from '../ports';

/** Files marked `uploading` in one write. A mark must stand before the file's first byte goes out. */
const window = 32;

/**
 * Keeps the states of files ahead of and behind the uploads without making the uploads wait: marks are made a window at a
 * time while the previous window is under way, results are written in bundles.
 */
export class FileMarks {
  private cursor = 0;
  private markedUpTo = 0;
  private marking: Promise<void> = Promise.resolve();
  private uploaded: number[] = [];
  private writing: Promise<void> = Promise.resolve();
  private readonly settledPositions = new Set<number>();
  private readonly unclearPositions = new Set<number>();
  isCancelRequested = false;

  constructor(
    private readonly store: JobStore,
    private readonly lease: Lease,
    private readonly pending: readonly StoredJobFile[],
  ) {}

  /** The next file, its mark stored; null when there is none. */
  async next(): Promise<StoredJobFile | null> {
    const index = this.cursor;
    const file = this.pending[index];
    if (!file) return null;
    this.cursor += 1;
    while (index >= this.markedUpTo) await this.markWindow();
    // The window after this one is marked while this one is sent.
    if (this.markedUpTo - index <= window / 2 && this.markedUpTo < this.pending.length) {
      this.markWindow().catch(() => undefined);
    }
    return file;
  }

  private markWindow(): Promise<void> {
    const wanted = this.markedUpTo;
    this.marking = this.marking.then(async () => {
      if (this.markedUpTo > wanted) return;
      const files = this.pending.slice(this.markedUpTo, this.markedUpTo + window);
      const { isCancelRequested } = await this.store.markUploading(
        this.lease,
        files.map(({ position }) => position),
      );
      this.isCancelRequested ||= isCancelRequested;
      this.markedUpTo += files.length;
    });
    return this.marking;
  }

  /** DATEV answered 201. */
  noteUploaded(position: number): void {
    this.settledPositions.add(position);
    this.uploaded.push(position);
    if (this.uploaded.length < window) return;
    this.writing = this.writing.then(() => this.write([]));
    // Whoever waits in finish() hears of it; until then it must not count as unhandled.
    this.writing.catch(() => undefined);
  }

  /** Nobody knows whether it arrived: the mark stays, so that no worker ever sends it into this job again. */
  noteUnclear(position: number): void {
    this.unclearPositions.add(position);
  }

  private async write(pending: readonly number[]): Promise<void> {
    const uploaded = this.uploaded;
    this.uploaded = [];
    if (uploaded.length > 0 || pending.length > 0)
      await this.store.markFiles(this.lease, { uploaded, pending });
  }

  /** Writes what is left; marked files that never went out, or surely did not arrive, are pending again. */
  async finish(): Promise<void> {
    await this.marking;
    await this.writing;
    const back = this.pending
      .slice(0, this.markedUpTo)
      .map(({ position }) => position)
      .filter((position) => !this.settledPositions.has(position) && !this.unclearPositions.has(position));
    await this.write(back);
  }

  get isComplete(): boolean {
    return this.settledPositions.size === this.pending.length;
  }
}
