import { randomInt } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import { runKills } from '@/tests/faults/real/kill-run';

/** `FAULT_SEED=N` repeats the choices; `npm run bench -- kills` kills some hundred, at every boundary. */
const seed = Number(process.env.FAULT_SEED ?? randomInt(1, 2 ** 30));

describe('worker processes killed by SIGKILL (T5)', () => {
  it(`loses nothing and sends nothing twice, whenever they die (FAULT_SEED=${seed})`, async () => {
    const report = await runKills({
      serverUrl: inject('databaseServerUrl'),
      seed,
      workers: 2,
      boundaryKills: 12,
      mostSkipped: 60,
      randomKills: 6,
      freezes: 1,
    });
    expect(report.complaints).toEqual([]);
    expect(report.holds).toEqual([]);
    // Several may have died by the time somebody looks.
    expect(report.boundaries.length).toBeGreaterThanOrEqual(12);
    expect(report.arrived).toBe(report.documents);
    expect(report.documents).toBeGreaterThan(6);
  }, 420_000);

  it('complains when a rule is broken: the job id stored only with the first file', async () => {
    const report = await runKills({
      serverUrl: inject('databaseServerUrl'),
      seed,
      workers: 1,
      boundaryKills: 20,
      randomKills: 0,
      freezes: 0,
      isBroken: true,
    });
    expect(report.complaints.join('\n')).toContain('open jobs at DATEV that nobody explains');
  }, 420_000);
});
