import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';
import { Pool } from 'pg';

const schemaFolder = resolve('prisma');
const migrationsFolder = join(schemaFolder, 'migrations');
const snapshotName = 'schema.snapshot';
const noFilter = { externalTables: [], externalEnums: [] };

/**
 * Applies the migrations that the database has not seen, in order, in Prisma's own bookkeeping table, so that
 * `prisma migrate deploy` and this function can take turns. Needs no downloaded engine.
 * @param only these, for a database that has to look as it once did; left out: all
 * @returns names of the migrations just applied
 */
export async function applyMigrations(databaseUrl: string, only?: readonly string[]): Promise<string[]> {
  return await withEngine(databaseUrl, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: migrationsList(only),
      filters: noFilter,
    });
    return appliedMigrationNames;
  });
}

/**
 * Writes the next migration: what separates the schema at the last migration (kept beside it) from the schema files.
 * Hand-written parts (triggers, checks, partial indexes) are migrations of their own.
 * @param databaseUrl any reachable database; it is not changed
 * @returns its folder, or null when nothing has changed
 */
export async function createMigration(databaseUrl: string, name: string, now: Date): Promise<string | null> {
  const before = lastSnapshot();
  const sql = await withEngine(databaseUrl, async (engine) => {
    const { stdout } = await engine.diff({
      from: before ? { tag: 'schemaDatamodel', files: [before] } : { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: schemaFiles() },
      script: true,
      exitCode: null,
      filters: noFilter,
    });
    return stdout ?? '';
  });
  if (!sql.trim() || sql.includes('This is an empty migration')) return null;
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(migrationsFolder, `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), sql);
  const snapshot = schemaFiles().map(({ content }) => content);
  await writeFile(join(folder, snapshotName), snapshot.join('\n'));
  return folder;
}

/** The schema as it was when the newest migration with a snapshot was written. */
function lastSnapshot(): { path: string; content: string } | null {
  const paths = migrationFolders()
    .map((folder) => join(migrationsFolder, folder, snapshotName))
    .filter((path) => existsSync(path));
  const path = paths.at(-1);
  return path ? { path, content: readFileSync(path, 'utf8') } : null;
}

/** Prisma's adapter cuts scripts at every semicolon, also inside a function's body; PostgreSQL takes them whole. */
class WholeScripts extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script);
    };
    return adapter;
  }
}

async function withEngine<T>(databaseUrl: string, act: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const pool = new Pool({ connectionString: databaseUrl, max: 2 });
  const factory = bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool));
  const engine = await SchemaEngine.new(
    { datamodels: schemaFiles().map(({ path, content }) => [path, content]) },
    () => undefined,
    factory,
  );
  try {
    return await act(engine);
  } finally {
    engine.free();
    // The engine lets go of its adapter without closing it.
    await pool.end();
  }
}

function schemaFiles(): { path: string; content: string }[] {
  return readdirSync(schemaFolder)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => ({
      path: join(schemaFolder, name),
      content: readFileSync(join(schemaFolder, name), 'utf8'),
    }));
}

/** Names of all migrations, in order. */
export function migrationFolders(): string[] {
  return readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function migrationsList(only: readonly string[] = migrationFolders()) {
  return {
    baseDir: migrationsFolder,
    lockfile: {
      path: 'migration_lock.toml',
      content: readFileSync(join(migrationsFolder, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: [...only].map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: readFileSync(join(migrationsFolder, path, 'migration.sql'), 'utf8'),
        },
      },
    })),
  };
}
