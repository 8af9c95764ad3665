/**
 * `npm run bench -- kills`: worker processes killed by SIGKILL at every boundary of a transfer and at random moments, with one,
 * two and four of them, against the local DATEV (T5). `FAULT_SEED=N` repeats the random moments, `-- kills 4` takes four workers only,
 * and `-- kills broken` kills workers that store DATEV's job id too late: it succeeds when that is noticed.
 */
import { randomInt } from 'node:crypto';
import { type KillReport, runKills } from '@/tests/faults/real/kill-run';
import { startTestServer } from '@/tests/support/database';

const seed = Number(process.env.FAULT_SEED ?? randomInt(1, 2 ** 30));
const [only] = process.argv
  .slice(2)
  .filter((word) => /^\d+$/.test(word))
  .map(Number);
const isBroken = process.argv.includes('broken');
/** Enough to come past the creation of a job. */
const fewKills = { boundaryKills: 30, randomKills: 0, freezes: 0 } as const;
const say = (line: string) => process.stdout.write(`${line}\n`);
const server = await startTestServer();
const reports: KillReport[] = [];
say(`Getötete Worker, FAULT_SEED=${seed}`);
try {
  for (const workers of isBroken ? [1] : only === undefined ? [1, 2, 4] : [only]) {
    const report = await runKills({
      serverUrl: server.url,
      seed,
      workers,
      ...(isBroken ? { isBroken, ...fewKills } : { boundaryKills: 200, randomKills: 30, freezes: 5 }),
      ...(process.env.FAULT_LOG ? { report: say } : {}),
    });
    reports.push(report);
    tell(workers, report);
  }
} finally {
  await server.release();
}
if (isBroken) {
  const [noticed] = reports.flatMap(({ complaints }) => complaints);
  say(noticed === undefined ? 'A broken rule was NOT noticed' : `The broken rule was noticed: ${noticed}`);
  process.exit(noticed === undefined ? 1 : 0);
}
const kills = reports.reduce((sum, report) => sum + report.boundaries.length + report.randomKills, 0);
const violations = reports.reduce((sum, report) => sum + report.complaints.length, 0);
say(`${kills} kills, ${violations} violations`);
process.exit(violations === 0 ? 0 : 1);

function tell(workers: number, report: KillReport): void {
  say(
    `${workers} worker: ${report.boundaries.length} kills at boundaries, ${report.randomKills} at random, ` +
      `${report.freezes} frozen; ${report.transfers} transfers, ${report.documents} documents: ` +
      `${report.arrived} arrived once, ${report.held} held, ${report.complaints.length} violations; at DATEV ` +
      `${report.finalisedJobs} finalised, ${report.deletedJobs} deleted, ${report.explainedOrphans} open and explained; ` +
      `${report.restarts} restarts; ${report.seconds.toFixed(0)} s`,
  );
  for (const hold of report.holds) say(`  held: ${hold}`);
  for (const complaint of report.complaints.slice(0, 20)) say(`  VIOLATION ${complaint}`);
}
