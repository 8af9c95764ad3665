import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { plainNode } from '@/worker/program';

export interface HerdOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly concurrency?: number;
  readonly leaseSeconds?: number;
  /** Its mortal workers break a rule on purpose. */
  readonly isBroken?: boolean;
}

export interface WorkerProcess {
  readonly pid: number;
  /** Boundary at which it has ended itself. */
  readonly diedAt: () => string | null;
  readonly hasEnded: () => boolean;
  kill(): Promise<void>;
  /** Stops it for a while, as a machine that sleeps or swaps does; it wakes up believing in its leases. */
  freeze(milliseconds: number): Promise<void>;
  /** SIGTERM: hands its work back. */
  dismiss(): Promise<void>;
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

/** A run that ends with an error leaves no worker behind. */
const living = new Set<Child>();
process.once('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});

/** Where a process ends itself: at the first boundary that is not among these, after skipping some. */
export interface Mortality {
  readonly survived: ReadonlySet<string>;
  readonly skip: number;
}

/** Starts a worker process and waits until it works. */
export async function startWorkerProcess(
  options: HerdOptions,
  mortality: Mortality | null = null,
): Promise<WorkerProcess> {
  const child = spawn(process.execPath, programOf(options, mortality), {
    env: { ...process.env, NODE_OPTIONS: '', ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  living.add(child);
  child.once('close', () => living.delete(child));
  const complaints: string[] = [];
  child.stderr.on('data', (text) => complaints.push(String(text)));
  let lastWords: string | null = null;
  // `close` comes after the last words have been read, `exit` may come before.
  const exited = once(child, 'close');
  await new Promise<void>((ready, failed) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line === 'ready') ready();
      else if (line.startsWith('dies ')) lastWords = line.slice(5);
      else if (process.env.FAULT_LOG) process.stderr.write(`${child.pid} ${line}\n`);
    });
    child.once('error', failed);
    // A mortal worker may take a job and die of it before it has said that it is ready.
    child.once('close', () =>
      lastWords === null ? failed(new Error(`a worker did not start: ${complaints.join('')}`)) : ready(),
    );
  });
  return {
    pid: child.pid ?? 0,
    diedAt: () => lastWords,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    kill: () => end(child, exited, 'SIGKILL'),
    dismiss: () => end(child, exited, 'SIGTERM'),
    async freeze(milliseconds) {
      child.kill('SIGSTOP');
      await new Promise((wake) => setTimeout(wake, milliseconds));
      child.kill('SIGCONT');
    },
  };
}

function programOf(options: HerdOptions, mortality: Mortality | null): string[] {
  return plainNode(
    'tests/faults/real/worker-process.ts',
    '--concurrency',
    String(options.concurrency ?? 1),
    '--lease-seconds',
    String(options.leaseSeconds ?? 3),
    ...(mortality === null
      ? []
      : ['--survived', JSON.stringify([...mortality.survived]), '--skip', String(mortality.skip)]),
    ...(options.isBroken ? ['--broken'] : []),
  );
}

async function end(child: Child, exited: Promise<unknown>, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  await exited;
}
