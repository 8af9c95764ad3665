import { randomInt } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import { runNetwork } from '@/tests/faults/real/network-run';

/** `npm run bench -- network` sends more, for longer. */
const seed = Number(process.env.FAULT_SEED ?? randomInt(1, 2 ** 30));

describe('connections that swallow, delay, truncate and reset (T5, T7)', () => {
  it(`lose nothing and double nothing, to DATEV and to PostgreSQL (FAULT_SEED=${seed})`, async () => {
    const report = await runNetwork({
      serverUrl: inject('databaseServerUrl'),
      seed,
      workers: 2,
      transfers: 24,
      datevRate: 0.04,
      databaseRate: 0.0015,
      stormMs: 25_000,
    });
    expect(report.complaints).toEqual([]);
    expect(report.holds).toEqual([]);
    expect(report.arrived).toBe(48);
    expect(report.endedWorkers).toBe(0);
    // Good weather would prove nothing.
    expect(report.atDatev).not.toBe('nothing');
    expect(report.atDatabase).not.toBe('nothing');
  }, 360_000);
});
