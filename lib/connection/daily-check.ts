import { setTimeout as wait } from 'node:timers/promises';
import { berlinDay } from '@/lib/bookkeeping/calendar';
import type { Problem } from '@/lib/bookkeeping/problem';
import type { ClientBasics, DxsoResult } from '@/lib/datev/dxso/types';
import type { UserActor } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Connection } from '@/lib/platform/generated/prisma/client';
import { clientIdOf } from './client-numbers';
import {
  applyEvent,
  inThisEnvironment,
  lockConnection,
  nullableProblemJson,
  readProblem,
  standingOf,
} from './connection-row';
import { readConfirmation } from './problems';
import { openDatevSession } from './session';
import { latestSnapshot, type Snapshot, storeSnapshot } from './snapshots';
import { type ConnectionState, holdsGrant } from './state';

/** What the check of today says (C5). `requests`: GETs this call itself has cost (T8). */
export type DailyCheck =
  | ({ readonly kind: 'confirmed'; readonly requests: number } & Snapshot)
  /** DATEV said no, or nonsense. `state` tells whether the permission is lost. */
  | {
      readonly kind: 'refused';
      readonly state: ConnectionState;
      readonly problem: Problem;
      readonly requests: number;
    }
  /** There is no grant to check with. */
  | {
      readonly kind: 'closed';
      readonly state: ConnectionState;
      readonly problem: Problem | null;
      readonly requests: number;
    }
  /** Nobody answered; nothing has changed. */
  | { readonly kind: 'unavailable'; readonly retryAfterMs: number | null; readonly requests: number };

/** A failed check is not repeated by itself earlier than this; the button does it at any time. */
const afterFailureMs = 60 * 60 * 1000;
const leaseMs = 90_000;
const lookAgainMs = 100;

/**
 * The check before a transfer: rights, numbers and configuration in one GET, once a calendar day (Europe/Berlin) and
 * shared by all transfers of the company in all processes (C5, M5, T8). An error since then makes it ask again.
 * @param input.isForced asks in any case, unless somebody is asking right now
 */
export async function ensureDailyCheck(
  platform: Platform,
  input: { companyId: string; isForced?: boolean },
): Promise<DailyCheck> {
  const { companyId } = input;
  const giveUpAt = performance.now() + leaseMs;
  let isForced = input.isForced ?? false;
  for (;;) {
    const known = await standingCheck(platform, companyId, isForced);
    if (known.kind !== 'to_ask') return known;
    if (await takeLease(platform, companyId)) return await askUnderLease(platform, companyId, isForced);
    if (performance.now() > giveUpAt) return { kind: 'unavailable', retryAfterMs: null, requests: 0 };
    await wait(lookAgainMs);
    // Whoever holds the lease asks DATEV now: his answer is as new as a forced one.
    isForced = false;
  }
}

/** The button "Verbindung prüfen" (C9). */
export async function checkConnection(platform: Platform, input: { actor: UserActor }): Promise<DailyCheck> {
  const { actor } = input;
  requirePermission(actor, 'connection.check');
  const check = await ensureDailyCheck(platform, { companyId: actor.companyId, isForced: true });
  const details = { result: check.kind, problem: 'problem' in check ? (check.problem?.code ?? null) : null };
  // What the answer changed is stored and audited already; this is who asked.
  await platform.db.$transaction((tx) =>
    recordAudit(tx, { actor, action: 'connection.checked', subject: actor.companyId, details }),
  );
  return check;
}

/** What can be said without asking DATEV. */
async function standingCheck(
  platform: Platform,
  companyId: string,
  isForced: boolean,
): Promise<DailyCheck | { readonly kind: 'to_ask'; readonly row: Connection }> {
  const row = inThisEnvironment(platform, await platform.db.connection.findUnique({ where: { companyId } }));
  if (!row || !holdsGrant(standingOf(row).state)) return closedBy(row);
  return (isForced ? null : await knownCheck(platform, row)) ?? { kind: 'to_ask', row };
}

function closedBy(row: Connection | null): DailyCheck {
  if (!row) return { kind: 'closed', state: 'not_connected', problem: null, requests: 0 };
  return { kind: 'closed', ...standingOf(row), requests: 0 };
}

/** Today's answer, if it still holds. */
async function knownCheck(platform: Platform, row: Connection): Promise<DailyCheck | null> {
  const now = platform.clock.now();
  if (!row.lastCheckAt || row.checkDueSince) return null;
  if (row.lastCheckOk) {
    if (berlinDay(row.lastCheckAt) !== berlinDay(now)) return null;
    const snapshot = await latestSnapshot(platform, { companyId: row.companyId, clientId: clientIdOf(row) });
    return snapshot ? { kind: 'confirmed', ...snapshot, requests: 0 } : null;
  }
  const problem = readProblem(row.lastCheckProblem);
  const isRecent = now.getTime() - row.lastCheckAt.getTime() < afterFailureMs;
  if (!problem || !isRecent) return null;
  return { kind: 'refused', state: standingOf(row).state, problem, requests: 0 };
}

/** One process asks, the others wait for its snapshot: no database connection is held while DATEV thinks. */
async function takeLease(platform: Platform, companyId: string): Promise<boolean> {
  const now = platform.clock.now();
  const { count } = await platform.db.connection.updateMany({
    where: { companyId, OR: [{ checkLeaseUntil: null }, { checkLeaseUntil: { lt: now } }] },
    data: { checkLeaseUntil: new Date(now.getTime() + leaseMs) },
  });
  return count === 1;
}

async function askUnderLease(platform: Platform, companyId: string, isForced: boolean): Promise<DailyCheck> {
  try {
    // Between the look and the lease the holder before may have brought the answer.
    const known = await standingCheck(platform, companyId, isForced);
    if (known.kind !== 'to_ask') return known;
    const { row } = known;
    const session = await openDatevSession(platform, { companyId });
    const first = await session.getClientBasics(clientIdOf(row));
    // A GET may be repeated: a broken connection is no verdict on the permission.
    const result = first.kind === 'unclear' ? await session.getClientBasics(clientIdOf(row)) : first;
    return await storeAnswer(platform, row, result, first === result ? 1 : 2);
  } finally {
    await platform.db.connection.updateMany({ where: { companyId }, data: { checkLeaseUntil: null } });
  }
}

async function storeAnswer(
  platform: Platform,
  asked: Connection,
  result: DxsoResult<ClientBasics>,
  requests: number,
): Promise<DailyCheck> {
  const { companyId } = asked;
  switch (result.kind) {
    case 'unauthorised': {
      const row = await platform.db.connection.findUnique({ where: { companyId } });
      return { ...closedBy(row), requests: 0 };
    }
    case 'unavailable':
      return { kind: 'unavailable', retryAfterMs: result.retryAfterMs, requests };
    case 'unclear':
      return { kind: 'unavailable', retryAfterMs: null, requests };
  }
  const confirmation = readConfirmation(asked, result);
  return await platform.db.$transaction(async (tx): Promise<DailyCheck> => {
    const row = await lockConnection(tx, companyId);
    // Reconnected to another dataset meanwhile: this answer is about something else.
    if (!row || clientIdOf(row) !== clientIdOf(asked)) return { ...closedBy(row), requests };
    const isConfirmed = confirmation.kind === 'confirmed';
    await tx.connection.update({
      where: { companyId },
      data: {
        lastCheckAt: platform.clock.now(),
        lastCheckOk: isConfirmed,
        lastCheckProblem: nullableProblemJson(isConfirmed ? null : confirmation.problem),
        checkDueSince: null,
        ...(isConfirmed ? { companyName: confirmation.basics.name } : {}),
      },
    });
    if (!holdsGrant(standingOf(row).state)) return { ...closedBy(row), requests };
    if (isConfirmed) {
      await applyEvent(platform, tx, row, { kind: 'check_passed' });
      const snapshot = await storeSnapshot(platform, tx, { companyId, ...confirmation });
      return { kind: 'confirmed', ...snapshot, requests };
    }
    const { problem } = confirmation;
    const isForeign = problem.code === 'CLIENT_NUMBERS_DIFFER';
    const { state } = isForeign
      ? await applyEvent(platform, tx, row, { kind: 'permission_lost', problem })
      : standingOf(row);
    return { kind: 'refused', state, problem, requests };
  });
}
