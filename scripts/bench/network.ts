/**
 * `npm run bench -- network [TRANSFERS]`: transfers through proxies that swallow, delay, truncate and reset connections between
 * workers and DATEV and between workers and PostgreSQL (T5). `FAULT_SEED=N` repeats the choices.
 */
import { randomInt } from 'node:crypto';
import { runNetwork } from '@/tests/faults/real/network-run';
import { startTestServer } from '@/tests/support/database';
import { reportRow, say } from './support/report';

const seed = Number(process.env.FAULT_SEED ?? randomInt(1, 2 ** 30));
const transfers = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 200);
const server = await startTestServer();
say(`Schlechtes Netz, FAULT_SEED=${seed}`);
let violations = 0;
try {
  const report = await runNetwork({
    serverUrl: server.url,
    seed,
    workers: 2,
    transfers,
    datevRate: 0.04,
    databaseRate: 0.002,
    stormMs: 5 * 60_000,
  });
  say(`to DATEV: ${report.atDatev}`);
  say(`to PostgreSQL: ${report.atDatabase}`);
  say(
    `${report.transfers} transfers, ${report.documents} documents: ${report.arrived} arrived once, ${report.held} held; ` +
      `at DATEV ${report.finalisedJobs} finalised, ${report.deletedJobs} deleted, ${report.explainedOrphans} open and ` +
      `explained; ${report.restarts} restarts, ${report.endedWorkers} workers ended; ${report.seconds.toFixed(0)} s`,
  );
  for (const hold of report.holds) say(`  held: ${hold}`);
  for (const complaint of report.complaints.slice(0, 20)) say(`  VIOLATION ${complaint}`);
  violations = report.complaints.length + report.endedWorkers;
} finally {
  await server.release();
}
reportRow({
  what: `${transfers} Übertragungen über ein schlechtes Netz`,
  measured: `FAULT_SEED=${seed}`,
  bound: 'nichts verloren, nichts doppelt',
  value: violations,
  unit: 'Verletzungen',
  target: 0,
});
process.exit(violations === 0 ? 0 : 1);
