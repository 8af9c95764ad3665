import { describeConnection } from '@/lib/connection/describe-connection';
import { finishConnecting } from '@/lib/connection/finish-connecting';
import { startConnecting } from '@/lib/connection/start-connecting';
import type { UserActor } from '@/lib/identity/actor';
import type { Platform } from '@/lib/platform';
import { consentByHttp } from '@/sandbox/consent-client';
import { demoCompany } from '../seed/people';

/**
 * Does what the admin does in the browser: both numbers, sign-in and consent at the local DATEV, confirmation.
 * A company that is connected already stays so.
 */
export async function connectDemoCompany(platform: Platform): Promise<UserActor> {
  const admin = await demoAdmin(platform);
  const { state } = await describeConnection(platform, { actor: admin });
  if (state === 'connected') return admin;
  const started = await startConnecting(platform, {
    actor: admin,
    consultantNumber: '455148',
    clientNumber: '1',
    services: ['rechnungsdatenservice'],
  });
  if (started.kind === 'refused') throw new Error(`Verbinden abgelehnt: ${JSON.stringify(started.problems)}`);
  const callback = await consentByHttp(started.url);
  const { outcome } = await finishConnecting(platform, {
    signedIn: admin,
    query: new URL(callback).searchParams,
  });
  if (outcome.kind !== 'connected') throw new Error(`Verbinden gescheitert: ${JSON.stringify(outcome)}`);
  return admin;
}

async function demoAdmin(platform: Platform): Promise<UserActor> {
  const { id: companyId } = await platform.db.company.findFirstOrThrow({ where: { name: demoCompany.name } });
  const { user } = await platform.db.membership.findFirstOrThrow({
    where: { companyId, role: 'admin' },
    include: { user: true },
  });
  return { kind: 'user', userId: user.id, name: user.name, role: 'admin', companyId };
}
