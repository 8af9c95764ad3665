import { z } from 'zod';
import { listInvoices } from '@/lib/documents/list-invoices';
import { downloadAttachment, getInvoice } from '@/lib/documents/read-invoice';
import { operation } from '../_http/operation';
import { ApiProblem } from '../_http/problem';
import {
  documentStateSchema,
  idSchema,
  ledgerSchema,
  monthSchema,
  noParams,
  noQuery,
  pageQuery,
} from '../_schemas/common';
import { invoiceJson, invoicePageSchema, invoiceSchema, listItemJson } from '../_schemas/invoice';
import { badCursor } from './bad-cursor';

export const listInvoicesOperation = operation({
  id: 'listInvoices',
  method: 'GET',
  path: '/invoices',
  summary: 'Rechnungen auflisten',
  description: 'Die neuesten Belegdaten zuerst.',
  permission: 'documents.read',
  params: noParams,
  query: z.strictObject({
    month: monthSchema.optional(),
    ledger: ledgerSchema.optional(),
    state: documentStateSchema.optional(),
    search: z
      .string()
      .max(100)
      .optional()
      .meta({ description: 'Teil von Rechnungsnummer, Name des Geschäftspartners oder externalId' }),
    ...pageQuery,
  }),
  bodies: [],
  answers: { 200: { description: 'Eine Seite', schema: invoicePageSchema } },
  problems: [],
  async handle({ platform, actor, query }) {
    const { month, ledger, state, search, cursor, limit } = query;
    const outcome = await listInvoices(platform, actor, {
      ...(month ? { month } : {}),
      ...(ledger ? { ledger } : {}),
      ...(state ? { state } : {}),
      ...(search ? { search } : {}),
      ...(cursor ? { cursor } : {}),
      ...(limit ? { limit } : {}),
    });
    if (outcome.kind === 'bad_cursor') throw badCursor();
    const { items, nextCursor } = outcome.page;
    return { status: 200, body: { data: items.map(listItemJson), nextCursor } };
  },
});

export const getInvoiceOperation = operation({
  id: 'getInvoice',
  method: 'GET',
  path: '/invoices/{invoiceId}',
  summary: 'Eine Rechnung mit ihrem Inhalt, ihren Dateien und Übertragungen',
  permission: 'documents.read',
  params: z.strictObject({ invoiceId: idSchema }),
  query: noQuery,
  bodies: [],
  answers: { 200: { description: 'Die Rechnung in ihrer neuesten Version', schema: invoiceSchema } },
  problems: ['not_found'],
  async handle({ platform, actor, params }) {
    const invoice = await getInvoice(platform, actor, params.invoiceId);
    if (!invoice) throw new ApiProblem('not_found');
    return { status: 200, body: invoiceJson(invoice) };
  },
});

export const getAttachmentOperation = operation({
  id: 'getAttachment',
  method: 'GET',
  path: '/attachments/{attachmentId}',
  summary: 'Eine Datei, wie sie abgelegt wurde',
  permission: 'documents.read',
  params: z.strictObject({ attachmentId: idSchema }),
  query: noQuery,
  bodies: [],
  answers: { 200: { description: 'Der Inhalt der Datei', schema: null } },
  problems: ['not_found'],
  async handle({ platform, actor, params }) {
    const file = await downloadAttachment(platform, actor, params.attachmentId);
    if (!file) throw new ApiProblem('not_found');
    return { file };
  },
});
