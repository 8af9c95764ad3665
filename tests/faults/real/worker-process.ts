/**
 * A worker process that tests may kill: the same as `worker/main.ts`, with a short lease, and ready to end itself by SIGKILL at
 * a boundary nobody has died at yet. Prints `ready`, and `dies BOUNDARY` as its last words.
 *
 * --concurrency N, --lease-seconds N, --survived JSON (boundaries that are passed unharmed; left out: all of them), --skip N (so
 * many others are passed, too), --broken (the rule of `job-id-late.ts` is broken)
 */
import { writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createPlatform } from '@/lib/platform';
import { readSettings } from '@/lib/platform/settings';
import { startWorker } from '@/worker/start-worker';
import { jobIdLate } from '../broken/job-id-late';
import { type Boundaries, boundaryPorts } from './boundary-ports';

const { values } = parseArgs({
  options: {
    concurrency: { type: 'string', default: '1' },
    'lease-seconds': { type: 'string', default: '3' },
    survived: { type: 'string' },
    skip: { type: 'string', default: '0' },
    broken: { type: 'boolean', default: false },
  },
});

/** So long after its start an act is under way: on the wire, or in the database. */
const midwayMs = 8;
const survived = values.survived === undefined ? null : new Set<string>(JSON.parse(values.survived));

let skipped = 0;

function isMortal(boundary: string): boolean {
  if (survived === null || survived.has(boundary)) return false;
  skipped += 1;
  return skipped > Number(values.skip);
}

function die(boundary: string): void {
  writeSync(1, `dies ${boundary}\n`);
  process.kill(process.pid, 'SIGKILL');
}

const boundaries: Boundaries = {
  at(name) {
    if (isMortal(name)) die(name);
  },
  during(name) {
    if (isMortal(name)) setTimeout(() => die(name), midwayMs);
  },
};

const settings = { ...readSettings(), mailFolder: process.env.TEST_MAIL_FOLDER ?? '/nonexistent' };
const platform = await createPlatform(settings, { service: 'worker', role: 'worker', poolSize: 5 });
const worker = await startWorker(platform, {
  concurrency: Number(values.concurrency),
  leaseSeconds: Number(values['lease-seconds']),
  ...(survived === null
    ? {}
    : { ports: (own) => boundaryPorts(own, boundaries, values.broken ? jobIdLate : undefined) }),
});
writeSync(1, 'ready\n');

process.once('SIGTERM', () => {
  void worker
    .stop()
    .then(() => platform.close())
    .then(() => process.exit(0));
});
