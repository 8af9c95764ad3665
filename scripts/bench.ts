/**
 * `npm run bench`: all measurements as ratios, one after the other, each in a process of its own; a table at the end.
 * `npm run bench -- NAME [options]`: one of them (any file of scripts/bench). Options go through, e.g. `growth --full`.
 *
 * Exit code 0 only if every target is kept.
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { createInterface } from 'node:readline';
import { type BenchRow, isKept, readRow, tableOf } from './bench/support/report';

/** The table, in this order; the others run by name only. */
const tableBenches = [
  'invoices',
  'e-invoices',
  'gets',
  'click',
  'transfer',
  'workers',
  'memory',
  'growth',
  'general-data',
  'javascript',
];

const [name, ...options] = process.argv.slice(2);
const known = readdirSync('scripts/bench')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));
if (name !== undefined && !known.includes(name)) {
  process.stderr.write(`Es gibt: ${known.join(', ')}\n`);
  process.exit(2);
}
const rows: BenchRow[] = [];
let exitCode = 0;
for (const bench of name === undefined ? tableBenches : [name]) {
  if (name === undefined) process.stdout.write(`\n── ${bench} ──\n`);
  const code = await run(bench, name === undefined ? [] : options);
  exitCode ||= code;
}
if (rows.length > 0) {
  process.stdout.write(`\n${tableOf(rows)}\n\n`);
  const load = loadavg()[0]?.toFixed(1).replace('.', ',');
  process.stdout.write(`${cpus().length} Kerne, Node ${process.versions.node}, Last ${load}\n`);
  if (!rows.every(isKept)) exitCode = 1;
}
process.exitCode = exitCode;

/** Runs a bench and collects its rows; everything else it says appears as it is. */
async function run(bench: string, args: readonly string[]): Promise<number> {
  const flags = ['--disable-warning=ExperimentalWarning', '--expose-gc', '--import', 'tsx'];
  const child = spawn(process.execPath, [...flags, `scripts/bench/${bench}.ts`, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const row = readRow(line);
    if (row) rows.push(row);
    else process.stdout.write(`${line}\n`);
  });
  return await new Promise((ended) => child.on('close', (code) => ended(code ?? 1)));
}
