import type { Party, SemanticInvoice } from '../semantic/semantic-invoice';
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
 * seller may state his tax number only, or in the wrong place).
 */
export function sellerTaxCountry(document: SemanticInvoice): string | null {
  const vatId = document.taxRepresentativeVatId ?? document.seller.vatId ?? '';
  return countryCode(vatId.slice(0, 2)) ?? document.seller.country;
}

/** Whether a party is German by VAT id, else by address. */
export function isGerman({ vatId, country }: Party): boolean {
  return (countryCode((vatId ?? '').slice(0, 2)) ?? country) === 'DE';
}
