import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { environmentOf, type Scene } from './scene';

/** A second process on the same database and the same DATEV. */
export interface OtherProcess {
  readonly process: ChildProcessWithoutNullStreams;
  begin(): void;
  /** Kinds of its results. */
  results(): Promise<string[]>;
  kill(): Promise<void>;
}

export async function startOtherProcess(
  scene: Scene,
  companyId: string,
  calls: number,
): Promise<OtherProcess> {
  const { settings } = scene.platform;
  const tokenKeys = settings.tokenKeys.map(({ id, key }) => `${id}:${key.toString('base64')}`).join(',');
  const program = fileURLToPath(new URL('./other-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, companyId, String(calls)], {
    env: {
      ...process.env,
      ...environmentOf(scene.datev),
      DATABASE_URL: settings.databaseUrl,
      TOKEN_KEYS: tokenKeys,
      LOG_LEVEL: 'silent',
    },
  });
  const faults: string[] = [];
  child.stderr.on('data', (text) => faults.push(String(text)));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async () => {
    const line = await lines.next();
    if (line.done) throw new Error(`the other process ended: ${faults.join('')}`);
    return line.value;
  };
  if ((await nextLine()) !== 'ready') throw new Error('unexpected first line');
  return {
    process: child,
    begin: () => void child.stdin.write('go\n'),
    results: async () => JSON.parse(await nextLine()),
    async kill() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
