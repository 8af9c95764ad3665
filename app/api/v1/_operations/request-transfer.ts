import { z } from 'zod';
import { parseInput } from '@/lib/bookkeeping/zod-problems';
import type { Finding, FindingLocale } from '@/lib/preflight/finding';
import { findingJson } from '@/lib/preflight/finding';
import { getTransfer } from '@/lib/transfer/read/read-transfers';
import { requestTransfer, type TransferRequestResult } from '@/lib/transfer/request-transfer';
import { operation } from '../_http/operation';
import { ApiProblem, inputErrors } from '../_http/problem';
import { idSchema, ledgerSchema, monthSchema, noParams, noQuery } from '../_schemas/common';
import { transferJson, transferSchema } from '../_schemas/transfer';

const mostBytes = 1024 * 1024;
/** DATEV's most documents in one package. */
const mostInvoices = 4_999;

const requestSchema = z.strictObject({
  ledger: ledgerSchema,
  month: monthSchema,
  invoiceIds: z.array(idSchema).min(1).max(mostInvoices).optional().meta({
    description: 'Nur diese Belege (beim Kassenbuch Kassenbewegungen); ohne Angabe alles, was wartet',
  }),
});

/** The click "Nach DATEV übertragen" by program. */
export const requestTransferOperation = operation({
  id: 'requestTransfer',
  method: 'POST',
  path: '/transfers',
  summary: 'Nach DATEV übertragen',
  description: [
    'Überträgt die Belege eines Buchs und Monats. Die Antwort kommt sofort, gearbeitet wird danach; `GET /transfers/{transferId}` zeigt den Stand.',
    'Belege, die eine Prüfung nicht bestehen, bleiben zurück und werden genannt; die anderen gehen.',
    'Was schon unterwegs oder übertragen ist, wird nicht noch einmal gesendet (409 mit der Übertragung, die es hat).',
  ].join(' '),
  permission: 'transfers.start',
  params: noParams,
  query: noQuery,
  bodies: [{ contentTypes: ['application/json'], schema: requestSchema, form: 'json', most: mostBytes }],
  answers: { 202: { description: 'Angenommen', schema: transferSchema } },
  problems: ['not_found', 'transfer_under_way', 'document_locked', 'not_ready', 'nothing_to_send'],
  async handle({ platform, actor, body, locale }) {
    const parsed = parseInput(requestSchema, body.form === 'json' ? body.value : null);
    if (!parsed.ok) throw new ApiProblem('invalid_input', { errors: inputErrors(parsed.problems, locale) });
    const { ledger, month, invoiceIds } = parsed.value;
    const result = await requestTransfer(platform, actor, {
      ledger,
      month,
      ...(invoiceIds ? { documentIds: [...new Set(invoiceIds)] } : {}),
    });
    const transferId = acceptedTransfer(result, locale);
    const transfer = await getTransfer(platform, actor, { transferId });
    if (!transfer) throw new Error(`transfer ${transferId} is gone`);
    const headers = { Location: `/api/v1/transfers/${transferId}` };
    return { status: 202, body: transferJson(transfer, locale), headers };
  },
});

function acceptedTransfer(result: TransferRequestResult, locale: FindingLocale): string {
  switch (result.kind) {
    case 'requested':
      return result.transferId;
    case 'already_under_way':
    case 'already_transferred':
      throw new ApiProblem('transfer_under_way', { transferId: result.transferId });
    case 'handled_elsewhere':
      throw new ApiProblem('document_locked', {
        detail: `Anders erledigt: ${result.documentIds.join(', ')}`,
        transferId: null,
      });
    case 'not_found':
      throw new ApiProblem('not_found', {
        detail: `In diesem Buch und Monat gibt es diese Belege nicht: ${result.documentIds.join(', ')}`,
      });
    case 'nothing_to_send':
      throw new ApiProblem('nothing_to_send', { findings: findingsJson(result.findings, locale) });
    case 'refused':
      throw new ApiProblem('not_ready', { findings: findingsJson(result.findings, locale) });
  }
}

function findingsJson(findings: readonly Finding[], locale: FindingLocale) {
  return findings.map((finding) => findingJson(finding, locale));
}
