import type { GrantComparison } from '@/lib/datev/auth/scopes';
import type { TokenSet } from '@/lib/datev/auth/token-answer';
import type { UserActor } from '@/lib/identity/actor';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import { type Connection, type ConnectionAttempt, Prisma } from '@/lib/platform/generated/prisma/client';
import { clientIdOf } from './client-numbers';
import { announce, lockConnection, standingOf } from './connection-row';
import { giveUpTokens } from './disconnect';
import { sealTokens } from './kept-tokens';
import type { Confirmation } from './problems';
import { withdrawRevocations } from './revocations';
import { storeSnapshot } from './snapshots';
import { type ConnectionStanding, transition } from './state';

/** A sign-in DATEV has confirmed. */
export interface ConfirmedSignIn {
  readonly attempt: ConnectionAttempt;
  readonly actor: UserActor;
  readonly tokens: TokenSet;
  readonly grant: GrantComparison;
  readonly grantedByName: string;
  readonly confirmation: Extract<Confirmation, { kind: 'confirmed' }>;
  /** Where the tokens were noted for revocation in case of no confirmation. */
  readonly revocationIds: readonly string[];
}

const notConnected: ConnectionStanding = { state: 'not_connected', problem: null };

/**
 * Makes the connection, in one transaction: tokens sealed and taken back from revocation, state, snapshot, audit,
 * message. Nobody could use the tokens before.
 * @returns false when a worker has begun to revoke the tokens meanwhile
 */
export async function saveConfirmed(platform: Platform, signIn: ConfirmedSignIn): Promise<boolean> {
  const { attempt, actor, confirmation } = signIn;
  const { companyId } = attempt;
  return await platform.db.$transaction(async (tx) => {
    const row = await lockConnection(tx, companyId);
    if (!(await withdrawRevocations(tx, signIn.revocationIds))) return false;
    // Left by a second sign-in that was finished at the same moment.
    if (row) await giveUpTokens(platform, tx, row);
    const before = row ? standingOf(row) : notConnected;
    const after = transition(before, { kind: 'signed_in' });
    await storeConnection(platform, tx, row, signIn, after);
    await storeSnapshot(platform, tx, { companyId, ...confirmation });
    await announce(platform, tx, companyId, before, after, {
      actor,
      details: {
        clientId: clientIdOf(attempt),
        services: attempt.services,
        grantedByName: signIn.grantedByName,
        isLongTerm: signIn.grant.isLongTerm,
      },
    });
    return true;
  });
}

async function storeConnection(
  platform: Platform,
  tx: Tx,
  row: Connection | null,
  signIn: ConfirmedSignIn,
  after: ConnectionStanding,
): Promise<void> {
  const { attempt, actor, grant, confirmation } = signIn;
  const { companyId, consultantNumber, clientNumber } = attempt;
  const now = platform.clock.now();
  const granted = attempt.services.filter(
    (service) => !grant.missingServices.some((name) => name === service),
  );
  const data = {
    environment: platform.settings.datev.environment,
    consultantNumber,
    clientNumber,
    companyName: confirmation.basics.name,
    state: after.state,
    stateProblem: Prisma.DbNull,
    stateChangedAt: now,
    ...sealTokens(platform.vault, companyId, signIn.tokens),
    tokenGeneration: (row?.tokenGeneration ?? 0) + 2,
    isLongTerm: grant.isLongTerm,
    grantedByName: signIn.grantedByName,
    connectedByUserId: actor.userId,
    connectedByUserName: actor.name,
    connectedAt: now,
    lastCheckAt: now,
    lastCheckOk: true,
    lastCheckProblem: Prisma.DbNull,
    checkDueSince: null,
    checkLeaseUntil: null,
    services: granted,
  };
  await tx.connection.upsert({ where: { companyId }, create: { companyId, ...data }, update: data });
}
