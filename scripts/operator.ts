/**
 * `npm run operator -- --email E-MAIL --name NAME [--language de|en]`: makes somebody an operator, with an account if there is none,
 * and prints the link by which he sets his password. `--remove` takes it away again.
 */
import { parseArgs } from 'node:util';
import { appointOperator, dismissOperator } from '@/lib/identity/operators';
import type { Platform } from '@/lib/platform';
import { languageOf, mailAddressOf } from './operation/people-arguments';
import { OperationRefused, runOperation, say } from './operation/with-platform';

const { values } = parseArgs({
  options: {
    email: { type: 'string', default: '' },
    name: { type: 'string', default: '' },
    language: { type: 'string', default: 'de' },
    remove: { type: 'boolean', default: false },
  },
});

await runOperation(async (platform) => {
  const email = mailAddressOf(values.email, '--email');
  return values.remove ? await dismiss(platform, email) : await appoint(platform, email);
});

async function appoint(platform: Platform, email: string): Promise<number> {
  const name = values.name.trim();
  if (name === '') throw new OperationRefused('Bitte den Namen nennen: --name "Vorname Nachname"');
  const outcome = await appointOperator(platform, { email, name, language: languageOf(values.language) });
  switch (outcome.kind) {
    case 'disabled':
      throw new OperationRefused('Dieses Konto ist gesperrt.');
    case 'appointed':
      say(`${email} gehört zum Betrieb.`);
      if (outcome.passwordLink === null) say('Die Anmeldung bleibt die des Kontos, das es schon gab.');
      else say(`Passwort setzen (30 Minuten, einmal): ${outcome.passwordLink}`);
      return 0;
  }
}

async function dismiss(platform: Platform, email: string): Promise<number> {
  if (!(await dismissOperator(platform, { email }))) {
    throw new OperationRefused('Zu dieser Adresse gibt es niemanden im Betrieb.');
  }
  say(`${email} gehört nicht mehr zum Betrieb; alle Sitzungen sind beendet.`);
  return 0;
}
