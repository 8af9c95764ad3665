/**
 * `npm run backup [-- --to FOLDER]`: everything in the database at one instant, while the product works on. Default: a new folder
 * in `.data/backups`. The keys (`TOKEN_KEYS`) are not in it and have to be kept elsewhere.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { writeBackup } from './operation/backup/write-backup';
import { runOperation, say } from './operation/with-platform';

const { values } = parseArgs({ options: { to: { type: 'string' } } });

await runOperation(async ({ settings, clock }) => {
  const now = clock.now();
  const folder = values.to ?? join('.data', 'backups', now.toISOString().replace(/[:.]/g, '-'));
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const { tables } = await writeBackup({
    databaseUrl: settings.databaseUrl,
    folder,
    now,
    facts: { version, datevEnvironment: settings.datev.environment, fileStore: settings.fileStore.kind },
  });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  say(`${folder}: ${tables.length} Tabellen, ${rows} Zeilen.`);
  say(
    'Nicht enthalten: TOKEN_KEYS und AUTH_SECRET. Ohne die Schlüssel sind Token und Personaldaten nicht zu lesen.',
  );
  if (settings.fileStore.kind === 's3') say('Nicht enthalten: die Dateien in S3. Sie werden dort gesichert.');
  return 0;
});
