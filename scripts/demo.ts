/**
 * `npm run demo`: everything from a fresh clone to a transferred month, then stays up.
 * `--once`: ends after the transfer; exit code 0 only if DATEV's protocol has arrived. `--port N`: port of the web.
 */
import { parseArgs } from 'node:util';
import { createPlatform } from '@/lib/platform';
import { readSettings } from '@/lib/platform/settings';
import { workerProgram } from '../worker/program';
import { freePort } from './database/embedded';
import { applyMigrations } from './database/migrations';
import { openDatabase } from './database/with-database';
import { connectDemoCompany } from './demo/connect';
import { printProtocol, printWelcome } from './demo/print';
import { transferDemoMonth } from './demo/transfer';
import { startLocalDatevIfWanted } from './local-datev';
import { createProcesses, next, untilStopped, waitForAnswer } from './processes';
import { seedDemo } from './seed/demo';
import { demoMonths } from './seed/demo-months';
import { ensureBuilt } from './web-build';

const { values } = parseArgs({
  options: { once: { type: 'boolean', default: false }, port: { type: 'string' } },
});
const port = await freePort(Number(values.port ?? process.env.PORT ?? 3000));
process.env.APP_URL ??= `http://localhost:${port}`;
process.env.LOG_LEVEL ??= 'warn';

const database = await openDatabase();
const processes = createProcesses({ quiet: true });
let exitCode = 1;
try {
  await applyMigrations(database.url);
  const datevUrl = await startLocalDatevIfWanted(processes);
  const settings = readSettings();
  const platform = await createPlatform(settings, { service: 'demo', role: 'sender' });
  await seedDemo(platform);
  ensureBuilt();
  const web = processes.start('web', next('start', '--port', String(port)), { NODE_ENV: 'production' });
  processes.start('worker', workerProgram());
  await waitForAnswer(`${settings.appUrl}/api/health/live`, 60_000, web);

  let hasArrived = false;
  if (datevUrl) {
    const admin = await connectDemoCompany(platform);
    const [, month] = demoMonths(platform.clock.now());
    const transfers = await transferDemoMonth(platform, admin, month);
    for (const transfer of transfers) printProtocol(transfer);
    hasArrived = transfers.every(({ protocolEntries }) => protocolEntries.length > 0);
  } else {
    process.stdout.write(
      'Ein anderes DATEV ist eingestellt; dort muss sich ein Mensch anmelden und zustimmen.\n',
    );
  }
  printWelcome(settings.appUrl, datevUrl);
  await platform.close();
  exitCode = hasArrived ? 0 : 1;
  if (!values.once) {
    await untilStopped();
    exitCode = 0;
  }
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`);
} finally {
  await processes.stop();
  await database.release();
}
process.exit(exitCode);
