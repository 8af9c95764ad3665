import type { DxsoClient, DxsoResult } from '@/lib/datev/dxso/types';
import type { Platform } from '@/lib/platform';
import {
  type Circuit,
  type CircuitSignal,
  circuitState,
  closedCircuit,
  nextCircuit,
  type Passage,
  passageThrough,
  probeMs,
} from '../circuit';

type CircuitPlatform = Pick<Platform, 'db' | 'clock' | 'settings' | 'log'>;

/** The breaker of this platform's environment, as all workers share it. */
async function readCircuit(
  platform: Pick<CircuitPlatform, 'settings'> & { readonly db: Pick<Platform['db'], 'datevCircuit'> },
): Promise<Circuit> {
  const row = await platform.db.datevCircuit.findUnique({
    where: { environment: platform.settings.datev.environment },
    select: { failures: true, openUntil: true, openedAt: true, probeUntil: true },
  });
  return row ?? closedCircuit;
}

/** State for operators: their page and the metrics (T7). */
export async function describeCircuit(platform: CircuitPlatform) {
  const circuit = await readCircuit(platform);
  return { ...circuit, state: circuitState(circuit, platform.clock.now()) };
}

interface Reading {
  readonly circuit: Circuit;
  /** `performance.now()`, so that a moved clock changes nothing. */
  readonly at: number;
}

/** The last reading of this process: a transfer does not pay for the breaker with every file. */
const readings = new WeakMap<Platform['db'], Reading>();
const readingLastsMs = 1_000;

/**
 * How old the knowledge of a call may be. One of a job's few calls looks into the row, so it never goes out after another
 * worker has opened the breaker; the hundreds of uploads between them believe a good reading for a moment.
 */
type Knowledge = 'fresh' | 'recent';

async function currentCircuit(platform: CircuitPlatform, knowledge: Knowledge): Promise<Circuit> {
  const known = readings.get(platform.db);
  // An open breaker may have been closed by somebody else: only "closed" is believed for a moment.
  const isGood = known?.circuit.openUntil === null && performance.now() - known.at < readingLastsMs;
  return isGood && knowledge === 'recent' ? known.circuit : remember(platform, await readCircuit(platform));
}

function remember(platform: CircuitPlatform, circuit: Circuit): Circuit {
  readings.set(platform.db, { circuit, at: performance.now() });
  return circuit;
}

/** Whether this call may go out. After the rest exactly one call of all workers does, and decides for the others (T7). */
async function passThrough(
  platform: CircuitPlatform,
  knowledge: Knowledge,
): Promise<Exclude<Passage, { kind: 'probe' }>> {
  const now = platform.clock.now();
  const passage = passageThrough(await currentCircuit(platform, knowledge), now);
  if (passage.kind !== 'probe') return passage;
  const { count } = await platform.db.datevCircuit.updateMany({
    where: {
      environment: platform.settings.datev.environment,
      openUntil: { lte: now },
      OR: [{ probeUntil: null }, { probeUntil: { lte: now } }],
    },
    data: { probeUntil: new Date(now.getTime() + probeMs) },
  });
  if (count === 1) return { kind: 'free' };
  // Somebody else was faster: he probes, or has answered already.
  const after = passageThrough(remember(platform, await readCircuit(platform)), now);
  return after.kind === 'probe' ? { kind: 'closed', retryAfterMs: 0 } : after;
}

/** @param signal null: the call says nothing about DATEV's health; another one may probe */
async function noteSignal(platform: CircuitPlatform, signal: CircuitSignal | null): Promise<void> {
  const { environment } = platform.settings.datev;
  const circuit = await platform.db.$transaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO "DatevCircuit" ("environment") VALUES (${environment}) ON CONFLICT DO NOTHING`;
    await tx.$queryRaw`SELECT 1 FROM "DatevCircuit" WHERE "environment" = ${environment} FOR UPDATE`;
    const before = await readCircuit({ settings: platform.settings, db: tx });
    const after =
      signal === null ? { ...before, probeUntil: null } : nextCircuit(before, signal, platform.clock.now());
    await tx.datevCircuit.update({ where: { environment }, data: after });
    logChange(platform, before, after);
    return after;
  });
  remember(platform, circuit);
}

function logChange({ log, settings }: CircuitPlatform, before: Circuit, after: Circuit): void {
  const { environment } = settings.datev;
  const { failures, openUntil } = after;
  if (before.openUntil === null && openUntil !== null)
    log.warn({ environment, failures, openUntil }, 'circuit opened');
  if (before.openUntil !== null && openUntil === null) log.info({ environment }, 'circuit closed');
}

/** How a result teaches the breaker; null: it was not sent, or says nothing about DATEV's health. */
function signalOf(result: DxsoResult<unknown>): CircuitSignal | null {
  switch (result.kind) {
    case 'ok':
    case 'refused':
    case 'unreadable':
      return { type: 'answered' };
    case 'unavailable':
      return { type: 'failed', retryAfterMs: result.httpStatus === null ? null : result.retryAfterMs };
    case 'unclear':
      return { type: 'failed', retryAfterMs: null };
    case 'unauthorised':
      return null;
  }
}

/**
 * A client that asks nobody while the breaker is open: the call is answered as surely not executed, with the time until it
 * may be tried again (T7).
 */
export function withCircuit(platform: CircuitPlatform, client: DxsoClient): DxsoClient {
  async function call<T>(
    send: () => Promise<DxsoResult<T>>,
    knowledge: Knowledge = 'fresh',
  ): Promise<DxsoResult<T>> {
    const passage = await passThrough(platform, knowledge);
    if (passage.kind === 'closed') {
      return { kind: 'unavailable', httpStatus: null, retryAfterMs: passage.retryAfterMs };
    }
    const result = await send();
    const signal = signalOf(result);
    const known = readings.get(platform.db)?.circuit ?? closedCircuit;
    const isNews = known.openUntil !== null || known.failures > 0 || signal?.type === 'failed';
    if (isNews) await noteSignal(platform, signal);
    return result;
  }

  return {
    getClientBasics: (clientId) => call(() => client.getClientBasics(clientId)),
    createJob: (clientId, input) => call(() => client.createJob(clientId, input)),
    uploadFile: (clientId, jobId, file) => call(() => client.uploadFile(clientId, jobId, file), 'recent'),
    finaliseJob: (clientId, jobId) => call(() => client.finaliseJob(clientId, jobId)),
    getJobStatus: (clientId, jobId) => call(() => client.getJobStatus(clientId, jobId)),
    getProtocolEntries: (clientId, jobId) => call(() => client.getProtocolEntries(clientId, jobId)),
    deleteJob: (clientId, jobId) => call(() => client.deleteJob(clientId, jobId)),
  };
}
