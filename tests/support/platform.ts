import { inject } from 'vitest';
import { createPlatform, type Platform } from '@/lib/platform';
import type { Clock } from '@/lib/platform/clock';
import { readSettings, type Settings } from '@/lib/platform/settings';
import { createTestDatabase } from './database';

/** A clock that stands until it is moved. */
export interface MovableClock extends Clock {
  set(instant: Date): void;
  advance(milliseconds: number): void;
}

export function movableClock(start: Date): MovableClock {
  let instant = start.getTime();
  return {
    now: () => new Date(instant),
    set: (next) => {
      instant = next.getTime();
    },
    advance: (milliseconds) => {
      instant += milliseconds;
    },
  };
}

export interface TestPlatform extends Platform {
  /** Closes and drops the database. */
  close(): Promise<void>;
}

/**
 * A platform on a fresh migrated database of its own.
 * @param options.env settings as environment variables, e.g. `{DATEV_ISSUER: …, DATEV_API_URL: …}`
 * @param options.adjust last word on the settings
 */
export async function createTestPlatform(
  options: {
    env?: Record<string, string>;
    adjust?: (settings: Settings) => Settings;
    clock?: Clock;
    role?: 'sender' | 'worker';
    queues?: readonly string[];
  } = {},
): Promise<TestPlatform> {
  const database = await createTestDatabase(inject('databaseServerUrl'));
  const settings = readSettings({
    LOG_LEVEL: 'silent',
    AUTH_SECRET: 'a-secret-for-tests-only-000000000000',
    TOKEN_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
    ...options.env,
    DATABASE_URL: database.url,
  });
  const platform = await createPlatform(options.adjust ? options.adjust(settings) : settings, {
    service: 'test',
    role: options.role ?? 'sender',
    ...(options.clock ? { clock: options.clock } : {}),
    poolSize: 5,
  });
  await platform.queue.prepare(options.queues ?? []);
  return {
    ...platform,
    async close() {
      await platform.close();
      await database.drop();
    },
  };
}
