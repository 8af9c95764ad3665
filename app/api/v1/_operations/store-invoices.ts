import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { invoiceJsonSchema } from '@/lib/bookkeeping/invoice-json';
import { storeEInvoice } from '@/lib/documents/store-e-invoice';
import { mostInvoices, type StoreInvoiceResult, storeInvoices } from '@/lib/documents/store-invoices';
import type { FindingLocale } from '@/lib/preflight/finding';
import { type OperationAnswer, type OperationInput, operation } from '../_http/operation';
import { ApiProblem, inputErrors, problemBody } from '../_http/problem';
import { noParams } from '../_schemas/common';
import { storedInvoiceSchema, storedInvoicesSchema, summaryJson } from '../_schemas/invoice';

/** JSON of one call; a file of 20 MB has 27 MB in base64. */
const mostJsonBytes = 64 * 1024 * 1024;
/** Well above DATEV's 20 MB, so that a file a little too large gets its finding and not just a 413. */
const mostFileBytes = 32 * 1024 * 1024;

const query = z.strictObject({
  direction: z.enum(['outgoing', 'incoming']).optional().meta({
    description: 'Nur für E-Rechnungen: wenn die Beteiligten nicht sagen, ob sie ein- oder ausgeht',
  }),
});

/** One invoice, up to 1,000 in an array, or an e-invoice as it came. */
export const storeInvoicesOperation = operation({
  id: 'storeInvoices',
  method: 'POST',
  path: '/invoices',
  summary: 'Rechnungen ablegen',
  description: [
    'Nimmt eine Rechnung, ein Feld von bis zu 1.000 Rechnungen oder eine E-Rechnung (XRechnung, EN 16931 in UBL oder CII, ZUGFeRD-PDF).',
    'Eine schon bekannte `externalId` mit demselben Inhalt wird beantwortet wie zuvor, mit anderem Inhalt entsteht eine neue Version,',
    'außer der Beleg ist unterwegs oder übertragen (409). Bei einem Feld steht jede Rechnung für sich: die Antwort ist 200 und nennt',
    'für jede, was mit ihr geschah.',
  ].join(' '),
  permission: 'documents.write',
  params: noParams,
  query,
  bodies: [
    {
      contentTypes: ['application/json'],
      schema: z.union([invoiceJsonSchema, z.array(invoiceJsonSchema).min(1).max(mostInvoices)]),
      form: 'json',
      most: mostJsonBytes,
    },
    {
      contentTypes: ['application/xml', 'text/xml', 'application/pdf'],
      schema: null,
      form: 'bytes',
      most: mostFileBytes,
    },
  ],
  answers: {
    200: {
      description: 'Schon bekannt oder neue Version; bei einem Feld die Ergebnisse aller Rechnungen',
      schema: z.union([storedInvoiceSchema, storedInvoicesSchema]),
    },
    201: { description: 'Neu abgelegt', schema: storedInvoiceSchema },
  },
  problems: ['malformed_request', 'document_locked'],
  async handle(input) {
    const { platform, actor, body } = input;
    if (body.form === 'bytes') {
      const { direction } = input.query;
      const { bytes, contentType } = body;
      const file = { bytes, contentType, ...(direction ? { direction } : {}) };
      return singleAnswer(await storeEInvoice(platform, actor, file), input.locale);
    }
    if (body.form === 'json' && Array.isArray(body.value)) return storeMany(input, body.value);
    const [result] = await storeInvoices(platform, actor, [body.form === 'json' ? body.value : null]);
    if (!result) throw new Error('one invoice in, no result out');
    return singleAnswer(result, input.locale);
  },
});

async function storeMany(
  { platform, actor, locale }: OperationInput<unknown, unknown>,
  inputs: readonly unknown[],
): Promise<OperationAnswer> {
  if (inputs.length === 0 || inputs.length > mostInvoices) {
    const message = `Ein Feld hat 1 bis ${mostInvoices} Rechnungen, dieses hat ${inputs.length}.`;
    throw new ApiProblem('invalid_input', {
      errors: [{ path: '', code: 'INPUT_COUNT_OUT_OF_RANGE', message }],
    });
  }
  const results = await storeInvoices(platform, actor, inputs);
  return { status: 200, body: { data: results.map((result, index) => itemOf(result, index, locale)) } };
}

function itemOf(result: StoreInvoiceResult, index: number, locale: FindingLocale) {
  const externalId = result.kind === 'invalid' ? result.externalId : result.invoice.externalId;
  const problem = problemOf(result, locale);
  if (problem) {
    const { status } = problem;
    return { index, externalId, status, invoice: null, problem: problemBody(problem, randomUUID()) };
  }
  return {
    index,
    externalId,
    status: result.kind === 'created' ? 201 : 200,
    invoice: storedJson(result),
    problem: null,
  };
}

function singleAnswer(result: StoreInvoiceResult, locale: FindingLocale): OperationAnswer {
  const problem = problemOf(result, locale);
  if (problem) throw problem;
  const body = storedJson(result);
  const headers = { Location: `/api/v1/invoices/${body?.id ?? ''}` };
  return { status: result.kind === 'created' ? 201 : 200, body, headers };
}

function storedJson(result: StoreInvoiceResult) {
  if (result.kind === 'invalid' || result.kind === 'conflict') return null;
  return { ...summaryJson(result.invoice, result.version), result: result.kind };
}

function problemOf(result: StoreInvoiceResult, locale: FindingLocale): ApiProblem | null {
  switch (result.kind) {
    case 'created':
    case 'new_version':
    case 'unchanged':
      return null;
    case 'conflict': {
      const { invoice, transferId } = result;
      const detail = `Rechnung ${invoice.number} kann nicht mehr geändert werden.`;
      return new ApiProblem('document_locked', { detail, invoiceId: invoice.id, transferId });
    }
    case 'invalid':
      return new ApiProblem('invalid_input', { errors: inputErrors(result.problems, locale) });
  }
}
