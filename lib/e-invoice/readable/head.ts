import { formatGermanDate, type IsoDate } from '@/lib/bookkeeping/calendar';
import { type Sheet, textWidth } from '@/lib/paper/sheet';
import { profileName } from '../booking/profile';
import type { Party, SemanticInvoice } from '../semantic/semantic-invoice';
import { documentTypeName } from './names';

const half = textWidth / 2;

/** Title, the two parties side by side, and the facts of the invoice. */
export function writeHead(sheet: Sheet, document: SemanticInvoice): void {
  sheet.paragraph(`${documentTypeName(document.typeCode)} ${document.number}`, { size: 15, isBold: true });
  sheet.paragraph(
    'Lesbare Ansicht einer E-Rechnung. Das Original ist die XML-Datei; bei Abweichungen gilt das XML.',
    { size: 8 },
  );
  sheet.space(10);
  const columns = [{ width: half }, { width: half }];
  sheet.row(['Verkäufer', 'Käufer'], columns, { isBold: true });
  sheet.row([partyText(document.seller), partyText(document.buyer)], columns);
  sheet.space(10);
  for (const [label, value] of factsOf(document)) {
    if (value !== null) sheet.row([label, value], [{ width: 130 }, { width: textWidth - 130 }]);
  }
}

function partyText(party: Party): string {
  const town = [party.postCode, party.city].filter((part) => part !== null).join(' ');
  const numbers = party.identifiers.map(
    ({ id, scheme }) => `Nr.: ${id}${scheme === null ? '' : ` (${scheme})`}`,
  );
  const tradingNames = party.knownNames.filter((name) => !party.name?.includes(name));
  return [
    party.name ?? '–',
    ...tradingNames,
    ...party.addressLines,
    town,
    party.country ?? '',
    party.vatId === null ? '' : `USt-IdNr.: ${party.vatId}`,
    party.taxNumber === null ? '' : `Steuernummer: ${party.taxNumber}`,
    ...numbers,
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function factsOf(document: SemanticInvoice): readonly (readonly [string, string | null])[] {
  const { period } = document;
  const hasPeriod = period.start !== null || period.end !== null;
  return [
    ['Rechnungsnummer', document.number],
    ['Rechnungsdatum', formatGermanDate(document.issueDate)],
    ['Lieferdatum', dateText(document.deliveryDate)],
    [
      'Leistungszeitraum',
      hasPeriod ? `${dateText(period.start) ?? ''} – ${dateText(period.end) ?? ''}` : null,
    ],
    ['Fällig am', dateText(document.dueDate)],
    ['Währung', document.currency],
    ['Bestellnummer', document.orderId],
    ['Leitweg-ID / Referenz', document.buyerReference],
    ['Vorherige Rechnung', document.precedingInvoices.join(', ') || null],
    ['Zahlungsempfänger', document.payeeName],
    ['Profil', profileName(document.specification)],
  ];
}

function dateText(date: IsoDate | null): string | null {
  return date === null ? null : formatGermanDate(date);
}
