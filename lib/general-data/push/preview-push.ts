import { accountingMonthOf, berlinDay } from '@/lib/bookkeeping/calendar';
import type { RecordWarning } from '@/lib/bookkeeping/payroll/ascii-files';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import { readPayments } from '../people/prepare-payroll';
import { countPeople } from './load-general';
import { paymentsDue } from './payments-due';
import { type PushPeople, peopleOfPush } from './people-of-push';
import { rehearsePush } from './push-general';

/** What a push of general data would do now (K3). */
export interface PushPreview {
  /** Records that would go, by kind. */
  readonly counts: Readonly<Record<string, number>>;
  /** Records the company has, by kind. */
  readonly totals: { readonly employees: number; readonly compensations: number; readonly timeOffs: number };
  readonly files: readonly { readonly name: string }[];
  readonly warnings: readonly RecordWarning[];
  /** Whom it concerns. */
  readonly people: PushPeople;
}

/** Makes the files without keeping them: what is counted and warned is what would happen. null: numbers are missing. */
export async function previewPush(platform: Platform, actor: Actor): Promise<PushPreview | null> {
  requirePermission(actor, 'general_data.read');
  const built = await rehearsePush(platform, actor.companyId, false);
  if (!built) return null;
  const totals = await countPeople(platform, actor.companyId);
  return {
    counts: built.counts,
    totals,
    files: built.files.map(({ name }) => ({ name })),
    warnings: built.warnings,
    people: await peopleOfPush(platform, actor.companyId, built),
  };
}

/** A payroll month with prepared payments. */
export interface PayrollMonthView {
  readonly month: string;
  readonly people: number;
  /** Payments not handed over yet, and those to be taken back by hand. */
  readonly open: number;
}

/** Months with prepared payments, the youngest first; those of the last year and what is still open. */
export async function listPayrollMonths(platform: Platform, actor: Actor): Promise<PayrollMonthView[]> {
  requirePermission(actor, 'general_data.read');
  const lastYear = new Date(platform.clock.now());
  lastYear.setUTCFullYear(lastYear.getUTCFullYear() - 1);
  const rows = await platform.db.payrollMonth.findMany({
    where: {
      companyId: actor.companyId,
      month: { gte: accountingMonthOf(berlinDay(lastYear)) },
      employee: { restrictedAt: null },
    },
    orderBy: { month: 'desc' },
  });
  const months = new Map<string, { people: number; open: number }>();
  for (const row of rows) {
    const { due, withdrawn } = paymentsDue(readPayments(row.payments), readPayments(row.deliveredPayments));
    const known = months.get(row.month) ?? { people: 0, open: 0 };
    months.set(row.month, { people: known.people + 1, open: known.open + due.length + withdrawn.length });
  }
  return [...months].map(([month, counts]) => ({ month, ...counts }));
}
