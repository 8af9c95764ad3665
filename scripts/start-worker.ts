/** `npm run worker [-- --concurrency N --health-port N]`: the background process. Any number may run on the same database. */

import { workerProgram } from '../worker/program';
import { applyMigrations } from './database/migrations';
import { openDatabase } from './database/with-database';
import { createProcesses, exitCodeFor, untilStopped } from './processes';

const database = await openDatabase();
if (database.isEmbedded) await applyMigrations(database.url);
const processes = createProcesses();
const worker = processes.start('worker', workerProgram(...process.argv.slice(2)));
await Promise.race([untilStopped(), new Promise((ended) => worker.once('exit', ended))]);
await processes.stop();
await database.release();
process.exit(exitCodeFor(worker));
