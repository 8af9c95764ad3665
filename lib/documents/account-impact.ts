import { type AccountImpact, accountImpact } from '@/lib/bookkeeping/account-impact';
import type { IsoDate } from '@/lib/bookkeeping/calendar';
import { type Cents, cents } from '@/lib/bookkeeping/money';
import type { Actor } from '@/lib/identity/actor';
import { requirePermission } from '@/lib/identity/permissions';
import type { Platform } from '@/lib/platform';
import { livingAccountRows } from './account-rows';
import { readContent } from './invoice-content';
import { isoDateOf } from './stored-dates';

/** A document as the account table names it. */
export interface AffectedDocument {
  readonly id: string;
  readonly number: string;
  readonly partnerName: string;
  readonly issueDate: IsoDate;
  readonly currency: string;
  readonly grossAmount: Cents;
}

export interface CompanyImpact extends AccountImpact<AffectedDocument> {
  /** So many documents wait here; more than `mostLookedAt` are not counted. */
  readonly lookedAt: number;
  readonly isComplete: boolean;
}

/** A page has to stand in a second: reading this many takes half of one. */
const mostLookedAt = 4_000;
const batch = 500;

/** Which open documents each row of the account table concerns, and which cases have no row (B4); the oldest months first. */
export async function readAccountImpact(platform: Platform, actor: Actor): Promise<CompanyImpact> {
  requirePermission(actor, 'account_table.read');
  const { companyId } = actor;
  const rows = await livingAccountRows(platform.db, companyId);
  const found = await platform.db.invoice.findMany({
    where: { companyId, state: { in: ['open', 'refused'] }, currentVersionId: { not: null } },
    orderBy: [{ accountingMonth: 'asc' }, { issueDate: 'asc' }, { id: 'asc' }],
    take: mostLookedAt + 1,
  });
  const invoices = found.slice(0, mostLookedAt);
  const documents = [];
  for (let start = 0; start < invoices.length; start += batch) {
    const some = invoices.slice(start, start + batch);
    const versions = await platform.db.invoiceVersion.findMany({
      where: { companyId, id: { in: some.flatMap(({ currentVersionId }) => currentVersionId ?? []) } },
      select: { id: true, content: true },
    });
    const contents = new Map(versions.map(({ id, content }) => [id, content]));
    for (const { id, currentVersionId, number, partnerName, issueDate, currency, grossCents } of some) {
      const content = contents.get(currentVersionId ?? '');
      if (content === undefined) continue;
      const grossAmount = cents(Number(grossCents));
      const document = { id, number, partnerName, issueDate: isoDateOf(issueDate), currency, grossAmount };
      documents.push({ invoice: readContent(content), document });
    }
  }
  return {
    ...accountImpact(rows, documents),
    lookedAt: invoices.length,
    isComplete: found.length <= mostLookedAt,
  };
}
