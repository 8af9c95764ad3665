/** `npm start`: the built web on `PORT` (default: the port of APP_URL). With an embedded database it is brought up to date first. */
import { existsSync } from 'node:fs';
import { applyMigrations } from './database/migrations';
import { openDatabase } from './database/with-database';
import { createProcesses, exitCodeFor, next, untilStopped } from './processes';

if (!existsSync('.next/BUILD_ID')) {
  process.stderr.write('Es gibt noch keinen Bau. Bitte zuerst: npm run build\n');
  process.exit(1);
}
const port = process.env.PORT ?? new URL(process.env.APP_URL ?? 'http://localhost:3000').port;
process.env.APP_URL ??= `http://localhost:${port || '3000'}`;
const database = await openDatabase();
if (database.isEmbedded) await applyMigrations(database.url);
const processes = createProcesses();
const web = processes.start('web', next('start', '--port', port || '3000'), { NODE_ENV: 'production' });
await Promise.race([untilStopped(), new Promise((ended) => web.once('exit', ended))]);
await processes.stop();
await database.release();
process.exit(exitCodeFor(web));
