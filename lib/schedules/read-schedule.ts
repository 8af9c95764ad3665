import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import { parseIsoDate } from '@/lib/bookkeeping/calendar';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import { type Finding, readFinding } from '@/lib/preflight/finding';
import { readLedger } from '@/lib/transfer/store/job-row';
import type { ScheduleRule } from './rule';
import { readRunState, readScheduleRow, type ScheduleRunState } from './schedule-row';
import { berlinInstant, latestSlot, monthsOf, nextSlot } from './slots';

/** What became of one ledger and month of one slot. */
export interface ScheduleRunView {
  readonly id: string;
  /** When it was due. */
  readonly slotAt: Date;
  readonly ledger: Ledger;
  readonly month: AccountingMonth;
  readonly state: ScheduleRunState;
  readonly transferId: string | null;
  /** Why nothing went. */
  readonly findings: readonly Finding[];
}

/** The company's schedule as its page shows it (T11). */
export interface ScheduleView {
  readonly rule: ScheduleRule;
  readonly ledgers: readonly Ledger[];
  readonly isPaused: boolean;
  /** When it runs next, and which months then go; null while paused. */
  readonly next: { readonly at: Date; readonly months: readonly AccountingMonth[] } | null;
}

/** The company's schedule; null: documents go by click only. */
export async function readSchedule(platform: Platform, actor: Actor): Promise<ScheduleView | null> {
  requirePermission(actor, 'transfers.read');
  const row = await platform.db.transferSchedule.findUnique({ where: { companyId: actor.companyId } });
  if (!row) return null;
  const { rule, ledgers, isPaused, nextSlotAt } = readScheduleRow(row);
  const now = platform.clock.now();
  // A slot that is due and not yet taken up is the next one; it is minutes old at most while a worker runs.
  const slot = nextSlotAt <= now ? latestSlot(rule, now) : nextSlot(rule, now);
  return {
    rule,
    ledgers,
    isPaused,
    next: isPaused ? null : { at: slot.at, months: monthsOf(rule, slot.day) },
  };
}

const shownRuns = 24;

/** What the last slots did, the newest first. */
export async function listScheduleRuns(platform: Platform, actor: Actor): Promise<ScheduleRunView[]> {
  requirePermission(actor, 'transfers.read');
  const rows = await platform.db.scheduleRun.findMany({
    where: { companyId: actor.companyId },
    orderBy: [{ slot: 'desc' }, { startedAt: 'desc' }, { id: 'desc' }],
    take: shownRuns,
  });
  return rows.map((row) => ({
    id: row.id,
    slotAt: slotInstant(row.slot),
    ledger: readLedger(row.ledger),
    month: row.accountingMonth as AccountingMonth,
    state: readRunState(row.state),
    transferId: row.transferId,
    findings: readFindings(row.findings),
  }));
}

function readFindings(stored: unknown): Finding[] {
  return Array.isArray(stored) ? stored.map(readFinding).filter((finding) => finding !== null) : [];
}

function slotInstant(name: string): Date {
  const day = parseIsoDate(name.slice(0, 10));
  if (!day) throw new Error(`no slot: ${name}`);
  return berlinInstant(day, Number(name.slice(11)));
}
