import { type Clock, systemClock } from './clock';
import { type Db, openDb } from './db';
import { dbLimits } from './db-limits';
import { createFileStore, type FileStore } from './files';
import { createLog, type Log } from './log';
import { createMailDesk, type MailDesk } from './mail';
import { createMetrics, type Metrics } from './metrics';
import { openQueue, type Queue } from './queue';
import type { Settings } from './settings';
import { createVault, type Vault } from './vault';

/** Everything a use case may touch outside its own thoughts. */
export interface Platform {
  readonly settings: Settings;
  readonly db: Db;
  readonly queue: Queue;
  readonly vault: Vault;
  readonly files: FileStore;
  readonly mail: MailDesk;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Ends queue, files and database connections, in this order. */
  close(): Promise<void>;
}

/** Opens what one process needs. */
export async function createPlatform(
  settings: Settings,
  options: { service: string; role: 'sender' | 'worker'; clock?: Clock; poolSize?: number },
): Promise<Platform> {
  const log = createLog(settings.logLevel, options.service);
  const limits = dbLimits(settings.databaseTimeoutMs);
  const db = openDb(settings.databaseUrl, limits, options.poolSize);
  const files = createFileStore(settings);
  const queue = await openQueue({ databaseUrl: settings.databaseUrl, limits, role: options.role, log });
  return {
    settings,
    db,
    queue,
    vault: createVault(settings.tokenKeys),
    files,
    mail: createMailDesk(settings),
    clock: options.clock ?? systemClock,
    log,
    metrics: createMetrics(),
    async close() {
      await queue.stop();
      await files.close();
      await db.$disconnect();
    },
  };
}
