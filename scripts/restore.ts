/**
 * `npm run restore -- --from FOLDER --since-backup nothing|unknown`: puts a backup into the empty database of DATABASE_URL.
 *
 * `nothing`: web and workers had been stopped before the backup was made, or nothing was done since: everything goes on.
 * `unknown`: the product worked on after the backup. Then nothing goes to DATEV until people have looked: jobs under way are
 * held, connections have to be made anew.
 *
 * Exit code 0: restored and every protocol chain is whole; 1: a chain is not; 2: nothing was changed.
 */
import { parseArgs } from 'node:util';
import { settleAfterRestore } from './operation/backup/after-restore';
import { readBackup } from './operation/backup/read-backup';
import { sayVerdicts, verifyAllChains } from './operation/verify-chains';
import { OperationRefused, runOnDatabase, say, withPlatform } from './operation/with-platform';

const { values } = parseArgs({ options: { from: { type: 'string' }, 'since-backup': { type: 'string' } } });

await runOnDatabase(async (databaseUrl) => {
  const { from, 'since-backup': since } = values;
  if (from === undefined || (since !== 'nothing' && since !== 'unknown')) {
    throw new OperationRefused('Aufruf: npm run restore -- --from ORDNER --since-backup nothing|unknown');
  }
  const { createdAt, tables } = await readBackup({ databaseUrl, folder: from });
  say(`Zurückgespielt: ${tables.length} Tabellen vom ${createdAt}.`);
  return await withPlatform(async (platform) => {
    const after = await settleAfterRestore(platform, { since, backupAt: createdAt });
    if (since === 'unknown') {
      say(`Angehalten: ${after.heldJobs} Aufträge; neu zu verbinden: ${after.endedConnections} Firmen.`);
      say(
        `${after.openDocuments} offene Belege: Was nach der Sicherung übertragen wurde, steht hier wieder als offen. ` +
          'Bitte vor dem Neuverbinden mit Belege online vergleichen und Vorhandenes als „anders erledigt“ kennzeichnen.',
      );
    } else {
      say(`Es geht weiter, wo es stand; wieder aufgenommen: ${after.resumedJobs} Aufträge.`);
    }
    return sayVerdicts(await verifyAllChains(platform));
  });
});
