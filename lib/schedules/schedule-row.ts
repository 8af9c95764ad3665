import { type Ledger, ledgers } from '@/lib/bookkeeping/invoice';
import type { TransferSchedule } from '@/lib/platform/generated/prisma/client';
import { type ScheduleRule, scheduleRuleSchema } from './rule';

/** The row as the rest of the room sees it. */
export interface StoredSchedule {
  readonly companyId: string;
  readonly rule: ScheduleRule;
  readonly ledgers: readonly Ledger[];
  readonly isPaused: boolean;
  readonly activeFrom: Date;
  readonly nextSlotAt: Date;
  readonly revision: number;
}

/** Reads the row; words nobody wrote are a bug. */
export function readScheduleRow(row: TransferSchedule): StoredSchedule {
  const { companyId, isPaused, activeFrom, nextSlotAt, revision } = row;
  return {
    companyId,
    rule: scheduleRuleSchema.parse({
      rhythm: row.rhythm,
      hour: row.hour,
      ...(row.dayOfMonth === null ? {} : { dayOfMonth: row.dayOfMonth }),
      ...(row.weekday === null ? {} : { weekday: row.weekday }),
    }),
    ledgers: ledgers.filter((ledger) => row.ledgers.includes(ledger)),
    isPaused,
    activeFrom,
    nextSlotAt,
    revision,
  };
}

/** The rule's own columns. */
export function ruleColumns(rule: ScheduleRule) {
  return {
    rhythm: rule.rhythm,
    hour: rule.hour,
    dayOfMonth: rule.rhythm === 'monthly' ? rule.dayOfMonth : null,
    weekday: rule.rhythm === 'weekly' ? rule.weekday : null,
  };
}

/** Column `ScheduleRun.state`; README.md says who moves it. */
export const scheduleRunStates = ['running', 'requested', 'nothing_to_send', 'skipped', 'failed'] as const;
export type ScheduleRunState = (typeof scheduleRunStates)[number];

export function readRunState(text: string): ScheduleRunState {
  const state = scheduleRunStates.find((known) => known === text);
  if (!state) throw new Error(`unknown state of a scheduled run ${text}`);
  return state;
}
