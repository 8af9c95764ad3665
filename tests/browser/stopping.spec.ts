import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { freePort } from '../../scripts/database/embedded';
import { typescript, waitForAnswer } from '../../scripts/processes';
import { createTestDatabase } from '../support/database';
import { expect, test } from './support/test';

test('SIGTERM to `npm start`: open requests are answered, new ones refused, the end is orderly (O2)', async ({
  stack: { env, databaseUrl },
}) => {
  const database = await createTestDatabase(databaseUrl);
  const port = await freePort();
  const web = spawn(process.execPath, typescript('scripts/start-web.ts'), {
    env: {
      ...process.env,
      ...env,
      DATABASE_URL: database.url,
      PORT: String(port),
      APP_URL: `http://localhost:${port}`,
    },
    stdio: 'ignore',
  });
  const watcher = new Client({ connectionString: database.url });
  const proxy = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    await waitForAnswer(`http://localhost:${port}/api/health/ready`, 60_000, web);
    await watcher.connect();
    await watcher.query('BEGIN');
    await watcher.query('LOCK TABLE "TransferJob" IN ACCESS EXCLUSIVE MODE');
    const open = ask(port, '/api/metrics', proxy, {
      authorization: `Bearer ${createHmac('sha256', env['AUTH_SECRET'] ?? '')
        .update('metrics')
        .digest('hex')}`,
    });
    await expect.poll(async () => await countOf(watcher, `wait_event_type = 'Lock'`)).toBeGreaterThan(0);

    const ended = once(web, 'exit');
    web.kill('SIGTERM');
    await expect.poll(async () => await refused(port)).toBe(true);
    expect(hasEnded(web), 'the open request is waited for').toBe(false);
    await watcher.query('ROLLBACK');
    const answer = await open;
    expect(answer.statusCode).toBe(200);
    expect(await text(answer)).toContain('belegbote_waiting_jobs 0');
    // A proxy goes on using its connection as long as nobody tells it to stop: then the process would never end.
    expect(answer.headers.connection).toBe('close');
    await expect(ask(port, '/api/health/live', proxy)).rejects.toThrow('ECONNREFUSED');

    const start = performance.now();
    expect(await ended).toEqual([0, null]);
    expect(performance.now() - start).toBeLessThan(20_000);
    // PostgreSQL notices a moment later that somebody has left.
    await expect.poll(() => countOf(watcher, `application_name LIKE 'belegbote%'`)).toBe(0);
  } finally {
    proxy.destroy();
    await watcher.end();
    if (!hasEnded(web)) web.kill('SIGKILL');
    await database.drop();
  }
});

async function ask(
  port: number,
  path: string,
  agent: Agent,
  headers: Record<string, string> = {},
): Promise<IncomingMessage> {
  return await new Promise((answered, failed) => {
    get({ host: 'localhost', port, path, agent, headers }, answered).once('error', failed);
  });
}

async function refused(port: number): Promise<boolean> {
  return await fetch(`http://localhost:${port}/api/health/ready`, { headers: { connection: 'close' } }).then(
    () => false,
    () => true,
  );
}

async function countOf(client: Client, condition: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND ${condition}`,
  );
  return rows[0]?.count ?? 0;
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
