/**
 * `npm run migrate`: brings the database to the newest form.
 * `npm run migrate -- --create NAME`: writes the next migration from the schema files.
 */
import { parseArgs } from 'node:util';
import { applyMigrations, createMigration } from './database/migrations';
import { openDatabase } from './database/with-database';

const { values } = parseArgs({ options: { create: { type: 'string' } } });
const database = await openDatabase();
try {
  if (values.create) {
    const folder = await createMigration(database.url, values.create, new Date());
    console.log(folder ? `Neue Migration: ${folder}` : 'Das Schema hat sich nicht geändert.');
  } else {
    const applied = await applyMigrations(database.url);
    console.log(
      applied.length ? `Angewendet: ${applied.join(', ')}` : 'Die Datenbank ist auf dem neuesten Stand.',
    );
  }
} finally {
  await database.release();
}
