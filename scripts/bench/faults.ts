/**
 * `npm run bench -- faults [SCHEDULES]`: random schedules of crashes, lost answers, delays and several workers over the real
 * transfer steps, with a played clock (T5). `FAULT_SEED=N` repeats a run; without it each run plays new schedules.
 */
import { randomInt } from 'node:crypto';
import { playMany, weatherNames } from '@/tests/faults/schedules/play-many';
import { Tally } from '@/tests/faults/schedules/tally';

const schedules = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 100_000);
const firstSeed = Number(process.env.FAULT_SEED ?? randomInt(1, 2 ** 30));
const each = Math.ceil(schedules / weatherNames.length);
const all = new Tally();
const complaints: string[] = [];

process.stdout.write(`Fehlerpläne: ${each * weatherNames.length}, FAULT_SEED=${firstSeed}\n`);
for (const weather of weatherNames) {
  const began = performance.now();
  const played = await playMany(weather, firstSeed, each);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  complaints.push(...played.complaints);
  all.addAll(played.tally);
  process.stdout.write(
    `  ${weather.padEnd(26)} seeds ${firstSeed}–${firstSeed + each - 1}: ${played.complaints.length} violations, ${seconds} s\n`,
  );
}
process.stdout.write('What happened in them:\n');
for (const [name, times] of all.entries()) process.stdout.write(`  ${String(times).padStart(9)} ${name}\n`);
for (const complaint of complaints.slice(0, 20)) process.stdout.write(`VIOLATION ${complaint}\n`);
process.exitCode = complaints.length === 0 ? 0 : 1;
