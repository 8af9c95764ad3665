import { type AccountingMonth, berlinDay, type IsoDate } from '@/lib/bookkeeping/calendar';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import { mapInvoiceNumber } from '@/lib/bookkeeping/number-mapping';
import { describeConnection } from '@/lib/connection/describe-connection';
import type { Snapshot } from '@/lib/connection/snapshots';
import { loadBookingRules, loadTakenNumbers } from '@/lib/documents/load-booking-rules';
import type { LoadedDocument } from '@/lib/documents/load-documents';
import { systemActor } from '@/lib/identity/actor';
import type { Platform } from '@/lib/platform';
import type { PreflightDocument } from '@/lib/preflight/checks/document';
import type { PreflightInput } from '@/lib/preflight/preflight-input';

export interface PreflightQuestion {
  readonly companyId: string;
  readonly ledger: Ledger;
  readonly month: AccountingMonth;
  readonly documents: readonly LoadedDocument[];
  /** DATEV's last answer; null: never asked. */
  readonly snapshot: Snapshot | null;
  /** The documents are this transfer's own: that they are under way, or go a second time on purpose, is no finding. */
  readonly ownDocuments: boolean;
}

/** Collects everything the pure checks look at, for the page, the click and the worker alike (M8). */
export async function gatherPreflight(
  platform: Platform,
  question: PreflightQuestion,
): Promise<PreflightInput> {
  const { companyId, ledger, month, documents, snapshot } = question;
  const company = await platform.db.company.findUniqueOrThrow({ where: { id: companyId } });
  const rules = await loadBookingRules(platform, companyId);
  const invoices = documents.flatMap((document) => (document.kind === 'invoice' ? [document] : []));
  const takenNumbers = await loadTakenNumbers(platform, {
    companyId,
    ledger,
    numbers: invoices.flatMap(
      ({ invoice }) => mapInvoiceNumber(invoice.number, rules.numberMapping).mapped ?? [],
    ),
    exceptInvoiceIds: invoices.map(({ invoiceId }) => invoiceId),
  });
  return {
    companyName: company.name,
    now: platform.clock.now(),
    ledger,
    month,
    connection: await connectionFacts(platform, companyId),
    client: snapshot && {
      basics: snapshot.basics,
      takenOn: berlinDay(snapshot.takenAt),
      differences: snapshot.differences,
    },
    rules,
    documents: documents.map((document) => preflightDocument(document, question.ownDocuments)),
    takenNumbers,
    ...(ledger === 'cash'
      ? {
          cashBook: {
            openingBalance: null,
            earliestOpen: await earliestOpenEntry(platform, companyId, month),
          },
        }
      : {}),
  };
}

async function connectionFacts(platform: Platform, companyId: string): Promise<PreflightInput['connection']> {
  const connection = await describeConnection(platform, { actor: systemActor(companyId) });
  const { state, consultantNumber, clientNumber, expiresAt, isLongTerm, problems } = connection;
  const isNamed = consultantNumber !== null && clientNumber !== null;
  return {
    state,
    problem: state === 'connected' ? null : (problems[0] ?? null),
    clientId: isNamed ? `${consultantNumber}-${clientNumber}` : null,
    expiresAt,
    isLongTerm,
  };
}

function preflightDocument(document: LoadedDocument, isOwn: boolean): PreflightDocument {
  const state = isOwn ? 'open' : document.state;
  return { ...document, state };
}

/** Earliest movement of an earlier month that DATEV does not have yet: this month's would come before it (T4). */
async function earliestOpenEntry(
  platform: Platform,
  companyId: string,
  month: AccountingMonth,
): Promise<IsoDate | null> {
  const { _min } = await platform.db.cashEntryRecord.aggregate({
    where: { companyId, accountingMonth: { lt: month }, state: { in: ['open', 'refused'] } },
    _min: { date: true },
  });
  return _min.date === null ? null : (_min.date.toISOString().slice(0, 10) as IsoDate);
}
