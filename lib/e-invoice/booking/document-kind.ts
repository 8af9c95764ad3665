import type { Problem } from '@/lib/bookkeeping/problem';
import { germanAmount } from '../semantic/german-text';
import type { SemanticInvoice } from '../semantic/semantic-invoice';
import type { SyntaxName } from '../syntax/invoice-syntax';

/** Credit notes of UNTDID 1001 as EN 16931 lists them. */
const creditCodes = new Set('81 83 261 262 296 308 381 396 420 458 532'.split(' '));

/** Invoices of UNTDID 1001 as EN 16931 lists them; 751 is ZUGFeRD's "booking aid" of the thin profiles. */
const invoiceCodes = new Set(
  (
    '71 80 82 84 102 130 202 203 204 211 218 219 295 325 326 331 380 382 383 384 385 386 387 388 389 390 393 394 395 ' +
    '456 457 471 472 473 500 501 502 503 527 553 575 623 633 751 780 817 870 875 876 877 935'
  ).split(' '),
);

const proforma = '325';
const correction = '384';
const selfBilled = new Set(['261', '389', '471', '472', '500', '501', '502', '527']);

export interface DocumentKind {
  readonly isCreditNote: boolean;
  /** 1: amounts are booked as they stand; -1: a positive credit note becomes negative. */
  readonly sign: 1 | -1;
  readonly questions: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/**
 * Invoice or credit note, and with which sign. Credit notes come positive (type 381, UBL CreditNote) or as invoices with
 * negative amounts (corrections, type 384); both become negative. What could mean either is asked (E2).
 */
export function documentKind(document: SemanticInvoice, syntax: SyntaxName): DocumentKind {
  const { typeCode, totals } = document;
  const isCreditNote = syntax === 'ubl-credit-note' || creditCodes.has(typeCode);
  return {
    isCreditNote,
    sign: isCreditNote && totals.gross > 0 ? -1 : 1,
    questions: askAboutKind(document, isCreditNote),
    warnings: selfBilled.has(typeCode) ? [{ code: 'E_INVOICE_SELF_BILLING', params: { typeCode } }] : [],
  };
}

function askAboutKind(document: SemanticInvoice, isCreditNote: boolean): readonly Problem[] {
  const { typeCode, totals, currency } = document;
  const questions: Problem[] = [];
  if (document.isTest) questions.push({ code: 'E_INVOICE_TEST_DOCUMENT', params: {} });
  if (typeCode === proforma) questions.push({ code: 'E_INVOICE_NOT_AN_INVOICE', params: { typeCode } });
  if (!isCreditNote && !invoiceCodes.has(typeCode)) {
    questions.push({ code: 'E_INVOICE_TYPE_UNKNOWN', params: { typeCode } });
  }
  if (isCreditNote && totals.gross < 0) {
    const amount = germanAmount(totals.gross, currency);
    questions.push({ code: 'E_INVOICE_CREDIT_SIGN', params: { typeCode, amount }, path: 'grossAmount' });
  }
  if (typeCode === correction && !isCreditNote && totals.gross > 0) {
    const preceding = document.precedingInvoices.join(', ') || '–';
    const params = { number: document.number, preceding };
    questions.push({ code: 'E_INVOICE_CORRECTION_REPLACES', params, path: 'number' });
  }
  return questions;
}
