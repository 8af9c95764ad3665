import { dbLimits } from './db-limits';
import type { FileStore, OpenFileStore } from './file-store';
import { createPostgresFileStore } from './files-postgres';
import type { Settings } from './settings';

export { FileDamagedError, FileMissingError, type FileStore, sha256Of } from './file-store';

/** The file store of the settings; closed with the platform. */
export function createFileStore(
  settings: Pick<Settings, 'fileStore' | 'databaseUrl' | 'databaseTimeoutMs'>,
): OpenFileStore {
  switch (settings.fileStore.kind) {
    case 'postgres':
      return createPostgresFileStore(settings.databaseUrl, dbLimits(settings.databaseTimeoutMs));
    case 's3':
      return openedOnFirstUse(settings.fileStore.url);
  }
}

/** The AWS SDK is large; a process whose files lie in PostgreSQL never loads it. */
function openedOnFirstUse(url: URL): OpenFileStore {
  let opening: Promise<FileStore> | undefined;
  const store = () => {
    opening ??= import('./files-s3').then(({ createS3FileStore }) => createS3FileStore(url));
    return opening;
  };
  return {
    put: async (file) => (await store()).put(file),
    get: async (file) => (await store()).get(file),
    async *read(file) {
      yield* (await store()).read(file);
    },
    // Its idle connections keep no process alive.
    close: async () => undefined,
  };
}
