/** State of the breaker between us and one DATEV environment (T7). */
export interface Circuit {
  /** Failures in a row, over all companies and workers. */
  readonly failures: number;
  /** Until then nobody asks; null: closed. */
  readonly openUntil: Date | null;
  readonly openedAt: Date | null;
  /** Until then somebody's call is the one that decides; null: nobody's. */
  readonly probeUntil: Date | null;
}

export const closedCircuit: Circuit = { failures: 0, openUntil: null, openedAt: null, probeUntil: null };

/** Failures in a row that open the breaker: more than one job's bad luck, less than a minute of hammering. */
const failuresToOpen = 8;
const shortestRestMs = 15_000;
const longestRestMs = 5 * 60_000;

export type CircuitSignal =
  | { readonly type: 'answered' }
  /** 429, 503, 5xx, time-out, broken connection. `retryAfterMs`: DATEV's own word on how long. */
  | { readonly type: 'failed'; readonly retryAfterMs: number | null };

/**
 * What a call teaches the breaker: any real answer closes it, refusals included. A `Retry-After` opens it at once: the limit
 * is the application's, so whoever else asks meanwhile only adds to the errors.
 */
export function nextCircuit(circuit: Circuit, signal: CircuitSignal, now: Date): Circuit {
  const asked = signal.type === 'failed' ? Math.min(signal.retryAfterMs ?? 0, longestRestMs) : 0;
  if (circuitState(circuit, now) === 'open') return stayOpen(circuit, asked, now);
  if (signal.type === 'answered') return closedCircuit;
  const failures = circuit.failures + 1;
  const rest = Math.max(asked, restAfter(failures));
  if (rest === 0) return { ...circuit, failures };
  return {
    failures,
    openUntil: new Date(now.getTime() + rest),
    openedAt: circuit.openedAt ?? now,
    probeUntil: null,
  };
}

/** Answers to what was under way when the breaker opened: neither a good sign nor one failure more. */
function stayOpen(circuit: Circuit, askedMs: number, now: Date): Circuit {
  const until = Math.max(circuit.openUntil?.getTime() ?? 0, now.getTime() + askedMs);
  return { ...circuit, openUntil: new Date(until) };
}

/** 0 as long as failures may be chance; then doubled with each one that follows. */
function restAfter(failures: number): number {
  if (failures < failuresToOpen) return 0;
  const doublings = Math.min(failures - failuresToOpen, 10);
  return Math.min(longestRestMs, shortestRestMs * 2 ** doublings);
}

export type CircuitState = 'closed' | 'open' | 'half_open';

/** `half_open`: the rest is over, one call decides for all. */
export function circuitState(circuit: Circuit, now: Date): CircuitState {
  if (circuit.openUntil === null) return 'closed';
  return circuit.openUntil > now ? 'open' : 'half_open';
}

/** How long the deciding call has the field to itself; longer than it takes anybody else may try. */
export const probeMs = 60_000;

/** Who meets somebody else's deciding call looks again so much later. */
const afterProbeMs = 2_000;

/** Whether a call may go out now; `probe`: only one of all workers, see `circuit-store.ts`. */
export type Passage =
  | { readonly kind: 'free' }
  | { readonly kind: 'probe' }
  | { readonly kind: 'closed'; readonly retryAfterMs: number };

export function passageThrough(circuit: Circuit, now: Date): Passage {
  if (circuit.openUntil === null) return { kind: 'free' };
  if (circuit.openUntil > now) {
    return { kind: 'closed', retryAfterMs: circuit.openUntil.getTime() - now.getTime() };
  }
  const isProbed = circuit.probeUntil !== null && circuit.probeUntil > now;
  return isProbed ? { kind: 'closed', retryAfterMs: afterProbeMs } : { kind: 'probe' };
}
