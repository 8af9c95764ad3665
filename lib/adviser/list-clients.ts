import { type AccountingMonth, accountingMonthOf, berlinDay, type IsoDate } from '@/lib/bookkeeping/calendar';
import {
  type ConnectionDescription,
  type ConnectionLight,
  describeConnection,
} from '@/lib/connection/describe-connection';
import type { Platform } from '@/lib/platform';
import { type AdviserScope, actorsOf } from './adviser-scope';
import { clientLight } from './client-light';

/** One of the Berater's companies at a glance (P4, U4). */
export interface ClientView {
  readonly companyId: string;
  readonly name: string;
  readonly light: ConnectionLight;
  readonly connection: ConnectionDescription;
  readonly open: number;
  readonly refused: number;
  /** Sent since the first day of `sentSince`. */
  readonly sent: number;
  readonly held: number;
  readonly proposedRows: number;
  readonly lastTransferAt: Date | null;
}

export interface ClientList {
  readonly clients: readonly ClientView[];
  readonly sentSince: AccountingMonth;
}

/** The Berater's companies by name, each with its light and its counts. */
export async function listClients(platform: Platform, scope: AdviserScope): Promise<ClientList> {
  const ids = scope.companies.map(({ companyId }) => companyId);
  const sentSince = monthsBack(berlinDay(platform.clock.now()), 2);
  const [counts, connections] = await Promise.all([
    countAll(platform, ids, sentSince),
    Promise.all(actorsOf(scope).map((actor) => describeConnection(platform, { actor }))),
  ]);
  const clients = scope.companies.map(({ companyId, companyName }, index) => {
    const connection = connections[index];
    if (!connection) throw new Error('a company without its connection');
    const numbers = counts(companyId);
    const light = clientLight({ connection: connection.light, ...numbers });
    return { companyId, name: companyName, light, connection, ...numbers };
  });
  return { clients, sentSince };
}

async function countAll({ db }: Platform, ids: readonly string[], sentSince: AccountingMonth) {
  const companyId = { in: [...ids] };
  const unsettled = { companyId, state: { in: ['open', 'refused'] } };
  const settled = { companyId, state: 'transferred', accountingMonth: { gte: sentSince } };
  const by = ['companyId', 'state'] as const;
  const [invoices, entries, sentInvoices, sentEntries, held, proposed, last] = await Promise.all([
    db.invoice.groupBy({ by: [...by], where: unsettled, _count: true }),
    db.cashEntryRecord.groupBy({ by: [...by], where: unsettled, _count: true }),
    db.invoice.groupBy({ by: [...by], where: settled, _count: true }),
    db.cashEntryRecord.groupBy({ by: [...by], where: settled, _count: true }),
    db.transferJob.groupBy({ by: ['companyId'], where: { companyId, hold: { not: null } }, _count: true }),
    db.accountRow.groupBy({
      by: ['companyId'],
      where: { companyId, state: 'proposed', retiredAt: null },
      _count: true,
    }),
    db.transfer.groupBy({ by: ['companyId'], where: { companyId }, _max: { requestedAt: true } }),
  ]);
  const documents = [...invoices, ...entries, ...sentInvoices, ...sentEntries];
  const countOf = (groups: readonly { companyId: string; _count: number }[], id: string) =>
    groups.reduce((sum, group) => (group.companyId === id ? sum + group._count : sum), 0);
  return (id: string) => ({
    open: countOf(
      documents.filter(({ state }) => state === 'open'),
      id,
    ),
    refused: countOf(
      documents.filter(({ state }) => state === 'refused'),
      id,
    ),
    sent: countOf(
      documents.filter(({ state }) => state === 'transferred'),
      id,
    ),
    held: countOf(held, id),
    proposedRows: countOf(proposed, id),
    lastTransferAt: last.find((group) => group.companyId === id)?._max.requestedAt ?? null,
  });
}

function monthsBack(day: IsoDate, months: number): AccountingMonth {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 10);
  return accountingMonthOf(first as IsoDate);
}
