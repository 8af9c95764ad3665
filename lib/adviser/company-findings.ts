import {
  type AccountingMonth,
  accountingMonthOf,
  berlinDay,
  parseAccountingMonth,
} from '@/lib/bookkeeping/calendar';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import type { Actor } from '@/lib/identity/actor';
import type { Platform } from '@/lib/platform';
import { type Finding, readFinding } from '@/lib/preflight/finding';
import { sortFindings, withoutRepeats } from '@/lib/preflight/finding-order';
import { preflightMonth } from '@/lib/transfer/preflight-month';
import { readLedger } from '@/lib/transfer/store/job-row';

/** So many ledgers and months are looked through, the newest first: what is older is found there, too, or was left. */
const mostMonths = 6;

/**
 * Everything a company's open documents, connection, set-up and waiting transfers ask of anybody: the same findings the
 * preflight of a click shows, over all that is open (M8). Asks DATEV nothing.
 */
export async function companyFindings(platform: Platform, actor: Actor): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const target of await openMonths(platform, actor.companyId)) {
    found.push(...(await preflightMonth(platform, actor, target)).findings);
  }
  const held = await platform.db.transferJob.findMany({
    where: { companyId: actor.companyId, hold: { not: null } },
    select: { finding: true },
    take: 100,
  });
  found.push(...held.flatMap(({ finding }) => (finding === null ? [] : (readFinding(finding) ?? []))));
  return sortFindings(withoutRepeats(found));
}

interface OpenMonth {
  readonly ledger: Ledger;
  readonly month: AccountingMonth;
}

/** Ledgers and months with something open; where nothing is, last month's invoices stand for the set-up. */
async function openMonths({ db, clock }: Platform, companyId: string): Promise<OpenMonth[]> {
  const where = { companyId, state: { in: ['open', 'refused'] } };
  const [invoices, entries] = await Promise.all([
    db.invoice.groupBy({ by: ['accountingMonth', 'ledger'], where }),
    db.cashEntryRecord.groupBy({ by: ['accountingMonth'], where }),
  ]);
  const months = [...invoices, ...entries.map((entry) => ({ ...entry, ledger: 'cash' }))]
    .sort((left, right) => (left.accountingMonth < right.accountingMonth ? 1 : -1))
    .slice(0, mostMonths)
    .flatMap(({ accountingMonth, ledger }) => {
      const month = parseAccountingMonth(accountingMonth);
      return month ? [{ ledger: readLedger(ledger), month }] : [];
    });
  if (months.length > 0) return months;
  return [{ ledger: 'accounts_receivable', month: accountingMonthOf(berlinDay(clock.now())) }];
}
