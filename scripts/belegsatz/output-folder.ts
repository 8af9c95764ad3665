import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from './arguments';

export interface OutputFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * Writes the files of a job into a folder. Foreign files in it would look like a part of the package, so they are refused; files
 * of an earlier run with the same names are replaced.
 */
export function writeOutput(folder: string, files: readonly OutputFile[]): void {
  mkdirSync(folder, { recursive: true });
  const names = new Set(files.map(({ name }) => name));
  const foreign = readdirSync(folder).filter((name) => !names.has(name));
  if (foreign.length > 0) {
    throw new UsageError(`${folder} enthält schon andere Dateien (${foreign.slice(0, 5).join(', ')}).`);
  }
  for (const { name, content } of files) {
    const unfinished = path.join(folder, `.${name}.part`);
    try {
      writeFileSync(unfinished, content);
      renameSync(unfinished, path.join(folder, name));
    } finally {
      rmSync(unfinished, { force: true });
    }
  }
}
