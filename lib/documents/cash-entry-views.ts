import { type CashEntryJson, readCashEntryJson } from '@/lib/bookkeeping/cash-entry-json';
import type { CashEntry } from '@/lib/bookkeeping/invoice';
import { cents, formatAmount } from '@/lib/bookkeeping/money';
import type { CashEntryRecord } from '@/lib/platform/generated/prisma/client';
import { type DocumentState, readDocumentState } from './document-states';
import { isoDateOf } from './stored-dates';

/** A cash entry as it is kept. */
export interface StoredCashEntry extends CashEntry {
  readonly id: string;
  readonly version: number;
  readonly accountingMonth: string;
  /** Order inside the day, from 1. */
  readonly sequence: number;
  readonly state: DocumentState;
  readonly stateReason: string | null;
}

/** The entry inside a row: read through the public form, so that a row can hold nothing the API would refuse. */
export function cashEntryOf(row: CashEntryRecord): CashEntry {
  const json: Omit<CashEntryJson, 'attachment'> = {
    externalId: row.externalId,
    date: isoDateOf(row.date),
    amount: formatAmount(cents(Number(row.amountCents))),
    text: row.text,
    number: row.number,
    taxRate: row.taxRate,
    accountNo: row.accountNo,
    taxKey: row.taxKey,
    costCenter1: row.costCenter1,
    costCenter2: row.costCenter2,
    costQuantity: row.costQuantity,
    information: row.information,
  };
  const read = readCashEntryJson(json);
  if (!read.ok) throw new Error(`a stored cash entry is unreadable: ${row.id}`);
  return read.value.entry;
}

export function storedCashEntryOf(row: CashEntryRecord): StoredCashEntry {
  return {
    ...cashEntryOf(row),
    id: row.id,
    version: row.version,
    accountingMonth: row.accountingMonth,
    sequence: row.sequence,
    state: readDocumentState(row.state),
    stateReason: row.stateReason,
  };
}
