import type { AccountRow } from '@/lib/bookkeeping/account-table';
import { type Direction, type TaxCase, taxCases } from '@/lib/bookkeeping/invoice';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import type { Tx } from '@/lib/platform/db';
import type { AccountRow as AccountRowRecord } from '@/lib/platform/generated/prisma/client';

/** A row of the account table as it is kept. */
export interface StoredAccountRow extends AccountRow {
  readonly id: string;
  readonly confirmedByName: string | null;
  readonly confirmedAt: Date | null;
  readonly createdAt: Date;
  /** Set: another row took its place; it only explains old transfers. */
  readonly retiredAt: Date | null;
}

export function accountRowOf(record: AccountRowRecord): StoredAccountRow {
  return {
    id: record.id,
    direction: readDirection(record.direction),
    taxCase: readTaxCase(record.taxCase),
    taxRate: record.taxRate,
    rule: record.rule,
    accountNo: record.accountNo,
    taxKey: record.taxKey,
    isAutomatic: record.isAutomatic,
    state: record.state === 'confirmed' ? 'confirmed' : 'proposed',
    confirmedByName: record.confirmedByName,
    confirmedAt: record.confirmedAt,
    createdAt: record.createdAt,
    retiredAt: record.retiredAt,
  };
}

/** The living rows of a company, in the order they are shown. */
export async function livingAccountRows(db: Tx, companyId: string): Promise<StoredAccountRow[]> {
  const records = await db.accountRow.findMany({
    where: { companyId, retiredAt: null },
    orderBy: [
      { direction: 'desc' },
      { taxCase: 'asc' },
      { taxRate: 'desc' },
      { rule: 'asc' },
      { createdAt: 'asc' },
    ],
  });
  return records.map(accountRowOf);
}

/** The account table as the Berater sees it (B4). */
export async function listAccountRows(platform: Platform, actor: Actor): Promise<StoredAccountRow[]> {
  requirePermission(actor, 'account_table.read');
  return livingAccountRows(platform.db, actor.companyId);
}

/** Rows that others took the place of, the newest first: what old transfers were booked by. */
export async function listRetiredAccountRows(platform: Platform, actor: Actor): Promise<StoredAccountRow[]> {
  requirePermission(actor, 'account_table.read');
  const records = await platform.db.accountRow.findMany({
    where: { companyId: actor.companyId, retiredAt: { not: null } },
    orderBy: { retiredAt: 'desc' },
    take: 500,
  });
  return records.map(accountRowOf);
}

/** One writer of a company's table at a time, so that a case never has two living rows. */
export async function lockAccountTable(tx: Tx, companyId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`account-table:${companyId}`}, 0))`;
}

/** What makes two rows speak of the same case. */
export type AccountCase = Pick<AccountRow, 'direction' | 'taxCase' | 'taxRate' | 'rule'>;

export function isSameAccountCase(left: AccountCase, right: AccountCase): boolean {
  return (
    left.direction === right.direction &&
    left.taxCase === right.taxCase &&
    left.taxRate === right.taxRate &&
    left.rule === right.rule
  );
}

function readDirection(text: string): Direction {
  if (text === 'outgoing' || text === 'incoming') return text;
  throw new Error(`unknown direction ${text}`);
}

function readTaxCase(text: string): TaxCase {
  const taxCase = taxCases.find((known) => known === text);
  if (!taxCase) throw new Error(`unknown tax case ${text}`);
  return taxCase;
}
