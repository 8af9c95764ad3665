import { z } from 'zod';
import { writeCashEntryJson } from '@/lib/bookkeeping/cash-entry-json';
import { formatAmount } from '@/lib/bookkeeping/money';
import type { StoredCashEntry } from '@/lib/documents/cash-entry-views';
import type { CashBookLine } from '@/lib/documents/list-cash-entries';
import { problemSchema } from '../_http/problem';
import { amountText, dateText, documentStateSchema, idSchema, monthText, pageSchema } from './common';
import { attachmentJson, attachmentSchema } from './invoice';

const entryFields = {
  id: idSchema,
  externalId: z.string(),
  version: z.int(),
  date: dateText,
  accountingMonth: monthText,
  sequence: z.int().meta({ description: 'Reihenfolge innerhalb des Tages' }),
  amount: amountText.meta({ description: 'Einnahme positiv, Ausgabe negativ' }),
  text: z.string(),
  number: z.string().nullable(),
  taxRate: z.string().nullable(),
  accountNo: z.string().nullable(),
  taxKey: z.string().nullable(),
  costCenter1: z.string().nullable(),
  costCenter2: z.string().nullable(),
  costQuantity: z.string().nullable(),
  information: z.string().nullable(),
  state: documentStateSchema,
  stateReason: z.string().nullable(),
};

export const storedCashEntrySchema = z
  .strictObject({ ...entryFields, result: z.enum(['created', 'new_version', 'unchanged']) })
  .meta({ id: 'StoredCashEntry' });

export const storedCashEntriesSchema = z.strictObject({
  data: z.array(
    z.strictObject({
      index: z.int(),
      externalId: z.string().nullable(),
      status: z.int(),
      cashEntry: storedCashEntrySchema.nullable(),
      problem: problemSchema.nullable(),
    }),
  ),
});

const cashBookLineSchema = z
  .strictObject({
    ...entryFields,
    balance: amountText.meta({ description: 'Bestand nach dieser Bewegung' }),
    attachments: z.array(attachmentSchema),
  })
  .meta({ id: 'CashBookLine' });
export const cashBookPageSchema = pageSchema(cashBookLineSchema);

export function cashEntryJson(entry: StoredCashEntry) {
  const { id, version, accountingMonth, sequence, state, stateReason } = entry;
  const json = writeCashEntryJson(entry);
  return {
    id,
    externalId: json.externalId,
    version,
    date: json.date,
    accountingMonth,
    sequence,
    amount: json.amount,
    text: json.text,
    number: json.number ?? null,
    taxRate: json.taxRate ?? null,
    accountNo: json.accountNo ?? null,
    taxKey: json.taxKey ?? null,
    costCenter1: json.costCenter1 ?? null,
    costCenter2: json.costCenter2 ?? null,
    costQuantity: json.costQuantity ?? null,
    information: json.information ?? null,
    state,
    stateReason,
  };
}

export function cashBookLineJson(line: CashBookLine) {
  return {
    ...cashEntryJson(line),
    balance: formatAmount(line.balance),
    attachments: line.attachments.map(attachmentJson),
  };
}
