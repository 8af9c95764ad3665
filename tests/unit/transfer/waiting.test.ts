import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryAt } from '@/lib/transfer/backoff';
import { circuitState, closedCircuit, nextCircuit, passageThrough, probeMs } from '@/lib/transfer/circuit';
import { firstPollAt, mostGets, mostPolls, nextPollAt, paceOf } from '@/lib/transfer/poll-schedule';
import { noon } from './situations';

const minute = 60_000;

/** Minutes after finalising at which a job that never ends is asked for. */
function pollMinutes(environment: 'production' | 'sandbox'): number[] {
  const pace = paceOf(environment);
  const asked: number[] = [];
  let at: Date | null = firstPollAt(noon, pace);
  for (let polls = 1; at !== null; polls += 1) {
    asked.push((at.getTime() - noon.getTime()) / minute);
    at = nextPollAt(at, polls, polls, pace);
  }
  return asked;
}

describe('polling (T8)', () => {
  it('asks after 1, 3, 7, 15, 30, 90 minutes, 7.5 hours and a day, then stops', () => {
    expect(pollMinutes('production')).toEqual([1, 3, 7, 15, 30, 90, 450, 1440]);
  });

  it('stays within ten GETs with check and protocol', () => {
    expect(mostPolls + 2).toBeLessThanOrEqual(mostGets);
  });

  it('stops early when other GETs have used the budget', () => {
    expect(nextPollAt(noon, 1, mostGets - 1, paceOf('production'))).toBeNull();
  });

  it("asks DATEV's sandbox after ten seconds: its status stands at once", () => {
    expect(pollMinutes('sandbox')[0]).toBeCloseTo(1 / 6);
  });
});

describe('back-off (T7)', () => {
  const pace = paceOf('production');
  const waited = (attempts: number, random: number, retryAfter: number | null = null) =>
    retryAt(noon, attempts, pace, random, retryAfter).getTime() - noon.getTime();

  it('grows, has jitter, and is capped', () => {
    expect(waited(0, 0)).toBe(1_000);
    expect(waited(0, 0.999)).toBeGreaterThan(1_900);
    expect(waited(3, 0)).toBe(8_000);
    expect(waited(50, 0.5)).toBeLessThanOrEqual(pace.backoffCapMs);
  });

  it('is never earlier than Retry-After, and never believes more than an hour', () => {
    fc.assert(
      fc.property(
        fc.nat(20),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.nat(10 ** 9),
        (attempts, random, ms) => {
          const wait = waited(attempts, random, ms);
          expect(wait).toBeGreaterThanOrEqual(Math.min(ms, 60 * minute));
          expect(wait).toBeLessThanOrEqual(60 * minute);
        },
      ),
    );
  });
});

describe('circuit breaker (T7)', () => {
  const failed = { type: 'failed', retryAfterMs: null } as const;
  const later = (milliseconds: number) => new Date(noon.getTime() + milliseconds);
  const afterFailures = (count: number) =>
    Array.from({ length: count }).reduce<typeof closedCircuit>(
      (circuit) => nextCircuit(circuit, failed, noon),
      closedCircuit,
    );
  /** Opened, and failed again at the end of each rest. */
  const restOf = (rests: number) => {
    let circuit = afterFailures(8);
    let at = noon;
    for (let count = 1; count < rests; count += 1) {
      at = circuit.openUntil ?? at;
      circuit = nextCircuit(circuit, failed, at);
    }
    return (circuit.openUntil?.getTime() ?? 0) - at.getTime();
  };

  it('stays closed for a few failures', () => {
    expect(circuitState(afterFailures(7), noon)).toBe('closed');
  });

  it('opens after eight in a row and rests longer each time', () => {
    expect(circuitState(afterFailures(8), noon)).toBe('open');
    expect([restOf(1), restOf(2), restOf(3), restOf(30)]).toEqual([15_000, 30_000, 60_000, 5 * minute]);
  });

  it('takes a burst of failures that were under way together for one', () => {
    expect(afterFailures(40).openUntil).toEqual(later(15_000));
  });

  it('lets one call decide when the rest is over; another one may when that one never answers', () => {
    const open = afterFailures(8);
    const rested = later(15_001);
    expect(passageThrough(open, later(5_000))).toEqual({ kind: 'closed', retryAfterMs: 10_000 });
    expect(circuitState(open, rested)).toBe('half_open');
    expect(passageThrough(open, rested)).toEqual({ kind: 'probe' });
    const probed = { ...open, probeUntil: new Date(rested.getTime() + probeMs) };
    expect(passageThrough(probed, rested)).toMatchObject({ kind: 'closed' });
    expect(passageThrough(probed, new Date(rested.getTime() + probeMs))).toEqual({ kind: 'probe' });
  });

  it('closes on any real answer after the rest, not on one that was under way before', () => {
    const open = afterFailures(8);
    expect(nextCircuit(open, { type: 'answered' }, later(15_001))).toEqual(closedCircuit);
    expect(nextCircuit(open, { type: 'answered' }, later(1_000))).toEqual(open);
  });

  it('rests at once, and as long as DATEV asks, when DATEV names a time', () => {
    const asked = (circuit: typeof closedCircuit, seconds: number, now: Date) =>
      nextCircuit(circuit, { type: 'failed', retryAfterMs: seconds * 1000 }, now).openUntil;
    expect(asked(closedCircuit, 20, noon)).toEqual(later(20_000));
    expect(asked(afterFailures(7), 120, noon)).toEqual(later(2 * minute));
    // A gateway that says "tomorrow" does not stop us for a day.
    expect(asked(closedCircuit, 86_400, noon)).toEqual(later(5 * minute));
    expect(asked(afterFailures(8), 60, later(1_000))).toEqual(later(61_000));
  });
});
