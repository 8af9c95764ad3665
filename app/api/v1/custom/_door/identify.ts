import type { Actor } from '@/lib/identity/actor';
import { authenticateApiKey } from '@/lib/identity/api-keys';
import { countRequest } from '@/lib/identity/rate-limit';
import type { Platform } from '@/lib/platform';
import { apiRateLimit } from '../../_http/serve';
import { DoorError, inputInvalid } from './door-error';

/** What is found out about a caller on the way, for the log of the call: also when the way ends early. */
export interface Caller {
  companyId: string | null;
  apiKeyName: string | null;
}

/**
 * Who calls, how often, and for which integration (K1). Each step fills in what it learned, so that a refused call is
 * logged with the company it was refused for.
 */
export async function identifyCaller(
  platform: Platform,
  request: Request,
  ip: string | null,
  caller: Caller,
): Promise<Actor> {
  const authorization = request.headers.get('authorization');
  const outcome = await authenticateApiKey(platform, { authorization, ip });
  switch (outcome.kind) {
    case 'missing':
    case 'unknown':
      throw keyInvalid(outcome.kind);
    case 'address_not_allowed':
      Object.assign(caller, { companyId: outcome.companyId, apiKeyName: outcome.keyName });
      throw new DoorError('PLATFORM.IP_NOT_WHITELISTED', {
        de: `Die Adresse ${ip ?? '(unbekannt)'} steht nicht in der Liste des Schlüssels.`,
        en: `The address ${ip ?? '(unknown)'} is not in the key's list.`,
      });
    case 'authenticated': {
      const { actor } = outcome;
      Object.assign(caller, { companyId: actor.companyId, apiKeyName: actor.name });
      await limitRate(platform, actor.apiKeyId);
      await requireIntegration(platform, actor, request.headers.get('x-integration-id'));
      return actor;
    }
  }
}

function keyInvalid(kind: 'missing' | 'unknown'): DoorError {
  const sentence =
    kind === 'missing'
      ? { de: 'Kopfzeile: Authorization: Bearer bb_…', en: 'Header: Authorization: Bearer bb_…' }
      : { de: 'Der Schlüssel ist unbekannt oder widerrufen.', en: 'The key is unknown or revoked.' };
  return new DoorError('PLATFORM.AUTHENTICATION_INVALID', sentence, {
    'WWW-Authenticate': 'Bearer realm="Belegbote"',
  });
}

/** The same window as the rest of the API: a key has one allowance. */
async function limitRate(platform: Platform, apiKeyId: string): Promise<void> {
  const { isAllowed, resetMs } = await countRequest(platform, `api:${apiKeyId}`, apiRateLimit);
  if (isAllowed) return;
  const seconds = String(Math.ceil(resetMs / 1000));
  const sentence = {
    de: `Höchstens ${apiRateLimit.most} Anfragen je Minute; weiter in ${seconds} Sekunden.`,
    en: `At most ${apiRateLimit.most} requests a minute; go on in ${seconds} seconds.`,
  };
  throw new DoorError('PLATFORM.RATE_LIMIT_EXCEEDED', sentence, { 'Retry-After': seconds });
}

/** An integration of another company and one that does not exist look the same (S1). */
async function requireIntegration(platform: Platform, actor: Actor, named: string | null): Promise<void> {
  if (named === null || named.trim() === '') {
    throw inputInvalid('Die Kopfzeile X-Integration-Id fehlt.', 'The header X-Integration-Id is missing.');
  }
  const company = await platform.db.company.findUniqueOrThrow({
    where: { id: actor.companyId },
    select: { integrationId: true },
  });
  if (company.integrationId === named.trim()) return;
  throw new DoorError('PLATFORM.INTEGRATION_NOT_FOUND', {
    de: 'Zu diesem Schlüssel gehört keine Integration mit der Kennung aus X-Integration-Id.',
    en: 'No integration with the id in X-Integration-Id belongs to this key.',
  });
}
