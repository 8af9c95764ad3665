import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { applyMigrations, migrationFolders } from '../../database/migrations';
import { OperationRefused } from '../with-platform';
import { type BackupTable, type Manifest, readManifest } from './manifest';
import { appliedMigrations, listTables, raiseSequences } from './tables';

/**
 * Puts a backup into an empty database, all of it or nothing. A backup of an older version is put into a database of that
 * version's form, which is then brought up to date like any other.
 * @throws OperationRefused before anything is written: damaged file, foreign migrations, database not empty
 */
export async function readBackup(input: {
  readonly databaseUrl: string;
  readonly folder: string;
}): Promise<Manifest> {
  const { databaseUrl, folder } = input;
  const manifest = await readManifest(folder);
  await checkFiles(folder, manifest);
  checkMigrations(manifest);
  const client = new Client({ connectionString: databaseUrl, application_name: 'belegbote-restore' });
  await client.connect();
  try {
    await prepareDatabase(client, databaseUrl, manifest);
    await client.query('BEGIN');
    for (const table of manifest.tables) await fillTable(client, folder, table);
    await raiseSequences(client);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
  await applyMigrations(databaseUrl);
  return manifest;
}

async function checkFiles(folder: string, { tables }: Manifest): Promise<void> {
  for (const { file, sha256 } of tables) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(folder, file)), hash).catch((cause: unknown) => {
      throw new OperationRefused(`${file} lässt sich nicht lesen.`, { cause });
    });
    if (hash.digest('hex') !== sha256) throw new OperationRefused(`${file} ist beschädigt.`);
  }
}

function checkMigrations({ migrations, version }: Manifest): void {
  const known = new Set(migrationFolders());
  const foreign = migrations.filter((name) => !known.has(name));
  if (foreign.length === 0) return;
  throw new OperationRefused(
    `Die Sicherung stammt aus einer neueren Version (${version}); hier fehlen: ${foreign.join(', ')}.`,
  );
}

/** An empty database in the form the backup was made from. */
async function prepareDatabase(client: Client, databaseUrl: string, manifest: Manifest): Promise<void> {
  const isFresh = (await listTables(client)).length === 0;
  if (isFresh) await applyMigrations(databaseUrl, manifest.migrations);
  for (const { name } of await listTables(client)) {
    const { rowCount } = await client.query(`SELECT 1 FROM "${name}" LIMIT 1`);
    if (rowCount) throw new OperationRefused(`Die Datenbank ist nicht leer (Tabelle ${name}).`);
  }
  const applied = await appliedMigrations(client);
  if (applied.join() !== manifest.migrations.join()) {
    throw new OperationRefused(
      'Die Datenbank ist leer, aber auf einem anderen Stand als die Sicherung. Bitte eine ganz neue Datenbank angeben.',
    );
  }
}

async function fillTable(client: Client, folder: string, table: BackupTable): Promise<void> {
  const list = table.columns.map((column) => `"${column}"`).join(', ');
  const rows = client.query(copyFrom(`COPY "${table.name}" (${list}) FROM STDIN`));
  await pipeline(createReadStream(join(folder, table.file)), createGunzip(), rows);
  if (rows.rowCount !== table.rows) {
    throw new Error(`${table.name}: ${rows.rowCount} rows instead of ${table.rows}`);
  }
}
