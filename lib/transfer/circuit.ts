/** State of the breaker between us and one DATEV environment (T7). */
export interface Circuit {
  /** Failures in a row, over all companies and workers. */
  readonly failures: number;
  /** Until then nobody asks; null: closed. */
  readonly openUntil: Date | null;
  readonly openedAt: Date | null;
}

export const closedCircuit: Circuit = { failures: 0, openUntil: null, openedAt: null };

/** Failures in a row that open the breaker: more than one job's bad luck, less than a minute of hammering. */
const failuresToOpen = 8;
const shortestRestMs = 15_000;
const longestRestMs = 5 * 60_000;

export type CircuitSignal =
  | { readonly type: 'answered' }
  /** 429, 503, 5xx, time-out, broken connection. */
  | { readonly type: 'failed'; readonly retryAfterMs: number | null };

/** What a call teaches the breaker: any real answer closes it, refusals included. */
export function nextCircuit(circuit: Circuit, signal: CircuitSignal, now: Date): Circuit {
  if (signal.type === 'answered') return closedCircuit;
  const failures = circuit.failures + 1;
  if (failures < failuresToOpen) return { ...circuit, failures };
  const doublings = Math.min(failures - failuresToOpen, 10);
  const restMs = Math.min(longestRestMs, shortestRestMs * 2 ** doublings);
  const openUntil = new Date(
    now.getTime() + Math.max(restMs, Math.min(signal.retryAfterMs ?? 0, longestRestMs)),
  );
  return { failures, openUntil, openedAt: circuit.openedAt ?? now };
}

export type CircuitState = 'closed' | 'open' | 'half_open';

/** `half_open`: the rest is over, the next call decides. */
export function circuitState(circuit: Circuit, now: Date): CircuitState {
  if (circuit.openUntil === null) return 'closed';
  return circuit.openUntil > now ? 'open' : 'half_open';
}
