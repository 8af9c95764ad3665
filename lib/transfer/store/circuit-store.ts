import type { DxsoClient, DxsoResult } from '@/lib/datev/dxso/types';
import type { Platform } from '@/lib/platform';
import { type Circuit, type CircuitSignal, circuitState, closedCircuit, nextCircuit } from '../circuit';

type CircuitPlatform = Pick<Platform, 'db' | 'clock' | 'settings' | 'log'>;

/** The breaker of this platform's environment, as all workers share it. */
async function readCircuit(platform: CircuitPlatform): Promise<Circuit> {
  const row = await platform.db.datevCircuit.findUnique({
    where: { environment: platform.settings.datev.environment },
  });
  return row ? { failures: row.failures, openUntil: row.openUntil, openedAt: row.openedAt } : closedCircuit;
}

/** State for operators and for the page of a waiting transfer (T7). */
export async function describeCircuit(platform: CircuitPlatform) {
  const circuit = await readCircuit(platform);
  return { ...circuit, state: circuitState(circuit, platform.clock.now()) };
}

async function noteSignal(platform: CircuitPlatform, signal: CircuitSignal): Promise<void> {
  const { environment } = platform.settings.datev;
  await platform.db.$transaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO "DatevCircuit" ("environment") VALUES (${environment}) ON CONFLICT DO NOTHING`;
    await tx.$queryRaw`SELECT 1 FROM "DatevCircuit" WHERE "environment" = ${environment} FOR UPDATE`;
    const before = await readCircuit({ ...platform, db: tx as CircuitPlatform['db'] });
    const after = nextCircuit(before, signal, platform.clock.now());
    await tx.datevCircuit.update({ where: { environment }, data: after });
    if (before.openUntil === null && after.openUntil !== null) {
      platform.log.warn(
        { environment, failures: after.failures, openUntil: after.openUntil },
        'circuit opened',
      );
    }
  });
}

/** How a result teaches the breaker; null: it was not sent, or says nothing about DATEV's health. */
function signalOf(result: DxsoResult<unknown>): CircuitSignal | null {
  switch (result.kind) {
    case 'ok':
    case 'refused':
    case 'unreadable':
      return { type: 'answered' };
    case 'unavailable':
      return { type: 'failed', retryAfterMs: result.retryAfterMs };
    case 'unclear':
      return { type: 'failed', retryAfterMs: null };
    case 'unauthorised':
      return null;
  }
}

/**
 * A client that asks nobody while the breaker is open: the call is answered as surely not executed, with the time until it
 * may be tried again (T7). The breaker is read once for the client and after each failure; answers are written only when
 * there is something to close.
 */
export async function withCircuit(platform: CircuitPlatform, client: DxsoClient): Promise<DxsoClient> {
  let known = await readCircuit(platform);

  async function call<T>(send: () => Promise<DxsoResult<T>>): Promise<DxsoResult<T>> {
    const now = platform.clock.now();
    if (circuitState(known, now) === 'open') known = await readCircuit(platform);
    if (known.openUntil !== null && known.openUntil > now) {
      return {
        kind: 'unavailable',
        httpStatus: null,
        retryAfterMs: known.openUntil.getTime() - now.getTime(),
      };
    }
    const result = await send();
    const signal = signalOf(result);
    const isNews = signal !== null && (signal.type === 'failed' || known.failures > 0);
    if (isNews) {
      await noteSignal(platform, signal);
      known = await readCircuit(platform);
    }
    return result;
  }

  return {
    getClientBasics: (clientId) => call(() => client.getClientBasics(clientId)),
    createJob: (clientId, input) => call(() => client.createJob(clientId, input)),
    uploadFile: (clientId, jobId, file) => call(() => client.uploadFile(clientId, jobId, file)),
    finaliseJob: (clientId, jobId) => call(() => client.finaliseJob(clientId, jobId)),
    getJobStatus: (clientId, jobId) => call(() => client.getJobStatus(clientId, jobId)),
    getProtocolEntries: (clientId, jobId) => call(() => client.getProtocolEntries(clientId, jobId)),
    deleteJob: (clientId, jobId) => call(() => client.deleteJob(clientId, jobId)),
  };
}
