import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** Clock ticks of Linux a second, as `/proc` counts them. */
const ticksPerSecond = 100;

/** Seconds of CPU a process has used so far; 0 where the system does not tell or the process is gone. */
export function cpuSeconds(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / ticksPerSecond;
  } catch {
    return 0;
  }
}

/** Seconds all cores were at work, for whomever; 0 where the system does not tell. */
export function busySeconds(): number {
  return cpus().reduce((sum, { times }) => sum + times.user + times.sys + times.nice + times.irq, 0) / 1000;
}
