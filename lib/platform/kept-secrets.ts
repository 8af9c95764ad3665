import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const keptSchema = z.object({ authSecret: z.string().min(32), tokenKeys: z.string().min(1) });

/** Secrets of a copy that was never given any: made once, kept beside its data, readable by its user only. */
export type KeptSecrets = z.infer<typeof keptSchema>;

/**
 * Reads `.data/secrets.json`, or makes it. Not used with DATEV_ENVIRONMENT=production, where secrets must be given.
 * Two processes may start at once: the file is made exclusively, and the loser reads the winner's.
 */
export function keptSecrets(folder: string = join(process.cwd(), '.data')): KeptSecrets {
  const file = join(folder, 'secrets.json');
  const found = readKept(file);
  if (found) return found;
  mkdirSync(folder, { recursive: true });
  const made: KeptSecrets = {
    authSecret: randomBytes(32).toString('base64url'),
    tokenKeys: `local:${randomBytes(32).toString('base64')}`,
  };
  try {
    writeFileSync(file, JSON.stringify(made), { mode: 0o600, flag: 'wx' });
    return made;
  } catch (cause) {
    const theirs = readKept(file);
    if (theirs) return theirs;
    throw new Error(`${file} kann weder gelesen noch angelegt werden`, { cause });
  }
}

function readKept(file: string): KeptSecrets | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw cause;
  }
  return keptSchema.parse(JSON.parse(text));
}
