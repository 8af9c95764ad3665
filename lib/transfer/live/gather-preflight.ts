import { type AccountingMonth, berlinDay } from '@/lib/bookkeeping/calendar';
import type { Ledger } from '@/lib/bookkeeping/invoice';
import { mapInvoiceNumber } from '@/lib/bookkeeping/number-mapping';
import { describeConnection } from '@/lib/connection/describe-connection';
import type { Snapshot } from '@/lib/connection/snapshots';
import { loadCashBookFacts } from '@/lib/documents/cash-book';
import { loadBookingRules, loadTakenNumbers } from '@/lib/documents/load-booking-rules';
import type { LoadedDocument } from '@/lib/documents/load-documents';
import { systemActor } from '@/lib/identity/actor';
import type { Platform } from '@/lib/platform';
import type { PreflightDocument } from '@/lib/preflight/checks/document';
import type { PreflightInput } from '@/lib/preflight/preflight-input';
import { subjectIdOf } from './job-documents';

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
          cashBook: await loadCashBookFacts(platform, {
            companyId,
            month,
            chosenIds: documents.map(subjectIdOf),
          }),
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
