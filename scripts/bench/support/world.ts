import { join } from 'node:path';
import { startEmbedded } from '@/scripts/database/embedded';
import { openRealWorld, type RealWorld } from '@/tests/faults/real/world';
import { startWorkerProcess, type WorkerProcess } from '@/tests/integration/operations/worker-process';

/** PostgreSQL as it runs in production (every commit reaches the disk), a local DATEV, and real worker processes. */
export interface BenchWorld extends RealWorld {
  /** Starts a worker; it ends with the world. */
  hire(...flags: string[]): Promise<WorkerProcess>;
}

export async function openBenchWorld(options: {
  readonly latencyMs: number;
  readonly processingMs?: number;
}): Promise<BenchWorld> {
  const server = await startEmbedded(join(process.cwd(), '.data', 'bench-postgres'));
  const world = await openRealWorld({
    serverUrl: server.url,
    latencyMs: options.latencyMs,
    processingMs: options.processingMs ?? 0,
  });
  const hired: WorkerProcess[] = [];
  return {
    ...world,
    async hire(...flags) {
      const worker = await startWorkerProcess(world, ...flags);
      hired.push(worker);
      return worker;
    },
    async close() {
      await Promise.all(hired.map((worker) => worker.end('SIGTERM')));
      await world.close();
      await server.release();
    },
  };
}

/** Waits until it holds; looks often, so that little is lost; more rarely where looking itself would be measured. */
export async function until(
  condition: () => Promise<boolean> | boolean,
  limitMs = 120_000,
  everyMs = 5,
): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error('not in time');
    await new Promise((wake) => setTimeout(wake, everyMs));
  }
}
