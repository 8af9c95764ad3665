import { describe, expect, inject, it } from 'vitest';
import { runTokens } from '@/tests/faults/real/token-run';

describe('64 transfers at once in four worker processes (C7)', () => {
  it('renew a token that ends meanwhile exactly once, and spend no refresh token twice', async () => {
    const report = await runTokens({ serverUrl: inject('databaseServerUrl'), workers: 4, transfers: 64 });
    expect(report.underWay).toBe(64);
    expect(report.tokens).toMatchObject({ refreshes: 1, refreshTokensReused: 0, signIns: 0, revocations: 0 });
    // Without a refusal the token would not have ended while it was needed.
    expect(report.refusals).toBeGreaterThan(0);
    expect(report.grantsEnded).toBe(0);
    expect(report.complaints).toEqual([]);
    expect(report.arrived).toBe(64);
    expect(report.finalisedJobs).toBe(64);
  }, 240_000);
});
