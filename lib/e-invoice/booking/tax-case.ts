import type { Direction, TaxCase } from '@/lib/bookkeeping/invoice';
import { sumCents } from '@/lib/bookkeeping/money';
import type { Problem } from '@/lib/bookkeeping/problem';
import { germanAmount, germanPercent, shortened } from '../semantic/german-text';
import type { SemanticInvoice, TaxShare } from '../semantic/semantic-invoice';
import { exemptionHint } from './exemption-hints';
import { isEuCountry, isGermanRate, sellerTaxCountry } from './vat-territory';

/** The tax case of one share, or the question that decides it. */
export interface TaxCaseAnswer {
  readonly taxCase: TaxCase | null;
  readonly question: Problem | null;
}

/**
 * Maps a VAT category (BT-118, UNTDID 5305) to a tax case. A category says what the seller thinks of the supply; where
 * German bookkeeping needs more than that, the answer is a question and no guess (E2).
 */
export function taxCaseOf(share: TaxShare, document: SemanticInvoice, direction: Direction): TaxCaseAnswer {
  const showsTax = share.tax !== 0 || share.rate !== '0.00';
  if (share.category === 'S')
    return showsTax ? standardCase(share, document, direction) : open(share, document);
  if (showsTax) return open(share, document);
  switch (share.category) {
    case 'AE':
      return direction === 'incoming' ? owedByUs('reverse_charge', share, document) : sure('reverse_charge');
    case 'K':
      return direction === 'incoming'
        ? owedByUs('intra_eu_acquisition', share, document)
        : sure('intra_eu_supply');
    case 'G':
      return direction === 'outgoing' ? sure('export') : open(share, document);
    case 'E':
      return exemptCase(share, document);
    case 'O':
      return notTaxableCase(share, document);
    case 'Z':
      return exemptionHint(share) === 'small_business' ? sure('small_business') : open(share, document);
    default:
      return open(share, document);
  }
}

/** Tax at a rate is German when the seller is registered here; a rate unknown here, sold into the EU, smells of OSS. */
function standardCase(share: TaxShare, document: SemanticInvoice, direction: Direction): TaxCaseAnswer {
  const country = sellerTaxCountry(document);
  const params = { rate: germanPercent(share.rate), amount: grossOf(share, document) };
  if (country !== 'DE') {
    return ask('E_INVOICE_FOREIGN_TAX', { ...params, country: country ?? '–' });
  }
  if (direction === 'incoming' || isGermanRate(share.rate)) return sure('domestic');
  const destination = document.deliverToCountry ?? document.buyer.country;
  return isEuCountry(destination) && destination !== 'DE'
    ? ask('E_INVOICE_OSS_CANDIDATE', { ...params, country: destination })
    : sure('domestic');
}

function exemptCase(share: TaxShare, document: SemanticInvoice): TaxCaseAnswer {
  switch (exemptionHint(share)) {
    case 'small_business':
      return sure('small_business');
    case 'other':
      return sure('exempt');
    case 'none':
    case 'reverse_charge':
    case 'intra_eu':
    case 'export':
    case 'special_scheme':
    case 'not_taxable':
      return open(share, document);
  }
}

function notTaxableCase(share: TaxShare, document: SemanticInvoice): TaxCaseAnswer {
  switch (exemptionHint(share)) {
    case 'small_business':
      return sure('small_business');
    case 'none':
    case 'other':
    case 'not_taxable':
      return sure('not_taxable');
    case 'reverse_charge':
    case 'intra_eu':
    case 'export':
    case 'special_scheme':
      return open(share, document);
  }
}

/** The case is sure, but the buyer owes the tax at a rate the invoice does not state. */
function owedByUs(taxCase: TaxCase, share: TaxShare, document: SemanticInvoice): TaxCaseAnswer {
  const name =
    taxCase === 'reverse_charge'
      ? 'Steuerschuldnerschaft des Leistungsempfängers'
      : 'innergemeinschaftlicher Erwerb';
  const params = { case: name, amount: grossOf(share, document) };
  return { taxCase, question: { code: 'E_INVOICE_TAX_RATE_OPEN', params } };
}

function open(share: TaxShare, document: SemanticInvoice): TaxCaseAnswer {
  const reason = [share.exemptionCode, share.exemptionReason].filter((text) => text !== null).join(': ');
  return ask('E_INVOICE_TAX_CASE_OPEN', {
    category: share.category || '–',
    rate: germanPercent(share.rate),
    amount: grossOf(share, document),
    reason: reason === '' ? '–' : shortened(reason, 120),
  });
}

function sure(taxCase: TaxCase): TaxCaseAnswer {
  return { taxCase, question: null };
}

function ask(code: string, params: Readonly<Record<string, string>>): TaxCaseAnswer {
  return { taxCase: null, question: { code, params } };
}

function grossOf(share: TaxShare, document: SemanticInvoice): string {
  return germanAmount(sumCents([share.basis, share.tax]), document.currency);
}
