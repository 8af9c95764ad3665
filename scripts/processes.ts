import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Children of a command; all of them end with it. */
export interface Processes {
  /** Starts a Node script (through tsx) or a program; its lines appear with its name in front. */
  start(name: string, args: readonly string[], env?: Record<string, string>): ChildProcess;
  /** Ends all, politely first. */
  stop(): Promise<void>;
}

/** Less than the thirty seconds that whoever stops us is asked to wait (docs/operations.md). */
const politeMs = 25_000;

/** @param quiet names whose lines are shown only when they end with an error */
export function createProcesses(options: { quiet?: boolean } = {}): Processes {
  const children = new Map<string, ChildProcess>();
  let isStopping = false;
  return {
    start(name, args, env = {}) {
      const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      children.set(name, child);
      const kept: string[] = [];
      for (const stream of [child.stdout, child.stderr]) {
        createInterface({ input: stream }).on('line', (line) => {
          if (!options.quiet) process.stdout.write(`${name.padEnd(8)}│ ${line}\n`);
          else if (kept.push(line) > 200) kept.shift();
        });
      }
      child.on('exit', (code) => {
        children.delete(name);
        if (!isStopping && code !== 0)
          process.stderr.write(`${name} endete mit ${code}:\n${kept.join('\n')}\n`);
      });
      return child;
    },
    async stop() {
      isStopping = true;
      await Promise.all([...children.values()].map(endProcess));
    },
  };
}

function endProcess(child: ChildProcess): Promise<void> {
  return new Promise((ended) => {
    if (child.exitCode !== null || child.signalCode !== null) return ended();
    const impatience = setTimeout(() => child.kill('SIGKILL'), politeMs);
    child.once('exit', () => {
      clearTimeout(impatience);
      ended();
    });
    child.kill('SIGTERM');
  });
}

/** Next's way to say that it ended in order by SIGINT or SIGTERM. */
const orderlyCodes = [130, 143];

/** Exit code of a command that only stands for this child, which has ended: 0 after an orderly end. */
export function exitCodeFor({ exitCode }: ChildProcess): number {
  if (exitCode === null) return 1; // it had to be killed
  return orderlyCodes.includes(exitCode) ? 0 : exitCode;
}

/** Waits until an address answers with a status below 500. */
export async function waitForAnswer(url: string, timeoutMs: number, child?: ChildProcess): Promise<void> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    if (child && child.exitCode !== null) throw new Error(`${url}: der Prozess ist beendet`);
    const answered = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(20_000) }).then(
      ({ status }) => status < 500,
      () => false,
    );
    if (answered) return;
    if (Date.now() > end) throw new Error(`${url} antwortet nicht`);
    await new Promise((wake) => setTimeout(wake, 200));
  }
}

/** Resolves when the person presses Ctrl-C or the machine says stop. */
export function untilStopped(): Promise<void> {
  return new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop());
  });
}

/** Arguments that run a TypeScript file. */
export function typescript(file: string, ...args: string[]): string[] {
  return ['--import', 'tsx', file, ...args];
}

/** Next.js by its own program. */
export function next(...args: string[]): string[] {
  return ['node_modules/next/dist/bin/next', ...args];
}
