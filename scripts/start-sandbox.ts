/** `npm run sandbox -- --port N --manner sandbox|live`: the local DATEV alone. */
import { createProcesses, typescript, untilStopped } from './processes';

const processes = createProcesses();
const datev = processes.start('datev', typescript('sandbox/main.ts', ...process.argv.slice(2)));
await Promise.race([untilStopped(), new Promise((ended) => datev.once('exit', ended))]);
await processes.stop();
process.exit(datev.exitCode ?? 0);
