import { z } from 'zod';
import { invoiceJsonSchema, writeInvoiceJson } from '@/lib/bookkeeping/invoice-json';
import { formatAmount } from '@/lib/bookkeeping/money';
import type { InvoiceSummary } from '@/lib/documents/invoice-views';
import type { InvoiceListItem } from '@/lib/documents/list-invoices';
import type { AttachmentView, InvoiceDetails } from '@/lib/documents/read-invoice';
import { problemSchema } from '../_http/problem';
import {
  amountText,
  dateText,
  documentStateSchema,
  idSchema,
  instantText,
  ledgerSchema,
  monthText,
  pageSchema,
} from './common';

const summaryFields = {
  id: idSchema,
  externalId: z.string(),
  version: z.int().meta({ description: 'Steigt mit jedem geänderten Inhalt' }),
  direction: z.enum(['outgoing', 'incoming']),
  ledger: ledgerSchema,
  accountingMonth: monthText,
  number: z.string(),
  issueDate: dateText,
  partnerName: z.string(),
  currency: z.string(),
  grossAmount: amountText,
  state: documentStateSchema,
  stateReason: z.string().nullable(),
  createdAt: instantText,
  updatedAt: instantText,
};

const invoiceSummarySchema = z.strictObject(summaryFields).meta({ id: 'InvoiceSummary' });
export const invoicePageSchema = pageSchema(invoiceSummarySchema);

/** Answer to a single POST. */
export const storedInvoiceSchema = z
  .strictObject({
    ...summaryFields,
    result: z.enum(['created', 'new_version', 'unchanged']),
  })
  .meta({ id: 'StoredInvoice' });

/** Answer to a POST of many: one result for each, in the order of the request. */
export const storedInvoicesSchema = z.strictObject({
  data: z.array(
    z.strictObject({
      index: z.int().meta({ description: 'Stelle in der Anfrage, von 0 an' }),
      externalId: z.string().nullable(),
      status: z
        .int()
        .meta({ description: 'Was eine einzelne Anfrage geantwortet hätte: 201, 200, 409 oder 422' }),
      invoice: storedInvoiceSchema.nullable(),
      problem: problemSchema.nullable(),
    }),
  ),
});

export const attachmentSchema = z
  .strictObject({
    id: idSchema,
    kind: z
      .enum(['image', 'original'])
      .meta({ description: '`image` ist ein Belegbild, `original` die XML-Datei einer E-Rechnung' }),
    fileName: z.string(),
    contentType: z.string(),
    size: z.int().meta({ description: 'Bytes' }),
    sha256: z.string(),
  })
  .meta({ id: 'Attachment' });

const contentShape = invoiceJsonSchema.omit({ attachment: true, attachments: true }).shape;

/** One invoice with its whole content. */
export const invoiceSchema = z
  .strictObject({
    ...contentShape,
    ...summaryFields,
    attachments: z.array(attachmentSchema),
    transfers: z.array(
      z.strictObject({
        transferId: idSchema,
        requestedAt: instantText,
        guid: z.string().meta({ description: 'Kennung des Belegs bei DATEV' }),
        sentNumber: z.string().nullable().meta({ description: 'Rechnungsnummer, wie DATEV sie sieht' }),
        result: z.string(),
      }),
    ),
  })
  .meta({ id: 'Invoice' });

export function summaryJson(invoice: InvoiceSummary, version: number) {
  const { id, externalId, direction, ledger, accountingMonth, number, issueDate, partnerName, currency } =
    invoice;
  return {
    id,
    externalId,
    version,
    direction,
    ledger,
    accountingMonth,
    number,
    issueDate,
    partnerName,
    currency,
    grossAmount: formatAmount(invoice.grossAmount),
    state: invoice.state,
    stateReason: invoice.stateReason,
    createdAt: invoice.createdAt.toISOString(),
    updatedAt: invoice.updatedAt.toISOString(),
  };
}

export function listItemJson(invoice: InvoiceListItem) {
  return summaryJson(invoice, invoice.version);
}

export function attachmentJson({ id, kind, fileName, contentType, size, sha256 }: AttachmentView) {
  return { id, kind, fileName, contentType, size, sha256 };
}

export function invoiceJson(details: InvoiceDetails) {
  return {
    ...writeInvoiceJson(details.content),
    ...summaryJson(details, details.version),
    attachments: details.attachments.map(attachmentJson),
    transfers: details.transfers.map(({ transferId, requestedAt, guid, sentNumber, result }) => ({
      transferId,
      requestedAt: requestedAt.toISOString(),
      guid,
      sentNumber,
      result,
    })),
  };
}
