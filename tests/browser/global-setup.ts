import { freePort } from '../../scripts/database/embedded';
import { createProcesses, next, typescript, waitForAnswer } from '../../scripts/processes';
import { ensureBuilt } from '../../scripts/web-build';
import { createTestDatabase, startTestServer } from '../support/database';
import { writeStack } from './support/stack';

/** Starts everything a person's browser meets, as production runs it: built web, worker, database; and a local DATEV. */
export default async function setup(): Promise<() => Promise<void>> {
  ensureBuilt();
  const server = await startTestServer();
  const database = await createTestDatabase(server.url);
  const [appPort, datevPort] = [await freePort(), await freePort()];
  const [appUrl, datevUrl] = [`http://localhost:${appPort}`, `http://localhost:${datevPort}`];
  const env = {
    DATABASE_URL: database.url,
    APP_URL: appUrl,
    DATEV_ENVIRONMENT: 'local',
    DATEV_ISSUER: `${datevUrl}/openidsandbox`,
    DATEV_API_URL: `${datevUrl}/platform-sandbox/v2`,
    DATEV_HR_FILES_URL: `${datevUrl}/hr-files/platform-sandbox/v1`,
    DATEV_EXTF_FILES_URL: `${datevUrl}/extf-files/platform-sandbox/v3`,
    AUTH_SECRET: 'a-secret-for-browser-tests-000000000000',
    TOKEN_KEYS: `test:${Buffer.alloc(32, 9).toString('base64')}`,
    LOG_LEVEL: 'warn',
  };
  const processes = createProcesses({ quiet: true });
  const datev = processes.start(
    'datev',
    typescript('sandbox/main.ts', '--port', String(datevPort), '--manner', 'live'),
  );
  const web = processes.start('web', next('start', '--port', String(appPort)), {
    ...env,
    NODE_ENV: 'production',
  });
  processes.start('worker', typescript('worker/main.ts'), env);
  await waitForAnswer(`${datevUrl}/openidsandbox/.well-known/openid-configuration`, 60_000, datev);
  await waitForAnswer(`${appUrl}/api/health/live`, 60_000, web);
  writeStack({ appUrl, datevUrl, databaseUrl: database.url, env });
  return async () => {
    await processes.stop();
    await database.drop();
    await server.release();
  };
}
