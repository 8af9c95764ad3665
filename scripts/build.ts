/** `npm run build`: the web for production. The worker runs from its sources and needs no build. */
import { spawnSync } from 'node:child_process';
import { next } from './processes';

const types = spawnSync('tsc', ['--noEmit'], { stdio: 'inherit' });
if (types.status !== 0) process.exit(types.status ?? 1);
const { status } = spawnSync(process.execPath, next('build'), {
  stdio: 'inherit',
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
});
process.exit(status ?? 1);
