import { freePort } from '../../../scripts/database/embedded';
import { createProcesses, next, typescript, waitForAnswer } from '../../../scripts/processes';
import { createTestDatabase, startTestServer } from '../../support/database';

/** What the browser tests talk to: the built web, a worker and a local DATEV on a database of their own. */
export interface Stack {
  readonly appUrl: string;
  readonly datevUrl: string;
  readonly databaseUrl: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The app a local DATEV knows, and the DATEV environment the product believes to be in. */
export interface StackOptions {
  readonly environment: 'local' | 'sandbox';
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Starts everything a person's browser meets, as production runs it: built web, worker, database; and a DATEV. */
export async function startStack({ environment, clientId, clientSecret }: StackOptions) {
  const server = await startTestServer();
  const database = await createTestDatabase(server.url);
  const [appPort, datevPort] = [await freePort(), await freePort()];
  const [appUrl, datevUrl] = [`http://localhost:${appPort}`, `http://localhost:${datevPort}`];
  const env = {
    DATABASE_URL: database.url,
    APP_URL: appUrl,
    DATEV_ENVIRONMENT: environment,
    DATEV_ISSUER: `${datevUrl}/openidsandbox`,
    DATEV_API_URL: `${datevUrl}/platform-sandbox/v2`,
    DATEV_HR_FILES_URL: `${datevUrl}/hr-files/platform-sandbox/v1`,
    DATEV_EXTF_FILES_URL: `${datevUrl}/extf-files/platform-sandbox/v3`,
    DATEV_CLIENT_ID: clientId,
    DATEV_CLIENT_SECRET: clientSecret,
    AUTH_SECRET: 'a-secret-for-browser-tests-000000000000',
    TOKEN_KEYS: `test:${Buffer.alloc(32, 9).toString('base64')}`,
    LOG_LEVEL: 'warn',
  };
  const processes = createProcesses({ quiet: true });
  const datev = processes.start(
    'datev',
    typescript(
      'sandbox/main.ts',
      '--port',
      String(datevPort),
      '--manner',
      'live',
      '--client-id',
      clientId,
      '--client-secret',
      clientSecret,
    ),
  );
  const web = processes.start('web', next('start', '--port', String(appPort)), {
    ...env,
    NODE_ENV: 'production',
  });
  processes.start('worker', typescript('worker/main.ts'), env);
  await waitForAnswer(`${datevUrl}/openidsandbox/.well-known/openid-configuration`, 60_000, datev);
  await waitForAnswer(`${appUrl}/api/health/live`, 60_000, web);
  const stack: Stack = { appUrl, datevUrl, databaseUrl: database.url, env };
  return {
    stack,
    async stop() {
      await processes.stop();
      await database.drop();
      await server.release();
    },
  };
}
