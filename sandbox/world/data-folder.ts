import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where state outlives the process. A named document is one JSON file, replaced as a whole;
 * file contents are kept by their SHA-256.
 */
export interface DataFolder {
  load(name: string): unknown;
  save(name: string, value: unknown): void;
  remove(name: string): void;
  putContent(content: Uint8Array): string;
  /** `null` when the content was never stored or has been removed. */
  getContent(sha256: string): Buffer | null;
  removeContent(sha256: string): void;
}

/** Raised when the form of a document changes; what an earlier version kept is then forgotten. */
const FORM_VERSION = 1;

function sha256Of(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Keeps everything in memory: a restart forgets all. */
export function memoryFolder(): DataFolder {
  const contents = new Map<string, Buffer>();
  return {
    load: () => undefined,
    save: () => undefined,
    remove: () => undefined,
    putContent(content) {
      const sha256 = sha256Of(content);
      contents.set(sha256, Buffer.from(content));
      return sha256;
    },
    getContent: (sha256) => contents.get(sha256) ?? null,
    removeContent: (sha256) => void contents.delete(sha256),
  };
}

/** Keeps everything under `directory`; a write is complete or not there at all. */
export function diskFolder(directory: string): DataFolder {
  const contentFolder = join(directory, 'contents');
  mkdirSync(contentFolder, { recursive: true, mode: 0o700 });
  const documentPath = (name: string) => join(directory, `${name}.json`);
  const contentPath = (sha256: string) => join(contentFolder, sha256);
  return {
    load(name) {
      const path = documentPath(name);
      if (!existsSync(path)) return undefined;
      const kept = JSON.parse(readFileSync(path, 'utf8')) as { version?: number; value?: unknown };
      return kept.version === FORM_VERSION ? kept.value : undefined;
    },
    save(name, value) {
      writeWhole(documentPath(name), JSON.stringify({ version: FORM_VERSION, value }));
    },
    remove: (name) => rmSync(documentPath(name), { force: true }),
    putContent(content) {
      const sha256 = sha256Of(content);
      if (!existsSync(contentPath(sha256))) writeWhole(contentPath(sha256), content);
      return sha256;
    },
    getContent(sha256) {
      return sha256 !== '' && existsSync(contentPath(sha256)) ? readFileSync(contentPath(sha256)) : null;
    },
    removeContent: (sha256) => rmSync(contentPath(sha256), { force: true }),
  };
}

function writeWhole(path: string, content: string | Uint8Array): void {
  const unfinished = `${path}.${process.pid}.tmp`;
  writeFileSync(unfinished, content, { mode: 0o600 });
  renameSync(unfinished, path);
}

/** Bundles many changes of one turn of the event loop into one write. */
export class SavedDocument {
  private scheduled = false;

  constructor(
    private readonly folder: DataFolder,
    private readonly name: string,
    private readonly snapshot: () => unknown,
  ) {}

  load(): unknown {
    return this.folder.load(this.name);
  }

  changed(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => this.flush());
  }

  /** Writes now; used before an answer leaves that must never be forgotten (a token, a 204). */
  flush(): void {
    if (!this.scheduled) return;
    this.scheduled = false;
    this.folder.save(this.name, this.snapshot());
  }
}
