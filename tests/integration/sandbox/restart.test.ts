import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as oidc from 'openid-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startLocalDatev } from '@/sandbox/local-datev';
import { Caller, signIn, thisMonth } from './datev-session';
import { archiveXml } from './package';

let dataFolder: string;

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'local-datev-'));
});
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

it('keeps tokens, keys, jobs and files through a restart (O3)', async () => {
  const before = await startLocalDatev({ dataFolder, manner: 'live', processingMs: 0 });
  const port = Number(new URL(before.baseUrl).port);
  const { tokens, config } = await signIn(before);
  const first = new Caller(before, tokens.access_token);
  const { path, id } = await first.openJob();
  await first.upload(path, 'document.xml', archiveXml([]));
  const open = await first.openJob();
  await first.finalise(path);
  const result = await (await first.get(`${path}/protocol-entries`)).json();
  await before.close();
  await wait(50); // until fetch has noticed that its kept connections are closed

  const after = await startLocalDatev({ dataFolder, port });
  try {
    const second = new Caller(after, tokens.access_token);
    expect(await (await second.get(path)).json()).toEqual({ id, status: 3 });
    expect(await (await second.get(`${path}/protocol-entries`)).json()).toEqual(result);
    expect((await second.get(open.path)).status).toBe(200);
    expect((await fetch(`${after.controlUrl}/jobs/${id}/files/document.xml`)).status).toBe(200);
    const next = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect((await new Caller(after, next.access_token).get('/clients/455148-1')).status).toBe(200);
    expect(after.signIn.tokens.counts).toMatchObject({ signIns: 1, refreshes: 1 });
  } finally {
    await after.close();
  }
});

it('ends processing that a restart interrupted', async () => {
  const before = await startLocalDatev({ dataFolder, manner: 'live', processingMs: 200 });
  const { tokens } = await signIn(before);
  const { path, id } = await new Caller(before, tokens.access_token).openJob();
  await new Caller(before, tokens.access_token).finalise(path);
  await before.close();

  const after = await startLocalDatev({ dataFolder });
  try {
    await expect
      .poll(async () => (await new Caller(after, tokens.access_token).get(path)).json(), { timeout: 5_000 })
      .toEqual({ id, status: 3 });
  } finally {
    await after.close();
  }
});

it('runs as a process of its own, prints its addresses and survives being killed (O3)', async () => {
  const first = await startProcess(['--manner', 'live', '--processing-ms', '0', '--data', dataFolder]);
  const datev = { ...first.addresses, clientId: 'belegbote-local', clientSecret: 'belegbote-local-secret' };
  const asDatev = datev as unknown as Parameters<typeof signIn>[0];
  const { tokens } = await signIn(asDatev);
  const { path, id } = await new Caller(asDatev, tokens.access_token).openJob(
    'cashLedgerImport',
    thisMonth(),
  );
  first.child.kill('SIGKILL');
  const port = new URL(first.addresses.apiUrl).port;
  const second = await startProcess(['--port', port, '--data', dataFolder]);
  try {
    expect(await (await new Caller(asDatev, tokens.access_token).get(path)).json()).toEqual({
      id,
      status: 0,
    });
  } finally {
    second.child.kill('SIGTERM');
  }
});

async function startProcess(options: readonly string[]) {
  const args = ['--import', 'tsx', resolve('sandbox/main.ts'), '--port', '0', ...options];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    if (printed.includes('  app ')) break;
  }
  const address = (name: string) => new RegExp(`${name} +(\\S+)`).exec(printed)?.[1] ?? '';
  return {
    child,
    addresses: { issuer: address('issuer'), apiUrl: address('API'), controlUrl: address('control') },
  };
}
