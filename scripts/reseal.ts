/**
 * `npm run reseal`: seals every token and secret under the first of TOKEN_KEYS; says which older keys may be removed.
 * `npm run reseal -- --check`: only counts.
 *
 * Exit code 0: everything is under the first key; 1: something is not.
 */
import { parseArgs } from 'node:util';
import { resealAll } from './operation/reseal-all';
import { runOperation, say } from './operation/with-platform';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

await runOperation(async (platform) => {
  const report = await resealAll(platform, { onlyLook: values.check });
  for (const { table, column, keyId, count } of report.counts) {
    say(`${`${table}.${column}`.padEnd(44)} ${keyId.padEnd(16)} ${count}`);
  }
  if (!values.check) say(`Neu versiegelt: ${report.resealed}`);
  for (const { column, count } of report.unreadable) {
    say(`${column}: ${count} lassen sich mit keinem Schlüssel öffnen. Fehlt ein älterer in TOKEN_KEYS?`);
  }
  const isDone = report.counts.every(({ keyId }) => keyId === report.sealingKey);
  say(
    isDone
      ? `Alles steht unter dem Schlüssel „${report.sealingKey}“.`
      : 'Noch steht nicht alles unter dem ersten Schlüssel.',
  );
  if (report.removableKeys.length > 0) {
    say(`Nicht mehr gebraucht: ${report.removableKeys.join(', ')}`);
  }
  return isDone ? 0 : 1;
});
