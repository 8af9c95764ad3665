import { freePort } from './database/embedded';
import { type Processes, typescript, waitForAnswer } from './processes';

const usualPort = 4455;

/**
 * Starts the local DATEV when the environment asks for it, and tells the other processes where it is.
 * @returns its address, or null when another DATEV is configured
 */
export async function startLocalDatevIfWanted(processes: Processes): Promise<string | null> {
  const environment = process.env.DATEV_ENVIRONMENT ?? 'local';
  if (environment !== 'local' || process.env.DATEV_ISSUER) return null;
  const port = await freePort(usualPort);
  const base = `http://localhost:${port}`;
  const child = processes.start(
    'datev',
    typescript(
      'sandbox/main.ts',
      '--port',
      String(port),
      '--data',
      '.data/local-datev',
      '--manner',
      process.env.LOCAL_DATEV_MANNER ?? 'live',
    ),
  );
  process.env.DATEV_ISSUER = `${base}/openidsandbox`;
  process.env.DATEV_API_URL = `${base}/platform-sandbox/v2`;
  process.env.DATEV_HR_FILES_URL = `${base}/hr-files/platform-sandbox/v1`;
  process.env.DATEV_EXTF_FILES_URL = `${base}/extf-files/platform-sandbox/v3`;
  await waitForAnswer(`${base}/openidsandbox/.well-known/openid-configuration`, 30_000, child);
  return base;
}
