/** `npm run seed -- SCENARIO`: puts a named situation into the database and says where to look. */
import { createPlatform } from '@/lib/platform';
import { readSettings } from '@/lib/platform/settings';
import { applyMigrations } from './database/migrations';
import { openDatabase } from './database/with-database';
import { scenarios } from './seed/scenarios';

const name = process.argv[2] ?? '';
const scenario = scenarios[name];
if (!scenario) {
  process.stderr.write(`Bitte ein Szenario nennen: ${Object.keys(scenarios).join(', ')}\n`);
  process.exit(2);
}
const settings = readSettings();
// Its people have a password that everybody can read.
if (settings.datev.environment === 'production') {
  process.stderr.write(
    'npm run seed richtet Beispielpersonen ein und läuft nicht, wo DATEV_ENVIRONMENT=production ist.\n',
  );
  process.exit(2);
}
const database = await openDatabase();
await applyMigrations(database.url);
const platform = await createPlatform(settings, { service: 'seed', role: 'sender' });
try {
  process.stdout.write(`${await scenario(platform)}\n`);
} finally {
  await platform.close();
  await database.release();
}
process.exit(0);
