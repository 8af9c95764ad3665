import type { FieldShape } from './field-shape';
import { invoiceFields } from './invoice-fields';

/** What a CSV import can bring. */
export const csvKinds = ['invoices', 'cash_entries', 'partners'] as const;
export type CsvKind = (typeof csvKinds)[number];

const cashFields = {
  date: { value: 'date', isRequired: true, headers: ['Datum', 'Belegdatum', 'Buchungsdatum', 'Date'] },
  text: {
    value: 'text',
    isRequired: true,
    headers: ['Belegtext', 'Buchungstext', 'Text', 'Bezeichnung', 'Verwendungszweck', 'Beschreibung'],
  },
  amount: { value: 'amount', headers: ['Betrag', 'Umsatz', 'Amount'] },
  receipt: { value: 'amount', headers: ['Einnahme', 'Einnahmen', 'Eingang', 'Zugang', 'Receipt'] },
  payment: { value: 'amount', headers: ['Ausgabe', 'Ausgaben', 'Ausgang', 'Abgang', 'Payment'] },
  number: { value: 'text', headers: ['Belegnummer', 'Belegnr', 'Beleg', 'Belegfeld 1', 'Nummer'] },
  taxRate: { value: 'rate', headers: ['Steuersatz', 'USt-Satz', 'MwSt', 'USt'] },
  accountNo: {
    value: 'digits',
    mayBeConstant: true,
    headers: ['Gegenkonto', 'Konto', 'Sachkonto', 'Account'],
  },
  taxKey: { value: 'digits', headers: ['BU-Schlüssel', 'BU', 'Steuerschlüssel'] },
  costCenter1: { value: 'text', headers: ['KOST1', 'Kostenstelle'] },
  costCenter2: { value: 'text', headers: ['KOST2', 'Kostenträger'] },
  information: { value: 'text', headers: ['Nachricht an den Berater', 'Notiz', 'Bemerkung'] },
  externalId: { value: 'text', headers: ['externalId', 'Externe ID', 'ID'] },
} as const satisfies Readonly<Record<string, FieldShape>>;

const partnerFields = {
  kind: { value: 'partnerKind', isRequired: true, mayBeConstant: true, headers: ['Art', 'Typ', 'Kind'] },
  name: {
    value: 'text',
    isRequired: true,
    headers: ['Name', 'Firma', 'Kunde', 'Lieferant', 'Bezeichnung', 'Company'],
  },
  customerNumber: {
    value: 'text',
    headers: ['Kundennummer', 'Kundennr', 'Lieferantennummer', 'Lieferantennr', 'Nummer'],
  },
  accountNo: {
    value: 'digits',
    headers: [
      'Personenkonto',
      'Debitorenkonto',
      'Kreditorenkonto',
      'Debitor',
      'Kreditor',
      'Konto',
      'Account',
    ],
  },
  city: { value: 'text', headers: ['Ort', 'Stadt', 'City'] },
  country: { value: 'country', mayBeConstant: true, headers: ['Land', 'Ländercode', 'Country'] },
  vatId: { value: 'text', headers: ['USt-IdNr', 'USt-ID', 'VAT ID'] },
  iban: { value: 'text', headers: ['IBAN'] },
} as const satisfies Readonly<Record<string, FieldShape>>;

export type InvoiceField = keyof typeof invoiceFields;
export type CashField = keyof typeof cashFields;
export type PartnerField = keyof typeof partnerFields;
export type CsvField = InvoiceField | CashField | PartnerField;

/** A field of the import with its key, which is also the key of its name on the page. */
export interface CsvFieldShape extends FieldShape {
  readonly key: CsvField;
}

/** Every field of a kind, in the order the page shows them: what is needed first. */
export const csvFields: Readonly<Record<CsvKind, readonly CsvFieldShape[]>> = {
  invoices: shapesOf(invoiceFields),
  cash_entries: shapesOf(cashFields),
  partners: shapesOf(partnerFields),
};

function shapesOf(fields: Readonly<Record<string, FieldShape>>): CsvFieldShape[] {
  return (Object.entries(fields) as [CsvField, FieldShape][]).map(([key, shape]) => ({ key, ...shape }));
}
