import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryAt } from '@/lib/transfer/backoff';
import { circuitState, closedCircuit, nextCircuit } from '@/lib/transfer/circuit';
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
  const afterFailures = (count: number) =>
    Array.from({ length: count }).reduce<typeof closedCircuit>(
      (circuit) => nextCircuit(circuit, failed, noon),
      closedCircuit,
    );

  it('stays closed for a few failures', () => {
    expect(circuitState(afterFailures(7), noon)).toBe('closed');
  });

  it('opens after eight in a row and rests longer each time', () => {
    expect(circuitState(afterFailures(8), noon)).toBe('open');
    const rest = (count: number) => (afterFailures(count).openUntil?.getTime() ?? 0) - noon.getTime();
    expect(rest(8)).toBe(15_000);
    expect(rest(9)).toBe(30_000);
    expect(rest(40)).toBe(5 * minute);
  });

  it('lets a call through when the rest is over, and closes on any real answer', () => {
    const open = afterFailures(8);
    const rested = new Date(noon.getTime() + 15_001);
    expect(circuitState(open, rested)).toBe('half_open');
    expect(nextCircuit(open, { type: 'answered' }, rested)).toEqual(closedCircuit);
  });

  it('rests as long as DATEV asks', () => {
    const open = nextCircuit(afterFailures(7), { type: 'failed', retryAfterMs: 2 * minute }, noon);
    expect(open.openUntil).toEqual(new Date(noon.getTime() + 2 * minute));
  });
});
