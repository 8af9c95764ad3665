/**
 * The background process: `npm run worker`. `--concurrency N` jobs at the same time; `--health-port N` opens `/live`, `/ready`
 * and `/metrics` on this machine, `--health-host 0.0.0.0` to others.
 */
import { parseArgs } from 'node:util';
import { createPlatform } from '@/lib/platform';
import { readSettings, SettingsError } from '@/lib/platform/settings';
import { startHealthServer } from './health-server';
import { startWorker } from './start-worker';

const { values } = parseArgs({
  options: {
    concurrency: { type: 'string' },
    'health-port': { type: 'string' },
    'health-host': { type: 'string', default: '127.0.0.1' },
  },
  strict: false,
});

try {
  await run();
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const platform = await createPlatform(readSettings(), { service: 'worker', role: 'worker' });
  const concurrency = Number(values.concurrency);
  const worker = await startWorker(platform, concurrency > 0 ? { concurrency } : {});
  const healthPort = Number(values['health-port']);
  const health =
    healthPort > 0 ? await startHealthServer(platform, healthPort, String(values['health-host'])) : null;
  let isStopping = false;

  async function stop(signal: string): Promise<void> {
    if (isStopping) return;
    isStopping = true;
    platform.log.info({ signal }, 'worker stops');
    health?.retire();
    await worker.stop();
    await platform.close();
    await health?.close();
  }

  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
}
