import type { AccountingMonth } from '@/lib/bookkeeping/calendar';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import { type DocumentState, readDocumentState } from '@/lib/documents/document-states';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import { readLedger } from '../store/job-row';
import type { TransferState } from '../transfer-state';
import { readTransferState } from './view-rows';

/** One ledger of one month at a glance (U4). */
export interface MonthOfLedger {
  readonly month: AccountingMonth;
  readonly ledger: Ledger;
  readonly documents: Readonly<Record<DocumentState, number>>;
  /** Of the transferred ones: DATEV's answer leaves open whether they arrived. */
  readonly unknown: number;
  readonly lastTransfer: {
    readonly id: string;
    readonly state: TransferState;
    readonly requestedAt: Date;
  } | null;
}

/** What is open, on its way, sent and refused, per month and ledger, the newest month first (U4). */
export async function monthOverview(platform: Platform, actor: Actor): Promise<readonly MonthOfLedger[]> {
  requirePermission(actor, 'documents.read');
  const { companyId } = actor;
  const invoices = await platform.db.invoice.groupBy({
    by: ['accountingMonth', 'ledger', 'state', 'stateReason'],
    where: { companyId },
    _count: true,
  });
  const entries = await platform.db.cashEntryRecord.groupBy({
    by: ['accountingMonth', 'state', 'stateReason'],
    where: { companyId },
    _count: true,
  });
  const months = new Map<string, MutableMonth>();
  for (const group of [...invoices, ...entries.map((entry) => ({ ...entry, ledger: 'cash' }))]) {
    const key = `${group.accountingMonth} ${group.ledger}`;
    const one = months.get(key) ?? emptyMonth(group.accountingMonth, readLedger(group.ledger));
    months.set(key, one);
    one.documents[readDocumentState(group.state)] += group._count;
    if (group.stateReason === 'TRANSFER_DOCUMENT_UNKNOWN') one.unknown += group._count;
  }
  const last = await lastTransfers(platform, companyId);
  return [...months.entries()]
    .sort(([left], [right]) => (left < right ? 1 : -1))
    .map(([key, one]) => ({ ...one, lastTransfer: last.get(key) ?? null }));
}

type MutableMonth = {
  month: AccountingMonth;
  ledger: Ledger;
  documents: Record<DocumentState, number>;
  unknown: number;
};

function emptyMonth(month: string, ledger: Ledger): MutableMonth {
  const documents = { open: 0, under_way: 0, transferred: 0, refused: 0, handled_elsewhere: 0 };
  return { month: month as AccountingMonth, ledger, documents, unknown: 0 };
}

async function lastTransfers(platform: Platform, companyId: string) {
  const rows = await platform.db.transfer.findMany({
    where: { companyId },
    orderBy: [{ accountingMonth: 'asc' }, { ledger: 'asc' }, { requestedAt: 'desc' }],
    distinct: ['accountingMonth', 'ledger'],
    select: { id: true, state: true, requestedAt: true, accountingMonth: true, ledger: true },
  });
  return new Map(
    rows.map(({ id, state, requestedAt, accountingMonth, ledger }) => [
      `${accountingMonth} ${ledger}`,
      { id, state: readTransferState(state), requestedAt },
    ]),
  );
}
