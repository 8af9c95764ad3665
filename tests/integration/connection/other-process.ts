/**
 * A process of its own that uses one company's connection, for tests of the lock between processes.
 * Arguments: company id, number of calls at the same moment. Prints the kinds of results as JSON.
 */

import { settleHttpLog } from '@/lib/connection/http-log';
import { openDatevSession } from '@/lib/connection/session';
import { createPlatform } from '@/lib/platform';
import { readSettings } from '@/lib/platform/settings';

const [companyId = '', calls = '1'] = process.argv.slice(2);
const platform = await createPlatform(readSettings(), { service: 'test', role: 'sender', poolSize: 5 });
const session = await openDatevSession(platform, { companyId });
process.stdout.write('ready\n');
// Waits for the word to begin, so that both processes ask at the same moment.
await new Promise((resolve) => process.stdin.once('data', resolve));
const results = await Promise.all(
  Array.from({ length: Number(calls) }, () => session.getClientBasics('455148-1')),
);
process.stdout.write(`${JSON.stringify(results.map(({ kind }) => kind))}\n`);
await settleHttpLog(platform);
await platform.close();
process.exit(0);
