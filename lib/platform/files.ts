import { createHash } from 'node:crypto';
import type { Db } from './db';
import { createS3FileStore } from './files-s3';
import type { Settings } from './settings';

export interface StoredFileRef {
  /** Lower-case hex. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** Bytes of companies, addressed by their SHA-256; the same bytes are kept once a company (O1). */
export interface FileStore {
  put(file: { companyId: string; content: Uint8Array }): Promise<StoredFileRef>;
  /** @throws FileMissingError when the company has no such file */
  get(file: { companyId: string; sha256: string }): Promise<Uint8Array>;
}

export class FileMissingError extends Error {
  override readonly name = 'FileMissingError';
}

export function sha256Of(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

export function createFileStore(settings: Settings, db: Db): FileStore {
  switch (settings.fileStore.kind) {
    case 'postgres':
      return createPostgresFileStore(db);
    case 's3':
      return createS3FileStore(settings.fileStore.url);
  }
}

function createPostgresFileStore(db: Db): FileStore {
  return {
    async put({ companyId, content }) {
      const sha256 = sha256Of(content);
      // Same address means same bytes, so a second put has nothing to write.
      await db.storedFile.createMany({
        data: [{ companyId, sha256, size: content.length, content: Uint8Array.from(content) }],
        skipDuplicates: true,
      });
      return { sha256, size: content.length };
    },
    async get({ companyId, sha256 }) {
      const file = await db.storedFile.findUnique({ where: { companyId_sha256: { companyId, sha256 } } });
      if (!file) throw new FileMissingError(`no file ${sha256}`);
      return file.content;
    },
  };
}
