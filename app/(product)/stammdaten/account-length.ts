import { accountingMonthOf, berlinDay } from '@/lib/bookkeeping/calendar';
import { findFiscalYear } from '@/lib/bookkeeping/fiscal-year';
import type { Platform } from '@/lib/platform';
import { knownSnapshot } from '@/lib/transfer/preflight-month';

/** Length of the G/L accounts in today's fiscal year, as DATEV told it; null while nobody knows (M3). */
export async function currentAccountLength(platform: Platform, companyId: string): Promise<number | null> {
  const snapshot = await knownSnapshot(platform, companyId);
  if (!snapshot) return null;
  const month = accountingMonthOf(berlinDay(platform.clock.now()));
  const { found } = findFiscalYear('accounts_receivable', month, snapshot.basics.fiscalYears);
  return found?.year.accountLength ?? snapshot.basics.fiscalYears.at(-1)?.accountLength ?? null;
}

/** Lengths the fiscal years of DATEV's last answer have, the longest first; none while nobody knows. */
export async function knownAccountLengths(platform: Platform, companyId: string): Promise<number[]> {
  const snapshot = await knownSnapshot(platform, companyId);
  const lengths = snapshot?.basics.fiscalYears.flatMap(({ accountLength }) => accountLength ?? []) ?? [];
  return [...new Set(lengths)].sort((left, right) => right - left);
}
