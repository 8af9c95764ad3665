import type { IsoDate } from '@/lib/bookkeeping/calendar';
import { type AccountingMonth, parseAccountingMonth } from '@/lib/bookkeeping/calendar';
import { type Direction, type Ledger, ledgers } from '@/lib/bookkeeping/invoice';
import { type Cents, cents } from '@/lib/bookkeeping/money';
import type { Invoice as InvoiceRow } from '@/lib/platform/generated/prisma/client';
import { type DocumentState, readDocumentState } from './document-states';
import { isoDateOf } from './stored-dates';

/** An invoice in a list: the columns that repeat its current version. */
export interface InvoiceSummary {
  readonly id: string;
  readonly externalId: string;
  readonly currentVersionId: string;
  readonly direction: Direction;
  readonly ledger: Ledger;
  readonly accountingMonth: AccountingMonth;
  readonly number: string;
  readonly issueDate: IsoDate;
  readonly partnerName: string;
  readonly currency: string;
  readonly grossAmount: Cents;
  readonly state: DocumentState;
  readonly stateReason: string | null;
  /** Where it came from: `api`, `screen`, `e_invoice`, `csv`, `seed`. */
  readonly source: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export function summaryOf(row: InvoiceRow): InvoiceSummary {
  if (!row.currentVersionId) throw new Error(`invoice ${row.id} has no version`);
  return {
    id: row.id,
    externalId: row.externalId,
    currentVersionId: row.currentVersionId,
    direction: readDirection(row.direction),
    ledger: readLedger(row.ledger),
    accountingMonth: readMonth(row.accountingMonth),
    number: row.number,
    issueDate: isoDateOf(row.issueDate),
    partnerName: row.partnerName,
    currency: row.currency,
    grossAmount: cents(Number(row.grossCents)),
    state: readDocumentState(row.state),
    stateReason: row.stateReason,
    source: row.source,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

function readDirection(text: string): Direction {
  if (text === 'outgoing' || text === 'incoming') return text;
  throw new Error(`unknown direction ${text}`);
}

function readLedger(text: string): Ledger {
  const ledger = ledgers.find((known) => known === text);
  if (!ledger) throw new Error(`unknown ledger ${text}`);
  return ledger;
}

function readMonth(text: string): AccountingMonth {
  const month = parseAccountingMonth(text);
  if (!month) throw new Error(`unknown accounting month ${text}`);
  return month;
}
