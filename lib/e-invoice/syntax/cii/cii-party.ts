import { oneLine } from '../../semantic/german-text';
import type { Identifier, Party } from '../../semantic/semantic-invoice';
import { allAt, attributeOf, firstAt, textAt, textOf, type XmlElement } from '../../xml/xml-element';
import { compactId, countryCode, knownNames } from '../party-names';

/** Reads a `TradePartyType` (BG-4, BG-7). */
export function readCiiParty(party: XmlElement | null): Party {
  const name = textAt(party, 'Name');
  const address = firstAt(party, 'PostalTradeAddress');
  return {
    name: name === null ? null : oneLine(name),
    knownNames: knownNames(name, textAt(party, 'SpecifiedLegalOrganization/TradingBusinessName')),
    identifiers: [...readIds(party, 'ID'), ...readIds(party, 'GlobalID')],
    vatId: compactId(registration(party, 'VA')),
    taxNumber: registration(party, 'FC'),
    addressLines: ['LineOne', 'LineTwo', 'LineThree'].flatMap((line) => {
      const text = textAt(address, line);
      return text === null ? [] : [oneLine(text)];
    }),
    postCode: textAt(address, 'PostcodeCode'),
    city: textAt(address, 'CityName'),
    country: countryCode(textAt(address, 'CountryID')),
  };
}

/** VAT id: scheme `VA`; tax number: scheme `FC`. */
export function registration(party: XmlElement | null, scheme: 'VA' | 'FC'): string | null {
  const ids = allAt(party, 'SpecifiedTaxRegistration/ID');
  return textOf(ids.find((id) => attributeOf(id, 'schemeID') === scheme) ?? null);
}

function readIds(party: XmlElement | null, name: 'ID' | 'GlobalID'): readonly Identifier[] {
  return allAt(party, name).flatMap((element) => {
    const id = textOf(element);
    return id === null ? [] : [{ id, scheme: attributeOf(element, 'schemeID') }];
  });
}
