import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { PgBoss } from 'pg-boss';
import { startEmbedded } from '../../scripts/database/embedded';
import { applyMigrations } from '../../scripts/database/migrations';

/** Test data may be lost with the machine; that makes every test database cheap. */
const fastFlags = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];

/** The server all tests of this copy share; given DATABASE_URL it is that one. */
export async function startTestServer(): Promise<{ url: string; release(): Promise<void> }> {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, release: async () => undefined };
  return await startEmbedded(join(process.cwd(), '.data', 'test-postgres'), fastFlags);
}

/** A migrated database that tests copy; made once for each state of the migrations. */
export async function ensureTemplate(serverUrl: string): Promise<string> {
  const name = `template_${migrationsHash()}`;
  await withClient(serverUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock(4711)');
    const { rowCount } = await client.query(
      'SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate',
      [name],
    );
    if (rowCount) return;
    await client.query(`DROP DATABASE IF EXISTS ${name}`);
    await client.query(`CREATE DATABASE ${name}`);
    const url = urlOf(serverUrl, name);
    await applyMigrations(url);
    const boss = new PgBoss({ connectionString: url, supervise: false, schedule: false });
    await boss.start();
    await boss.stop({ graceful: false, close: true });
    await client.query(`ALTER DATABASE ${name} IS_TEMPLATE true ALLOW_CONNECTIONS false`);
  });
  return name;
}

/** A fresh migrated database of its own; `drop` removes it. */
export async function createTestDatabase(serverUrl: string): Promise<{ url: string; drop(): Promise<void> }> {
  const template = await ensureTemplate(serverUrl);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withClient(serverUrl, async (client) => {
    // Copying a template needs it unconnected: one copy at a time.
    await client.query('SELECT pg_advisory_lock(4712)');
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  return {
    url: urlOf(serverUrl, name),
    drop: () =>
      withClient(
        serverUrl,
        async (client) => void (await client.query(`DROP DATABASE ${name} WITH (FORCE)`)),
      ),
  };
}

async function withClient<T>(url: string, act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

function migrationsHash(): string {
  const folder = resolve('prisma/migrations');
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith('.toml')) continue;
    hash.update(name).update(readFileSync(join(folder, name, 'migration.sql')));
  }
  return hash.digest('hex').slice(0, 16);
}
