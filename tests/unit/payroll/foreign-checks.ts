import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const shared = path.resolve('../shared');

/** The folder of samples and checkers beside the project, and a Python to run them. */
export const hasForeignChecks = existsSync(shared) && spawnSync('python3', ['--version']).status === 0;

/** A sample file's bytes. */
export function sharedBytes(...parts: readonly string[]): Uint8Array {
  return readFileSync(path.join(shared, ...parts));
}

/** What a foreign checker prints about a file: `OK` where it finds nothing. */
export function foreignCheck(script: string, fileName: string, bytes: Uint8Array, ...args: string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'foreign-check-'));
  try {
    const file = path.join(folder, fileName);
    writeFileSync(file, bytes);
    const { stdout, stderr } = spawnSync('python3', [path.join(shared, 'checks', script), file, ...args], {
      encoding: 'utf8',
    });
    return `${stdout}${stderr}`.trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}
