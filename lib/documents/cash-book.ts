import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import { type Cents, cents, parseAmount } from '@/lib/bookkeeping/money';
import { type Actor, actorRecord } from '@/lib/identity/actor';
import { recordAudit } from '@/lib/identity/audit';
import { may, requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import type { CashBookFacts } from '@/lib/preflight/checks/check-cash-book';
import { isoDateOf } from './stored-dates';
import { storedJson } from './stored-json';

/** What was in the box before the first entry; null: nobody has said it. */
export async function openingBalanceOf(db: Tx, companyId: string): Promise<Cents | null> {
  const row = await db.cashBook.findUnique({ where: { companyId } });
  return row && cents(Number(row.openingCents));
}

export async function readOpeningBalance(platform: Platform, actor: Actor): Promise<Cents | null> {
  requirePermission(actor, 'documents.read');
  return openingBalanceOf(platform.db, actor.companyId);
}

/** Who keeps the cash book may say what was in it before, and so may the Berater, who knows it from DATEV. */
export function maySetOpeningBalance(actor: Actor): boolean {
  return may(actor, 'documents.write') || may(actor, 'company_settings.change');
}

export type SetOpeningBalanceOutcome = 'saved' | 'unreadable' | 'negative';

/**
 * Says what was in the box before the first entry (T4): every balance is counted from it.
 * @param amount decimal text as in the public API, `"150.00"`
 */
export async function setOpeningBalance(
  platform: Platform,
  actor: Actor,
  input: { readonly amount: string },
): Promise<SetOpeningBalanceOutcome> {
  if (!may(actor, 'company_settings.change')) requirePermission(actor, 'documents.write');
  const { companyId } = actor;
  const amount = parseAmount(input.amount);
  if (amount === null) return 'unreadable';
  if (amount < 0) return 'negative';
  return platform.db.$transaction(async (tx): Promise<SetOpeningBalanceOutcome> => {
    const before = await openingBalanceOf(tx, companyId);
    const data = {
      openingCents: BigInt(amount),
      changedBy: storedJson(actorRecord(actor)),
      changedAt: platform.clock.now(),
    };
    await tx.cashBook.upsert({ where: { companyId }, create: { companyId, ...data }, update: data });
    const details = { before, after: amount };
    await recordAudit(tx, { actor, action: 'cash_book.opening_changed', subject: companyId, details });
    return 'saved';
  });
}

/** States in which an entry still has to go; in all others DATEV has it, is getting it, or somebody settled it. */
const openStates: readonly string[] = ['open', 'refused'];

/**
 * Everything around a month's cash entries that decides whether they may go (T4): the balance before the month, what is open
 * before it, and what is settled from it on.
 * @param input.chosenIds the entries that are asked about
 */
export async function loadCashBookFacts(
  platform: Pick<Platform, 'db'>,
  input: {
    readonly companyId: string;
    readonly month: AccountingMonth;
    readonly chosenIds: readonly string[];
  },
): Promise<CashBookFacts> {
  const { companyId, month } = input;
  const isEarlier = { companyId, accountingMonth: { lt: month } };
  const [opening, before, earliest, entries] = await Promise.all([
    openingBalanceOf(platform.db, companyId),
    platform.db.cashEntryRecord.aggregate({ where: isEarlier, _sum: { amountCents: true } }),
    platform.db.cashEntryRecord.aggregate({
      where: { ...isEarlier, state: { in: [...openStates] } },
      _min: { date: true },
    }),
    platform.db.cashEntryRecord.findMany({
      where: { companyId, accountingMonth: { gte: month } },
      orderBy: [{ date: 'asc' }, { sequence: 'asc' }],
      select: { id: true, date: true, sequence: true, amountCents: true, state: true, accountingMonth: true },
    }),
  ]);
  const chosen = new Set(input.chosenIds);
  const others = entries.filter(({ id }) => !chosen.has(id));
  const isOpen = ({ state }: { readonly state: string }) => openStates.includes(state);
  const leftOut = others.find((entry) => isOpen(entry) && entry.accountingMonth === month);
  return {
    openingBalance: cents(Number(before._sum.amountCents ?? 0n) + (opening ?? 0)),
    isOpeningAssumed: opening === null,
    earliestOpen: earliest._min.date && isoDateOf(earliest._min.date),
    settled: others
      .filter((entry) => !isOpen(entry))
      .map(({ date, amountCents }) => ({ date: isoDateOf(date), amount: cents(Number(amountCents)) })),
    earliestLeftOut: leftOut ? { date: isoDateOf(leftOut.date), sequence: leftOut.sequence } : null,
  };
}
