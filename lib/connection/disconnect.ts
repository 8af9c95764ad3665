import type { TokenSet } from '@/lib/datev/auth/token-answer';
import type { UserActor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import type { Connection } from '@/lib/platform/generated/prisma/client';
import { VaultError } from '@/lib/platform/vault';
import { clientIdOf } from './client-numbers';
import { applyEvent, lockConnection, standingOf } from './connection-row';
import { noTokens, openTokens } from './kept-tokens';
import { noteRevocations, revokeNow } from './revocations';

export type DisconnectResult =
  | { readonly kind: 'disconnected' }
  /** DATEV has not forgotten every token yet; the worker goes on until it has. */
  | { readonly kind: 'disconnecting' };

/**
 * "Verbindung trennen" (C8): tokens leave the connection and are revoked at DATEV, refresh token first; what fails is
 * retried until it worked, and only then the connection counts as ended.
 */
export async function disconnect(platform: Platform, input: { actor: UserActor }): Promise<DisconnectResult> {
  const { actor } = input;
  requirePermission(actor, 'connection.change');
  const { companyId } = actor;
  await platform.db.$transaction(async (tx) => {
    const row = await lockConnection(tx, companyId);
    if (!row) return;
    await giveUpTokens(platform, tx, row);
    const problem = { code: 'CONNECTION_DISCONNECTING', params: { clientId: clientIdOf(row) } };
    await applyEvent(platform, tx, row, { kind: 'disconnect_requested', problem }, { actor });
  });
  await revokeNow(platform, companyId);
  const row = await platform.db.connection.findUnique({ where: { companyId } });
  return row && standingOf(row).state === 'disconnecting'
    ? { kind: 'disconnecting' }
    : { kind: 'disconnected' };
}

/** Moves the tokens of a locked connection to those DATEV has to forget: from here on nobody can use or refresh them. */
export async function giveUpTokens(platform: Platform, tx: Tx, row: Connection): Promise<void> {
  if (row.accessTokenSealed === null) return;
  const { companyId, environment } = row;
  const tokens = openForLastTime(platform, row);
  if (tokens) await noteRevocations(platform, tx, { companyId, environment, tokens, when: 'now' });
  await tx.connection.update({
    where: { companyId: row.companyId },
    data: { ...noTokens, tokenGeneration: { increment: 1 } },
  });
}

/** A token whose key was lost can't be revoked by anybody; that must not keep a customer from connecting again. */
function openForLastTime(platform: Platform, row: Connection): TokenSet | null {
  try {
    return openTokens(platform.vault, row.companyId, row);
  } catch (cause) {
    if (!(cause instanceof VaultError)) throw cause;
    platform.log.error({ companyId: row.companyId, err: cause }, 'tokens given up without revocation');
    return null;
  }
}
