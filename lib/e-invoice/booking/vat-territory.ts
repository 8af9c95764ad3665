import type { SemanticInvoice } from '../semantic/semantic-invoice';
import { countryCode } from '../syntax/party-names';

const euCountries = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** 16 and 5 % applied in the second half of 2020 and live on in corrections. */
const germanRates = new Set(['19.00', '7.00', '16.00', '5.00']);

/** Member of the EU; Northern Ireland is not: it is EU for goods only. */
export function isEuCountry(country: string | null): country is string {
  return country !== null && euCountries.has(country);
}

export function isGermanRate(rate: string): boolean {
  return germanRates.has(rate);
}

/**
 * The state whose VAT the seller charges: that of his tax representative, else of his VAT id, else of his address (a German
 * seller may state his tax number only).
 */
export function sellerTaxCountry(document: SemanticInvoice): string | null {
  const vatId = document.taxRepresentativeVatId ?? document.seller.vatId;
  return vatId === null ? document.seller.country : countryCode(vatId.slice(0, 2));
}
