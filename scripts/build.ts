/** `npm run build`: the web for production. The worker runs from its sources and needs no build. */
import { spawnSync } from 'node:child_process';
import { next } from './processes';

const { status } = spawnSync(process.execPath, next('build'), {
  stdio: 'inherit',
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
});
process.exitCode = status ?? 1;
