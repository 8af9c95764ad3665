/**
 * `node scripts/bootstrap.mjs remove-second-factor E-MAIL`: for somebody who lost phone and recovery codes and has proved who he
 * is. Ends his sessions, writes it into the audit log (of his companies, or the product's own) and tells him by mail.
 */
import { tellAccountChange } from '@/lib/identity/mails/send-letter';
import { removeSecondFactorFor } from '@/lib/identity/second-factor/remove-for-person';
import { OperationRefused, runOperation, say } from './operation/with-platform';

const [email] = process.argv.slice(2);

await runOperation(async (platform) => {
  if (!email) throw new OperationRefused('Bitte die E-Mail-Adresse des Kontos angeben.');
  const removed = await removeSecondFactorFor(platform, { email });
  if (!removed) throw new OperationRefused('Zu dieser Adresse gibt es kein Konto mit zweitem Faktor.');
  await tellAccountChange(platform, { userId: removed.userId, change: 'second_factor_disabled' });
  say(`Der zweite Faktor von ${removed.name} ist entfernt; alle Sitzungen sind beendet.`);
  return 0;
});
