import { createHash } from 'node:crypto';
import type { Problem } from '@/lib/bookkeeping/problem';
import { newSignInSecrets } from '@/lib/datev/auth/datev-auth';
import { type DatevService, datevServices, requestedScopes } from '@/lib/datev/auth/scopes';
import type { UserActor } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import { clientIdOf, readClientNumbers } from './client-numbers';
import { callbackUrlOf, datevAuthOf } from './datev';
import { httpLogOf } from './http-log';
import { sealedColumns } from './kept-tokens';
import { problemOfAuthFailure } from './problems';

/** How long a begun sign-in may take (C1). */
export const attemptLifetimeMs = 10 * 60 * 1000;

export type StartResult =
  /** Send the browser there. */
  | { readonly kind: 'redirect'; readonly url: string; readonly attemptId: string }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** What is stored of a state: finding it in the database helps nobody to finish a sign-in. */
export function hashState(state: string): string {
  return createHash('sha256').update(state).digest('hex');
}

/** Reads the chosen services; unknown names are dropped. */
export function readServices(chosen: readonly string[]): DatevService[] {
  return datevServices.filter((service) => chosen.includes(service));
}

/**
 * "Mit DATEV verbinden": checks the numbers, notes the attempt bound to person, company, numbers and services, and
 * gives DATEV's address to go to (C1, C2, C11). An earlier attempt of the company that is still open ends.
 */
export async function startConnecting(
  platform: Platform,
  input: {
    actor: UserActor;
    consultantNumber: string;
    clientNumber: string;
    services: readonly string[];
  },
): Promise<StartResult> {
  const { actor } = input;
  requirePermission(actor, 'connection.change');
  const numbers = readClientNumbers(input);
  const services = readServices(input.services);
  if (!numbers.ok) return { kind: 'refused', problems: numbers.problems };
  if (services.length === 0) {
    return { kind: 'refused', problems: [{ code: 'CONNECTION_SERVICE_NOT_CHOSEN', params: {} }] };
  }

  const { companyId } = actor;
  const secrets = newSignInSecrets();
  const address = await datevAuthOf(platform).authorizationUrl({
    ...secrets,
    redirectUri: callbackUrlOf(platform),
    scopes: requestedScopes(services, clientIdOf(numbers.value)),
    onExchange: httpLogOf(platform, { companyId }),
  });
  if (address.kind !== 'ok') return { kind: 'refused', problems: [problemOfAuthFailure(address)] };

  const now = platform.clock.now();
  const attemptId = await platform.db.$transaction(async (tx) => {
    await tx.connectionAttempt.updateMany({
      where: { companyId, consumedAt: null },
      data: { consumedAt: now },
    });
    const attempt = await tx.connectionAttempt.create({
      data: {
        companyId,
        userId: actor.userId,
        ...numbers.value,
        services,
        stateHash: hashState(secrets.state),
        nonceSealed: platform.vault.seal(secrets.nonce, { companyId, column: sealedColumns.nonce }),
        codeVerifierSealed: platform.vault.seal(secrets.codeVerifier, {
          companyId,
          column: sealedColumns.codeVerifier,
        }),
        createdAt: now,
        expiresAt: new Date(now.getTime() + attemptLifetimeMs),
      },
    });
    await recordAudit(tx, {
      actor,
      action: 'connection.requested',
      subject: companyId,
      details: { clientId: clientIdOf(numbers.value), services },
    });
    return attempt.id;
  });
  return { kind: 'redirect', url: address.url, attemptId };
}
