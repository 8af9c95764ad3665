import { type ChildProcess, spawn } from 'node:child_process';
import { channel } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { createPlatform, type Platform } from '@/lib/platform';
import { readSettings } from '@/lib/platform/settings';
import { type LocalDatev, startLocalDatev } from '@/sandbox/local-datev';
import { workerProgram } from '@/worker/program';
import { freePort } from '../../../scripts/database/embedded';
import { next, waitForAnswer } from '../../../scripts/processes';
import { startMailServer, type TestMailServer } from '../../integration/platform/smtp-server';
import { createTestDatabase } from '../../support/database';

/** Web and worker as in production, saying everything they can say, and all of it kept. */
export interface ObservedStack {
  readonly appUrl: string;
  readonly env: Readonly<Record<string, string>>;
  readonly datev: LocalDatev;
  readonly mail: TestMailServer;
  readonly platform: Platform;
  /** Everything both processes wrote, to both outputs, so far. */
  logs(): string;
  /** `Authorization` of every request that reached the local DATEV. */
  readonly authorizations: ReadonlySet<string>;
  /** Ends both processes and waits for their last words; a second call waits for the first. */
  stop(): Promise<void>;
}

const clientSecret = 'a-client-secret-to-be-looked-for-0001';

export async function startObservedStack(databaseServerUrl: string): Promise<ObservedStack> {
  const database = await createTestDatabase(databaseServerUrl);
  const datev = await startLocalDatev({ manner: 'live', processingMs: 200, app: { clientSecret } });
  const authorizations = overhear(datev);
  const mail = await startMailServer({ password: 'a-mail-password-to-be-looked-for-0001' });
  const port = await freePort();
  const appUrl = `http://localhost:${port}`;
  const env = {
    DATABASE_URL: database.url,
    APP_URL: appUrl,
    DATEV_ENVIRONMENT: 'local',
    DATEV_ISSUER: datev.issuer,
    DATEV_API_URL: datev.apiUrl,
    DATEV_HR_FILES_URL: datev.hrFilesUrl,
    DATEV_EXTF_FILES_URL: datev.extfFilesUrl,
    DATEV_CLIENT_ID: datev.clientId,
    DATEV_CLIENT_SECRET: clientSecret,
    AUTH_SECRET: 'an-auth-secret-to-be-looked-for-000000001',
    TOKEN_KEYS: `observed:${Buffer.alloc(32, 23).toString('base64')}`,
    SMTP_URL: mail.url,
    LOG_LEVEL: 'trace',
  };
  const heard: string[] = [];
  const web = observe(next('start', '--port', String(port)), { ...env, NODE_ENV: 'production' }, heard);
  const worker = observe(workerProgram(), env, heard);
  await waitForAnswer(`${appUrl}/api/health/ready`, 60_000, web);
  let stopping: Promise<void> | undefined;
  const platform = await createPlatform(readSettings(env), { service: 'test', role: 'sender', poolSize: 3 });
  return {
    appUrl,
    env,
    datev,
    mail,
    platform,
    logs: () => heard.join(''),
    authorizations,
    stop: () => {
      stopping ??= stopAll();
      return stopping;
    },
  };

  async function stopAll(): Promise<void> {
    await Promise.all([web, worker].map(end));
    await platform.close();
    await mail.close();
    await datev.close();
    await database.drop();
  }
}

function overhear(datev: LocalDatev): Set<string> {
  const heard = new Set<string>();
  const { host } = new URL(datev.baseUrl);
  channel('http.server.request.start').subscribe((message) => {
    const { headers } = (message as { readonly request: IncomingMessage }).request;
    if (headers.host === host && headers.authorization) heard.add(headers.authorization);
  });
  return heard;
}

function observe(args: readonly string[], env: Record<string, string>, heard: string[]): ChildProcess {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => void heard.push(text));
  }
  return child;
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((ended) => {
    if (child.exitCode !== null || child.signalCode !== null) return ended();
    const impatience = setTimeout(() => child.kill('SIGKILL'), 15_000);
    child.once('exit', () => {
      clearTimeout(impatience);
      ended();
    });
    child.kill('SIGTERM');
  });
}
