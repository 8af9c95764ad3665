import { createHash } from 'node:crypto';
import type { Direction, Invoice } from '@/lib/bookkeeping/invoice';
import { readInvoiceJson, writeInvoiceJson } from '@/lib/bookkeeping/invoice-json';
import { cents } from '@/lib/bookkeeping/money';
import type { Outcome, Problem } from '@/lib/bookkeeping/problem';
import { checkRange } from '../checks/check-range';
import { checkTaxShares } from '../checks/check-tax-shares';
import { checkTotals } from '../checks/check-totals';
import { oneLine } from '../semantic/german-text';
import type { SemanticInvoice } from '../semantic/semantic-invoice';
import type { SyntaxName } from '../syntax/invoice-syntax';
import { warnAboutAmountDue } from './amount-due';
import { directionOf, likelyDirection, type OwnParties } from './direction';
import { documentKind } from './document-kind';
import { exchangeRateOf } from './exchange-rate';
import { positionsOf } from './positions';
import { profileOf } from './profile';
import { skontoOf } from './skonto';
import { partnerOf } from './to-partner';

export interface BookingContext {
  readonly syntax: SyntaxName;
  readonly own: OwnParties;
  readonly given: Direction | null;
}

export interface BookableInvoice {
  readonly invoice: Invoice;
  /** null: unknown; the invoice is then shown the way it most likely is. */
  readonly direction: Direction | null;
  readonly questions: readonly Problem[];
  readonly warnings: readonly Problem[];
}

const longestText = 60;
const longestInformation = 120;

/** The invoice as bookkeeping knows it, with everything it cannot know asked for (E2); refused when its sums contradict. */
export function toInvoice(document: SemanticInvoice, context: BookingContext): Outcome<BookableInvoice> {
  const tooLarge = checkRange(document);
  if (tooLarge.length > 0) return { ok: false, problems: tooLarge };
  const shares = checkTaxShares(document);
  const contradictions = [...checkTotals(document), ...shares.problems];
  if (contradictions.length > 0) return { ok: false, problems: contradictions };
  const parts = bookedParts(document, context);
  if (parts.positions.problems.length > 0) return { ok: false, problems: parts.positions.problems };
  // The invoice has to be one our API would take as well: bounded texts, days DATEV knows, real codes.
  const acceptable = readInvoiceJson(writeInvoiceJson(invoiceOf(document, parts)));
  if (!acceptable.ok) return acceptable;
  return {
    ok: true,
    value: {
      invoice: acceptable.value.invoice,
      direction: parts.told.direction,
      questions: [
        ...parts.told.questions,
        ...parts.kind.questions,
        ...parts.partner.questions,
        ...parts.positions.questions,
        ...(parts.exchange.question ? [parts.exchange.question] : []),
      ],
      warnings: [
        ...parts.told.warnings,
        ...parts.kind.warnings,
        ...parts.positions.warnings,
        ...shares.warnings,
        ...warnAboutAmountDue(document),
        ...parts.skonto.warnings,
        ...parts.partner.warnings,
        ...warnAboutDocument(document),
      ],
    },
  };
}

/** Every decision of its own; the invoice only puts them together. */
function bookedParts(document: SemanticInvoice, context: BookingContext) {
  const kind = documentKind(document, context.syntax);
  const told = directionOf(document, context.own, context.given);
  const direction = told.direction ?? likelyDirection(document);
  const grossAmount = cents(document.totals.gross * kind.sign);
  return {
    kind,
    told,
    direction,
    grossAmount,
    positions: positionsOf(document, direction, kind.sign),
    partner: partnerOf(document, direction),
    exchange: exchangeRateOf(document),
    skonto: skontoOf(document, grossAmount < 0),
  };
}

function invoiceOf(document: SemanticInvoice, parts: ReturnType<typeof bookedParts>): Invoice {
  const { direction, positions } = parts;
  return {
    externalId: externalIdOf(document, parts.kind.isCreditNote),
    direction,
    number: document.number,
    issueDate: document.issueDate,
    serviceDate: document.deliveryDate ?? document.period.end,
    dueDate: document.dueDate,
    currency: document.currency,
    exchangeRate: parts.exchange.rate,
    grossAmount: parts.grossAmount,
    orderId: document.orderId,
    text: shortText(document),
    information: shortTerms(document),
    partner: parts.partner.partner,
    ownVatId: (direction === 'outgoing' ? document.seller : document.buyer).vatId,
    ...shipment(document, positions.questions),
    positions: positions.positions,
    skonto: parts.skonto.skonto,
    paymentConditionsId: null,
    paymentOrder: null,
    paidAt: null,
    keywords: null,
    roundingAmount: positions.roundingAmount,
  };
}

/**
 * The same invoice gets the same id however often and in whatever file it arrives, so that it cannot be booked twice (T5):
 * seller, number, day, invoice or credit note.
 */
function externalIdOf(document: SemanticInvoice, isCreditNote: boolean): string {
  const { seller } = document;
  const issuer = seller.vatId ?? seller.taxNumber ?? seller.name ?? '';
  const identity = [issuer, document.number, document.issueDate, isCreditNote ? 'credit' : 'invoice'];
  return `e-invoice-${createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 32)}`;
}

/** The first note short enough for a posting text; legal particulars (REG) are none. */
function shortText(document: SemanticInvoice): string | null {
  const notes = document.notes
    .filter(({ subjectCode }) => subjectCode !== 'REG')
    .map(({ text }) => oneLine(text));
  return notes.find((text) => text !== '' && text.length <= longestText) ?? null;
}

/** Payment terms as a word to the Berater; longer ones stand on the image. */
function shortTerms({ paymentTerms }: SemanticInvoice): string | null {
  const text = oneLine(paymentTerms ?? '');
  return text === '' || text.length > longestInformation ? null : text;
}

/** Where goods go only matters where another state's tax may be due. */
function shipment(document: SemanticInvoice, questions: readonly Problem[]) {
  const mayBeOss = questions.some(({ code }) => code === 'E_INVOICE_OSS_CANDIDATE');
  return {
    shipFromCountry: mayBeOss ? document.seller.country : null,
    shipToCountry: mayBeOss ? (document.deliverToCountry ?? document.buyer.country) : null,
  };
}

function warnAboutDocument(document: SemanticInvoice): readonly Problem[] {
  const warnings: Problem[] = document.attachments
    .filter(({ content, uri }) => content === null && uri === null)
    .map(({ id, fileName }) => ({
      code: 'E_INVOICE_ATTACHMENT_UNREADABLE',
      params: { name: fileName ?? id },
    }));
  if (profileOf(document.specification) === 'other') {
    const profile = (document.specification ?? '–').slice(0, 120);
    warnings.push({ code: 'E_INVOICE_PROFILE_UNKNOWN', params: { profile } });
  }
  return warnings;
}
