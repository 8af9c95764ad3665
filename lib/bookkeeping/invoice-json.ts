import { z } from 'zod';
import { type AttachmentJson, attachmentJsonSchema } from './attachment-json';
import { parseExchangeRate, parseQuantity } from './decimal';
import { type Invoice, type Partner, type Position, type Skonto, taxCases } from './invoice';
import {
  acceptedAmount,
  acceptedDate,
  acceptedPercent,
  amountField,
  countryField,
  currencyField,
  dateField,
  digitsField,
  exchangeRateField,
  optional,
  optionalText,
  percentField,
  quantityField,
  textField,
} from './json-fields';
import { formatAmount } from './money';
import type { Outcome } from './problem';
import { parseInput } from './zod-problems';

const partnerJsonSchema = z.strictObject({
  name: textField(),
  city: textField().nullish(),
  country: countryField.nullish(),
  vatId: textField(100).nullish(),
  customerNumber: textField(100).nullish(),
  accountNo: digitsField.nullish(),
  iban: textField(100).nullish(),
  bic: textField(100).nullish(),
  bankCode: textField(100).nullish(),
  bankAccount: textField(100).nullish(),
  bankCountry: countryField.nullish(),
});

const positionJsonSchema = z.strictObject({
  grossAmount: amountField,
  taxRate: percentField,
  taxCase: z.enum(taxCases).nullish(),
  accountNo: digitsField.nullish(),
  taxKey: digitsField.nullish(),
  costCenter1: textField(100).nullish(),
  costCenter2: textField(100).nullish(),
  costQuantity: quantityField.nullish(),
  text: textField().nullish(),
  accountName: textField(100).nullish(),
});

const skontoJsonSchema = z.strictObject({ percentage: percentField, amount: amountField, date: dateField });

/**
 * The invoice of the public API. Amounts are decimal strings, credit notes are negative, unknown fields are refused.
 * Only what can never be stored is refused here (unreadable amounts, dates, kinds); what a person can mend later, such as a
 * sum that does not fit or a missing tax case, is stored and held back by the checks.
 */
export const invoiceJsonSchema = z.strictObject({
  externalId: textField(200).min(1, { error: 'Die Kennung der Rechnung fehlt.' }),
  direction: z.enum(['outgoing', 'incoming']),
  number: textField(200),
  issueDate: dateField,
  serviceDate: dateField.nullish(),
  dueDate: dateField.nullish(),
  currency: currencyField,
  exchangeRate: exchangeRateField.nullish(),
  grossAmount: amountField,
  orderId: textField(200).nullish(),
  text: textField().nullish(),
  information: textField().nullish(),
  partner: partnerJsonSchema,
  ownVatId: textField(100).nullish(),
  shipFromCountry: countryField.nullish(),
  shipToCountry: countryField.nullish(),
  positions: z.array(positionJsonSchema).max(10_000),
  skonto: z.array(skontoJsonSchema).max(10).nullish(),
  paymentConditionsId: digitsField.nullish(),
  paymentOrder: z.boolean().nullish(),
  paidAt: dateField.nullish(),
  keywords: textField().nullish(),
  discount: z.strictObject({ grossAmount: amountField, text: textField().nullish() }).nullish(),
  roundingAmount: amountField.nullish(),
  internalInvoiceId: textField(100).nullish(),
  typeOfReceivable: textField(100).nullish(),
  description: textField().nullish(),
  attachment: attachmentJsonSchema.nullish(),
  attachments: z.array(attachmentJsonSchema).max(49).nullish(),
});

/** An invoice in the form of the public API. */
export type InvoiceJson = z.infer<typeof invoiceJsonSchema>;

export interface ReadInvoice {
  readonly invoice: Invoice;
  /** In the order they are stapled: the image first. */
  readonly attachments: readonly AttachmentJson[];
}

/** Reads one invoice of the public JSON; problems carry the path of their field. */
export function readInvoiceJson(input: unknown): Outcome<ReadInvoice> {
  const parsed = parseInput(invoiceJsonSchema, input);
  if (!parsed.ok) return parsed;
  const { attachment, attachments, ...json } = parsed.value;
  return {
    ok: true,
    value: {
      invoice: invoiceOf(json),
      attachments: [...(attachment ? [attachment] : []), ...(attachments ?? [])],
    },
  };
}

type InvoiceFields = Omit<InvoiceJson, 'attachment' | 'attachments'>;

function invoiceOf(json: InvoiceFields): Invoice {
  return {
    externalId: json.externalId,
    direction: json.direction,
    number: json.number,
    issueDate: acceptedDate(json.issueDate),
    serviceDate: optional(json.serviceDate, acceptedDate),
    dueDate: optional(json.dueDate, acceptedDate),
    currency: json.currency,
    exchangeRate: optional(json.exchangeRate, parseExchangeRate),
    grossAmount: acceptedAmount(json.grossAmount),
    orderId: optionalText(json.orderId),
    text: optionalText(json.text),
    information: optionalText(json.information),
    partner: partnerOf(json.partner),
    ownVatId: optionalText(json.ownVatId),
    shipFromCountry: json.shipFromCountry ?? null,
    shipToCountry: json.shipToCountry ?? null,
    positions: json.positions.map(positionOf),
    skonto: (json.skonto ?? []).map(skontoOf),
    paymentConditionsId: json.paymentConditionsId ?? null,
    paymentOrder: json.paymentOrder ?? null,
    paidAt: optional(json.paidAt, acceptedDate),
    keywords: optionalText(json.keywords),
    discount: json.discount
      ? { grossAmount: acceptedAmount(json.discount.grossAmount), text: optionalText(json.discount.text) }
      : null,
    roundingAmount: optional(json.roundingAmount, acceptedAmount),
    internalInvoiceId: optionalText(json.internalInvoiceId),
    typeOfReceivable: optionalText(json.typeOfReceivable),
    description: optionalText(json.description),
  };
}

function partnerOf(json: InvoiceJson['partner']): Partner {
  return {
    name: json.name,
    city: optionalText(json.city),
    country: json.country ?? null,
    vatId: optionalText(json.vatId),
    customerNumber: optionalText(json.customerNumber),
    accountNo: json.accountNo ?? null,
    iban: optionalText(json.iban),
    bic: optionalText(json.bic),
    bankCode: optionalText(json.bankCode),
    bankAccount: optionalText(json.bankAccount),
    bankCountry: json.bankCountry ?? null,
  };
}

function positionOf(json: InvoiceJson['positions'][number]): Position {
  return {
    grossAmount: acceptedAmount(json.grossAmount),
    taxRate: acceptedPercent(json.taxRate),
    taxCase: json.taxCase ?? null,
    accountNo: json.accountNo ?? null,
    taxKey: json.taxKey ?? null,
    costCenter1: optionalText(json.costCenter1),
    costCenter2: optionalText(json.costCenter2),
    costQuantity: optional(json.costQuantity, parseQuantity),
    text: optionalText(json.text),
    accountName: optionalText(json.accountName),
  };
}

function skontoOf(json: { percentage: string; amount: string; date: string }): Skonto {
  return {
    percentage: acceptedPercent(json.percentage),
    amount: acceptedAmount(json.amount),
    date: acceptedDate(json.date),
  };
}

/** The invoice in the form `readInvoiceJson` reads; attachments are not part of it. */
export function writeInvoiceJson(invoice: Invoice): InvoiceFields {
  const { positions, skonto, discount, roundingAmount, grossAmount, partner, ...same } = invoice;
  return {
    ...same,
    grossAmount: formatAmount(grossAmount),
    partner: { ...partner },
    positions: positions.map((position) => ({
      ...position,
      grossAmount: formatAmount(position.grossAmount),
    })),
    skonto: skonto.map((part) => ({ ...part, amount: formatAmount(part.amount) })),
    discount: discount ? { ...discount, grossAmount: formatAmount(discount.grossAmount) } : null,
    roundingAmount: roundingAmount == null ? null : formatAmount(roundingAmount),
  };
}
