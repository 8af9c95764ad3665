import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { OperationRefused } from '../with-platform';
import { type BackupTable, type Manifest, writeManifest } from './manifest';
import { appliedMigrations, listTables, type TableShape } from './tables';

/**
 * Writes every table into a folder: all of them as they are at one instant, while the product goes on working. Needs nothing
 * but a connection to the database.
 * @param input.folder new or empty; the manifest is written last, so a broken backup can't be taken for one
 */
export async function writeBackup(input: {
  readonly databaseUrl: string;
  readonly folder: string;
  readonly now: Date;
  readonly facts: Pick<Manifest, 'version' | 'datevEnvironment' | 'fileStore'>;
}): Promise<Manifest> {
  const { databaseUrl, folder, facts } = input;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw new OperationRefused(`${folder} ist nicht leer.`);
  const client = new Client({ connectionString: databaseUrl, application_name: 'belegbote-backup' });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const migrations = await appliedMigrations(client);
    const tables: BackupTable[] = [];
    for (const table of await listTables(client)) tables.push(await writeTable(client, folder, table));
    await client.query('COMMIT');
    const manifest: Manifest = {
      format: 'belegbote-backup-1',
      createdAt: input.now.toISOString(),
      ...facts,
      migrations,
      tables,
    };
    await writeManifest(folder, manifest);
    return manifest;
  } finally {
    await client.end();
  }
}

async function writeTable(
  client: Client,
  folder: string,
  { name, columns }: TableShape,
): Promise<BackupTable> {
  const list = columns.map((column) => `"${column}"`).join(', ');
  // From a query, not from the table: so a partitioned table is copied like any other.
  const rows = client.query(copyTo(`COPY (SELECT ${list} FROM "${name}") TO STDOUT`));
  const file = `${name}.copy.gz`;
  const hash = createHash('sha256');
  const hashed = new PassThrough();
  hashed.on('data', (chunk: Buffer) => hash.update(chunk));
  await pipeline(
    rows,
    createGzip({ level: 6 }),
    hashed,
    createWriteStream(join(folder, file), { flags: 'wx', mode: 0o600 }),
  );
  return { name, columns: [...columns], rows: rows.rowCount, file, sha256: hash.digest('hex') };
}
