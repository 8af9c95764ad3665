import { z } from 'zod';
import { type AttachmentJson, attachmentJsonSchema } from './attachment-json';
import { parseQuantity } from './decimal';
import type { CashEntry } from './invoice';
import {
  acceptedAmount,
  acceptedDate,
  acceptedPercent,
  amountField,
  dateField,
  digitsField,
  optional,
  optionalText,
  percentField,
  quantityField,
  textField,
} from './json-fields';
import { formatAmount } from './money';
import type { Outcome } from './problem';
import { parseInput } from './zod-problems';

/** A cash movement of the public API: `+` Einnahme, `−` Ausgabe, always EUR. The rules are those of `invoiceJsonSchema`. */
export const cashEntryJsonSchema = z.strictObject({
  externalId: textField(200).min(1, { error: 'Die Kennung der Kassenbewegung fehlt.' }),
  date: dateField,
  amount: amountField,
  text: textField(),
  number: textField(200).nullish(),
  taxRate: percentField.nullish(),
  accountNo: digitsField.nullish(),
  taxKey: digitsField.nullish(),
  costCenter1: textField(100).nullish(),
  costCenter2: textField(100).nullish(),
  costQuantity: quantityField.nullish(),
  information: textField().nullish(),
  attachment: attachmentJsonSchema.nullish(),
});

/** A cash movement in the form of the public API. */
export type CashEntryJson = z.infer<typeof cashEntryJsonSchema>;

export interface ReadCashEntry {
  readonly entry: CashEntry;
  readonly attachments: readonly AttachmentJson[];
}

/** Reads one cash movement of the public JSON; problems carry the path of their field. */
export function readCashEntryJson(input: unknown): Outcome<ReadCashEntry> {
  const parsed = parseInput(cashEntryJsonSchema, input);
  if (!parsed.ok) return parsed;
  const json = parsed.value;
  const entry: CashEntry = {
    externalId: json.externalId,
    date: acceptedDate(json.date),
    amount: acceptedAmount(json.amount),
    text: json.text,
    number: optionalText(json.number),
    taxRate: optional(json.taxRate, acceptedPercent),
    accountNo: json.accountNo ?? null,
    taxKey: json.taxKey ?? null,
    costCenter1: optionalText(json.costCenter1),
    costCenter2: optionalText(json.costCenter2),
    costQuantity: optional(json.costQuantity, parseQuantity),
    information: optionalText(json.information),
  };
  return { ok: true, value: { entry, attachments: json.attachment ? [json.attachment] : [] } };
}

/** The entry in the form `readCashEntryJson` reads; the attachment is not part of it. */
export function writeCashEntryJson(entry: CashEntry): Omit<CashEntryJson, 'attachment'> {
  return { ...entry, amount: formatAmount(entry.amount) };
}
