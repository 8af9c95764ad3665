import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createProcesses, exitCodeFor } from '@/scripts/processes';

const children: ChildProcess[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** A process that says when it listens to signals, and what it does on one. */
async function start(onSignal: string) {
  const processes = createProcesses({ quiet: true });
  const child = processes.start('child', [
    '-e',
    `process.on('SIGTERM', () => { ${onSignal} }); setInterval(() => {}, 1000); console.log('ready')`,
  ]);
  children.push(child);
  if (child.stdout) await once(child.stdout, 'data');
  return { processes, child };
}

const isAlive = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && signalCode === null;

describe('a process that is told to stop (O2)', () => {
  it('ends in its own way, and the command with 0', async () => {
    const { processes, child } = await start('process.exit(143)');
    await processes.stop();
    expect(child.signalCode).toBeNull();
    expect(exitCodeFor(child)).toBe(0);
  });

  it('is killed when it has not ended after 25 seconds, and the command ends with 1', async () => {
    const { processes, child } = await start("console.log('not yet')");
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const stopped = processes.stop();
    if (child.stdout) await once(child.stdout, 'data');
    await vi.advanceTimersByTimeAsync(24_900);
    expect(isAlive(child)).toBe(true);
    await vi.advanceTimersByTimeAsync(200);
    await stopped;
    expect(child.signalCode).toBe('SIGKILL');
    expect(exitCodeFor(child)).toBe(1);
  });

  it('that ends with an error of its own hands it on', async () => {
    const child = spawn(process.execPath, ['-e', 'process.exit(7)']);
    await once(child, 'exit');
    expect(exitCodeFor(child)).toBe(7);
  });
});
