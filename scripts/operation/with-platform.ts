import { createPlatform, type Platform } from '@/lib/platform';
import { readSettings, SettingsError } from '@/lib/platform/settings';
import { openDatabase } from '../database/with-database';

/** Something is not as the command needs it; the message says what to do. Ends with exit code 2, without a stack. */
export class OperationRefused extends Error {
  override readonly name = 'OperationRefused';
}

/**
 * Runs an operator's command on the database of the settings (or the embedded one) and ends the process with its exit code.
 * The settings are those of web and worker: the same variables have to be set.
 */
export async function runOperation(act: (platform: Platform) => Promise<number>): Promise<never> {
  return await runOnDatabase(() => withPlatform(act));
}

/** The same for a command that has something to do before a platform can be opened. */
export async function runOnDatabase(act: (databaseUrl: string) => Promise<number>): Promise<never> {
  const database = await openDatabase();
  let exitCode = 1;
  try {
    exitCode = await act(database.url);
  } catch (error) {
    if (!(error instanceof OperationRefused || error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    exitCode = 2;
  } finally {
    await database.release();
  }
  process.exit(exitCode);
}

/** Opens the platform of the settings for one act. */
export async function withPlatform<T>(act: (platform: Platform) => Promise<T>): Promise<T> {
  const settings = readSettings({ LOG_LEVEL: 'warn', ...process.env });
  const platform = await createPlatform(settings, { service: 'operation', role: 'sender', poolSize: 4 });
  try {
    return await act(platform);
  } finally {
    await platform.close();
  }
}

/** A line for the operator. */
export function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}
