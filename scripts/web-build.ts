import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { next } from './processes';

const sourcePlaces = [
  'app',
  'components',
  'lib',
  'messages',
  'public',
  'instrumentation.ts',
  'next.config.mjs',
  'postcss.config.mjs',
  'proxy.ts',
  'package-lock.json',
  'tsconfig.json',
];
const stampFile = '.next/belegbote-sources';

/** Builds the web unless the last build was made from exactly these sources. */
export function ensureBuilt(): void {
  const sources = sourcesHash();
  if (existsSync('.next/BUILD_ID') && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sources)
    return;
  process.stdout.write('Das Web wird gebaut …\n');
  const { status, stdout, stderr } = spawnSync(process.execPath, next('build'), {
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (status !== 0) throw new Error(`next build ist fehlgeschlagen:\n${stdout}\n${stderr}`);
  writeFileSync(stampFile, sources);
}

function sourcesHash(): string {
  const hash = createHash('sha256');
  const add = (path: string): void => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) add(join(path, name));
    } else {
      hash.update(path).update(readFileSync(path));
    }
  };
  for (const place of sourcePlaces) add(place);
  return hash.digest('hex');
}
