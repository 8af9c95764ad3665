import {
  explainRefusal,
  type PermissionLoss,
  permissionLossOf,
  problemOfRefusal,
} from '@/lib/datev/dxso/dxso-errors';
import type { DxsoOperation, Refused } from '@/lib/datev/dxso/types';
import type { Platform } from '@/lib/platform';
import { applyEvent, inThisEnvironment, lockConnection } from './connection-row';
import type { ConnectionEvent } from './state';

/** What a refusal does to the connection; null: it says nothing about the permission (C6). */
export function eventOfRefusal(operation: DxsoOperation, refused: Refused): ConnectionEvent | null {
  const loss = permissionLossOf(operation, refused);
  if (!loss) return null;
  return { kind: eventKindOf(loss), problem: problemOfRefusal(operation, refused) };
}

/** A missing scope is only mended by a new sign-in, everything else by giving the right back. */
function eventKindOf(loss: PermissionLoss): 'permission_lost' | 'grant_lost' {
  switch (loss) {
    case 'scope_missing':
      return 'grant_lost';
    case 'no_right':
    case 'client_unknown':
    case 'app_not_allowed':
      return 'permission_lost';
  }
}

const tellingCodes = new Set(['DATEV_CLIENT_UNKNOWN', 'DATEV_REFUSED_UNKNOWN']);

/**
 * Whether a refusal makes today's check doubtful (C5): rights and set-up, and what nobody documented. A file of the
 * wrong type or a job that is gone says nothing about them and must not cost a GET (T8).
 */
export function asksForNewCheck(operation: DxsoOperation, refused: Refused): boolean {
  const { owner, problemCode } = explainRefusal(operation, refused);
  if (owner === 'adviser' || owner === 'admin' || tellingCodes.has(problemCode)) return true;
  return (
    permissionLossOf(operation, refused) !== null || (operation === 'createJob' && refused.httpStatus === 404)
  );
}

/**
 * A refusal met during any call: changes the state where it tells of a lost permission, and asks for a new check
 * where it makes today's doubtful (C5). A refusal of a request that left before a newer sign-in or a newer good check is out of date.
 * @param input.askedAt when the refused request left
 */
export async function recordPermissionSignal(
  platform: Platform,
  input: { companyId: string; askedAt: Date; operation: DxsoOperation; refused: Refused },
): Promise<void> {
  const { companyId, askedAt } = input;
  if (!asksForNewCheck(input.operation, input.refused)) return;
  const event = eventOfRefusal(input.operation, input.refused);
  await platform.db.$transaction(async (tx) => {
    const row = inThisEnvironment(platform, await lockConnection(tx, companyId));
    if (!row) return;
    const isOutOfDate =
      isAfter(row.connectedAt, askedAt) || (row.lastCheckOk === true && isAfter(row.lastCheckAt, askedAt));
    if (isOutOfDate) return;
    if (event) await applyEvent(platform, tx, row, event, { details: { operation: input.operation } });
    await tx.connection.update({
      where: { companyId },
      data: { checkDueSince: row.checkDueSince ?? platform.clock.now() },
    });
  });
}

/** A new token was refused at once too: only a new sign-in mends that. */
export async function recordTokenRefused(
  platform: Platform,
  input: { companyId: string; generation: number; operation: DxsoOperation; refused: Refused },
): Promise<void> {
  await platform.db.$transaction(async (tx) => {
    const row = inThisEnvironment(platform, await lockConnection(tx, input.companyId));
    if (!row || row.tokenGeneration !== input.generation) return;
    const problem = problemOfRefusal(input.operation, input.refused);
    await applyEvent(platform, tx, row, { kind: 'grant_lost', problem });
  });
}

function isAfter(a: Date | null, b: Date): boolean {
  return a !== null && a > b;
}
