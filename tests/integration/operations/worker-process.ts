import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { freePort } from '@/scripts/database/embedded';
import { workerProgram } from '@/worker/program';
import { environmentOf, type Scene } from '../connection/scene';

/** A worker as production runs it: `worker/main.ts` in a process of its own. */
export interface WorkerProcess {
  readonly child: ChildProcess;
  /** Everything it wrote. */
  output(): string;
  /** GET on its health server; 0 when nobody answers. */
  ask(path: string): Promise<{ status: number; body: string }>;
  /** Sends the signal and waits for the end. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<{ code: number | null; afterMs: number }>;
}

export async function startWorkerProcess(scene: Scene, ...flags: string[]): Promise<WorkerProcess> {
  const { settings } = scene.platform;
  const tokenKeys = settings.tokenKeys.map(({ id, key }) => `${id}:${key.toString('base64')}`).join(',');
  const port = await freePort();
  const child = spawn(process.execPath, workerProgram('--health-port', String(port), ...flags), {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      ...environmentOf(scene.datev),
      DATABASE_URL: settings.databaseUrl,
      TOKEN_KEYS: tokenKeys,
      LOG_LEVEL: 'info',
      ...(settings.smtpUrl === null ? {} : { SMTP_URL: settings.smtpUrl }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', (line) => lines.push(line));
  }
  const output = () => lines.join('\n');
  const ask = async (path: string) =>
    await fetch(`http://127.0.0.1:${port}${path}`).then(
      async (response) => ({ status: response.status, body: await response.text() }),
      () => ({ status: 0, body: '' }),
    );
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`the worker ended: ${output()}`);
    return (await ask('/ready')).status === 200;
  });
  return {
    child,
    output,
    ask,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return { code: child.exitCode, afterMs: 0 };
      const start = performance.now();
      const ended = once(child, 'exit');
      child.kill(signal);
      const [code] = await ended;
      return { code: typeof code === 'number' ? code : null, afterMs: performance.now() - start };
    },
  };
}

export async function until(condition: () => Promise<boolean>, milliseconds = 30_000): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error('not in time');
    await new Promise((wake) => setTimeout(wake, 25));
  }
}
