import { WorldClock } from './clock';
import { type DataFolder, SavedDocument } from './data-folder';
import { clientIdOf, type Dataset, initialDatasets } from './dataset';
import type { Job, JobResult, Manner } from './job';
import { type Person, people } from './people';

/** How answers are spelled where DATEV's description and its examples disagree. */
export interface AnswerStyle {
  /** `schema`: numbers and booleans as described. `examples`: as strings, dates with time, as in the examples. */
  values: 'schema' | 'examples';
  /** Error bodies as arrays of one object, as in some of DATEV's examples. */
  errorsInArray: boolean;
}

interface SavedWorld {
  readonly manner: Manner;
  readonly clockOffsetMs: number;
  readonly processingMs: number;
  readonly answerStyle: AnswerStyle;
  readonly datasets: Dataset[];
  readonly revokedRights: string[];
  readonly jobs: Job[];
  readonly guids: [string, string[]][];
}

export interface WorldOptions {
  readonly folder: DataFolder;
  /** Overrides the manner that was saved before. */
  readonly manner?: Manner | undefined;
  /** How long a finalised job stays in status 1, in the live manner. */
  readonly processingMs?: number | undefined;
}

const DEFAULT_PROCESSING_MS = 1_500;

/** Everything DATEV knows apart from tokens: datasets, rights, jobs, and how it behaves. */
export class World {
  readonly clock = new WorldClock();
  readonly folder: DataFolder;
  manner: Manner = 'sandbox';
  processingMs = DEFAULT_PROCESSING_MS;
  answerStyle: AnswerStyle = { values: 'schema', errorsInArray: false };
  readonly datasets = new Map<string, Dataset>();
  readonly jobs = new Map<string, Job>();
  /** Rights taken away by the control API, `personId clientId`. */
  readonly revokedRights = new Set<string>();
  /** GUIDs of documents Belege online knows, by client-id. */
  readonly guids = new Map<string, Set<string>>();
  private readonly saved: SavedDocument;
  private readonly shelves: { clear(): void; flush(): void }[] = [];

  constructor(options: WorldOptions) {
    this.folder = options.folder;
    this.saved = new SavedDocument(options.folder, 'world', () => this.snapshot());
    this.beginAnew();
    const earlier = this.saved.load() as SavedWorld | undefined;
    if (earlier) this.restore(earlier);
    if (options.manner) this.manner = options.manner;
    if (options.processingMs !== undefined) this.processingMs = options.processingMs;
  }

  /** Forgets jobs and settings and sets the six datasets up again; tokens stay. */
  reset(manner: Manner, processingMs: number = DEFAULT_PROCESSING_MS): void {
    for (const job of this.jobs.values()) {
      this.removeFiles(job);
      this.folder.remove(resultName(job));
    }
    for (const shelf of this.shelves) shelf.clear();
    this.beginAnew();
    this.manner = manner;
    this.processingMs = processingMs;
    this.changed();
  }

  changed(): void {
    this.saved.changed();
  }

  flush(): void {
    this.saved.flush();
    for (const shelf of this.shelves) shelf.flush();
  }

  /** What another API keeps; it is forgotten and written together with the rest. */
  attach(shelf: { clear(): void; flush(): void }): void {
    this.shelves.push(shelf);
  }

  personById(id: string): Person | undefined {
    return people.find((person) => person.id === id);
  }

  hasRight(person: Person, clientId: string): boolean {
    if (person.datasets === 'unregistered' || this.revokedRights.has(`${person.id} ${clientId}`))
      return false;
    // In DATEV's sandbox only 455148-1 carries the rights; a dataset a test added is served like it.
    const isMock = /^455148-[2-6]$/.test(clientId) && this.manner === 'sandbox';
    return !isMock && (person.datasets.includes(clientId) || this.isAddedFor(person, clientId));
  }

  /** Datasets a test has added belong to everybody who has rights on 455148-1. */
  private isAddedFor(person: Person, clientId: string): boolean {
    return (
      person.datasets !== 'unregistered' &&
      person.datasets.includes('455148-1') &&
      this.datasets.has(clientId) &&
      !/^455148-[1-6]$/.test(clientId)
    );
  }

  addDataset(dataset: Dataset): void {
    this.datasets.set(clientIdOf(dataset), dataset);
    this.changed();
  }

  /** The job as long as the API still knows it; a cancelled one is gone. */
  findJob(clientId: string, jobId: string): Job | undefined {
    const job = this.jobs.get(jobId);
    return job && job.clientId === clientId && job.deletedAt === null ? job : undefined;
  }

  removeFiles(job: Job): void {
    const kept = new Set([...this.jobs.values()].filter((other) => other !== job).flatMap(contentsOf));
    for (const sha256 of contentsOf(job)) if (!kept.has(sha256)) this.folder.removeContent(sha256);
    job.files = [];
  }

  /** A result is kept apart from the rest, which is written far more often. */
  keepResult(job: Job, result: JobResult): void {
    job.result = result;
    this.folder.save(resultName(job), result);
    this.changed();
  }

  guidsOf(clientId: string): Set<string> {
    const known = this.guids.get(clientId) ?? new Set<string>();
    this.guids.set(clientId, known);
    return known;
  }

  private beginAnew(): void {
    this.clock.setOffset(0);
    this.answerStyle = { values: 'schema', errorsInArray: false };
    this.datasets.clear();
    this.jobs.clear();
    this.revokedRights.clear();
    this.guids.clear();
    for (const dataset of initialDatasets()) this.datasets.set(clientIdOf(dataset), dataset);
  }

  private restore(earlier: SavedWorld): void {
    this.manner = earlier.manner;
    this.clock.setOffset(earlier.clockOffsetMs);
    this.processingMs = earlier.processingMs;
    this.answerStyle = earlier.answerStyle;
    this.datasets.clear();
    for (const dataset of earlier.datasets) this.datasets.set(clientIdOf(dataset), dataset);
    for (const right of earlier.revokedRights) this.revokedRights.add(right);
    for (const job of earlier.jobs) {
      const result = this.folder.load(resultName(job)) as JobResult | undefined;
      this.jobs.set(job.id, { ...job, result: result ?? null });
    }
    for (const [clientId, guids] of earlier.guids) this.guids.set(clientId, new Set(guids));
  }

  private snapshot(): SavedWorld {
    return {
      manner: this.manner,
      clockOffsetMs: this.clock.offsetMs,
      processingMs: this.processingMs,
      answerStyle: this.answerStyle,
      datasets: [...this.datasets.values()],
      revokedRights: [...this.revokedRights],
      jobs: [...this.jobs.values()].map((job) => ({ ...job, result: null })),
      guids: [...this.guids].map(([clientId, guids]) => [clientId, [...guids]]),
    };
  }
}

function resultName(job: Job): string {
  return `result-${job.id}`;
}

function contentsOf(job: Job): string[] {
  return job.files.map((file) => file.sha256);
}
