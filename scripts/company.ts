/**
 * `npm run company -- --name NAME --admin-email E-MAIL --admin-name NAME [--city ORT] [--vat-id DE…] [--language de|en]`: makes a
 * company and invites its first admin, who invites everybody else. Without a mail server it prints the link to hand over.
 * `--id COMPANY` instead of `--name` invites an admin into a company that is there already.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { systemActor } from '@/lib/identity/actor';
import { foundCompany } from '@/lib/identity/found-company';
import { type InviteOutcome, inviteMember } from '@/lib/identity/invitations';
import type { Platform } from '@/lib/platform';
import { languageOf, mailAddressOf } from './operation/people-arguments';
import { OperationRefused, runOperation, say } from './operation/with-platform';

const { values } = parseArgs({
  options: {
    id: { type: 'string' },
    name: { type: 'string', default: '' },
    city: { type: 'string' },
    'vat-id': { type: 'string' },
    'admin-email': { type: 'string', default: '' },
    'admin-name': { type: 'string', default: '' },
    language: { type: 'string', default: 'de' },
  },
});

await runOperation(async (platform) => {
  const admin = {
    email: mailAddressOf(values['admin-email'], '--admin-email'),
    name: values['admin-name'].trim(),
    language: languageOf(values.language),
    role: 'admin',
  } as const;
  if (admin.name === '') throw new OperationRefused('Bitte den Namen des Admins nennen: --admin-name "…"');
  const companyId = values.id === undefined ? await found(platform) : await existing(platform, values.id);
  say(`Firma: ${companyId}`);
  return tell(await inviteMember(platform, systemActor(companyId), admin));
});

async function found(platform: Platform): Promise<string> {
  const name = values.name.trim();
  if (name === '') throw new OperationRefused('Bitte die Firma nennen: --name "…"');
  return await foundCompany(platform, { name, city: values.city ?? null, vatId: values['vat-id'] ?? null });
}

async function existing({ db }: Platform, given: string): Promise<string> {
  const id = z.uuid().safeParse(given);
  const company = id.success ? await db.company.findUnique({ where: { id: id.data } }) : null;
  if (!company) throw new OperationRefused('Diese Firma gibt es nicht.');
  return company.id;
}

function tell(outcome: InviteOutcome): number {
  switch (outcome.kind) {
    case 'already_member':
      throw new OperationRefused('Diese Person gehört schon zu der Firma.');
    case 'too_many':
      throw new OperationRefused('Zu viele Einladungen in einer Stunde.');
    case 'invited':
      if (outcome.link !== null) say(`Einladung (7 Tage, einmal): ${outcome.link}`);
      else if (outcome.delivery === 'sent') say('Die Einladung ist unterwegs.');
      else say('Die Mail ging nicht sicher hinaus. Noch einmal einladen: --id statt --name.');
      return outcome.link !== null || outcome.delivery === 'sent' ? 0 : 1;
  }
}
