/** `npm run dev`: database, local DATEV (environment `local` only), web and worker together. */
import { parseArgs } from 'node:util';
import { workerProgram } from '../worker/program';
import { freePort } from './database/embedded';
import { applyMigrations } from './database/migrations';
import { openDatabase } from './database/with-database';
import { startLocalDatevIfWanted } from './local-datev';
import { createProcesses, next, untilStopped, waitForAnswer } from './processes';

const { values } = parseArgs({ options: { port: { type: 'string' } } });
const port = await freePort(Number(values.port ?? process.env.PORT ?? 3000));
process.env.APP_URL ??= `http://localhost:${port}`;
const database = await openDatabase();
await applyMigrations(database.url);
const processes = createProcesses();
const datevUrl = await startLocalDatevIfWanted(processes);
processes.start('web', next('dev', '--port', String(port)));
processes.start('worker', workerProgram());
await waitForAnswer(`${process.env.APP_URL}/api/health/live`, 120_000);
process.stdout.write(
  `\nBelegbote:      ${process.env.APP_URL}\n${datevUrl ? `Lokales DATEV:  ${datevUrl}\n` : ''}Beenden mit Strg-C.\n\n`,
);
await untilStopped();
await processes.stop();
await database.release();
process.exit(0);
