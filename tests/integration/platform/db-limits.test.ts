import { connect, createServer, type Socket } from 'node:net';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDb } from '@/lib/platform/db';
import { dbLimits } from '@/lib/platform/db-limits';
import { createPostgresFileStore } from '@/lib/platform/files-postgres';
import { readSettings, SettingsError } from '@/lib/platform/settings';
import { createTestPlatform, type TestPlatform } from '../../support/platform';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await createTestPlatform();
});
afterAll(() => platform.close());

/** A way to PostgreSQL that at some moment carries nothing any more, without a word. */
async function waterTap() {
  const url = new URL(platform.settings.databaseUrl);
  const sockets = new Set<Socket>();
  let isOpen = true;
  const behind = { host: url.hostname, port: Number(url.port) };
  const server = createServer((near) => {
    const far = connect(behind);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (data) => isOpen && to.write(data));
      from.on('close', () => to.destroy());
      from.on('error', () => to.destroy());
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  url.port = String(address.port);
  return {
    url: url.href,
    close: () => {
      isOpen = false;
    },
    open: () => {
      isOpen = true;
    },
    async end() {
      for (const socket of sockets) socket.destroy();
      await new Promise((ended) => server.close(ended));
    },
  };
}

const limits = dbLimits(700);

describe('a PostgreSQL that hangs (O1)', () => {
  it('is told to end a statement that takes too long; the connection goes on', async () => {
    const db = openDb(platform.settings.databaseUrl, limits, 1);
    await expect(db.$queryRaw`SELECT 1 FROM pg_sleep(30)`).rejects.toThrow('statement timeout');
    await expect(db.$queryRaw`SELECT 1 AS one`).resolves.toEqual([{ one: 1 }]);
    await db.$disconnect();
  });

  it('is given up when nothing comes any more, inside a transaction too, and asked anew afterwards', async () => {
    const tap = await waterTap();
    const db = openDb(tap.url, limits, 1);
    await db.$queryRaw`SELECT 1`;
    tap.close();
    const began = performance.now();
    await expect(db.$queryRaw`SELECT 1`).rejects.toThrow();
    tap.open();
    const inTransaction = db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1`;
      tap.close();
      await tx.$queryRaw`SELECT 1`;
    });
    await expect(inTransaction).rejects.toThrow();
    expect(performance.now() - began).toBeLessThan(10_000);
    tap.open();
    await expect(db.$queryRaw`SELECT 1 AS one`).resolves.toEqual([{ one: 1 }]);
    await db.$disconnect();
    await tap.end();
  });

  it('keeps nobody waiting for a file', async () => {
    const tap = await waterTap();
    const store = createPostgresFileStore(tap.url, limits);
    const companyId = crypto.randomUUID();
    const { sha256 } = await store.put({ companyId, content: Buffer.from('Beleg') });
    tap.close();
    await expect(store.get({ companyId, sha256 })).rejects.toThrow('nothing came from the database');
    tap.open();
    expect(Buffer.from(await store.get({ companyId, sha256 })).toString()).toBe('Beleg');
    await store.close();
    await tap.end();
  });

  it('leaves a busy connection alone, however long it lives', async () => {
    const pool = new Pool({ connectionString: platform.settings.databaseUrl, max: 1, ...limits });
    const pids = new Set<number>();
    const end = performance.now() + 2_500;
    while (performance.now() < end) {
      const { rows } = await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid FROM pg_sleep(0.2)');
      for (const { pid } of rows) pids.add(pid);
    }
    expect(pids.size).toBe(1);
    await pool.end();
  });
});

describe('DATABASE_TIMEOUT_SECONDS', () => {
  const url = 'postgresql://localhost/x';

  it('leaves a refresh of tokens its time: less is refused, 0 is no limit (C7)', () => {
    expect(readSettings({ DATABASE_URL: url }).databaseTimeoutMs).toBe(360_000);
    expect(readSettings({ DATABASE_URL: url, DATABASE_TIMEOUT_SECONDS: '0' }).databaseTimeoutMs).toBe(0);
    expect(() => readSettings({ DATABASE_URL: url, DATABASE_TIMEOUT_SECONDS: '60' })).toThrow(SettingsError);
    expect(dbLimits(0).statement_timeout).toBeUndefined();
  });
});
