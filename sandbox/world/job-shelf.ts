import { SavedDocument } from './data-folder';
import type { World } from './world';

interface ShelvedJob {
  readonly id: string;
  readonly clientId: string;
  /** Of the file's content. */
  readonly sha256: string;
}

/** The jobs of one API with their files, kept like everything else the world knows. */
export class JobShelf<J extends ShelvedJob> {
  private readonly jobs = new Map<string, J>();
  private readonly saved: SavedDocument;

  constructor(
    private readonly world: World,
    name: string,
  ) {
    this.saved = new SavedDocument(world.folder, name, () => [...this.jobs.values()]);
    for (const job of (this.saved.load() as J[] | undefined) ?? []) this.jobs.set(job.id, job);
    world.attach(this);
  }

  put(job: J): void {
    this.jobs.set(job.id, job);
    this.saved.changed();
    this.saved.flush();
  }

  find(clientId: string, jobId: string): J | undefined {
    const job = this.jobs.get(jobId);
    return job?.clientId === clientId ? job : undefined;
  }

  all(): J[] {
    return [...this.jobs.values()];
  }

  clear(): void {
    for (const { sha256 } of this.jobs.values()) this.world.folder.removeContent(sha256);
    this.jobs.clear();
    this.saved.changed();
  }

  flush(): void {
    this.saved.flush();
  }
}
