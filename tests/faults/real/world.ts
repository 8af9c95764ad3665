import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settleHttpLog } from '@/lib/connection/http-log';
import { createPlatform } from '@/lib/platform';
import { readSettings } from '@/lib/platform/settings';
import { startLocalDatev } from '@/sandbox/local-datev';
import { environmentOf } from '@/tests/integration/connection/scene';
import { samplePdf } from '@/tests/integration/documents/samples';
import type { TransferScene } from '@/tests/integration/transfer/scene';
import { createTestDatabase } from '@/tests/support/database';
import { movableClock } from '@/tests/support/platform';

/**
 * A database and a local DATEV that several processes use at the same time; time is the machine's own. `clock` belongs to the
 * scenes of the other tests and moves nothing here.
 */
export interface RealWorld extends TransferScene {
  /** Environment of a process that works in this world. */
  readonly environment: Readonly<Record<string, string>>;
}

export interface WorldOptions {
  /** PostgreSQL in which a database is made for this world. */
  readonly serverUrl: string;
  /** Time DATEV takes for every answer. */
  readonly latencyMs: number;
  /** Time DATEV takes to process a job. */
  readonly processingMs: number;
}

export async function openRealWorld(options: WorldOptions): Promise<RealWorld> {
  const datev = await startLocalDatev({ manner: 'live', processingMs: options.processingMs });
  const database = await createTestDatabase(options.serverUrl);
  const folder = await mkdtemp(join(tmpdir(), 'belegbote-'));
  const environment = {
    ...environmentOf(datev),
    DATABASE_URL: database.url,
    AUTH_SECRET: 'a-secret-for-tests-only-000000000000',
    TOKEN_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
    LOG_LEVEL: process.env.FAULT_LOG ?? 'silent',
    TEST_MAIL_FOLDER: folder,
  };
  const settings = { ...readSettings(environment), mailFolder: folder };
  const platform = await createPlatform(settings, { service: 'test', role: 'sender', poolSize: 5 });
  datev.misbehaviour.setLatency(options.latencyMs);
  return {
    datev,
    platform,
    environment,
    clock: movableClock(new Date()),
    pdf: await samplePdf(),
    async close() {
      await settleHttpLog(platform);
      await platform.close();
      await database.drop();
      await datev.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
