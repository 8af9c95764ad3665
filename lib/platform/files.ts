import type { Db } from './db';
import { FileMissingError, type FileStore, sha256Of } from './file-store';
import type { Settings } from './settings';

export { FileMissingError, type FileStore, type StoredFileRef, sha256Of } from './file-store';

export function createFileStore(settings: Settings, db: Db): FileStore {
  switch (settings.fileStore.kind) {
    case 'postgres':
      return createPostgresFileStore(db);
    case 's3':
      return openedOnFirstUse(settings.fileStore.url);
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

/** The AWS SDK is large; a process whose files lie in PostgreSQL never loads it. */
function openedOnFirstUse(url: URL): FileStore {
  let opening: Promise<FileStore> | undefined;
  const store = () => {
    opening ??= import('./files-s3').then(({ createS3FileStore }) => createS3FileStore(url));
    return opening;
  };
  return {
    put: async (file) => (await store()).put(file),
    get: async (file) => (await store()).get(file),
  };
}
