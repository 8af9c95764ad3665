import { oneLine } from '../../semantic/german-text';
import type { Identifier, Party } from '../../semantic/semantic-invoice';
import { allAt, attributeOf, firstAt, textAt, textOf, type XmlElement } from '../../xml/xml-element';
import { compactId, countryCode, knownNames } from '../party-names';

/** Reads `cac:Party` (BG-4, BG-7). */
export function readUblParty(party: XmlElement | null): Party {
  const legalName = textAt(party, 'PartyLegalEntity/RegistrationName');
  const tradingName = textAt(party, 'PartyName/Name');
  const name = legalName ?? tradingName;
  const address = firstAt(party, 'PostalAddress');
  return {
    name: name === null ? null : oneLine(name),
    knownNames: knownNames(legalName, tradingName),
    identifiers: readIdentifiers(party),
    vatId: compactId(taxId(party, (scheme) => scheme === 'VAT')),
    taxNumber: taxId(party, (scheme) => scheme !== 'VAT'),
    addressLines: [
      textAt(address, 'StreetName'),
      textAt(address, 'AdditionalStreetName'),
      textAt(address, 'AddressLine/Line'),
    ].flatMap((line) => (line === null ? [] : [oneLine(line)])),
    postCode: textAt(address, 'PostalZone'),
    city: textAt(address, 'CityName'),
    country: countryCode(textAt(address, 'Country/IdentificationCode')),
  };
}

/** VAT id and tax number stand in the same element and differ by their scheme (BT-31, BT-32). */
export function taxId(party: XmlElement | null, isScheme: (scheme: string) => boolean): string | null {
  for (const registration of allAt(party, 'PartyTaxScheme')) {
    const scheme = textAt(registration, 'TaxScheme/ID')?.toUpperCase() ?? '';
    if (isScheme(scheme)) return textAt(registration, 'CompanyID');
  }
  return null;
}

/** The creditor id of a direct debit (BT-90) stands among the identifiers with scheme `SEPA`. */
function readIdentifiers(party: XmlElement | null): readonly Identifier[] {
  return allAt(party, 'PartyIdentification/ID').flatMap((element) => {
    const id = textOf(element);
    const scheme = attributeOf(element, 'schemeID');
    return id === null || scheme === 'SEPA' ? [] : [{ id, scheme }];
  });
}
