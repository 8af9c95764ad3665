/**
 * `npm run -s belegsatz -- package …`: the exact files of a DATEV job, offline.
 * `npm run -s belegsatz -- read FILE`: e-invoice (XML or PDF) → invoice JSON.
 *
 * Exit code 0: something was made; 1: everything was refused, findings as JSON on stderr; 2: called wrongly.
 */
import { UsageError, usage } from './belegsatz/arguments';

const [command, ...rest] = process.argv.slice(2);

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n\n${usage}\n`);
  process.exitCode = 2;
}

/** Each command is loaded when it is asked for: reading a file needs nothing of what builds a package. */
async function run(): Promise<number> {
  switch (command) {
    case 'package':
      return (await import('./belegsatz/package')).packageCommand(rest);
    case 'read':
      return (await import('./belegsatz/read')).readCommand(rest);
    default:
      throw new UsageError(
        command === undefined ? 'Es fehlt ein Befehl.' : `Unbekannter Befehl „${command}“.`,
      );
  }
}
