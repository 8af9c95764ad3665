import { storedJson } from '@/lib/documents/stored-json';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import type { Finding } from '@/lib/preflight/finding';
import type { Slot, SlotTarget } from './slots';

/** Longer than any request for a transfer: after it, whoever took the run is dead. */
const leaseMs = 10 * 60_000;
/** So often a run that breaks on our side is begun again. */
const mostAttempts = 5;

/** A run this process holds. */
export interface TakenRun {
  readonly id: string;
  readonly companyId: string;
  readonly attempts: number;
}

export type TakeOutcome =
  | { readonly kind: 'taken'; readonly run: TakenRun }
  /** Done already, by whomever. */
  | { readonly kind: 'ended' }
  /** Another process is at it. */
  | { readonly kind: 'busy' };

/**
 * Takes one ledger and month of a slot. There is one row for each for ever, so no restart and no second worker begins it
 * anew; a row whose holder died is taken over.
 */
export async function takeRun(
  { db, clock }: Platform,
  input: { readonly companyId: string; readonly slot: Pick<Slot, 'name'>; readonly target: SlotTarget },
): Promise<TakeOutcome> {
  const { companyId, slot, target } = input;
  const now = clock.now();
  const key = { companyId, slot: slot.name, ledger: target.ledger, accountingMonth: target.month };
  const leaseUntil = new Date(now.getTime() + leaseMs);
  const [created] = await db.scheduleRun.createManyAndReturn({
    data: [{ ...key, leaseUntil, startedAt: now }],
    skipDuplicates: true,
  });
  if (created) return { kind: 'taken', run: created };
  const known = await db.scheduleRun.findUniqueOrThrow({
    where: { companyId_slot_ledger_accountingMonth: key },
  });
  if (known.state !== 'running') return { kind: 'ended' };
  if (known.leaseUntil === null || known.leaseUntil > now) return { kind: 'busy' };
  if (known.attempts >= mostAttempts) {
    await endRun(db, known, { state: 'failed', endedAt: now });
    return { kind: 'ended' };
  }
  const attempts = known.attempts + 1;
  const { count } = await db.scheduleRun.updateMany({
    where: { id: known.id, state: 'running', attempts: known.attempts },
    data: { attempts, leaseUntil },
  });
  return count === 1 ? { kind: 'taken', run: { id: known.id, companyId, attempts } } : { kind: 'busy' };
}

/** Somebody else took the run over, or ended it: nothing of this one may remain. */
export class RunOvertaken extends Error {
  override readonly name = 'RunOvertaken';
}

/** More reasons than that nobody reads. */
const storedFindings = 50;

export type RunEnd =
  | { readonly state: 'requested'; readonly transferId: string; readonly endedAt: Date }
  | { readonly state: 'nothing_to_send'; readonly transferId?: string; readonly endedAt: Date }
  | { readonly state: 'skipped'; readonly findings: readonly Finding[]; readonly endedAt: Date }
  | { readonly state: 'failed'; readonly endedAt: Date };

/** Writes how a run ended. Only its holder can: a late writer gets `RunOvertaken`, and his transaction is undone. */
export async function endRun(db: Pick<Tx, 'scheduleRun'>, run: TakenRun, end: RunEnd): Promise<void> {
  const { count } = await db.scheduleRun.updateMany({
    where: { id: run.id, state: 'running', attempts: run.attempts },
    data: {
      state: end.state,
      endedAt: end.endedAt,
      leaseUntil: null,
      ...('transferId' in end && end.transferId !== undefined ? { transferId: end.transferId } : {}),
      ...('findings' in end ? { findings: end.findings.slice(0, storedFindings).map(storedJson) } : {}),
    },
  });
  if (count === 0) throw new RunOvertaken(`run ${run.id} belongs to somebody else`);
}
